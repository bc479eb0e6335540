/** Callbacks: registration, scripts and delivery. */
import { LosslessNumber } from 'lossless-json';
import { closeAll, delivered, post, receiver, stage, start } from './client.mts';

afterEach(closeAll);

const SHOP = 'wxid_bot000demo22';
const LI_LEI = 'wxid_lilei00demo01';
const FAMILY = '21900000001@chatroom';

it('sends the test callback after a registration: catches a trigger that chokes on it', async () => {
	const simulator = await start();
	const { url, received } = await receiver();
	const { code } = await post(simulator, '/setHttpCallbackUrl', { httpUrl: url, type: 2 });
	expect(code).toBe('1000');
	await delivered(simulator, 1);
	expect(received).toHaveLength(1);
	expect(received[0].body).toEqual({
		account: '13800000000',
		wcId: SHOP,
		messageType: '00000',
		data: {},
	});
	expect(received[0].headers['content-type']).toContain('application/json');
	const login = { account: '13800000000', password: 'demo-password' };
	expect((await post(simulator, '/member/login', login)).data.callbackUrl).toBe(url);
	await post(simulator, '/cancelHttpCallbackUrl');
	expect(simulator.world.developer.callbackUrl).toBeNull();
});

it('registers although nobody listens: the two succeed or fail independently', async () => {
	const simulator = await start();
	const httpUrl = 'http://127.0.0.1:9/';
	expect((await post(simulator, '/setHttpCallbackUrl', { httpUrl, type: 2 })).code).toBe('1000');
	await delivered(simulator, 1);
	expect(simulator.deliveries[0]).toMatchObject({ httpStatus: null, error: expect.any(String) });
	const bad = { httpUrl: 'my workflow', type: 2 };
	expect((await post(simulator, '/setHttpCallbackUrl', bad)).code).toBe('1001');
});

it('delivers a group text with exact ids and without a sender prefix', async () => {
	const { simulator, received } = await stage();
	const [played] = await simulator.play('Li Lei writes "hello" in group Family');
	expect(played).toMatchObject({ httpStatus: 200, answer: '{"code":"1000"}' });
	const { messageType, account, wcId, data } = received[0].body;
	expect([messageType, account, wcId]).toEqual(['80001', '13800000000', SHOP]);
	expect(data).toEqual({
		content: 'hello',
		fromUser: LI_LEI,
		fromGroup: FAMILY,
		msgId: expect.any(Number),
		newMsgId: expect.any(LosslessNumber),
		self: false,
		timestamp: expect.any(Number),
		toUser: SHOP,
		wId: simulator.world.accounts[0].wId,
	});
	expect(received[0].text).toMatch(/"newMsgId":\d{19},/);
	expect(simulator.world.messages.at(-1)).toMatchObject({
		chat: FAMILY,
		text: 'hello',
		direction: 'received',
	});
});

it.each([
	['member Li Lei writes hello in group Family', '80001', 'hello', LI_LEI],
	['li lei writes “hello there” in the group family', '80001', 'hello there', LI_LEI],
	[
		'Li Lei writes "see you in group chat" in group Family',
		'80001',
		'see you in group chat',
		LI_LEI,
	],
	[`${LI_LEI} writes hello in group ${FAMILY}`, '80001', 'hello', LI_LEI],
	['Han Meimei writes "hi"', '60001', 'hi', 'wxid_hanmei0demo02'],
	[
		'Uncle Wang writes "two\\nlines \\"quoted\\""',
		'60001',
		'two\nlines "quoted"',
		'wxid_wang000demo05',
	],
	['Li Lei writes "hello" to Demo Shop', '60001', 'hello', LI_LEI],
])('understands: %s', async (line, messageType, content, fromUser) => {
	const { simulator, received } = await stage();
	await simulator.play(line);
	expect(received[0].body).toMatchObject({
		messageType,
		data: { content, fromUser, toUser: SHOP },
	});
});

it('names the mentioned members in atlist, and leaves it out otherwise', async () => {
	const { simulator, received } = await stage();
	await simulator.play(
		'Li Lei mentions Demo Shop: "@Demo Shop price?" in group Family\nJim writes "no" in group Family',
	);
	expect(received[0].body.data).toMatchObject({ content: '@Demo Shop price?', atlist: [SHOP] });
	expect(received[1].body.data).not.toHaveProperty('atlist');
});

it('marks what the account writes on its phone: catches a bot that answers itself', async () => {
	const { simulator, received } = await stage();
	await simulator.play('Demo Shop writes "from my phone" to Li Lei');
	expect(received[0].body.data).toMatchObject({ self: true, fromUser: SHOP, toUser: LI_LEI });
});

it('tells that the account went offline, and the gateway agrees afterwards', async () => {
	const { simulator, received } = await stage();
	const [account] = simulator.world.accounts;
	const old = account.wId;
	await simulator.play('account goes offline');
	expect(received[0].body).toMatchObject({ messageType: '30000', wcId: SHOP, data: { wId: old } });
	expect((await post(simulator, '/isOnline', { wId: old })).data).toEqual({ isOnline: false });
	await expect(simulator.play('Li Lei writes "hi"')).rejects.toThrow('no account is online');
	await simulator.play('account comes online');
	expect(account.wId).not.toBe(old);
});

it('waits between lines', async () => {
	const { simulator } = await stage();
	const begin = Date.now();
	await simulator.play('# a pause\n\nwait 120 ms\nLi Lei writes "hi"');
	expect(Date.now() - begin).toBeGreaterThanOrEqual(115);
});

it('plays callbacks told in full, for events that have no form', async () => {
	const { simulator, received } = await stage();
	const newMsgId = 7175333311063873621n;
	await simulator.play([
		{ wait: 1 },
		{ messageType: '65004', data: { userName: LI_LEI, newMsgId } },
	]);
	expect(received[0].text).toContain('"newMsgId":7175333311063873621');
	expect(received[0].body).toMatchObject({ messageType: '65004', wcId: SHOP });
});

it.each([
	[
		'Li Lei sings',
		/Line 2 is not understood: Li Lei sings\nThe forms are:\nTexts:\n {2}Li Lei mentions/,
	],
	['Nobody writes "hi"', /nobody is called "Nobody"; there are: .*Li Lei/],
	['Li Lei writes "hi" in group Nowhere', /no group "Nowhere"; there are: Family, Demo Customers/],
	['Polly 🦜 writes "hi" in group Family', /Polly 🦜 is not in group Family/],
	['Li Lei writes "hi" to Lucy', /only sees what Demo Shop receives or writes/],
	['Demo Shop writes "hi"', /Demo Shop writes to whom/],
])('explains why it cannot play: %s', async (line, reason) => {
	const { simulator, received } = await stage();
	await expect(simulator.play(`\n${line}`)).rejects.toThrow(reason);
	expect(received).toHaveLength(0);
});

it('needs a registered URL, and changes nothing without one', async () => {
	const simulator = await start();
	const before = simulator.world.messages.length;
	await expect(simulator.play('Li Lei writes "hi"')).rejects.toThrow(
		'No callback URL is registered',
	);
	expect(simulator.world.messages).toHaveLength(before);
});

it('gives a slow receiver up: catches one that answers only when its work is done', async () => {
	const simulator = await start({ callbackLimitMs: 100 });
	const { url } = await receiver(1000);
	await post(simulator, '/setHttpCallbackUrl', { httpUrl: url, type: 2 });
	const [played] = await simulator.play('Li Lei writes "hi"');
	expect(played).toMatchObject({
		httpStatus: null,
		answer: null,
		error: 'no answer within 100 ms',
	});
});
