/** Logins and what they do to wId. */
import { closeAll, call, post, start } from './client.mts';
import type { Simulator } from '../../simulator/index.mts';

afterEach(closeAll);

const SHOP = 'wxid_bot000demo22';
const SUPPORT = 'wxid_bot000demo33';
const STALE = 'wId无效，请重新登录';

const currentId = async (simulator: Simulator) =>
	(await post(simulator, '/queryLoginWx')).data[0].wId;
const labels = (simulator: Simulator, wId: string) =>
	post(simulator, '/getContactLabelList', { wId });
const qr = async (simulator: Simulator, wcId = SHOP) =>
	(await post(simulator, '/iPadLogin', { wcId, deviceType: 'ipad', proxy: 7 })).data.wId as string;
const wait = (simulator: Simulator, wId: string, more = {}) =>
	post(simulator, '/getIPadLoginInfo', { wId, autoCheck: false, ...more });

it('refuses the old wId after a new login: catches a wId that is cached for too long', async () => {
	const simulator = await start();
	const old = await currentId(simulator);
	const pending = await qr(simulator);
	expect((await labels(simulator, old)).code).toBe('1000');
	expect((await labels(simulator, pending)).message).toBe('微信已离线');
	expect((await wait(simulator, pending)).data).toMatchObject({
		wcId: SHOP,
		wId: pending,
		status: 3,
	});
	expect(await labels(simulator, old)).toMatchObject({ code: '1001', message: STALE });
	expect((await labels(simulator, pending)).code).toBe('1000');
	expect(await currentId(simulator)).toBe(pending);
});

it('gives another wId at a second login too', async () => {
	const simulator = await start();
	const old = await currentId(simulator);
	const { data } = await post(simulator, '/secondLogin', { wcId: SHOP });
	expect(data.wId).not.toBe(old);
	expect((await labels(simulator, old)).message).toBe(STALE);
	expect((await labels(simulator, data.wId)).code).toBe('1000');
});

it('hides the refusal of a second login in a success: catches who reads the outer code only', async () => {
	const simulator = await start();
	simulator.world.loginRules.refuseSecondLogin = true;
	expect(await post(simulator, '/secondLogin', { wcId: SHOP })).toMatchObject({
		code: '1000',
		data: { code: '1001', message: '二次登录失败，请重新扫码登录', data: null },
	});
});

it('asks for pages and codes during a login: catches a flow that gives up at code 200', async () => {
	const simulator = await start();
	Object.assign(simulator.world.loginRules, { verifyPages: 1, verifyCode: '123456' });
	const wId = await qr(simulator);
	expect(await wait(simulator, wId)).toMatchObject({
		code: '200',
		data: { url: expect.stringContaining('/media/verify/') },
	});
	const wanted = await wait(simulator, wId);
	expect(wanted).toMatchObject({ code: '1001', message: '请在ipad上输入验证码' });
	expect((await wait(simulator, wId, { verifyCode: '000000' })).code).toBe('1001');
	expect((await wait(simulator, wId, { verifyCode: '123456' })).code).toBe('1000');
});

it('does not log in without a scan', async () => {
	const simulator = await start();
	simulator.world.loginRules.autoScan = false;
	expect(await wait(simulator, await qr(simulator))).toMatchObject({
		code: '1001',
		message: '失败',
	});
});

it('serves the QR code of a login as a picture', async () => {
	const simulator = await start();
	const { data } = await post(simulator, '/iPadLogin', {
		...{ wcId: SHOP, deviceType: 'ipad', proxy: 7 },
	});
	expect(data.qrCodeUrl.startsWith(`${simulator.url}/media/`)).toBe(true);
	const response = await fetch(data.qrCodeUrl);
	expect(response.headers.get('content-type')).toBe('image/png');
	const bytes = Buffer.from(await response.arrayBuffer());
	expect(bytes.subarray(0, 8).toString('hex')).toBe('89504e470d0a1a0a');
});

it('waits for the scan, once: catches a client that does not wait for the answer', async () => {
	const simulator = await start();
	Object.assign(simulator.world.loginRules, { scanAfterMs: 400, verifyPages: 1 });
	const wId = await qr(simulator);
	const begin = Date.now();
	expect((await wait(simulator, wId)).code).toBe('200');
	expect(Date.now() - begin).toBeGreaterThanOrEqual(395);
	const scanned = Date.now();
	expect((await wait(simulator, wId)).code).toBe('1000');
	// Neither the step after the scan nor the profile of a login has anything to wait for.
	expect((await wait(simulator, wId)).data.wId).toBe(wId);
	expect(Date.now() - scanned).toBeLessThan(390);
});

it('lets two wait for the same scan', async () => {
	const simulator = await start();
	simulator.world.loginRules.scanAfterMs = 50;
	const wId = await qr(simulator);
	const both = await Promise.all([wait(simulator, wId), wait(simulator, wId)]);
	expect(both.map(({ code, data }) => [code, data.wId])).toEqual([
		['1000', wId],
		['1000', wId],
	]);
});

it('fails after the wait when nobody scans', async () => {
	const simulator = await start();
	Object.assign(simulator.world.loginRules, { scanAfterMs: 50, autoScan: false });
	const begin = Date.now();
	expect((await wait(simulator, await qr(simulator))).message).toBe('失败');
	expect(Date.now() - begin).toBeGreaterThanOrEqual(45);
});

it('stops waiting when the client hangs up: catches a login that nobody has seen', async () => {
	const simulator = await start();
	simulator.world.loginRules.scanAfterMs = 150;
	const old = await currentId(simulator);
	const wId = await qr(simulator);
	simulator.clear();
	const hangUp = new AbortController();
	const waiting = fetch(`${simulator.url}/getIPadLoginInfo`, {
		method: 'POST',
		headers: { 'Content-Type': 'application/json', Authorization: simulator.authorization },
		body: JSON.stringify({ wId, autoCheck: false }),
		signal: hangUp.signal,
	}).catch(() => 'hung up');
	while (!simulator.requests.length) await new Promise((resolve) => setTimeout(resolve, 5));
	hangUp.abort();
	expect(await waiting).toBe('hung up');
	await new Promise((resolve) => setTimeout(resolve, 200));
	expect(await currentId(simulator)).toBe(old);
	expect(simulator.world.logins.map((login) => login.wId)).toContain(wId);
	expect(simulator.requests[0]).toMatchObject({ status: 0, answer: '' });
	// Whoever asks again waits again, and gets in.
	expect((await wait(simulator, wId)).code).toBe('1000');
});

it('logs in with a password in two steps', async () => {
	const simulator = await start();
	const body = { account: 'demo_support', password: 'wechat-password', proxy: 7 };
	const first = await post(simulator, '/loginByAccountAndPassword', body);
	expect(Object.keys(first.data)).toEqual(['wId', 'base64']);
	const second = await post(simulator, '/loginByAccountAndPassword', {
		...body,
		wId: first.data.wId,
	});
	expect(second.data).toMatchObject({ wcId: SUPPORT, wId: first.data.wId });
	const wrong = await post(simulator, '/loginByAccountAndPassword', { ...body, password: 'x' });
	expect(wrong.message).toBe('用户名或密码错误');
});

it('gives the token to who knows the password, without a token', async () => {
	const simulator = await start();
	const login = (password: string) =>
		post(simulator, '/member/login', { account: '13800000000', password }, { Authorization: '' });
	expect((await login('demo-password')).data).toEqual({
		Authorization: simulator.authorization,
		callbackUrl: null,
		status: 0,
	});
	expect(await login('wrong')).toMatchObject({ code: '1001', message: '用户名或密码错误' });
});

it('reports offline in its four ways: catches a check that knows only one of them', async () => {
	const simulator = await start();
	const wId = await currentId(simulator);
	const offline = { account: '13800000000', wcIds: [SHOP] };
	expect((await post(simulator, '/member/offline', offline)).code).toBe('1000');
	expect(await post(simulator, '/isOnline', { wId })).toMatchObject({
		code: '1000',
		data: { isOnline: false },
	});
	expect((await labels(simulator, wId)).message).toBe('微信已离线');
	expect((await post(simulator, '/queryLoginWx')).code).toBe('1001');
	const { data } = await post(simulator, '/offlineReason', { wcId: SHOP });
	expect(data[0].reason).not.toBeNull();
	expect((await post(simulator, '/isOnline', { wId: 'no-such' })).message).toBe(STALE);
});

it('lists nobody before the address list is initialised: catches a skipped first step', async () => {
	const simulator = await start();
	await wait(simulator, await qr(simulator));
	expect((await call(simulator, '/getAddressList')).data.friends).toEqual([]);
	await call(simulator, '/initAddressList');
	expect((await call(simulator, '/getAddressList')).data.friends).toContain('wxid_lilei00demo01');
});
