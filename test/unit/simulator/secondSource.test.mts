/** What the second crawl of the vendor's pages and its clients say, in the simulator. */
import { closeAll, call, post, start } from './client.mts';
import type { Simulator } from '../../simulator/index.mts';

afterEach(closeAll);

describe('/finderComment', () => {
	const comment = ({ world }: Simulator, more: Record<string, unknown>) => {
		const { videos, me } = world.channel;
		const { id, objectNonceId, sessionBuffer } = videos[0];
		const { userName: meUserName, roleType: meRoleType } = me;
		const whose = { meUserName, meRoleType };
		return { content: 'Nice', id, objectNonceId, type: 0, sessionBuffer, ...whose, ...more };
	};

	it.each(['sessionBuffer', 'meUserName', 'meRoleType', 'objectNonceId', 'type'])(
		'is refused without %s: catches the form of the page that was cut off',
		async (name) => {
			const simulator = await start();
			const body = comment(simulator, { [name]: undefined });
			const answer = await call(simulator, '/finderComment', body);
			expect(answer).toMatchObject({ status: 400, code: '1001' });
			expect(answer.message).toContain(`${name} is missing`);
		},
	);

	it('is refused with a key that it does not have', async () => {
		const simulator = await start();
		const body = comment(simulator, { replyCommentId: 1n });
		expect((await call(simulator, '/finderComment', body)).message).toContain(
			'replyCommentId is not a parameter',
		);
	});

	it('puts an answer below the comment that it answers, and refuses one to nothing', async () => {
		const simulator = await start();
		const { comments } = simulator.world.channel;
		const { commentId: refCommentId } = comments[0];
		const body = comment(simulator, { refCommentId });
		expect((await call(simulator, '/finderComment', body)).code).toBe('1000');
		expect(comments.at(-1)).toMatchObject({ content: 'Nice', root: refCommentId });
		const nowhere = comment(simulator, { refCommentId: 7n });
		expect((await call(simulator, '/finderComment', nowhere)).code).toBe('1001');
	});

	it('takes an own comment away and no other', async () => {
		const simulator = await start();
		const { world } = simulator;
		await call(simulator, '/finderComment', comment(simulator, {}));
		const { commentId: own } = world.channel.comments.at(-1)!;
		const { commentId: other } = world.channel.comments[0];
		const remove = (refCommentId?: bigint) =>
			call(simulator, '/finderComment', comment(simulator, { type: 1, refCommentId }));
		expect((await remove(other)).code).toBe('1001');
		expect((await remove()).code).toBe('1001');
		expect((await remove(own)).code).toBe('1000');
		const left = world.channel.comments.map(({ commentId }) => commentId);
		expect(left).toContain(other);
		expect(left).not.toContain(own);
	});
});

it('takes all regions up to 30 for a login, and none beyond', async () => {
	const simulator = await start();
	const logIn = (proxy: number) =>
		post(simulator, '/iPadLogin', { wcId: '', deviceType: 'ipad', proxy });
	expect((await logIn(30)).code).toBe('1000');
	expect((await logIn(31)).message).toContain('proxy must be one of');
});

it('answers with the text of a post, and with its XML where posts are read', async () => {
	const simulator = await start();
	const { data } = await call(simulator, '/snsSend', { content: 'New tea' });
	expect(data.objectDesc).toBe('New tea');
	const link = {
		content: 'Look',
		title: 't',
		description: '',
		url: 'https://a.example/',
		thumbUrl: 'https://a.example/a.png',
	};
	expect((await call(simulator, '/snsSendUrl', link)).data.object.objectDesc).toBe('Look');
	const read = await call(simulator, '/getSnsObject', {
		id: data.id,
		wcId: simulator.world.accounts[0].wcId,
	});
	expect(read.data.objectDesc).toEqual({
		xml: expect.stringContaining('New tea'),
		len: expect.any(Number),
	});
});

it('tells of a member neither phone numbers nor a description, as /getContact does', async () => {
	const simulator = await start();
	const [{ chatRoomId, members }] = simulator.world.groups;
	const member = members.find(({ wcId }) =>
		simulator.world.contacts.some((contact) => contact.wcId === wcId),
	)!;
	const { data } = await call(simulator, '/getChatRoomMemberInfo', {
		chatRoomId,
		userList: member.wcId,
	});
	expect(data[0]).toMatchObject({ userName: member.wcId, bigHead: expect.any(String) });
	expect(data[0]).not.toHaveProperty('phoneNumList');
	expect(data[0]).not.toHaveProperty('desc');
	const { data: people } = await call(simulator, '/getContactPlus', { wcId: member.wcId });
	expect(people[0]).toHaveProperty('phoneNumList');
});

it('says at once that nobody has scanned yet, and tells of the account when somebody has', async () => {
	const simulator = await start();
	simulator.world.loginRules.autoScan = false;
	const { wcId } = simulator.world.accounts[0];
	const { wId } = (await post(simulator, '/iPadLogin', { wcId, deviceType: 'ipad', proxy: 1 }))
		.data;
	const state = () => post(simulator, '/simpleIPadLoginInfo', { wId });
	expect(await state()).toMatchObject({ code: '1001', data: null });
	simulator.world.loginRules.autoScan = true;
	// A scan that takes its time is none at the moment.
	simulator.world.loginRules.scanAfterMs = 60_000;
	expect((await state()).code).toBe('1001');
	simulator.world.loginRules.scanAfterMs = 0;
	expect((await state()).data).toMatchObject({ wcId, wId, status: 3 });
});
