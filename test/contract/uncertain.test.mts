import { byId, picked } from '../editor.mts';
import {
	type Misbehaviour,
	overlapped,
	type Simulator,
	startSimulator,
} from '../simulator/index.mts';
import { botOf, prepareAsBot } from './asBot.mts';
import { errorOf } from './errorOf.mts';
import type { Run } from './runNode.mts';

let simulator: Simulator;

beforeEach(async () => {
	simulator = await startSimulator();
});
afterEach(() => simulator.close());

const GROUP = '21900000001@chatroom';

const sending = (texts: string[], parameters: object = {}, more: Partial<Run> = {}) =>
	prepareAsBot(
		simulator,
		{
			resource: 'message',
			operation: 'sendText',
			to: byId(GROUP),
			text: '={{ $json.text }}',
			...parameters,
		},
		{ credentialId: simulator.url, items: texts.map((text) => ({ text })), ...more },
	);

const calls = (path: string) => simulator.requests.filter((request) => request.path === path);
const sent = () => calls('/sendText').map(({ body }) => (body as { content: string }).content);
/** What has really gone out, whatever was answered. */
const delivered = () =>
	simulator.world.messages.filter(({ direction }) => direction === 'sent').map(({ text }) => text);

/** Every answer after the deed that tells nothing of it. */
const UNKNOWN_ENDS: Array<[string, Misbehaviour]> = [
	...[500, 502, 503, 504].map((status): [string, Misbehaviour] => [
		`a page of nginx with HTTP ${status}`,
		{ html: true, status, after: true },
	]),
	['a page with HTTP 200', { html: true, after: true }],
	['HTTP 502 without a body', { status: 502, body: '', after: true }],
	['an envelope of the proxy', { status: 502, body: '{"code":502,"message":"x"}', after: true }],
	['half an envelope with HTTP 500', { status: 500, body: '{"code":"1001","mess', after: true }],
	['bytes before the status line', { broken: 'garbage' }],
	['a chunk without a size', { broken: 'badChunk' }],
	['two lengths', { broken: 'twoLengths' }],
	['compression that is broken', { broken: 'corruptGzip' }],
	['a connection that is closed', { broken: 'hangUp' }],
	['a connection that is reset', { broken: 'reset' }],
	['an answer that never comes', { broken: 'silence' }],
	['an answer that drips', { broken: 'drip', dripMs: 20 }],
	['an answer shorter than it says', { broken: 'tooLong' }],
];

describe('after the deed', () => {
	it.each(UNKNOWN_ENDS)(
		'%s leaves open whether it was sent, and no retry sends it again',
		async (_name, how) => {
			simulator.misbehave('/sendText', { ...how, when: 'text two' });
			const run = sending(
				['text one', 'text two', 'text three'],
				{ requestOptions: { timeout: 1_500 } },
				{ retryOnFail: true },
			);
			for (let attempt = 0; attempt < 3; attempt++) {
				const error = await errorOf(run());
				expect(error.message).toMatch(/: the message may have been sent$/);
				expect(error.description).toContain(
					'it stopped at item 2, and the one after it was not sent',
				);
			}
			expect(sent()).toEqual(['text one', 'text two']);
			expect(delivered().filter((text) => text.startsWith('text'))).toEqual(sent());
		},
	);

	it('whatever happens, the account is free for the next message', async () => {
		for (const broken of ['corruptGzip', 'silence', 'drip', 'tooLong'] as const) {
			simulator.misbehave('/sendText', { broken, dripMs: 20, when: 'first' });
			const first = errorOf(sending(['first'], { requestOptions: { timeout: 700 } })());
			const [item] = await sending(['second'])();
			expect(item.json).toHaveProperty('newMsgId');
			expect((await first).message).toContain('may have been sent');
		}
	});

	it('a stop says that the message under way may be out', async () => {
		const stop = new AbortController();
		simulator.misbehave('/sendText', { broken: 'silence' });
		const stopped = errorOf(sending(['a', 'b'], {}, { signal: stop.signal })());
		while (sent().length === 0) await new Promise((resolve) => setTimeout(resolve, 5));
		stop.abort();
		const { message, description } = await stopped;
		expect(message).toBe(
			'Item 1 of 2, to 21900000001@chatroom: The execution was canceled: the message may have been sent',
		);
		expect(description).toContain('Check in WeChat');
	});
});

describe('a refusal is certain', () => {
	it.each<[string, Misbehaviour, string]>([
		['HTTP 429', { status: 429 }, 'The gateway gets too many requests (HTTP 429)'],
		['a page with HTTP 429', { status: 429, html: true }, 'too many requests (HTTP 429)'],
		[
			'HTTP 400 in words',
			{ status: 400, body: 'bad request' },
			'refuses the request (HTTP 400): bad',
		],
		['a page with HTTP 413', { status: 413, html: true }, 'too large for the gateway (HTTP 413)'],
		[
			'an envelope with HTTP 500',
			{ status: 500, refuse: { code: '1001', message: '失败' } },
			'失败',
		],
	])('%s is sent again by a retry', async (_name, how, text) => {
		simulator.misbehave('/sendText', how);
		const run = sending(['a'], {}, { retryOnFail: true });
		const error = await errorOf(run());
		expect(error.message).toContain(text);
		expect(error.message).not.toContain('may have been sent');
		expect(await run()).toHaveLength(1);
		expect(sent()).toEqual(['a', 'a']);
	});

	it('and stays what it is when the look-up behind it fails', async () => {
		await sending(['before'])();
		simulator.misbehave('/sendText', { refuse: { code: '1001', message: '失败' } });
		simulator.misbehave('/queryLoginWx', { broken: 'hangUp' });
		const run = sending(['a'], {}, { retryOnFail: true });
		expect((await errorOf(run())).message).toBe(
			'The gateway refused \'Send Text\' ("失败", code 1001)',
		);
		await run();
		expect(sent()).toEqual(['before', 'a', 'a']);
	});

	it('costs one look-up for each text, not for each item', async () => {
		const message = `格式错误 ${simulator.url}`;
		simulator.misbehave('/sendText', { refuse: { code: '1001', message } }, 0);
		await sending(['a', 'b', 'c', 'd'], {}, { continueOnFail: true })();
		expect(sent()).toHaveLength(4);
		// The first one finds the session, the second that it is not the reason.
		expect(calls('/queryLoginWx')).toHaveLength(2);
	});

	it('without a reason may always be the session', async () => {
		simulator.misbehave('/sendText', { refuse: { code: '1001', message: '失败' } }, 0);
		await sending(['a', 'b'], {}, { continueOnFail: true })();
		expect(calls('/queryLoginWx')).toHaveLength(3);
	});
});

describe('a look-up that fails', () => {
	it.each<[string, Misbehaviour]>([
		['a page of nginx', { html: true, status: 502 }],
		['a cut connection', { broken: 'reset' }],
		['silence', { broken: 'silence' }],
	])('of the session (%s) sent nothing, and a retry sends', async (_name, how) => {
		simulator.misbehave('/queryLoginWx', how);
		const run = sending(['a'], { requestOptions: { timeout: 700 } }, { retryOnFail: true });
		const error = await errorOf(run());
		expect(error.message).not.toContain('may have been');
		expect(error.description).toContain('Nothing was sent to anybody');
		expect(sent()).toEqual([]);
		await run();
		expect(sent()).toEqual(['a']);
	});

	it('of the members of a group sent nothing, and a retry sends', async () => {
		simulator.misbehave('/getChatRoomMember', { html: true, status: 504 });
		const run = sending(
			[''],
			{
				operation: 'sendMention',
				to: undefined,
				chatRoomId: byId(GROUP),
				at: picked('wxid_lilei00demo01'),
				text: 'hello',
			},
			{ retryOnFail: true },
		);
		expect((await errorOf(run())).description).toContain('Nothing was sent to anybody');
		await run();
		expect(calls('/sendText')).toHaveLength(1);
	});
});

it('a read whose end is not known is simply read again', async () => {
	simulator.misbehave('/getContactLabelList', { html: true, status: 502 });
	const run = sending([''], { resource: 'label', operation: 'getAll' }, { retryOnFail: true });
	expect((await errorOf(run())).message).toContain('HTTP 502');
	expect((await run()).length).toBeGreaterThan(0);
});

describe('one account, one lane', () => {
	it('also by a session of which nobody had heard before', async () => {
		await sending(['before'])();
		const bot = botOf(simulator);
		// A new login: the list that is remembered does not have this session yet.
		bot.wId = 'session-of-a-new-login';
		simulator.misbehave('/sendText', { delayMs: 60 }, 0);
		simulator.clear();
		const weChatAccount = { __rl: true, mode: 'wId', value: bot.wId };
		await Promise.all([
			sending(['x', 'y', 'z'], { weChatAccount })(),
			sending(['1', '2', '3'], {}, { continueOnFail: true })(),
		]);
		const all = calls('/sendText');
		const together = all.filter((one, index) =>
			all.slice(index + 1).some((next) => overlapped(one, next)),
		);
		expect(together).toEqual([]);
		expect(all.length).toBeGreaterThanOrEqual(6);
	});
});
