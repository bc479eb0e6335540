import type { Workflow } from '../../../scripts/lib/n8n-rest.mjs';
import { waitFor } from '../../../scripts/lib/wait.mjs';
import { post, textCallback } from '../../e2e/support/callback.mts';
import { registrations } from '../../e2e/support/registrations.mts';
import { numbered } from '../../e2e/support/texts.mts';
import { inARow, weChatTrigger } from '../../e2e/support/workflow.mts';
import { counted, sized } from '../support/figures.mts';
import type { ManyProcesses } from '../support/stage.mts';

/** So many callbacks are under way at any time. */
const AT_ONCE = 8;

/** Does something with all values, with so many under way at once. */
async function withAll<T>(values: T[], act: (value: T) => Promise<void>): Promise<void> {
	const left = [...values];
	const each = async () => {
		for (let next = left.shift(); next !== undefined; next = left.shift()) await act(next);
	};
	await Promise.all(Array.from({ length: AT_ONCE }, each));
}

/** What of the callbacks that webhook processes take starts a workflow, and how often. */
export function callbacks(stage: () => ManyProcesses): void {
	const { callbackUrl, deliveredTo } = registrations(stage);
	let workflow: Workflow;

	async function publish(name: string): Promise<Workflow> {
		const { rest, credential } = stage();
		const trigger = weChatTrigger(credential);
		const end = { name: 'End', type: 'n8n-nodes-base.noOp', typeVersion: 1, parameters: {} };
		const created = await rest.createWorkflow(inARow(name, [trigger, end]));
		await rest.activate(created);
		await deliveredTo(`/webhook/${String(trigger.webhookId)}/`);
		return created;
	}

	/** The address that the gateway has, at one of the webhook processes. */
	async function addressAt(webhook: string): Promise<string> {
		const { pathname, search } = new URL(await callbackUrl());
		return `${webhook}${pathname}${search}`;
	}

	const addresses = async () => await Promise.all(stage().webhooks.map(addressAt));

	beforeAll(async () => {
		workflow = await publish('One');
		for (const address of await addresses()) {
			await waitFor({
				what: 'The webhook',
				timeoutMs: 60_000,
				ask: async () => (await post(address, '{"messageType":"00000"}')) !== 404,
			});
		}
	});

	/** The executions of a workflow that a text with this name has started and that have ended well. */
	const ofName = (name: string, { id }: Workflow) =>
		`from execution_entity e join execution_data d on d."executionId" = e.id
		where e."workflowId" = '${id}' and e.status = 'success' and d.data like '%"${name} %'`;

	const executions = async (name: string, of = workflow) =>
		await stage().number(`select count(*) ${ofName(name, of)}`);

	const texts = async (name: string, of = workflow) =>
		await stage().number(
			`select count(distinct substring(d.data from '"(${name} [0-9]+)[.]"')) ${ofName(name, of)}`,
		);

	const arrived = async (name: string, count: number, of = workflow) =>
		await waitFor({
			what: `The executions of "${of.name}" for "${name}"`,
			timeoutMs: 240_000,
			everyMs: 500,
			ask: async () => (await executions(name, of)) >= count,
		});

	/** One more callback at each process, until it has run: what came before it has started by then. */
	async function afterAllOf(name: string): Promise<void> {
		const later = numbered(`after ${name}`, stage().webhooks.length);
		const to = await addresses();
		for (const [index, text] of later.entries()) await post(to[index], textCallback(text));
		await arrived(`after ${name}`, later.length);
	}

	let ids = 7_200_000_000_000_000_000n;
	const told = (name: string, count: number) =>
		numbered(name, count).map((text) => textCallback(text, ++ids));

	it('all of a flood start, each once', async () => {
		const count = sized(100, 400);
		const url = await callbackUrl();
		await withAll(told('flood', count), async (body) => expect(await post(url, body)).toBe(200));
		await arrived('flood', count);
		await afterAllOf('flood');
		expect([await executions('flood'), await texts('flood')]).toEqual([count, count]);
		counted(`${count} callbacks over two webhook processes: ${count} executions`);
	});

	it('what comes again at the other process starts nothing once the first has started', async () => {
		const count = sized(20, 60);
		const [first, second] = await addresses();
		// Both know the workflow by then: what each learns later, it learns from what n8n has saved.
		await afterAllOf('before again');
		const bodies = told('again', count);
		for (const body of bodies) expect(await post(first, body)).toBe(200);
		await arrived('again', count);
		for (const body of bodies) expect(await post(second, body)).toBe(200);
		await afterAllOf('again');
		expect([await executions('again'), await texts('again')]).toEqual([count, count]);
		counted(`${count} callbacks that come again once they have started: ${count} executions`);
	});

	it.each([
		[
			'right after the answer to the first',
			'directly',
			async (body: string, [first, second]: string[]) => {
				expect(await post(first, body)).toBe(200);
				expect(await post(second, body)).toBe(200);
			},
		],
		[
			'at the same moment',
			'both',
			async (body: string, both: string[]) => {
				const answers = await Promise.all(both.map((address) => post(address, body)));
				expect(answers).toEqual([200, 200]);
			},
		],
	])('%s, the other process may start it a second time, and not oftener', async (...row) => {
		const [when, name, deliver] = row;
		const count = sized(20, 60);
		const both = await addresses();
		for (const body of told(name, count)) await deliver(body, both);
		await afterAllOf(name);
		const started = await executions(name);
		expect(await texts(name)).toBe(count);
		expect(started).toBeGreaterThanOrEqual(count);
		expect(started).toBeLessThanOrEqual(2 * count);
		counted(`${count} callbacks at two webhook processes, ${when}: ${started} executions`);
	});

	it('several workflows of an account get each, also at processes that have published none of them', async () => {
		const count = sized(20, 60);
		const all = [workflow, await publish('Two'), await publish('Three')];
		const url = await callbackUrl();
		await withAll(told('shared', count), async (body) => expect(await post(url, body)).toBe(200));
		for (const each of all) await arrived('shared', count, each);
		await afterAllOf('shared');
		for (const each of all) {
			expect([await executions('shared', each), await texts('shared', each)]).toEqual([
				count,
				count,
			]);
		}
		counted(`${count} callbacks for three workflows of an account: ${count} executions of each`);
	});
}
