import { waitFor } from '../../scripts/lib/wait.mjs';
import { overlapped, type Simulator, startSimulator } from '../simulator/index.mts';
import { byId } from '../editor.mts';
import { errorOf } from './errorOf.mts';
import { prepareNode, type Run, runNode } from './runNode.mts';

let simulator: Simulator;

beforeEach(async () => {
	simulator = await startSimulator();
});
afterEach(() => simulator.close());

const bot = () => simulator.world.accounts.find(({ online }) => online)!;

/** A second account that is online. */
function colleague() {
	const other = simulator.world.accounts.find(({ online }) => !online)!;
	return Object.assign(other, { online: true, wId: 'session-of-the-colleague' });
}

const GROUP = '21900000001@chatroom';

type More = Omit<Partial<Run>, 'parameters'> & { parameters?: object };

const sending = (texts: string[], more: More = {}): Run => ({
	baseUrl: simulator.url,
	authorization: simulator.authorization,
	credentialId: simulator.url,
	items: texts.map((text) => ({ text })),
	...more,
	parameters: {
		resource: 'message',
		operation: 'sendText',
		weChatAccount: { __rl: true, mode: 'wcId', value: bot().wcId },
		to: byId(GROUP),
		text: '={{ $json.text }}',
		options: { pacing: 'off' },
		...more.parameters,
	} as Run['parameters'],
});

const numbered = (count: number, name = 'item') =>
	Array.from({ length: count }, (_, index) => `${name} ${index}.`);

const sent = () =>
	simulator.requests
		.filter(({ path }) => path === '/sendText')
		.map((request) => ({ ...request, body: request.body as { wId: string; content: string } }));
const texts = () => sent().map(({ body }) => body.content);

/** Resolves when so many requests of the endpoint have reached the gateway. */
const arrived = async (count: number, path = '/sendText') =>
	await waitFor({
		what: `Request ${count} to ${path}`,
		timeoutMs: 30_000,
		everyMs: 1,
		ask: async () => simulator.requests.filter((request) => request.path === path).length >= count,
	});

describe('one after another', () => {
	it('two workflows share the turns of an account, another account has its own', async () => {
		const other = colleague();
		simulator.misbehave('/sendText', { delayMs: 2 }, 0);
		await Promise.all([
			runNode(sending(numbered(60, 'a'))),
			runNode(sending(numbered(60, 'b'), { credentialId: 'another credential' })),
			runNode(
				sending(numbered(60, 'c'), {
					parameters: { weChatAccount: { __rl: true, mode: 'wId', value: other.wId } },
				}),
			),
		]);
		for (const name of ['a', 'b', 'c']) {
			expect(texts().filter((text) => text.startsWith(name))).toEqual(numbered(60, name));
		}
		const mine = sent().filter(({ body }) => body.wId === bot().wId);
		const theirs = sent().filter(({ body }) => body.wId === other.wId);
		expect([mine.length, theirs.length]).toEqual([120, 60]);
		const pairs = mine.flatMap((one, index) => mine.slice(index + 1).map((next) => [one, next]));
		expect(pairs.filter(([one, next]) => overlapped(one, next))).toEqual([]);
		// Otherwise the other account would have waited, too.
		expect(mine.some((one) => theirs.some((another) => overlapped(one, another)))).toBe(true);
		// Nobody waits for the whole broadcast of another workflow.
		const order = mine.map(({ body }) => body.content[0]).join('');
		expect(order).toMatch(/^a?b?(ab){50}/);
	});

	it('an account that is chosen by session and one by ID is the same', async () => {
		simulator.misbehave('/sendText', { delayMs: 2 }, 0);
		const bySession = { weChatAccount: { __rl: true, mode: 'wId', value: bot().wId } };
		await Promise.all([
			runNode(sending(numbered(20, 'a'))),
			runNode(sending(numbered(20, 'b'), { parameters: bySession })),
		]);
		const all = sent();
		const together = all.filter((one, index) =>
			all.slice(index + 1).some((next) => overlapped(one, next)),
		);
		expect(together).toEqual([]);
	});

	it('reads do not wait for messages', async () => {
		simulator.misbehave('/sendText', { delayMs: 400 }, 0);
		const message = runNode(sending(['slow']));
		await arrived(1);
		await runNode(sending([''], { parameters: { resource: 'label', operation: 'getAll' } }));
		expect(sent()[0].ended).toBe(0);
		await message;
	});

	it('other changes of the same account wait for a message that is under way', async () => {
		simulator.misbehave('/sendText', { delayMs: 50 }, 0);
		const message = runNode(sending(['slow']));
		await arrived(1);
		await runNode(
			sending([''], {
				parameters: { resource: 'label', operation: 'create', labelName: 'VIP' },
			}),
		);
		const label = simulator.requests.find(({ path }) => path === '/addContactLabel')!;
		expect(overlapped(sent()[0], label)).toBe(false);
		await message;
	});
});

describe('after a failure', () => {
	it('item 100 fails and 101 is never sent; the error says where it stopped and why', async () => {
		simulator.misbehave('/sendText', {
			refuse: { code: '1001', message: '失败' },
			when: 'item 100.',
		});
		const error = await errorOf(runNode(sending(numbered(300))));
		expect(texts()).toEqual(numbered(101));
		expect(error.message).toBe(
			'Item 101 of 300, to 21900000001@chatroom: The gateway refused \'Send Text\' ("失败", code 1001)',
		);
		expect(error.description).toMatch(
			/^100 of 300 sent before it stopped at item 101, and the 199 after it were not sent\. The gateway gives no further reason.* \(Where n8n says "item 100", it counts from 0: that is item 101\.\)$/,
		);
		expect(error.context.itemIndex).toBe(100);
	});

	it('with "continue on fail" all others are sent, and only that one is an error', async () => {
		simulator.misbehave('/sendText', {
			refuse: { code: '1001', message: '失败' },
			when: 'item 100.',
		});
		const items = await runNode(sending(numbered(300), { continueOnFail: true }));
		expect(texts()).toEqual(numbered(300));
		expect(items.flatMap(({ json }, index) => (json.error ? [index] : []))).toEqual([100]);
		expect(items.map(({ pairedItem }) => pairedItem)).toEqual(
			numbered(300).map((_, item) => ({ item })),
		);
	});

	it('a single item needs no summary', async () => {
		simulator.misbehave('/sendText', { refuse: { code: '1001', message: '失败' } });
		const error = await errorOf(runNode(sending(['only'])));
		expect(error.description).toMatch(/^The gateway gives no further reason/);
	});

	it('a parameter that cannot be evaluated lets nothing be sent at all', async () => {
		const broken = "={{ $json.text === 'item 7.' ? $('Nowhere').item.json.text : $json.text }}";
		const error = await errorOf(runNode(sending(numbered(10), { parameters: { text: broken } })));
		expect(error.message).toBeTruthy();
		// What n8n has started nevertheless gets the time to come to light.
		await new Promise((resolve) => setTimeout(resolve, 50));
		expect(texts()).toEqual([]);
	});

	it('"execute once" sends the first item only', async () => {
		const [first] = numbered(3);
		await runNode({ ...sending([first]), executeOnce: true });
		expect(texts()).toEqual([first]);
	});
});

describe('when the execution is stopped', () => {
	it.each([
		['', {}],
		[', also with "continue on fail"', { continueOnFail: true }],
	])('nothing more is sent%s', async (_name, more) => {
		const stop = new AbortController();
		simulator.misbehave('/sendText', { delayMs: 2 }, 0);
		const run = runNode(sending(numbered(300), { signal: stop.signal, ...more })).catch(
			(error) => error,
		);
		await arrived(50);
		const before = sent().length;
		stop.abort();
		const outcome = await run;
		if (!('continueOnFail' in more)) {
			// Whether one is under way at this moment is chance.
			expect(outcome.message).toMatch(
				/^Item \d+ of 300, to 21900000001@chatroom: The execution was canceled(: the message may have been sent)?$/,
			);
			expect(outcome.description).toContain(`of 300 sent before it stopped`);
		}
		await new Promise((resolve) => setTimeout(resolve, 50));
		expect(sent().length - before).toBeLessThanOrEqual(1);
		expect(texts()).toEqual(numbered(sent().length));
	});

	it('whoever waits leaves the queue at once, and the others go on', async () => {
		const stop = new AbortController();
		const signals: AbortSignal[] = [stop.signal];
		simulator.misbehave('/sendText', { delayMs: 300 }, 1);
		const first = runNode(sending(['first']));
		await arrived(1);
		const second = errorOf(runNode(sending(['second'], { signal: signals[0] })));
		const third = runNode(sending(['third']));
		await new Promise((resolve) => setTimeout(resolve, 20));
		stop.abort();
		expect((await second).message).toBe('The execution was canceled');
		// It did not wait for the one that is under way.
		expect(sent()[0].ended).toBe(0);
		await Promise.all([first, third]);
		expect(texts()).toEqual(['first', 'third']);
	});

	it('a pause ends at once', async () => {
		const stop = new AbortController();
		const options = { pacing: 'custom', shortestPause: 600, longestPause: 600, perMinute: 0 };
		// An account that has sent nothing yet, so that the first message goes out at once.
		const weChatAccount = { __rl: true, mode: 'wcId', value: 'wxid_quiet00000001' };
		colleague().wcId = weChatAccount.value;
		const run = errorOf(
			runNode(
				sending(numbered(3), { signal: stop.signal, parameters: { options, weChatAccount } }),
			),
		);
		await arrived(1);
		await new Promise((resolve) => setTimeout(resolve, 30));
		stop.abort();
		expect((await run).message).toBe(
			'Item 2 of 3, to 21900000001@chatroom: The execution was canceled',
		);
		expect(texts()).toHaveLength(1);
		// The next one of the account does not inherit the pause of 10 minutes that somebody else wanted.
		await runNode(sending(['next'], { parameters: { weChatAccount } }));
		expect(texts()).toHaveLength(2);
	});

	it('nobody keeps listening to the signal', async () => {
		const stop = new AbortController();
		let listeners = 0;
		const { addEventListener: add, removeEventListener: remove } = stop.signal;
		stop.signal.addEventListener = function (...args: Parameters<typeof add>) {
			listeners++;
			add.apply(this, args);
		};
		stop.signal.removeEventListener = function (...args: Parameters<typeof remove>) {
			listeners--;
			remove.apply(this, args);
		};
		simulator.misbehave('/sendText', { delayMs: 2 }, 0);
		const options = { pacing: 'custom', shortestPause: 0.002, longestPause: 0.002, perMinute: 0 };
		await Promise.all([
			runNode(sending(numbered(10), { signal: stop.signal, parameters: { options } })),
			runNode(sending(numbered(10), { signal: stop.signal })),
		]);
		expect(listeners).toBe(0);
	});
});

describe('an end that is not known', () => {
	const uncertain = [
		['a timeout', { delayMs: 3_000 }, { requestOptions: { timeout: 700 } }],
		['a cut connection', { cut: true as const }, {}],
		['half an answer', { truncate: true as const }, {}],
		['an empty answer', { empty: true as const }, {}],
		['HTTP 502', { status: 502 }, {}],
	] as const;

	it.each(uncertain)('%s says that the message may have been sent', async (_name, how, more) => {
		simulator.misbehave('/sendText', how);
		const error = await errorOf(runNode(sending(['once'], { parameters: more })));
		expect(error.message).toMatch(/: the message may have been sent$/);
		expect(error.description).toContain('Check in WeChat before you run it again');
		expect(texts()).toEqual(['once']);
	});

	it.each(uncertain)('%s is not repeated when n8n retries', async (_name, how, more) => {
		simulator.misbehave('/sendText', { ...how, when: 'item 2.' });
		const run = prepareNode(sending(numbered(5), { retryOnFail: true, parameters: more }));
		for (let attempt = 0; attempt < 3; attempt++) {
			const error = await errorOf(run());
			expect(error.message).toMatch(/: the message may have been sent$/);
			expect(error.description).toContain(
				'2 of 5 sent before it stopped at item 3, and the 2 after it',
			);
		}
		expect(texts()).toEqual(numbered(3));
	});

	it('a read says nothing of that kind', async () => {
		simulator.misbehave('/getContactLabelList', { status: 502 });
		const error = await errorOf(
			runNode(sending([''], { parameters: { resource: 'label', operation: 'getAll' } })),
		);
		expect(error.message).toBe('The gateway is out of order (HTTP 502): Bad Gateway');
	});
});

describe('when n8n retries', () => {
	it('what was sent is not sent again, and the output is complete', async () => {
		simulator.misbehave('/sendText', {
			refuse: { code: '1001', message: '失败' },
			when: 'item 2.',
		});
		const run = prepareNode(sending(numbered(5), { retryOnFail: true }));
		await errorOf(run());
		const items = await run();
		expect(texts()).toEqual(['item 0.', 'item 1.', 'item 2.', 'item 2.', 'item 3.', 'item 4.']);
		expect(items.map(({ pairedItem }) => pairedItem)).toEqual(
			numbered(5).map((_, item) => ({ item })),
		);
		expect(new Set(items.map(({ json }) => json.newMsgId)).size).toBe(5);
	});

	it('with "continue on fail" only what has failed is tried again', async () => {
		simulator.misbehave('/sendText', {
			refuse: { code: '1001', message: '失败' },
			when: 'item 0.',
		});
		const run = prepareNode(sending(numbered(3), { retryOnFail: true, continueOnFail: true }));
		expect((await run()).filter(({ json }) => json.error)).toHaveLength(1);
		expect((await run()).filter(({ json }) => json.error)).toHaveLength(0);
		expect(texts()).toEqual(['item 0.', 'item 1.', 'item 2.', 'item 0.']);
	});
});

it('messages keep their pause, over workflows', async () => {
	const options = { pacing: 'custom', shortestPause: 0.2, longestPause: 0.2, perMinute: 0 };
	await Promise.all(
		['a', 'b'].map((name) => runNode(sending(numbered(3, name), { parameters: { options } }))),
	);
	const all = sent();
	expect(all).toHaveLength(6);
	const gaps = all.slice(1).map(({ at }, index) => at - (all[index].at + all[index].ms));
	// Timers may be early by a millisecond, never by more.
	for (const gap of gaps) expect(gap).toBeGreaterThanOrEqual(198);
});

it.each([0.5, 2.5])('at most %p a minute holds the next one back', async (perMinute) => {
	const options = { pacing: 'custom', shortestPause: 0, longestPause: 0, perMinute };
	const stop = new AbortController();
	// An account of its own, so that nothing else counts.
	colleague().wcId = `wxid_slow_${perMinute}`;
	const weChatAccount = { __rl: true, mode: 'wcId', value: `wxid_slow_${perMinute}` };
	const run = errorOf(
		runNode(sending(numbered(5), { signal: stop.signal, parameters: { options, weChatAccount } })),
	);
	const allowed = Math.max(1, Math.floor(perMinute));
	await arrived(allowed);
	await new Promise((resolve) => setTimeout(resolve, 200));
	stop.abort();
	await run;
	expect(texts()).toEqual(numbered(allowed));
});

it.each([
	[{ shortestPause: 5, longestPause: 1 }, "'Longest Pause (Seconds)' is shorter"],
	[{ shortestPause: 'soon' }, "'Shortest Pause (Seconds)' needs a number"],
	[{ perMinute: -1 }, "'At Most per Minute' needs a number"],
])('custom pacing %j is refused before anything is sent', async (custom, text) => {
	const options = { pacing: 'custom', ...custom };
	const error = await errorOf(runNode(sending(['a'], { parameters: { options } })));
	expect(error.message).toContain(text);
	expect(texts()).toEqual([]);
});

it('a stopped long poll hangs up', async () => {
	simulator.world.loginRules.scanAfterMs = 60_000;
	const [{ json }] = await runNode(
		sending([''], {
			parameters: {
				...{ resource: 'login', operation: 'getQrCode', deviceType: 'ipad', proxy: 1 },
				download: false,
				weChatId: byId(bot().wcId),
			},
		}),
	);
	const stop = new AbortController();
	const waiting = errorOf(
		runNode(
			sending([''], {
				signal: stop.signal,
				parameters: {
					resource: 'login',
					operation: 'waitForScan',
					wId: json.wId,
					autoCheck: false,
				},
			}),
		),
	);
	await arrived(1, '/getIPadLoginInfo');
	stop.abort();
	expect((await waiting).message).toBe('The execution was canceled');
});
