/** What can be set from outside, through the client that scripts and e2e tests use. */
import { SimulatorControl } from '../../../scripts/lib/simulator-control.mjs';
import { closeAll, call, post, stage, start } from './client.mts';

afterEach(closeAll);

const SHOP = 'wxid_bot000demo22';
const SUPPORT = 'wxid_bot000demo33';
const TEXT = { wcId: 'wxid_lilei00demo01', content: 'hello' };

async function outside(options?: Parameters<typeof start>[0]) {
	const simulator = await start(options);
	return { simulator, control: new SimulatorControl(simulator.url) };
}

it('changes the rules of logins, and no others', async () => {
	const { simulator, control } = await outside();
	const before = { ...simulator.world.loginRules };
	const after = await control.setLoginRules({ scanAfterMs: 20, verifyCode: '123456' });
	expect(after).toEqual({ ...before, scanAfterMs: 20, verifyCode: '123456' });
	expect(simulator.world.loginRules).toEqual(after);
	await control.setLoginRules({ verifyCode: null, verifyPages: 2, refuseSecondLogin: true });
	const { data } = await post(simulator, '/secondLogin', { wcId: SHOP });
	expect(data.code).toBe('1001');
	await control.setLoginRules({ autoScan: false });
	expect(simulator.world.loginRules).toMatchObject({ verifyPages: 2, autoScan: false });
});

it('changes the switches of the world, stuck jobs included', async () => {
	const { simulator, control } = await outside();
	const settings = await control.setWorld({ jobsFail: '视频已过期', downloadBytes: 1000 });
	expect(settings).toEqual({
		jobPolls: 2,
		jobsFail: '视频已过期',
		downloadBytes: 1000,
		revokeWithinSeconds: 120,
	});
	for (const jobPolls of [null, Infinity]) {
		simulator.world.jobPolls = 2;
		expect((await control.setWorld({ jobPolls })).jobPolls).toBeNull();
		expect(simulator.world.jobPolls).toBe(Infinity);
	}
	await control.setWorld({ jobPolls: 3, jobsFail: false, downloadBytes: null });
	expect(simulator.world).toMatchObject({ jobPolls: 3, jobsFail: false, downloadBytes: null });
});

it.each([
	['setWorld', { jobPolls: '3' }, 'must be a number from 0, or null'],
	['setWorld', { jobPolls: 1, messages: 1 }, 'cannot be set; there are jobPolls,'],
	['setWorld', { toString: 1 }, 'cannot be set'],
	['setLoginRules', { autoScan: 'yes' }, 'must be true or false'],
	['setLoginRules', { scanAfterMs: -1 }, 'must be a number from 0'],
	['setLoginRules', { autoScan: false, scan: 1 }, 'cannot be set; there are autoScan,'],
] as const)('%s refuses %j and changes nothing', async (name, changes, reason) => {
	const { simulator, control } = await outside();
	const { jobPolls, loginRules } = structuredClone(simulator.world);
	await expect(control[name](changes as object)).rejects.toThrow(reason);
	expect(simulator.world).toMatchObject({ jobPolls, loginRules });
});

it('takes an account offline and online, without a callback', async () => {
	const { simulator, received } = await stage();
	const control = new SimulatorControl(simulator.url);
	const { wId: old } = simulator.world.accounts[0];
	const gone = await control.setAccount(SHOP, false, 'no battery');
	expect(gone).toEqual({ wcId: SHOP, wId: old, online: false, offlineReason: 'no battery' });
	expect((await call(simulator, '/sendText', TEXT)).message).toBe('微信已离线');
	expect((await post(simulator, '/queryLoginWx')).code).toBe('1001');
	const back = await control.setAccount(SHOP, true);
	expect(back).toMatchObject({ online: true, offlineReason: null });
	expect(back.wId).not.toBe(old);
	expect((await post(simulator, '/queryLoginWx')).data).toEqual([{ wcId: SHOP, wId: back.wId }]);
	expect((await call(simulator, '/sendText', TEXT)).code).toBe('1000');
	// Online already: nothing changes.
	expect((await control.setAccount(SHOP, true)).wId).toBe(back.wId);
	expect(received).toEqual([]);
});

it('says that an account does not exist, or what is missing', async () => {
	const { control } = await outside();
	await expect(control.setAccount('wxid_nobody', true)).rejects.toThrow('id of an account');
	await expect(control.call('post', '/account', { wcId: SUPPORT })).rejects.toThrow(
		'must be true or false',
	);
});

it('orders lasting misbehaviours and takes them back', async () => {
	const { simulator, control } = await outside();
	for (const times of [0, Infinity, 'always', null] as Array<number | 'always'>) {
		await control.misbehave('/sendText', { status: 503, when: 'hello' }, times);
		for (const status of [503, 503]) {
			expect((await call(simulator, '/sendText', TEXT)).status).toBe(status);
		}
		expect((await call(simulator, '/sendText', { ...TEXT, content: 'x' })).status).toBe(200);
		await control.behave();
		expect((await call(simulator, '/sendText', TEXT)).status).toBe(200);
	}
	for (const times of [-1, 0.5, 'often', {}]) {
		const order = control.misbehave('/sendText', { status: 503 }, times as number);
		await expect(order).rejects.toThrow('must be a number, or null');
	}
	const when = 5 as unknown as string;
	await expect(control.misbehave('/sendText', { when })).rejects.toThrow('must be a piece');
});
