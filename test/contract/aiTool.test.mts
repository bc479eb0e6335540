import type { IDataObject } from 'n8n-workflow';

import { byId } from '../editor.mts';
import { type Simulator, startSimulator } from '../simulator/index.mts';
import { toolsOf } from './agent.mts';
import type { Setting } from './n8n.mts';

let simulator: Simulator;

beforeEach(async () => {
	simulator = await startSimulator();
});
afterEach(() => simulator.close());

const GROUP = '21900000001@chatroom';
const REFUSAL = { code: '1001', message: '失败' };

const tool = (parameters: IDataObject, more: Partial<Setting> = {}): Setting => ({
	baseUrl: simulator.url,
	authorization: simulator.authorization,
	credentialId: simulator.url,
	...more,
	parameters: {
		weChatAccount: {
			__rl: true,
			mode: 'wcId',
			value: simulator.world.accounts.find(({ online }) => online)!.wcId,
		},
		options: { pacing: 'off' },
		...parameters,
	} as Setting['parameters'],
});

const sendText = (more?: Partial<Setting>) =>
	tool(
		{
			resource: 'message',
			operation: 'sendText',
			to: byId("={{ $fromAI('To', '', 'string') }}"),
			text: "={{ $fromAI('Text', '', 'string') }}",
		},
		more,
	);

const message = (text: string) => ({ To: GROUP, Text: text });

const texts = () =>
	simulator.requests
		.filter(({ path }) => path === '/sendText')
		.map(({ body }) => (body as { content: string }).content);

/** The messages that were sent, by the answers of the tool. */
const named = (...answers: string[]) =>
	answers.map((answer) => {
		const [{ newMsgId }] = JSON.parse(answer);
		return simulator.world.messages.find((one) => String(one.newMsgId) === newMsgId)?.text;
	});

describe('an agent that calls its tools by itself', () => {
	it.each([1, 2, 5])('sends what the model says for each of its %d items', async (count) => {
		const items = Array.from({ length: count }, (_, index) => ({ index }));
		const [send] = await toolsOf(items, [sendText()]);
		const answers: string[] = [];
		for (const { index } of items) answers.push(await send.invoke(message(`item ${index}`)));
		const wanted = items.map(({ index }) => `item ${index}`);
		expect(texts()).toEqual(wanted);
		expect(named(...answers)).toEqual(wanted);
	});

	it.each([{}, { retryOnFail: true }, { continueOnFail: true }])(
		'calls of one tool share nothing, one after another or at once: %j',
		async (more) => {
			const [send] = await toolsOf([{}], [sendText(more)]);
			const answers = [
				await send.invoke(message('one')),
				// The same words again are another message.
				await send.invoke(message('one')),
				...(await Promise.all(['two', 'three', 'four'].map((text) => send.invoke(message(text))))),
			];
			const wanted = ['one', 'one', 'two', 'three', 'four'];
			expect(texts()).toEqual(wanted);
			expect(named(...answers)).toEqual(wanted);
		},
	);

	it('two tools share nothing', async () => {
		const [send, labels] = await toolsOf(
			[{}],
			[
				sendText({ retryOnFail: true }),
				tool({ resource: 'label', operation: 'getAll' }, { retryOnFail: true }),
			],
		);
		expect(named(await send.invoke(message('one')))).toEqual(['one']);
		expect(JSON.parse(await labels.invoke({}))).toHaveLength(simulator.world.labels.length);
		expect(named(await send.invoke(message('two')))).toEqual(['two']);
	});

	it('a call that fails stops no other one', async () => {
		simulator.misbehave('/sendText', { refuse: REFUSAL, when: 'one' });
		const [send] = await toolsOf([{}, {}], [sendText()]);
		const calls = ['one', 'two', 'three'].map((text) => send.invoke(message(text)));
		const [first, ...others] = await Promise.allSettled(calls);
		expect(first).toMatchObject({
			status: 'rejected',
			reason: {
				message: expect.stringMatching(
					/^The gateway refused 'Send Text' \("失败", code 1001\)\n\nDetails: The gateway gives no further reason/,
				),
			},
		});
		expect(others.map(({ status }) => status)).toEqual(['fulfilled', 'fulfilled']);
		expect(texts()).toEqual(['one', 'two', 'three']);
	});

	it('a call that n8n tries again is not sent twice when it may have been sent', async () => {
		simulator.misbehave('/sendText', { cut: true });
		const [send] = await toolsOf([{}, {}], [sendText({ retryOnFail: true })]);
		await expect(send.invoke(message('one'))).rejects.toThrow('the message may have been sent');
		expect(texts()).toEqual(['one']);
	});

	it('a call that was refused is tried again by n8n, as it is set', async () => {
		simulator.misbehave('/sendText', { refuse: REFUSAL });
		const [send] = await toolsOf([{}, {}], [sendText({ retryOnFail: true })]);
		expect(named(await send.invoke(message('one')))).toEqual(['one']);
		expect(texts()).toEqual(['one', 'one']);
	});

	it('with "continue on fail" the model gets the reason', async () => {
		simulator.misbehave('/sendText', { refuse: REFUSAL });
		const [send] = await toolsOf([{}], [sendText({ continueOnFail: true })]);
		expect(JSON.parse(await send.invoke(message('one')))).toEqual([
			{
				error: 'The gateway refused \'Send Text\' ("失败", code 1001)',
				errorCode: 'refused',
				errorRetry: 'unknown',
				errorGatewayCode: '1001',
				errorGatewayText: '失败',
				errorRecipient: GROUP,
				errorAdvice: expect.stringContaining('Check the IDs'),
			},
		]);
	});

	it('a file of the workflow is out of reach, and the model is told what to use', async () => {
		const [send] = await toolsOf(
			[{}],
			[tool({ resource: 'message', operation: 'sendFile', to: byId(GROUP) })],
		);
		await expect(send.invoke({})).rejects.toThrow(
			"An AI agent cannot hand a file to its tools; 'File From' has to be 'URL' here",
		);
		expect(simulator.requests).toEqual([]);
	});
});
