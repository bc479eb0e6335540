/** Logging in: from the QR code to an account that is online. */
import type { Simulator } from '../../simulator/index.mts';
import { errorOf } from '../errorOf.mts';
import { calls, run, startGewe } from './stage.mts';

let simulator: Simulator;

beforeEach(async () => {
	simulator = await startGewe();
	for (const account of simulator.world.accounts) account.online = false;
});
afterEach(() => simulator.close());

const device = () => simulator.world.accounts[0].appId;

const getQrCode = async (appId: string) =>
	(
		await run(simulator, {
			resource: 'login',
			operation: 'getQrCode',
			weChatAccount: undefined,
			device: { __rl: true, mode: 'id', value: appId },
			deviceType: 'ipad',
			regionId: '330000',
		})
	)[0];

const waitForScan = (json: object, more: object = {}) =>
	run(
		simulator,
		{
			resource: 'login',
			operation: 'waitForScan',
			weChatAccount: undefined,
			loginDevice: '={{ $json.appId }}',
			uuid: '={{ $json.uuid }}',
			autoCheck: false,
			...more,
		},
		{ items: [json as never] },
	);

it('a QR code is asked for with the same device, or with none the first time', async () => {
	const { json, binary } = await getQrCode(device());
	expect(json).toMatchObject({ appId: device(), uuid: expect.any(String) });
	expect(binary?.data).toMatchObject({ fileExtension: expect.stringMatching(/jpe?g/) });
	await getQrCode('');
	const bodies = calls(simulator, '/login/getLoginQrCode').map(({ body }) => body);
	expect(bodies).toEqual([
		{ appId: device(), type: 'ipad', regionId: '330000' },
		{ appId: '', type: 'ipad', regionId: '330000' },
	]);
});

it('a QR code without its picture is of use', async () => {
	const { json } = await getQrCode('');
	expect(String(json.appId)).toMatch(/^wx_/);
});

it('is asked about until the account is there', async () => {
	const { json } = await getQrCode(device());
	const [{ json: state }] = await waitForScan(json);
	const [account] = simulator.world.accounts;
	expect(state).toMatchObject({
		loginState: 'loggedIn',
		wxid: account.wcId,
		nickName: account.nickName,
	});
	expect(JSON.stringify(state)).not.toContain(account.mobilePhone);
	expect(account.online).toBe(true);
	const asked = calls(simulator, '/login/checkLogin');
	expect(asked).toHaveLength(2);
	expect(asked[0].body).toEqual({ appId: device(), uuid: json.uuid, autoSliding: false });
});

it('without waiting tells how far it is', async () => {
	const { json } = await getQrCode(device());
	const more = { waitForCompletion: false };
	expect((await waitForScan(json, more))[0].json).toMatchObject({ loginState: 'scanned' });
	expect((await waitForScan(json, more))[0].json).toMatchObject({ loginState: 'loggedIn' });
});

it('ends with a state when WeChat asks for a code, and goes on with it', async () => {
	simulator.world.loginRules.verifyCode = '246810';
	const { json } = await getQrCode(device());
	const [{ json: state }] = await waitForScan(json);
	expect(state).toEqual({
		loginState: 'verifyCodeRequired',
		message: '本次登录需要输入安全验证码',
	});
	const [{ json: done }] = await waitForScan(json, { additionalFields: { verifyCode: '246810' } });
	expect(done).toMatchObject({ loginState: 'loggedIn' });
	expect(calls(simulator, '/login/checkLogin').at(-1)!.body).toMatchObject({
		captchCode: '246810',
	});
});

it('a question that does not come through is asked again', async () => {
	simulator.misbehave('/login/checkLogin', { status: 502 });
	const { json } = await getQrCode(device());
	expect((await waitForScan(json))[0].json).toMatchObject({ loginState: 'loggedIn' });
	expect(calls(simulator, '/login/checkLogin')).toHaveLength(3);
});

it('a refusal ends it at once', async () => {
	const { json } = await getQrCode(device());
	await expect(waitForScan({ ...json, uuid: 'of yesterday' })).rejects.toThrow('uuid无效');
	expect(calls(simulator, '/login/checkLogin')).toHaveLength(1);
});

it('nobody who scans is a clear end, be it by the code or by the time', async () => {
	simulator.world.loginRules.autoScan = false;
	const { json } = await getQrCode(device());
	const late = await errorOf(waitForScan(json, { options: { longestWait: 1 } }));
	expect(late.message).toBe('Nothing has happened within 1 seconds');
	expect(late.description).toContain('giving the same device ID');
	simulator.world.logins.at(-1)!.since! -= 1_000_000;
	const expired = await errorOf(waitForScan(json));
	expect(expired.message).toBe("'Wait for Scan' came to nothing: the QR code has expired");
});
