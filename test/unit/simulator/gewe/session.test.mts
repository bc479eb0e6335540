/** Logging in with GeWe, what the control API tells, and the program. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { SimulatorControl } from '../../../../scripts/lib/simulator-control.mjs';
import { closeAll, receiver } from '../client.mts';
import { call, post, startGewe } from './client.mts';

afterEach(closeAll);

const OFFLINE_APP = 'wx_demo0000000000000002';
const QR = { regionId: '330000', type: 'ipad' };

async function qrCode(appId = OFFLINE_APP) {
	const simulator = await startGewe();
	const { data } = await post(simulator, '/login/getLoginQrCode', { appId, ...QR });
	const check = (more: object = {}) =>
		post(simulator, '/login/checkLogin', {
			...{ appId: data.appId, uuid: data.uuid, autoSliding: false },
			...more,
		});
	return { simulator, data, check };
}

it('logs in step by step: waiting, scanned, logged in on the same device', async () => {
	const { simulator, data, check } = await qrCode();
	expect(data.qrImgBase64).toMatch(/^data:image\/jpg;base64,/);
	simulator.world.loginRules.autoScan = false;
	expect((await check()).data).toMatchObject({ status: 0, nickName: null, loginInfo: null });
	simulator.world.loginRules.autoScan = true;
	expect((await check()).data).toMatchObject({ status: 1, loginInfo: null });
	expect((await check()).data).toMatchObject({
		status: 2,
		// Without an appId that is known the first account scans; here the device tells which.
		loginInfo: { wxid: 'wxid_bot000demo33', uin: 1200000033 },
	});
	const online = await post(simulator, '/login/checkOnline', { appId: OFFLINE_APP });
	expect(online.data).toBe(true);
});

it('gives the account of a first login a new device', async () => {
	const { simulator, data, check } = await qrCode('');
	expect(data.appId).toMatch(/^wx_\w{20}$/);
	await check();
	await check();
	expect(simulator.world.accounts[0].appId).toBe(data.appId);
});

it('asks for the code from the phone, and takes it', async () => {
	const { simulator, check } = await qrCode();
	simulator.world.loginRules.verifyCode = '123456';
	await check();
	const asked = await check();
	expect(JSON.parse(asked.text)).toEqual({
		ret: 500,
		msg: '检测登录失败',
		data: { code: '-1', msg: '本次登录需要输入安全验证码' },
	});
	expect((await check({ captchCode: '123456' })).data.status).toBe(2);
});

it('refuses a slider on an iPad, a second login, and a device nobody knows', async () => {
	const { simulator, check } = await qrCode();
	expect((await check({ autoSliding: true })).ret).toBe(500);
	const { appId } = simulator.world.accounts[0];
	const twice = await post(simulator, '/login/getLoginQrCode', { appId, ...QR });
	expect(JSON.parse(twice.text)).toEqual({ ret: 500, msg: '微信已登录，请勿重复登录。' });
	const lost = await post(simulator, '/login/getLoginQrCode', { appId: 'wx_lost', ...QR });
	expect(JSON.parse(lost.text)).toEqual({
		ret: 500,
		msg: '获取二维码失败',
		data: { code: '-1', msg: '[wx_lost]设备不存在' },
	});
});

it('logs out and in again by the phone', async () => {
	const simulator = await startGewe();
	const [account] = simulator.world.accounts;
	await call(simulator, '/login/logout');
	expect(account.online).toBe(false);
	const send = () => call(simulator, '/message/postText', { toWxid: 'filehelper', content: 'x' });
	expect((await send()).data.msg).toBe('微信已离线');
	const { data } = await call(simulator, '/login/dialogLogin', { regionId: '330000' });
	for (const status of [1, 2]) {
		const answer = await call(simulator, '/login/checkLogin', {
			uuid: data.uuid,
			autoSliding: false,
		});
		expect(answer.data.status).toBe(status);
	}
	expect((await send()).ret).toBe(200);
	expect((await call(simulator, '/login/reconnection')).msg).toBe('当前账号状态正常，无需重连');
});

async function control(url: string, method: string, path: string, body?: unknown) {
	const response = await fetch(`${url}/_sim/${path}`, { method, body: JSON.stringify(body) });
	return { status: response.status, value: (await response.json()) as any };
}

it('hides the token in what was requested and in what was registered', async () => {
	const simulator = await startGewe();
	const { url: callbackUrl } = await receiver();
	const token = simulator.authorization;
	await post(simulator, '/login/setCallback', { token, callbackUrl });
	await post(simulator, '/tools/getTokenId');
	const { value } = await control(simulator.url, 'GET', 'requests');
	expect(value[0]).toMatchObject({ path: '/login/setCallback', body: { token: '(hidden)' } });
	expect(JSON.stringify(value)).not.toContain(token);
	const state = await control(simulator.url, 'GET', 'state');
	expect(state.value.accounts[0].appId).toBe('wx_demo0000000000000001');
	expect(JSON.stringify(state.value)).not.toContain(token);
});

it('switches dialect and marking from outside, and registers as the console does', async () => {
	const simulator = await startGewe();
	const { url: callbackUrl, received } = await receiver();
	const outside = new SimulatorControl(simulator.url);
	const settings = await outside.setGewe({ dialect: 'flat', groupMarking: 'prefix' });
	expect(settings).toEqual({ dialect: 'flat', groupMarking: 'prefix', eventCode: true });
	const wrong = await control(simulator.url, 'POST', 'gewe', { dialect: 'round' });
	expect(wrong).toEqual({
		status: 400,
		value: { error: '"dialect" must be one of nested, flat.' },
	});
	const headerSecret = 'header-secret';
	await outside.subscribe(callbackUrl, headerSecret);
	await outside.play('Li Lei writes "hi" in group Family');
	expect(received[1].body.content).toBe('wxid_lilei00demo01:\nhi');
	expect(received[1].headers.authorization).toBe(headerSecret);
	expect((await control(simulator.url, 'POST', 'console', { callbackUrl: 'x' })).status).toBe(400);
});

it('runs as a program', async () => {
	const options = [
		'--gateway',
		'gewe',
		'--dialect',
		'flat',
		'--port',
		'0',
		'--play',
		'Li Lei writes "hi"',
	];
	const program = spawn(
		process.execPath,
		['--import', 'tsx', 'test/simulator/main.mts', ...options],
		{ stdio: ['ignore', 'pipe', 'pipe'] },
	);
	try {
		let output = '';
		program.stdout.on('data', (chunk: Buffer) => (output += String(chunk)));
		const shown = async (pattern: RegExp) => {
			for (;;) {
				const found = pattern.exec(output);
				if (found) return found;
				await once(program.stdout, 'data');
			}
		};
		const [, url] = await shown(/GeWe gateway listens on (http:\S+)/);
		const [, token] = await shown(/X-GEWE-TOKEN: (\S+)/);
		await shown(/Waiting for a callback URL/);
		// What cannot be reached is logged without the path, which may be a secret.
		const register = (to: string) =>
			fetch(`${url}/gewe/v2/api/login/setCallback`, {
				method: 'POST',
				headers: { 'Content-Type': 'application/json', 'X-GEWE-TOKEN': token },
				body: JSON.stringify({ token, callbackUrl: to }),
			});
		const { url: callbackUrl, received } = await receiver();
		output = '';
		await register('http://127.0.0.1:9/hook/secret-path');
		await shown(/500 http:\/\/127\.0\.0\.1:9\/… push msg err/);
		await register(callbackUrl);
		await shown(/played: Li Lei writes "hi"/);
		expect(output).toMatch(/POST \/login\/setCallback {2}200 200 操作成功/);
		expect(output).toMatch(/callback TEXT {2}answered 200/);
		expect(output).not.toContain(token);
		expect(output).not.toContain('secret-path');
		expect(received.at(-1)?.body.msgType).toBe('TEXT');
	} finally {
		program.kill('SIGKILL');
	}
}, 20_000);
