import { byId } from '../editor.mts';
import { type Simulator, startSimulator } from '../simulator/index.mts';
import { errorOf } from './errorOf.mts';
import { runNode } from './runNode.mts';

let simulator: Simulator;

beforeEach(async () => {
	simulator = await startSimulator();
});
afterEach(() => simulator.close());

const bot = () => simulator.world.accounts.find(({ online }) => online)!;

const send = (mode: string, value: unknown, more: object = {}) =>
	runNode({
		baseUrl: simulator.url,
		authorization: simulator.authorization,
		credentialId: simulator.url,
		parameters: {
			resource: 'message',
			operation: 'sendText',
			weChatAccount: { __rl: true, mode, value } as never,
			to: byId('filehelper'),
			text: 'hi',
			options: { pacing: 'off' },
		},
		...more,
	});

const calls = (path: string) => simulator.requests.filter((request) => request.path === path);

/** What happens when somebody logs the account in again: every earlier session is dead. */
const logInAgain = async () => {
	await runNode({
		baseUrl: simulator.url,
		authorization: simulator.authorization,
		parameters: { resource: 'login', operation: 'logInAgain', weChatId: byId(bot().wcId) },
	});
	return bot().wId;
};

it('a session ID is used as it is; whose it is, is looked up once for many items', async () => {
	const { wId } = bot();
	await send('wId', wId, { items: Array.from({ length: 20 }, () => ({})) });
	expect(calls('/queryLoginWx')).toHaveLength(1);
	expect(calls('/sendText').map(({ body }) => (body as { wId: string }).wId)).toEqual(
		Array.from({ length: 20 }, () => wId),
	);
});

it('a session ID is used also when nobody can say whose it is', async () => {
	simulator.misbehave('/queryLoginWx', { status: 500 });
	await send('wId', bot().wId);
	expect(calls('/sendText')).toHaveLength(1);
});

it.each(['list', 'wcId'])(
	'mode %s finds the current session, once for many items',
	async (mode) => {
		await send(mode, ` ${bot().wcId} `, { items: Array.from({ length: 20 }, () => ({})) });
		await send(mode, bot().wcId);
		expect(calls('/queryLoginWx')).toHaveLength(1);
		expect(calls('/sendText')).toHaveLength(21);
		expect(calls('/sendText')[0].body).toMatchObject({ wId: bot().wId });
	},
);

it('after a new login the message goes out once, with the new session', async () => {
	await send('wcId', bot().wcId);
	const renewed = await logInAgain();
	simulator.clear();
	const items = await send('wcId', bot().wcId);
	expect(items).toHaveLength(1);
	expect(simulator.requests.map(({ path }) => path)).toEqual([
		'/sendText',
		'/queryLoginWx',
		'/sendText',
	]);
	expect(calls('/sendText')[1].body).toMatchObject({ wId: renewed });
	expect(simulator.world.messages.filter(({ text }) => text === 'hi')).toHaveLength(2);
});

it('a refusal that has nothing to do with the session is not repeated', async () => {
	simulator.misbehave('/sendText', { refuse: { code: '1001', message: '失败' } });
	await expect(send('wcId', bot().wcId)).rejects.toThrow(
		'The gateway refused \'Send Text\' ("失败", code 1001)',
	);
	expect(calls('/sendText')).toHaveLength(1);
});

it('a refusal with a known reason costs no look-up', async () => {
	await send('wcId', bot().wcId);
	simulator.clear();
	simulator.misbehave('/sendText', { refuse: { code: '1001', message: '用户名或密码错误' } });
	await expect(send('wcId', bot().wcId)).rejects.toThrow('password is wrong');
	expect(simulator.requests).toHaveLength(1);
});

it('an account that went offline is named, with what to do, and the gateway is quoted', async () => {
	await send('wcId', bot().wcId);
	const { wcId } = bot();
	const other = simulator.world.accounts.find(({ online }) => !online)!;
	Object.assign(other, { online: true, wId: 'other-session' });
	bot().online = false;
	const error = await send('wcId', wcId).catch((caught) => caught);
	expect(error.message).toMatch(
		new RegExp(`^The WeChat account ${wcId} is offline \\(".+", code 1001\\)$`),
	);
	expect(error.description).toContain('Log in again');
});

it('an account that was never online is named before anything is sent', async () => {
	const error = await send('wcId', 'wxid_nobody').catch((caught) => caught);
	expect(error.message).toBe(`No online account has the ID wxid_nobody. Online now: ${bot().wcId}`);
	expect(error.description).toMatch(/^Check the ID, or choose .* If it is right, .* offline/);
	expect(calls('/sendText')).toHaveLength(0);
});

it('a name in its place is told from an ID', async () => {
	const error = await send('wcId', 'Tea Shop').catch((caught) => caught);
	expect(error.description).toMatch(/^"Tea Shop" looks like a name: .*"wxid_abc123def456"/);
});

it('when nobody is online, the text of the gateway stays visible', async () => {
	bot().online = false;
	await expect(send('wcId', bot()?.wcId ?? 'wxid_bot000demo22')).rejects.toThrow(
		/No WeChat account is online at the gateway \(".+", code 1001\)/,
	);
});

it('a look-up that is refused for coming too often does not say that nobody is online', async () => {
	simulator.misbehave('/queryLoginWx', { refuse: { code: '1001', message: '操作过于频繁' } });
	await expect(send('wcId', bot().wcId)).rejects.toThrow('done too often in a short time');
});

it('a stale session ID is explained, since nothing can be looked up for it', async () => {
	const stale = bot().wId;
	await logInAgain();
	const error = await send('wId', stale).catch((caught) => caught);
	expect(error.message).toContain(`The session ${stale} is not online`);
	expect(error.description).toContain('changes at every login');
});

describe('an empty account', () => {
	it.each(['list', 'wcId', 'wId'])(
		'is the only one that is online, looked up once for many items (%s)',
		async (mode) => {
			const items = await send(mode, ' ', { items: Array.from({ length: 5 }, () => ({})) });
			expect(items.map(({ json }) => json.accountId)).toEqual(Array(5).fill(bot().wcId));
			expect(calls('/queryLoginWx')).toHaveLength(1);
			expect(calls('/sendText').map(({ body }) => (body as { wId: string }).wId)).toEqual(
				Array(5).fill(bot().wId),
			);
		},
	);

	it('is found again after it has logged in anew', async () => {
		await send('list', '');
		const wId = await logInAgain();
		await send('list', '');
		expect((calls('/sendText').at(-1)!.body as { wId: string }).wId).toBe(wId);
	});

	it('of several is a question that names them, and nothing is sent', async () => {
		const [first, second] = simulator.world.accounts;
		Object.assign(second, { online: true, wId: 'session-of-the-second' });
		const error = await errorOf(send('list', undefined));
		expect(error.message).toBe(
			`'Account' is empty, and 2 accounts are online: ${first.wcId}, ${second.wcId}`,
		);
		expect(error.description).toContain('Choose from the list which of them acts');
		expect(calls('/sendText')).toEqual([]);
	});

	it('says so where nobody is online', async () => {
		bot().online = false;
		await expect(send('list', '')).rejects.toThrow('No WeChat account is online');
	});
});

describe('Check Online', () => {
	const check = (value: string) =>
		runNode({
			baseUrl: simulator.url,
			authorization: simulator.authorization,
			credentialId: simulator.url,
			parameters: {
				resource: 'account',
				operation: 'checkOnline',
				weChatAccount: { __rl: true, mode: 'wcId', value } as never,
			},
		});

	it('does not take a new login for an offline account', async () => {
		await check(bot().wcId);
		await logInAgain();
		const [{ json }] = await check(bot().wcId);
		expect(json).toMatchObject({ isOnline: true });
	});

	it('answers for an account that is not online', async () => {
		const [{ json }] = await check('wxid_nobody');
		expect(json).toMatchObject({ isOnline: false });
	});
});
