/** Faults on demand: each test catches a fault that would not look like the real one. */
import { closeAll, call, post, start } from './client.mts';

afterEach(closeAll);

const TEXT = { wcId: 'wxid_lilei00demo01', content: 'hello' };

it('misbehaves as often as told, at the path it was told', async () => {
	const simulator = await start();
	simulator.misbehave('/sendText', { refuse: { code: '1001', message: '系统失败,请重试' } }, 2);
	expect((await call(simulator, '/getContactLabelList')).code).toBe('1000');
	for (const code of ['1001', '1001', '1000']) {
		expect((await call(simulator, '/sendText', TEXT)).code).toBe(code);
	}
});

it('misbehaves anywhere for "*", and no more after behave()', async () => {
	const simulator = await start();
	simulator.misbehave('*', { status: 503 }, 5);
	expect(await call(simulator, '/sendText', TEXT)).toMatchObject({
		status: 503,
		text: 'Service Unavailable',
	});
	simulator.behave();
	expect((await call(simulator, '/sendText', TEXT)).code).toBe('1000');
});

it.each([
	['an error page', { html: true, status: 502 }, 502, /^<html>/],
	['an error page with status 200', { html: true }, 200, /^<html>/],
	['an empty body', { empty: true }, 200, /^$/],
	['any body', { body: '[1', contentType: 'text/plain' }, 200, /^\[1$/],
	['a redirection', { redirect: 'http://127.0.0.1:1/' }, 302, /^$/],
] as const)(
	'answers with %s and does not carry the request out',
	async (_name, how, status, body) => {
		const simulator = await start();
		const before = simulator.world.messages.length;
		simulator.misbehave('/sendText', how);
		const answer = await call(simulator, '/sendText', TEXT);
		expect(answer.status).toBe(status);
		expect(answer.text).toMatch(body);
		expect(simulator.world.messages).toHaveLength(before);
		expect(simulator.requests[0].status).toBe(status);
	},
);

it.each([
	['an error page', { html: true, status: 503 }, 503, /nginx/],
	['an error page with status 200', { html: true }, 200, /nginx/],
	['a status', { status: 504 }, 504, /^Gateway Timeout$/],
	[
		'a page that says "too large"',
		{ html: true, status: 413 },
		413,
		/<h1>413 Request Entity Too Large/,
	],
	['an empty body', { empty: true }, 200, /^$/],
	['any body', { body: '[1' }, 200, /^\[1$/],
	['a refusal', { refuse: { code: '1001', message: '失败' } }, 200, /失败/],
	['a redirection', { redirect: 'http://127.0.0.1:1/' }, 302, /^$/],
] as const)(
	'carries the request out and then answers with %s',
	async (_name, how, status, body) => {
		const simulator = await start();
		const before = simulator.world.messages.length;
		simulator.misbehave('/sendText', { ...how, after: true });
		const answer = await call(simulator, '/sendText', TEXT);
		expect(answer.status).toBe(status);
		expect(answer.text).toMatch(body);
		expect(simulator.world.messages).toHaveLength(before + 1);
		expect(simulator.requests[0]).toMatchObject({ status, answer: answer.text });
	},
);

it('misbehaves until it is taken back: catches an order that is used up', async () => {
	for (const times of [0, Infinity]) {
		const simulator = await start();
		simulator.misbehave('/sendText', { status: 503 }, times);
		for (let round = 0; round < 5; round++) {
			expect((await call(simulator, '/sendText', TEXT)).status).toBe(503);
		}
		simulator.behave();
		expect((await call(simulator, '/sendText', TEXT)).code).toBe('1000');
	}
});

it('fails exactly one request of many: catches an order that the first request takes', async () => {
	const simulator = await start();
	const refuse = { code: '1001', message: '失败' };
	simulator.misbehave('/sendText', { refuse, when: 'item 3"' });
	const codes: string[] = [];
	for (const number of [1, 2, 3, 31, 3]) {
		const body = { ...TEXT, content: `item ${number}` };
		codes.push((await call(simulator, '/sendText', body)).code);
	}
	expect(codes).toEqual(['1000', '1000', '1001', '1000', '1000']);
});

it('lets a fault happen on top of a lasting delay', async () => {
	const simulator = await start();
	simulator.misbehave('/sendText', { delayMs: 60 }, 0);
	simulator.misbehave('/sendText', { status: 500 });
	const statuses: number[] = [];
	for (let round = 0; round < 2; round++) {
		const begin = Date.now();
		statuses.push((await call(simulator, '/sendText', TEXT)).status);
		expect(Date.now() - begin).toBeGreaterThanOrEqual(55);
	}
	expect(statuses).toEqual([500, 200]);
});

it('misbehaves at all paths that begin alike, files included, which "*" leaves alone', async () => {
	const simulator = await start();
	simulator.misbehave('/weChatFavorites/*', { status: 502 }, 0);
	simulator.misbehave('*', { status: 503 }, 0);
	const favorites = await call(simulator, '/weChatFavorites/favSync', { keyBuf: null });
	// What is ordered later counts.
	expect(favorites.status).toBe(503);
	expect((await fetch(`${simulator.url}/media/a.png`)).status).toBe(200);
	simulator.behave();
	simulator.misbehave('/weChatFavorites/*', { status: 502 });
	expect((await call(simulator, '/sendText', TEXT)).status).toBe(200);
	expect((await call(simulator, '/weChatFavorites/favSync', { keyBuf: null })).status).toBe(502);
});

it('answers without a length when told so', async () => {
	const simulator = await start();
	simulator.misbehave('/queryLoginWx', { noLength: true });
	const response = await fetch(`${simulator.url}/queryLoginWx`, {
		method: 'POST',
		headers: { 'Content-Type': 'application/json', Authorization: simulator.authorization },
		body: '{}',
	});
	expect(response.headers.get('content-length')).toBeNull();
	expect(((await response.json()) as { code: string }).code).toBe('1000');
});

it('breaks the connection, or the JSON, after the message is sent', async () => {
	const simulator = await start();
	const before = simulator.world.messages.length;
	simulator.misbehave('/sendText', { cut: true });
	await expect(call(simulator, '/sendText', TEXT)).rejects.toThrow();
	simulator.misbehave('/sendText', { truncate: true });
	const { status, text } = await call(simulator, '/sendText', TEXT);
	expect(status).toBe(200);
	expect(() => JSON.parse(text)).toThrow();
	expect(simulator.world.messages).toHaveLength(before + 2);
});

it('delays the true answer', async () => {
	const simulator = await start();
	simulator.misbehave('/sendText', { delayMs: 150 });
	const begin = Date.now();
	expect((await call(simulator, '/sendText', TEXT)).code).toBe('1000');
	expect(Date.now() - begin).toBeGreaterThanOrEqual(140);
});

it('closes with requests still waiting and connections still open', async () => {
	const simulator = await start();
	await call(simulator, '/queryLoginWx');
	simulator.misbehave('*', { delayMs: 60_000 });
	const waiting = post(simulator, '/queryLoginWx').catch(() => 'ended');
	while (simulator.requests.length < 2) await new Promise((resolve) => setTimeout(resolve, 5));
	await simulator.close();
	expect(await waiting).toBe('ended');
});

it('forgets the recorded requests, and only those', async () => {
	const simulator = await start();
	await call(simulator, '/sendText', TEXT);
	simulator.clear();
	await call(simulator, '/sendText', TEXT);
	expect(simulator.requests).toHaveLength(1);
	expect(simulator.requests[0]).toMatchObject({
		method: 'POST',
		path: '/sendText',
		status: 200,
		headers: { authorization: simulator.authorization, 'content-type': 'application/json' },
	});
});

it('answers 500 with the reason when the simulator itself is broken', async () => {
	const simulator = await start();
	Object.assign(simulator.world, { labels: undefined });
	const { status, text } = await call(simulator, '/addContactLabel', { labelName: 'x' });
	expect(status).toBe(500);
	expect(text).toContain('Simulator: TypeError');
});
