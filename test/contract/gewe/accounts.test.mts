/** How an account is found: by its device, by its WeChat ID, or in the list. */
import { developerOf } from '../../../nodes/engine/developer';
import { gewe } from '../../../nodes/gateways/gewe';
import { knownDevices } from '../../../nodes/gateways/gewe/devices';
import { byId } from '../../editor.mts';
import type { Simulator } from '../../simulator/index.mts';
import { errorOf } from '../errorOf.mts';
import {
	botOf,
	byDevice,
	byWeChatId,
	calls,
	credentialOf,
	pick,
	run,
	startGewe,
} from './stage.mts';

let simulator: Simulator;

beforeEach(async () => {
	simulator = await startGewe();
});
afterEach(() => simulator.close());

const SEND = '/message/postText';

const send = (weChatAccount: object, more: object = {}) =>
	run(
		simulator,
		{
			resource: 'message',
			operation: 'sendText',
			weChatAccount,
			to: byId('filehelper'),
			text: 'hi',
		},
		more,
	);

const sentBy = () => calls(simulator, SEND).map(({ body }) => (body as { appId: string }).appId);
const paths = () => simulator.requests.map(({ path }) => path);

it('a device ID is used as it is; whose it is, is asked once behind the first send', async () => {
	const { appId, wcId } = botOf(simulator);
	for (const _ of [1, 2]) {
		const [{ json }] = await send(byDevice(` ${appId} `));
		expect(json.accountId).toBe(wcId);
	}
	expect(paths()).toEqual([SEND, '/personal/getProfile', SEND]);
	expect(sentBy()).toEqual([appId, appId]);
});

it('a device that does not say whose it is, is asked once, and what was sent stays sent', async () => {
	simulator.misbehave('/personal/getProfile', { status: 500 }, 0);
	const items = await send(byDevice(botOf(simulator).appId), { items: [{}, {}] });
	expect(items.map(({ json }) => json.accountId)).toEqual(['', '']);
	expect(paths()).toEqual([SEND, '/personal/getProfile', SEND]);
});

it('a WeChat ID is looked up among the devices once, and remembered', async () => {
	const { appId, wcId } = botOf(simulator);
	await send(byWeChatId(wcId), { items: Array.from({ length: 5 }, () => ({})) });
	await send(byWeChatId(wcId));
	expect(sentBy()).toEqual(Array(6).fill(appId));
	expect(calls(simulator, '/personal/getProfile')).toHaveLength(simulator.world.accounts.length);
});

it('what the list gives is found again, be it a WeChat ID or the device of an account nobody knows', async () => {
	const { appId, wcId } = botOf(simulator);
	await send({ __rl: true, mode: 'list', value: wcId });
	await send({ __rl: true, mode: 'list', value: appId });
	expect(sentBy()).toEqual([appId, appId]);
});

it('an account that no device has is named before anything is sent, with the devices that are silent', async () => {
	const offline = simulator.world.accounts.find(({ online }) => !online)!;
	const error = await errorOf(send(byWeChatId(offline.wcId)));
	expect(error.message).toBe(
		`No online account has the ID ${offline.wcId}. Online now: Demo Shop (${botOf(simulator).wcId}). Could not be asked, so perhaps offline: ${offline.appId}`,
	);
	expect(error.description).toContain("'Login > Get QR Code' with the same device ID");
	offline.online = true;
	const other = await errorOf(send(byWeChatId('wxid_nobody')));
	expect(other.message).toMatch(
		/^No online account has the ID wxid_nobody\. Online now: .*, .*[^.]$/,
	);
	expect(other.description).toContain('under Devices in the credential');
	expect(sentBy()).toEqual([]);
});

it('without devices in the credential a WeChat ID cannot be found, and a device ID is used', async () => {
	const { appId, wcId } = botOf(simulator);
	const fields = { devices: '' };
	await expect(send(byWeChatId(wcId), { fields })).rejects.toThrow(
		'The credential lists no devices',
	);
	await send(byDevice(appId), { fields });
	expect(sentBy()).toEqual([appId]);
});

it('a device that a callback has named counts as known', async () => {
	const { appId, wcId } = botOf(simulator);
	const developer = developerOf(gewe, credentialOf(simulator));
	knownDevices.learn(developer, appId, wcId);
	await send(byWeChatId(wcId), { fields: { devices: '' } });
	expect(paths()).toEqual([SEND]);
	const { results } = await pick(simulator, 'searchAccounts', {}, { devices: '' });
	expect(results.map(({ value }) => value)).toEqual([wcId]);
});

it('devices that another developer account was told of are not known', async () => {
	const { appId, wcId } = botOf(simulator);
	knownDevices.learn('somebody else', appId, wcId);
	await expect(send(byWeChatId(wcId), { fields: { devices: '' } })).rejects.toThrow(
		'The credential lists no devices',
	);
});

it('an account that has moved to another device is found there, and the message goes out once', async () => {
	const bot = botOf(simulator);
	await send(byWeChatId(bot.wcId));
	const before = bot.appId;
	bot.appId = 'wx_new00000000000000001';
	simulator.clear();
	await send(byWeChatId(bot.wcId));
	expect(sentBy()).toEqual([before, bot.appId]);
	expect(simulator.world.messages.filter(({ text }) => text === 'hi')).toHaveLength(2);
});

it('a refusal for another reason is not repeated, and nothing is looked up', async () => {
	const { wcId } = botOf(simulator);
	await send(byWeChatId(wcId));
	simulator.clear();
	simulator.misbehave(SEND, { refuse: { code: '-1', message: '失败' } });
	await expect(send(byWeChatId(wcId))).rejects.toThrow('"失败", code -1');
	expect(paths()).toEqual([SEND]);
});

it('a send that says offline is believed, and Check Online is not asked', async () => {
	const { appId } = botOf(simulator);
	simulator.misbehave(SEND, { refuse: { code: '-1', message: '微信已离线' } });
	const error = await errorOf(send(byDevice(appId)));
	expect(error.message).toBe('The WeChat account is offline ("微信已离线", code -1)');
	expect(error.description).toMatch(/even where .*Check Online.*Log Out.*same device ID/);
	expect(paths()).toEqual([SEND]);
});

describe('an empty account', () => {
	const none = { __rl: true, mode: 'list', value: '' };

	it('is the only one that is online, looked up once for many items', async () => {
		const items = await send(none, { items: Array.from({ length: 5 }, () => ({})) });
		const { appId, wcId } = botOf(simulator);
		expect(sentBy()).toEqual(Array(5).fill(appId));
		expect(items.map(({ json }) => json.accountId)).toEqual(Array(5).fill(wcId));
		const { length } = simulator.world.accounts;
		expect(length).toBeGreaterThan(1);
		expect(calls(simulator, '/login/checkOnline')).toHaveLength(length);
	});

	it('is the only device there is, without asking it', async () => {
		const { appId } = botOf(simulator);
		await send(none, { fields: { devices: appId } });
		expect(paths()[0]).toBe(SEND);
		expect(sentBy()).toEqual([appId]);
	});

	it('of several is a question that names them, and nothing is sent', async () => {
		for (const account of simulator.world.accounts) account.online = true;
		const error = await errorOf(send(none));
		expect(error.message).toBe(
			`'Account' is empty, and ${simulator.world.accounts.length} accounts are online: ${simulator.world.accounts
				.map(({ nickName, wcId }) => `${nickName} (${wcId})`)
				.join(', ')}`,
		);
		expect(sentBy()).toEqual([]);
	});

	it('says so where nobody is online, and where no device is known', async () => {
		botOf(simulator).online = false;
		await expect(send(none)).rejects.toThrow('None of the devices says that it is online');
		await expect(send(none, { fields: { devices: '' } })).rejects.toThrow(
			'The credential lists no devices',
		);
	});
});

describe('Check Online', () => {
	const check = async (weChatAccount: object) => {
		const items = await run(simulator, {
			resource: 'account',
			operation: 'checkOnline',
			weChatAccount,
		});
		return items[0].json;
	};

	it('answers for accounts that are online, offline, or on no device', async () => {
		const offline = simulator.world.accounts.find(({ online }) => !online)!;
		expect(await check(byDevice(botOf(simulator).appId))).toMatchObject({ isOnline: true });
		expect(await check(byDevice(offline.appId))).toMatchObject({ isOnline: false });
		expect(await check(byWeChatId(offline.wcId))).toMatchObject({ isOnline: false });
	});
});

describe('the list', () => {
	it('has all devices of the credential, with nickname and whether they are online', async () => {
		const bot = botOf(simulator);
		const offline = simulator.world.accounts.find(({ online }) => !online)!;
		expect((await pick(simulator, 'searchAccounts')).results).toEqual([
			{ name: `${bot.nickName} · online (${bot.wcId})`, value: bot.wcId },
			{ name: `offline (${offline.appId})`, value: offline.appId },
		]);
		// Seen online once, it is known by its name from then on.
		offline.online = true;
		await pick(simulator, 'searchAccounts');
		offline.online = false;
		expect((await pick(simulator, 'searchAccounts', { filter: 'offline' })).results).toEqual([
			{ name: `${offline.nickName} · offline (${offline.wcId})`, value: offline.wcId },
		]);
	});

	it('of devices for a login has their IDs', async () => {
		const { results } = await pick(simulator, 'searchKnownAccounts');
		expect(results.map(({ value }) => value).sort()).toEqual(
			simulator.world.accounts.map(({ appId }) => appId).sort(),
		);
	});

	it('names a device that the gateway does not know as such', async () => {
		const { results } = await pick(simulator, 'searchAccounts', {}, { devices: 'wx_nobody' });
		expect(results).toEqual([{ name: 'unknown to the gateway (wx_nobody)', value: 'wx_nobody' }]);
	});

	it('without a device says what to do', async () => {
		const error = await errorOf(pick(simulator, 'searchAccounts', {}, { devices: '' }));
		expect(error.message).toBe('The credential lists no devices');
		expect(error.description).toContain('under Devices');
	});
});
