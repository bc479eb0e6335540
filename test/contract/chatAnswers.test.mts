/** Questions that are answered in the chat: the trigger that hears the answer wakes the run that waits for it. */
import { ExecuteContext } from 'n8n-core';
import {
	createEmptyRunExecutionData,
	type IDataObject,
	type IExecuteFunctions,
	type INodeParameters,
} from 'n8n-workflow';

import { forget, receiverOf, remember } from '../../nodes/callbacks/recipients';
import { developerOf } from '../../nodes/engine/developer';
import { findHearer } from '../../nodes/questions/chat/hearer';
import { keepQuestions, MOST_OPEN, openQuestions } from '../../nodes/questions/chat/kept';
import type { OpenQuestion } from '../../nodes/questions/question';
import { waitFor } from '../../scripts/lib/wait.mjs';
import { type Simulator, startSimulator } from '../simulator/index.mts';
import { question } from '../unit/nodes/openQuestion.mts';
import { callbackKinds } from './callbackKinds.mts';
import { type LiveTrigger, openTrigger } from './liveTrigger.mts';
import { place, weChatTrigger } from './n8n.mts';
import { underTest } from './underTest.mts';
import { openRun, type WaitingRun } from './waitingRun.mts';

const FRIEND = 'wxid_lilei00demo01';
const HOUR = 3_600_000;

let triggers = 0;
let questions = 0;

describe.each(callbackKinds)('$name', ({ id }) => {
	const { gateway, credential, nodeType } = underTest[id];
	let simulator: Simulator;
	let made: LiveTrigger[];
	let runs: WaitingRun[];

	beforeEach(async () => {
		made = [];
		runs = [];
		simulator = await startSimulator({ gateway: id });
	});
	afterEach(async () => {
		for (const trigger of made.reverse()) await trigger.close();
		for (const run of runs) await run.close();
		await simulator.close();
	});

	const setting = (parameters: INodeParameters = {}) => ({
		gateway: id,
		baseUrl: simulator.url,
		fields: credential(simulator),
		parameters,
	});

	async function activated(parameters: INodeParameters = {}): Promise<LiveTrigger> {
		const trigger = await openTrigger(setting(parameters), `asked-${id}-${++triggers}`);
		made.push(trigger);
		await trigger.activate();
		return trigger;
	}

	async function live(parameters?: INodeParameters): Promise<LiveTrigger> {
		const trigger = await activated(parameters);
		await trigger.goLive();
		return trigger;
	}

	async function run(...states: Parameters<typeof openRun>): Promise<WaitingRun> {
		const made = await openRun(...states);
		runs.push(made);
		return made;
	}

	/** The node that asks. */
	function asking(resumeUrl = 'http://127.0.0.1:1/webhook-waiting/1/node'): IExecuteFunctions {
		const { workflow, node, additionalData } = place(nodeType, setting());
		const data = { main: [[{ json: {} }]] };
		const context = new ExecuteContext(
			...([workflow, node, additionalData, 'manual', createEmptyRunExecutionData(), 0] as const),
			data.main[0],
			data,
			{ node, data, source: null },
			[],
		);
		Object.assign(context, { getSignedResumeUrl: () => resumeUrl });
		return context;
	}

	const credentials = () => ({ gateway: id, baseUrl: simulator.url, ...credential(simulator) });
	const hearer = async (triggerUrl = '', context = asking()) =>
		await findHearer(context, gateway, credentials(), triggerUrl);

	/** A question whose answer wakes a run. */
	async function ask(
		{ url: resumeUrl }: Pick<WaitingRun, 'url'>,
		more: Partial<OpenQuestion> = {},
		triggerUrl = '',
	): Promise<OpenQuestion> {
		const { developer, keep } = await hearer(triggerUrl);
		const { wcId: accountId } = simulator.world.accounts.find(({ online }) => online)!;
		const asked: OpenQuestion = {
			...{ id: `asked ${++questions}`, developer, accountId, chatId: FRIEND, senderId: FRIEND },
			...{
				messageId: '',
				responseType: 'approval',
				choices: ['Approve', 'Decline'],
				takesWords: false,
				resumeUrl,
			},
			...{ askedAt: Date.now(), expiresAt: Date.now() + HOUR },
			...more,
		};
		await keep(asked);
		return asked;
	}

	const says = async (text: string) => await simulator.play(`Li Lei writes "${text}"`);
	const texts = ({ started, emitted }: LiveTrigger) =>
		[...started, ...emitted].map(({ json }) => json.text);
	/** Until a run has been told something, which comes after the answer to the gateway. */
	const told = async ({ told: bodies }: WaitingRun, count = 1) =>
		await waitFor({
			what: 'An answer',
			timeoutMs: 30_000,
			ask: async () => bodies.length >= count,
		});
	const started = async (trigger: LiveTrigger, count: number) =>
		await waitFor({
			what: 'A started workflow',
			timeoutMs: 30_000,
			ask: async () => texts(trigger).length >= count,
		});

	it('the answer wakes the run, and starts neither the workflow nor a sibling', async () => {
		const receiver = await live();
		const sibling = await live();
		const filtered = await live({ filters: { textContains: 'tea' } });
		const elsewhere = await activated();
		const waiting = await run('waiting');
		const { id: asked } = await ask(waiting);
		await says('What is it about?');
		await says('1');
		await told(waiting);
		await says('tea');
		for (const trigger of [receiver, sibling, elsewhere]) await started(trigger, 2);
		expect(waiting.told).toEqual([
			{
				...{ id: asked, text: '1', approved: true, senderId: FRIEND },
				event: expect.objectContaining({ event: 'message.text', text: '1', chatId: FRIEND }),
			},
		]);
		const rest = ['What is it about?', 'tea'];
		expect([receiver, sibling, filtered, elsewhere].map(texts)).toEqual([
			rest,
			rest,
			['tea'],
			rest,
		]);
	});

	it('filters that would drop it and messages that are combined keep no answer back', async () => {
		const receiver = await live({
			chatType: 'group',
			filters: { textContains: 'tea' },
			options: { combineSeconds: 60 },
		});
		const waiting = await run('waiting');
		await ask(waiting);
		await says('2');
		await told(waiting);
		expect(waiting.told).toMatchObject([{ approved: false }]);
		expect(texts(receiver)).toEqual([]);
	});

	it('what the gateway delivers again wakes once and starts nothing', async () => {
		const receiver = await live();
		const sibling = await live();
		const waiting = await run('waiting');
		await ask(waiting);
		await simulator.play('Li Lei writes "1" 3 times');
		await told(waiting);
		await simulator.play('burst of 5: Li Lei writes "2"');
		for (const trigger of [receiver, sibling]) await started(trigger, 1);
		expect(waiting.told).toHaveLength(1);
		expect([receiver, sibling].map(texts)).toEqual([['2'], ['2']]);
	});

	it('five deliveries at once wake once', async () => {
		const receiver = await live();
		const waiting = await run('waiting');
		await ask(waiting);
		await simulator.play('burst of 5: Li Lei writes "1"');
		await told(waiting);
		await says('Bye');
		await started(receiver, 1);
		expect(waiting.told).toHaveLength(1);
		expect(texts(receiver)).toEqual(['Bye']);
	});

	it('an answer to a run that has ended starts the workflow as usual, and those of the siblings', async () => {
		const receiver = await live();
		const sibling = await live();
		const ended = await run('finished');
		const { developer } = await ask(ended);
		await says('1');
		for (const trigger of [receiver, sibling]) await started(trigger, 1);
		expect([receiver, sibling].map(texts)).toEqual([['1'], ['1']]);
		expect(openQuestions(developer)).toEqual([]);
		await says('1 approve');
		expect(ended.told).toHaveLength(1);
	});

	it('a run that is not waiting yet is asked again', async () => {
		const receiver = await live();
		const waiting = await run('running', 'waiting');
		await ask(waiting);
		await says('1');
		await told(waiting, 2);
		expect(texts(receiver)).toEqual([]);
	});

	it('where the run cannot be reached, the message starts the workflow, and the question stays open', async () => {
		const receiver = await live();
		const waiting = await run('running', 'running', 'running', 'running', 'waiting');
		await ask(waiting);
		await says('1');
		await started(receiver, 1);
		expect(texts(receiver)).toEqual(['1']);
		await says('2');
		await told(waiting, 5);
		expect(waiting.told.at(-1)).toMatchObject({ approved: false });
		await says('Bye');
		await started(receiver, 2);
		expect(texts(receiver)).toEqual(['1', 'Bye']);
	}, 30_000);

	it('after the time limit it is a message like any other', async () => {
		const receiver = await live();
		const waiting = await run('waiting');
		await ask(waiting, { expiresAt: Date.now() });
		await says('1');
		expect(waiting.told).toEqual([]);
		expect(texts(receiver)).toEqual(['1']);
	});

	it('five questions that were asked at once come back from what n8n has saved', async () => {
		const receiver = await live();
		const waiting = await Promise.all(Array.from({ length: 5 }, async () => await run('waiting')));
		const asked = await Promise.all(
			waiting.map(
				async (one, index) => await ask(one, { messageId: `700000000000000000${index}` }),
			),
		);
		await waitFor({
			what: 'All questions in the static data',
			timeoutMs: 30_000,
			ask: async () => {
				const { open = [] } = (receiver.staticData.questions ?? {}) as { open?: unknown[] };
				return open.length === 5;
			},
		});
		const saved = JSON.stringify(receiver.staticData);
		for (const { id: one } of asked) expect(saved).toContain(one);
		// What wakes a run is nothing that everybody may read who may read the workflow.
		expect(saved).not.toContain('webhook-waiting');
		expect(saved).not.toContain('signature');
	});

	it('what n8n has lost of it is saved with the next callback, also one that starts nothing', async () => {
		const receiver = await live({ chatType: 'group' });
		const developer = developerOf(gateway, credentials());
		keepQuestions([question({ developer, expiresAt: Date.now() + HOUR })]);
		await says('Hello');
		expect(receiver.staticData).toHaveProperty('questions.open.0.id');
		expect(texts(receiver)).toEqual([]);
	});

	it.each(['start', 'callback'])('what n8n has saved is known again with its %s', async (what) => {
		const receiver = await activated();
		const { developer } = await hearer();
		const { wcId: accountId } = simulator.world.accounts.find(({ online }) => online)!;
		const saved = question({ developer, accountId, chatId: FRIEND, expiresAt: Date.now() + HOUR });
		receiver.staticData.questions = { open: [saved], answered: [] } as unknown as IDataObject;
		expect(openQuestions(developer)).toEqual([]);
		if (what === 'start') await receiver.goLive();
		else await says('Hello');
		expect(openQuestions(developer)).toEqual([saved]);
	});

	it('a worker knows the trigger that has begun the run', async () => {
		const { address, node } = await activated();
		forget(address);
		const context = asking(address.replace(/webhook\/.*/, 'webhook-waiting/1/node'));
		await expect(hearer('', context)).rejects.toThrow('no WeChat Trigger');
		const begun = {
			getMode: () => 'trigger',
			getWorkflow: () => context.getWorkflow(),
			getNode: () => ({ ...context.getNode(), webhookId: node.webhookId }),
			getInputData: () => [{ json: {} }],
		};
		await weChatTrigger.execute.call(begun as unknown as IExecuteFunctions);
		await expect(hearer('', context)).resolves.toMatchObject({ developer: expect.any(String) });
	});

	it('the trigger can be named, as in queue mode', async () => {
		const receiver = await activated();
		const waiting = await run('waiting');
		await ask(waiting, {}, receiver.address);
		await says('1');
		await told(waiting);
		expect(texts(receiver)).toEqual([]);
	});

	describe('is refused at once where nobody would hear the answer', () => {
		const refused = async (...of: Parameters<typeof hearer>) =>
			(await hearer(...of).catch((error: unknown) => error)) as Error & IDataObject;

		it('no trigger', async () => {
			expect((await refused()).message).toBe(
				'Nothing was sent: no WeChat Trigger would hear the answer',
			);
			expect(await refused()).toMatchObject({ errorCode: { code: 'answerNotHeard' } });
		});

		it('one that has been unpublished', async () => {
			const receiver = await live();
			await receiver.deactivate();
			expect((await refused()).message).toMatch(/no WeChat Trigger/);
		});

		it('one that only listens for a test', async () => {
			await live();
			const developer = developerOf(gateway, credentials());
			remember({ ...receiverOf(developer)!, kind: 'test' });
			expect((await refused()).message).toMatch(/no WeChat Trigger/);
		});

		it('more questions than n8n should save', async () => {
			await live();
			const developer = developerOf(gateway, credentials());
			const open = Array.from({ length: MOST_OPEN }, () =>
				question({ developer, expiresAt: Date.now() + HOUR }),
			);
			keepQuestions(open);
			expect((await refused()).message).toContain(`${MOST_OPEN} questions`);
		});

		it('something else at its address', async () => {
			const receiver = await live();
			receiver.replaceBy((response) => void response.writeHead(404).end('{}'));
			const { message, description } = await refused();
			expect(message).toContain(`the WeChat Trigger at ${receiver.address} `);
			expect(message).toContain('status 404');
			expect(description).toContain('is published');
		});

		it('an address that cannot be reached', async () => {
			const { message } = await refused('http://127.0.0.1:1/webhook/gone/wechat?token=secret');
			expect(message).toContain(
				'cannot reach the WeChat Trigger at http://127.0.0.1:1/webhook/gone/wechat: ',
			);
		});

		it('what is no address of a trigger', async () => {
			expect((await refused('https://n8n.example.com/webhook')).message).toMatch(/^'Trigger URL'/);
		});

		it('a trigger with another key', async () => {
			const receiver = await live();
			const other = { ...credentials(), authorization: 'other', token: 'other' };
			const error = await findHearer(asking(), gateway, other, receiver.address).catch(
				(one: unknown) => one,
			);
			expect(error).toMatchObject({ description: expect.stringContaining('same credential') });
		});
	});

	it('nobody else can hand over a question', async () => {
		const receiver = await live();
		const letter = JSON.stringify({ questions: [] });
		for (const signature of ['', '1.x', `${Date.now()}.${'A'.repeat(43)}`]) {
			const answer = await fetch(receiver.address, {
				method: 'POST',
				headers: { 'x-wechat-question': signature },
				body: letter,
			});
			expect(answer.status).toBe(403);
		}
	});
});
