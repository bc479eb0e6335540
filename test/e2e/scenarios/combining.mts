import { itemsOf, type N8nRest, type Workflow } from '../../../scripts/lib/n8n-rest.mjs';
import { waitFor } from '../../../scripts/lib/wait.mjs';
import { post, textCallback } from '../support/callback.mts';
import { activatedAt, type CallbackGateway, openCallbackGateway } from '../support/gateway.mts';
import { CREDENTIAL_TYPE, type Stage } from '../support/stage.mts';
import { inARow, weChatTrigger } from '../support/workflow.mts';

const TRIGGER = 'WeChat Trigger';

/** So many chats are written in at once. */
const CHATS = 100;

/** In seconds: on a busy machine, n8n takes some for all of them once. */
const QUIET = 30;

/** In MB: a webhook that waits holds about 10 in n8n 2.41, so that all of them would be 1,000. */
const MUCH = 400;

/** What somebody writes in quick succession. */
export function combining(stage: () => Stage): void {
	let gateway: CallbackGateway;
	let credential: Stage['credential'];

	beforeAll(async () => {
		gateway = await openCallbackGateway();
		credential = await stage().rest.createCredential({
			name: 'Of a gateway for combining',
			type: CREDENTIAL_TYPE,
			data: { ...stage().credentialData, baseUrl: gateway.url, authorization: 'combining-1' },
		});
	});
	afterAll(() => gateway.close());

	async function activate(name: string, seconds: number): Promise<[Workflow, string]> {
		const { rest } = stage();
		const workflow = await rest.createWorkflow(
			inARow(name, [
				weChatTrigger(credential, { options: { combineSeconds: seconds } }),
				{ name: 'End', type: 'n8n-nodes-base.noOp', typeVersion: 1, parameters: {} },
			]),
		);
		return [workflow, await activatedAt(gateway, stage(), workflow)];
	}

	/** The executions, as soon as so many have ended well; what there is instead says what has gone wrong. */
	async function executions(workflow: Workflow, count: number) {
		let listed: Awaited<ReturnType<N8nRest['executions']>> = [];
		const haveEnded = async () => {
			listed = await stage().rest.executions(workflow);
			return listed.filter(({ status }) => status === 'success').length >= count;
		};
		await waitFor({ what: 'All', timeoutMs: 100_000, ask: haveEnded }).catch(() => {});
		expect(listed.map(({ status }) => status)).toEqual(listed.map(() => 'success'));
		expect(listed).toHaveLength(count);
		return listed;
	}

	async function events(workflow: Workflow, count: number) {
		const runs = await executions(workflow, count);
		const whole = await Promise.all(runs.map(({ id }) => stage().rest.execution(id)));
		return whole.flatMap((run) => itemsOf(run, TRIGGER).map(({ json }) => json));
	}

	const textOf = (person: string, text: string) =>
		textCallback(text).replaceAll('wxid_lilei00demo01', person);

	it('ten quick messages are one event, with all of them', async () => {
		const [workflow, url] = await activate('Ten Messages', 3);
		const texts = Array.from({ length: 10 }, (_, index) => `line ${index + 1}`);
		for (const text of texts) expect(await post(url, textCallback(text))).toBe(200);
		const [event, ...others] = await events(workflow, 1);
		expect(others).toEqual([]);
		expect(event.chatInput).toBe(texts.join('\n'));
		expect((event.messages as Array<{ text: string }>).map(({ text }) => text)).toEqual(texts);
		await stage().rest.deactivate(workflow);
	});

	it('100 chats at once cost no webhook each, and each has an event of its own', async () => {
		const [workflow, url] = await activate('Many Chats', QUIET);
		const people = Array.from({ length: CHATS }, (_, index) => `wxid_person${index}`);
		/** As many callbacks as n8n takes at once anyway. */
		const deliver = async (texts: string[], from: (person: string) => string) => {
			for (const text of texts) {
				for (let first = 0; first < CHATS; first += 10) {
					const some = people.slice(first, first + 10);
					const posts = some.map((person) => post(url, textOf(from(person), text)));
					expect(await Promise.all(posts)).toEqual(some.map(() => 200));
				}
			}
		};
		// The same callbacks, but from Official Accounts, which the trigger ignores.
		const alone = await stage().peakWhile(() =>
			deliver(['Hello', 'are you there?'], (person) => `gh_${person}`),
		);
		const combined = await stage().peakWhile(async () => {
			await deliver(['Hello', 'are you there?'], (person) => person);
			await executions(workflow, CHATS);
		});
		const all = await events(workflow, CHATS);
		expect(all.map(({ chatId }) => chatId).sort()).toEqual([...people].sort());
		expect(new Set(all.map(({ text }) => text))).toEqual(new Set(['Hello\nare you there?']));
		expect(combined - alone).toBeLessThan(MUCH);
		await stage().rest.deactivate(workflow);
	});

	it.each<[string, (workflow: Workflow) => Promise<unknown>]>([
		['a workflow', async (workflow) => await stage().rest.deactivate(workflow)],
		['n8n', async () => await stage().restart()],
	])('what is waiting when %s ends goes on at once', async (what, end) => {
		const [workflow, url] = await activate(`Ending, ${what}`, 60);
		const people = Array.from({ length: 12 }, (_, index) => `wxid_person${index}`);
		for (const person of people) expect(await post(url, textOf(person, 'Hello'))).toBe(200);
		await end(workflow);
		const all = await events(workflow, people.length);
		expect(all.map(({ chatId }) => chatId).sort()).toEqual([...people].sort());
	});
}
