/** The server's part of the simulator's page, over HTTP. */
import { request } from 'node:http';
import { call, closeAll, post, stage, start } from '../client.mts';
import { ask, openPage, type OpenPage } from './client.mts';
import type { Simulator } from '../../../simulator/index.mts';

const FAMILY = '21900000001@chatroom';
const LI_LEI = 'wxid_lilei00demo01';

const pages: OpenPage[] = [];

afterEach(async () => {
	for (const page of pages.splice(0)) page.close();
	await closeAll();
});

async function open(simulator: Simulator): Promise<OpenPage> {
	const page = await openPage(simulator);
	pages.push(page);
	return page;
}

const said = (text: string) => (page: OpenPage) =>
	[...page.messages.values()].find((message) => message.text === text);

it('tells a page everything at once: who there is, what was said, Moments, the log', async () => {
	const simulator = await start();
	await call(simulator, '/isOnline');
	const { state, messages, moments, log } = await open(simulator);
	expect(state).toMatchObject({
		gateway: 'eyun',
		accounts: [
			{ name: 'Demo Shop', online: true },
			{ name: 'Demo Support', online: false },
		],
		callbacksTo: null,
		more: { contacts: 0, groups: 0 },
	});
	expect(state.groups.map(({ name, size }) => [name, size])).toEqual([
		['Family', 5],
		['Demo Customers', 5],
	]);
	expect(messages.size).toBe(simulator.world.messages.length);
	expect(moments[0]).toMatchObject({
		...{ authorName: 'Demo Shop', text: 'New tea has arrived', likes: ['Li Lei'] },
		comments: [{ name: 'Li Lei' }, { name: 'Demo Shop', answers: 'Li Lei', text: 'Longjing' }],
	});
	expect(log).toMatchObject([{ kind: 'request', name: '/isOnline', ok: true, code: '1000' }]);
});

it('plays what somebody writes, and tells all open pages of it and of the answer', async () => {
	const { simulator, received } = await stage();
	const [one, other] = [await open(simulator), await open(simulator)];
	const line = `${LI_LEI} mentions wxid_bot000demo22: "@Demo Shop price?" in group ${FAMILY}`;
	expect(await ask(simulator, 'play', { line })).toEqual({
		status: 200,
		value: { told: [], lost: [] },
	});
	expect(received[0].body).toMatchObject({ messageType: '80001' });
	await call(simulator, '/sendText', { wcId: FAMILY, content: 'ten' });
	for (const page of [one, other]) {
		expect(await page.until(said('@Demo Shop price?'))).toMatchObject({
			...{ chat: FAMILY, fromName: 'Li Lei', sent: false, mentions: ['Demo Shop'] },
		});
		expect(await page.until(said('ten'))).toMatchObject({ sent: true, fromName: 'Demo Shop' });
		const entry = await page.until(({ log }) => log.find(({ name }) => name === '80001'));
		expect(entry).toMatchObject({
			...{ kind: 'callback', ok: true, status: 200, event: '80001' },
			message: { from: 'Li Lei', kind: 'text', text: '@Demo Shop price?' },
		});
	}
});

it('says why a request was refused, with both gateways', async () => {
	const eyun = await start();
	await call(eyun, '/sendText', { wcId: 'wxid_nobody', content: 'hello' });
	expect((await open(eyun)).log).toMatchObject([
		{ ok: false, code: '1001', reason: '接收人不存在', about: 'wxid_nobody · hello' },
	]);

	const gewe = await start({ gateway: 'gewe' });
	const { appId } = gewe.world.accounts[0];
	const body = { appId, toWxid: 'wxid_nobody', content: 'hello' };
	const headers = { 'X-GEWE-TOKEN': gewe.authorization };
	await post(gewe, '/gewe/v2/api/message/postText', body, headers);
	await post(gewe, '/gewe/v2/api/message/postText', body);
	const { log, state } = await open(gewe);
	expect(state).toMatchObject({ gateway: 'gewe', format: 'nested' });
	expect(log).toMatchObject([
		{ ok: false, code: '500', reason: '发送消息失败: 接收人不存在' },
		{ ok: false, reason: 'header:X-GEWE-TOKEN 不可为空' },
	]);
});

it('names the fault that was ordered, and what is still to come', async () => {
	const simulator = await start();
	simulator.misbehave('/isOnline', { status: 502, html: true });
	simulator.misbehave('*', { delayMs: 1 }, Infinity);
	const page = await open(simulator);
	expect(page.state.faults).toEqual([
		{ path: '/isOnline', how: '{"status":502,"html":true}', times: 1 },
		{ path: '*', how: '{"delayMs":1}', times: null },
	]);
	await call(simulator, '/isOnline');
	const entry = await page.until(({ log }) => log[0]);
	expect(entry).toMatchObject({ ok: false, status: 502, fault: expect.stringContaining('502') });
	expect(entry.reason).toMatch(/^HTTP 502 .*Bad Gateway/);
	await page.until(({ state }) => state.faults.length === 1);
});

it('knows a lost callback', async () => {
	const { simulator } = await stage();
	simulator.world.developer.callbackUrl = 'http://127.0.0.1:9/hook/secret-token';
	const { value } = await ask(simulator, 'play', { line: 'Li Lei writes "hello"' });
	expect(value.lost).toEqual([expect.stringContaining('ECONNREFUSED')]);
	const page = await open(simulator);
	expect(page.log.at(-1)).toMatchObject({ kind: 'callback', ok: false, status: null });
	expect(page.log.at(-1)?.reason).toContain('ECONNREFUSED');
});

it('tells no secrets: neither tokens nor passwords, nor where callbacks go', async () => {
	const { simulator } = await stage({ password: 'secret-password' });
	await post(simulator, '/member/login', { account: '13800000000', password: 'secret-password' });
	const page = await open(simulator);
	await ask(simulator, 'play', { line: 'Li Lei writes "hello"' });
	await page.until(said('hello'));
	expect(page.log.map(({ name }) => name)).toContain('/setHttpCallbackUrl');
	for (const secret of [simulator.authorization, 'secret-password', 'secret-token']) {
		expect(page.raw).not.toContain(secret);
	}
	expect(page.state.callbacksTo).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
});

it('keeps the last 300 lines of the log', async () => {
	const simulator = await start();
	const all = Array.from({ length: 310 }, () => post(simulator, '/nothing'));
	await Promise.all(all);
	const { log } = await open(simulator);
	expect(log).toHaveLength(300);
	expect(log.at(-1)?.id).toBe(310);
});

it('keeps the log when the simulator forgets its requests, for which it needs none of them', async () => {
	const simulator = await start();
	await call(simulator, '/isOnline');
	const [request] = simulator.requests;
	simulator.clear();
	request.path = '/changed since';
	expect((await open(simulator)).log).toMatchObject([{ name: '/isOnline' }]);
});

it('cuts what is long in the log, as a file', async () => {
	const simulator = await start();
	const base64 = `data:text/plain;base64,${'A'.repeat(100_000)}`;
	await call(simulator, '/sendFileBase64', { wcId: FAMILY, fileName: 'a.txt', base64 });
	const { raw, log } = await open(simulator);
	expect(log[0].sent).toContain('(100023 characters)');
	expect(raw.length).toBeLessThan(60_000);
});

it('explains what cannot be played, and changes nothing then', async () => {
	const simulator = await start();
	const count = simulator.world.messages.length;
	const unheard = await ask(simulator, 'play', { line: 'Li Lei writes "hello"' });
	expect(unheard).toMatchObject({ status: 400 });
	expect(unheard.value.error).toMatch(/^No callback URL is registered/);
	expect((await ask(simulator, 'play', { line: 'sing' })).value.error).toContain('not understood');
	expect((await ask(simulator, 'play', {})).value.error).toBe('"line" is missing.');
	expect((await ask(simulator, 'play', 'nonsense')).value.error).toBe('The body must be JSON.');
	expect(simulator.world.messages).toHaveLength(count);
});

it('is for this machine only: no other page can reach it by a browser', async () => {
	const simulator = await start();
	const body = { line: 'account comes online' };
	const elsewhere = { Origin: 'https://evil.example' };
	expect((await ask(simulator, 'play', body, elsewhere)).status).toBe(403);
	// What a form of another page can send without asking first.
	const plain = { 'Content-Type': 'text/plain' };
	expect((await ask(simulator, 'play', body, plain)).status).toBe(415);
	expect((await ask(simulator, 'play', body, { Origin: simulator.url })).status).toBe(200);
	// A name of somebody else that stands for 127.0.0.1.
	const rebound = await new Promise<number>((resolve) => {
		const headers = { Host: 'evil.example' };
		request(`${simulator.page}/events`, { headers }, ({ statusCode = 0 }) =>
			resolve(statusCode),
		).end();
	});
	expect(rebound).toBe(403);
});

it('serves the page with a policy that lets nothing in from elsewhere', async () => {
	const simulator = await start();
	const response = await fetch(simulator.page);
	const policy = response.headers.get('content-security-policy') ?? '';
	expect(policy).toContain("default-src 'none'");
	expect(policy).not.toMatch(/unsafe|\*|https?:/);
	expect(response.headers.get('x-content-type-options')).toBe('nosniff');
	expect(await response.text()).not.toMatch(/<script>|\son\w+=|style=/);
	const script = await fetch(`${simulator.page}/page.js`);
	expect(script.headers.get('content-type')).toMatch(/javascript/);
	const style = await fetch(`${simulator.page}/page.css`);
	expect(style.headers.get('content-type')).toMatch(/css/);
	for (const text of [await script.text(), await style.text()]) {
		expect(text).not.toMatch(/url\(|import\(|https?:\/\/(?!www\.w3\.org|example\.com)/);
	}
	expect((await fetch(`${simulator.page}/nothing.js`)).status).toBe(404);
});

it('is no request to the gateway', async () => {
	const simulator = await start();
	await fetch(simulator.page);
	await ask(simulator, 'play', { line: 'account comes online' });
	expect(simulator.requests).toEqual([]);
	expect(simulator.downloads).toEqual([]);
});

it('ends with its simulator, also while a page is open', async () => {
	const simulator = await start();
	await open(simulator);
	await simulator.close();
	await expect(fetch(simulator.page)).rejects.toThrow();
});
