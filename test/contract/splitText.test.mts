/** *Split Long Text*: several messages of one text, in order, and no part twice. */
import type { IDataObject, INodeParameters } from 'n8n-workflow';

import { byId, picked } from '../editor.mts';
import { errorOf } from './errorOf.mts';
import { renamedSimulator } from './renamedSimulator.mts';
import { prepareNode, type Run } from './runNode.mts';
import { underTest } from './underTest.mts';

const GROUP = '21900000001@chatroom';
const WORDS = ['messageId', 'localId', 'chatId', 'accountId', 'timestamp'];
const PARTS = [
	`first ${'a'.repeat(40)}.`,
	`second ${'b'.repeat(40)}.`,
	`third ${'c'.repeat(40)}.`,
	`fourth ${'d'.repeat(40)}.`,
];
const TEXT = PARTS.join('\n\n');
const mayHave = { delayMs: 0, status: 502, html: true, after: true } as const;

describe.each([
	['eyun', '/sendText', { code: '1001', message: '接收人不存在' }],
	['gewe', '/message/postText', { code: '-104', message: '接收人不存在' }],
] as const)('%s', (id, path, refuse) => {
	const { nodeType, account, credential } = underTest[id];
	const simulator = renamedSimulator(id);

	function prepare(parameters: INodeParameters, more: Partial<Run> = {}) {
		const { options, ...others } = parameters as { options?: object };
		const run: Run = {
			gateway: id,
			baseUrl: simulator().url,
			fields: credential(simulator()),
			...more,
			parameters: {
				...{ resource: 'message', operation: 'sendText', to: byId(GROUP), text: TEXT },
				weChatAccount: { __rl: true, ...account(simulator().world) },
				options: { pacing: 'off', splitText: 60, ...options },
				...others,
			},
		};
		return prepareNode(run, nodeType);
	}
	const sent = () => simulator().world.messages.filter(({ direction }) => direction === 'sent');
	const texts = () => sent().map(({ text }) => text);
	const requests = () =>
		simulator()
			.requests.filter((request) => request.path.endsWith(path))
			.map(({ body }) => body as IDataObject);
	const misbehave = (how: object, when: string) => simulator().misbehave(path, { ...how, when }, 1);

	it('its parts go out in order, and the output tells of each what a message tells', async () => {
		const before = sent().length;
		const [{ json }, ...others] = await prepare({})();
		expect(others).toEqual([]);
		const own = sent().slice(before);
		expect(own.map(({ text }) => text)).toEqual(PARTS);
		const { messages } = json as { messages: IDataObject[] };
		expect(Object.keys(json)).toEqual(['messages']);
		expect(messages.map(({ text }) => text)).toEqual(PARTS);
		expect(messages.map(({ messageId }) => messageId)).toEqual(
			own.map(({ newMsgId }) => String(newMsgId)),
		);
		for (const message of messages)
			expect(Object.keys(message)).toEqual(expect.arrayContaining(WORDS));
	});

	it('each part can be revoked, with nothing filled in but what the output tells of it', async () => {
		const [{ json }] = await prepare({})();
		const second = (json.messages as IDataObject[])[1];
		const revoke = { resource: 'message', operation: 'revoke', to: undefined, text: undefined };
		await prepare(revoke as INodeParameters, { items: [second] })();
		const { body } = simulator().requests.at(-1)!;
		expect(String((body as IDataObject).newMsgId)).toBe(second.messageId);
	});

	it('a text that fits is one message, and the list is there all the same', async () => {
		const [{ json }] = await prepare({ text: 'short' })();
		const { messages, ...own } = json as { messages: IDataObject[] };
		expect(messages).toEqual([own]);
		expect(own).toMatchObject({ text: 'short', chatId: GROUP });
	});

	it('without the option a long text goes out as it is', async () => {
		const [{ json }] = await prepare({ options: { splitText: undefined } })();
		expect(texts().at(-1)).toBe(TEXT);
		expect(json.messages).toBeUndefined();
		expect(json.text).toBeUndefined();
	});

	it.each([0, 49, 60.5, 'many'])(
		'a length of %s is refused before anything is sent',
		async (splitText) => {
			const error = await errorOf(prepare({ options: { splitText } })());
			expect(error.message).toContain("'Split Long Text (Characters)' needs");
			expect(requests()).toEqual([]);
		},
	);

	it('a part that is refused: those before are named, and no retry sends any again', async () => {
		misbehave({ refuse }, 'third');
		const run = prepare({}, { retryOnFail: true });
		const error = await errorOf(run());
		expect(error.message).toMatch(/^Parts 1 to 2 of 4 were sent\. Part 3: .*接收人不存在/);
		expect(error.description).toContain('nobody gets one twice');
		expect(error.description).toContain(`Part 3 begins with "${PARTS[2]}"`);
		expect(error.context).toMatchObject({
			errorCode: 'partlySent',
			errorRetry: 'afterChange',
			errorGatewayText: '接收人不存在',
		});
		const again = await errorOf(run());
		expect(again.message).toBe(error.message);
		expect(requests()).toHaveLength(3);
	});

	it('of one whose end is not known that is said, too', async () => {
		misbehave(mayHave, 'second');
		const run = prepare({}, { retryOnFail: true });
		const error = await errorOf(run());
		expect(error.message).toMatch(
			/^Part 1 of 4 was sent\. Part 2: .*: the message may have been sent$/,
		);
		expect(error.context).toMatchObject({ errorCode: 'mayHaveBeenSent', errorRetry: 'afterCheck' });
		await errorOf(run());
		expect(requests()).toHaveLength(2);
	});

	it('when the first is refused, nothing was sent, and a retry begins anew', async () => {
		misbehave({ refuse }, 'first');
		const run = prepare({}, { retryOnFail: true });
		const error = await errorOf(run());
		expect(error.message).not.toContain('Part');
		expect(error.context).not.toMatchObject({ errorCode: 'partlySent' });
		const before = sent().length;
		await run();
		expect(
			sent()
				.slice(before)
				.map(({ text }) => text),
		).toEqual(PARTS);
	});

	it('where failures do not stop the workflow, the item tells it', async () => {
		misbehave({ refuse }, 'fourth');
		const [{ json }] = await prepare({}, { continueOnFail: true })();
		expect(json).toMatchObject({ errorCode: 'partlySent', errorRecipient: GROUP });
		expect(json.error).toContain('Parts 1 to 3 of 4 were sent');
	});

	it('each part counts at the pace of the account', async () => {
		const options = { pacing: 'custom', shortestPause: 0, longestPause: 0, perMinute: 0.001 };
		const error = await errorOf(prepare({ options })());
		expect(error.message).toMatch(/^Part 1 of 4 was sent\. Part 2: The limit of this operation/);
		expect(error.context).toMatchObject({ errorCode: 'partlySent' });
		expect(error.context.errorRetryAfter).toBeUndefined();
		expect(requests()).toHaveLength(1);
	});

	it('who stops it in between is told how far it is', async () => {
		simulator().misbehave(path, { delayMs: 300 }, 0);
		const stop = new AbortController();
		const running = errorOf(prepare({}, { signal: stop.signal })());
		while (requests().length < 2) await new Promise((done) => setTimeout(done, 5));
		stop.abort();
		const error = await running;
		expect(error.message).toMatch(
			/^Part 1 of 4 was sent\. Part 2: The execution was canceled: the message may have been sent$/,
		);
		expect(requests()).toHaveLength(2);
	});

	it('each mention is in its part, once', async () => {
		const [group] = simulator().world.groups.filter(({ chatRoomId }) => chatRoomId === GROUP);
		const [one, two] = group.members;
		Object.assign(one, { displayName: 'One' });
		Object.assign(two, { displayName: 'Two' });
		const text = `@One ${PARTS[0]}\n\n${PARTS[1]}\n\n@Two ${PARTS[2]} @One\n\n${PARTS[3]}`;
		await prepare({
			...{ operation: 'sendMention', text },
			...{ chatRoomId: byId(GROUP), at: picked(one.wcId, two.wcId) },
		} as INodeParameters)();
		const key = id === 'eyun' ? 'at' : 'ats';
		expect(requests().map(({ [key]: at }) => at)).toEqual([
			one.wcId,
			undefined,
			two.wcId,
			undefined,
		]);
	});
});
