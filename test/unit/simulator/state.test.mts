/** What one request changes, another one sees. */
import type { Answer } from './client.mts';
import { closeAll, call, post, start } from './client.mts';

afterEach(closeAll);

const LI_LEI = 'wxid_lilei00demo01';
const FAMILY = '21900000001@chatroom';
const CUSTOMERS = '21900000002@chatroom';

it.each([
	['/sendText', { wcId: 'wxid_nobody', content: 'x' }, '接收人不存在'],
	['/sendText', { wcId: '21999999999@chatroom', content: 'x' }, '接收人不存在'],
	['/modifyGroupName', { chatRoomId: '1@chatroom', content: 'x' }, '接收人不存在'],
	['/modifyRemark', { wcId: 'wxid_nobody', remark: 'x' }, '接收人不存在'],
	['/snsSend', { content: 'x', groupUser: `${LI_LEI},wxid_nobody` }, '接收人不存在'],
	['/snsSend', { content: 'x', blackListLabelIds: '1,99' }, '标签不存在'],
])('%s refuses an id that nobody has: catches mixed-up ids', async (path, body, message) => {
	expect(await call(await start(), path, body)).toMatchObject({
		status: 200,
		code: '1001',
		message,
	});
});

it.each(['wxid_lilei00demo01', 'lilei_88', FAMILY, 'filehelper', '25984981234567890@openim'])(
	'sends to %s: catches a check that knows fewer kinds of receivers than WeChat',
	async (wcId) => {
		const simulator = await start();
		expect((await call(simulator, '/sendText', { wcId, content: 'hello' })).code).toBe('1000');
		const { text, direction, chat } = simulator.world.messages.at(-1)!;
		expect([text, direction]).toEqual(['hello', 'sent']);
		expect(chat).toBe(wcId === 'lilei_88' ? LI_LEI : wcId);
	},
);

it('notifies only members whose @name is in the text: catches a mention without effect', async () => {
	const simulator = await start();
	const mention = async (content: string, at: string) => {
		const { code } = await call(simulator, '/sendText', { wcId: FAMILY, content, at });
		return [code, simulator.world.messages.at(-1)!.at];
	};
	expect(await mention('@Li Lei dinner?', LI_LEI)).toEqual(['1000', [LI_LEI]]);
	expect(await mention('dinner?', LI_LEI)).toEqual(['1000', []]);
	expect(await mention('@所有人 hi', 'notify@all')).toEqual(['1000', ['notify@all']]);
	expect((await mention('@Polly', 'wxid_polly00demo06'))[0]).toBe('1001');
});

it('refuses a forwarded content of another kind: catches a stripped or wrong XML', async () => {
	const simulator = await start();
	const image = simulator.world.messages.find(({ kind }) => kind === 'image')!;
	const forward = (path: string, content: string) =>
		call(simulator, path, { wcId: LI_LEI, content }).then(({ code }) => code);
	expect(await forward('/sendRecvImage', image.content)).toBe('1000');
	expect(await forward('/sendRecvVideo', image.content)).toBe('1001');
	expect(await forward('/sendApplet', '<msg><appmsg></appmsg></msg>')).toBe('1001');
	expect(await forward('/sendApplet', '<appmsg appid=""><title>a</title></appmsg>')).toBe('1000');
});

it('downloads only with the content as it was delivered: catches a removed sender prefix', async () => {
	const simulator = await start();
	const { msgId, content } = simulator.world.messages.find(({ kind }) => kind === 'image')!;
	expect((await call(simulator, '/getMsgImg', { msgId, content })).code).toBe('1000');
	const stripped = content.replace(/^\S+:\n/, '');
	expect((await call(simulator, '/getMsgImg', { msgId, content: stripped })).code).toBe('1001');
});

it('finishes work at the second poll: catches who takes the first answer for the result', async () => {
	const simulator = await start();
	const { data } = await call(simulator, '/asynSnsSendVideo', {
		content: 'clip',
		videoPath: 'http://x/1.mp4',
		thumbPath: 'http://x/1.png',
	});
	const poll = () => post(simulator, '/getAsynSnsSendVideoRes', data);
	expect((await poll()).data).toMatchObject({ type: 0, id: null });
	const done = (await poll()).data;
	expect(done).toMatchObject({ type: 1, asynId: data.asynId });
	expect((await poll()).data.id).toBe(done.id);
	expect(simulator.world.moments[0].id).toBe(done.id);
	simulator.world.jobsFail = true;
	const { msgId, content } = simulator.world.messages.find(({ kind }) => kind === 'video')!;
	const job = (await call(simulator, '/asynGetMsgVideo', { msgId, content })).data;
	await post(simulator, '/getMsgVideoRes', job);
	expect((await post(simulator, '/getMsgVideoRes', job)).data).toMatchObject({
		type: 2,
		url: null,
	});
});

it('pages through Moments by id and the first checksum: catches lost or repeated items', async () => {
	const simulator = await start();
	const seen: string[] = [];
	let firstPageMd5 = '';
	let maxId = 0n;
	for (let round = 0; round < 10; round++) {
		const { data } = await call(simulator, '/getCircle', { firstPageMd5, maxId });
		if (!data.sns.length) break;
		seen.push(...data.sns.map(({ id }: { id: string }) => id));
		// Only the first page has the checksum; later ones answer null.
		expect(data.firstPageMd5 === null).toBe(maxId !== 0n);
		firstPageMd5 ||= data.firstPageMd5;
		maxId = BigInt(seen.at(-1)!);
	}
	expect(seen).toEqual(simulator.world.moments.map(({ id }) => id));
	const rounded = { firstPageMd5, maxId: BigInt(Number(maxId)) };
	expect((await call(simulator, '/getCircle', rounded)).code).toBe('1001');
	expect((await call(simulator, '/getCircle', { firstPageMd5: '', maxId })).code).toBe('1001');
});

/** Follows a cursor to the end; gives the number of items of each page. */
async function pages(
	next: (cursor: string | null) => Promise<Answer>,
	cursorOf: (data: any) => string,
	itemsOf: (data: any) => unknown[],
	first: string | null = '',
): Promise<number[]> {
	const sizes: number[] = [];
	let cursor = first;
	for (let round = 0; round < 10; round++) {
		const { code, data } = await next(cursor);
		expect(code).toBe('1000');
		sizes.push(itemsOf(data).length);
		if (cursorOf(data) === cursor || data.continueFlag === 0) break;
		cursor = cursorOf(data);
	}
	return sizes;
}

it('pages through favourites: catches an empty text in the place of null', async () => {
	const simulator = await start();
	const next = (keyBuf: string | null) => call(simulator, '/weChatFavorites/favSync', { keyBuf });
	const sizes = await pages(
		next,
		({ keyBuf }) => keyBuf,
		({ favList }) => favList,
		null,
	);
	expect(sizes).toEqual([2, 2, 1]);
	expect((await next('')).code).toBe('1001');
	expect((await next('bm9uc2Vuc2U=')).code).toBe('1001');
});

it('pages through channel lists by their cursors', async () => {
	const simulator = await start();
	const { me, users, videos } = simulator.world.channel;
	const mine = { myUserName: me.userName, myRoleType: 3 };
	const home = (pageCode: string | null) =>
		call(simulator, '/finderUserHome', { userName: users[0].userName, pageCode });
	expect(
		await pages(
			home,
			({ pageCode }) => pageCode,
			({ videoList }) => videoList,
		),
	).toEqual([2, 1, 0]);
	const comments = (pageCode: string | null) =>
		call(simulator, '/finderCommentDetails', {
			id: videos[0].id,
			pageCode,
			sessionBuffer: '',
			refCommentId: 0n,
			rootCommentId: 0n,
			nonceId: '',
		});
	expect(
		await pages(
			comments,
			({ pageCode }) => pageCode,
			({ commentList }) => commentList,
		),
	).toEqual([2, 1, 0]);
	const follows = (lastBuff: string | null) =>
		call(simulator, '/finder/getFollowList', { ...mine, lastBuff });
	expect(
		await pages(
			follows,
			({ lastBuffer }) => lastBuffer,
			({ list }) => list,
		),
	).toEqual([2, 1]);
	const liked = (lastBuffer: string | null) =>
		call(simulator, '/finder/getLikeAndFavList', {
			...mine,
			lastBuffer,
			lastBuff: lastBuffer,
			flag: 7,
		});
	expect(
		await pages(
			liked,
			({ lastBuffer }) => lastBuffer,
			({ list }) => list,
		),
	).toEqual([2, 1]);
	const notices = (lastBuff: string | null) =>
		call(simulator, '/finder/getMentionList', { ...mine, lastBuff, reqScene: 4 });
	expect(
		await pages(
			notices,
			({ lastBuff }) => lastBuff,
			({ list }) => list,
		),
	).toEqual([2, 1, 0]);
});

it('searches page by page with everything handed back: catches a lost cookie', async () => {
	const simulator = await start();
	const base = { content: 'demo', type: 10, filter: 0 };
	const search = (more: object) => call(simulator, '/newSearchFinder', { ...base, ...more });
	const first = (await search({ page: 1, offset: 0, cookie: '', searchId: '' })).data;
	expect(first.videoInfos[0].items).toHaveLength(2);
	const { offset, cookie, searchId } = first;
	const second = (await search({ page: 2, offset, cookie, searchId })).data;
	expect(second.videoInfos[0].items).toHaveLength(2);
	expect((await search({ page: 2, offset, cookie: '', searchId })).code).toBe('1001');
	const third = (await search({ page: 3, ...second, videoInfos: undefined, authInfos: undefined }))
		.data;
	expect(third.videoInfos).toEqual([]);
});

it('refuses private members and non-admins as WeChat does', async () => {
	const simulator = await start();
	const friend = { chatRoomId: FAMILY, memberWcId: 'wxid_shy0000demo08' };
	expect(await call(simulator, '/addRoomMemberFriend', friend)).toMatchObject({
		code: '1001',
		message: '由于对方的隐私设置，你无法通过群聊将其添加至通讯录。',
	});
	simulator.world.groups[0].admins = [];
	const news = { chatRoomId: FAMILY, content: 'x' };
	expect((await call(simulator, '/setChatRoomAnnouncement', news)).code).toBe('1001');
});

it('sets and revokes group to-dos with their sign', async () => {
	const simulator = await start();
	await call(simulator, '/setChatRoomAnnouncement', { chatRoomId: CUSTOMERS, content: 'News' });
	const { newMsgId } = simulator.world.messages.at(-1)!;
	const todo = (more: object) =>
		call(simulator, '/roomTodo', { chatRoomId: CUSTOMERS, newMsgId, operType: 0, ...more });
	const { sign } = (await todo({})).data;
	expect((await todo({ operType: 1, sign: sign - 1 })).code).toBe('1001');
	expect((await todo({ operType: 1, sign })).code).toBe('1000');
});

it('turns a request into a friend, and a deleted friend into a stranger', async () => {
	const simulator = await start();
	const { v1, v2, scene, wcId } = simulator.world.friendRequests[0];
	expect((await call(simulator, '/acceptUser', { v1, v2, type: scene + 1 })).code).toBe('1001');
	expect((await call(simulator, '/acceptUser', { v1, v2, type: scene })).code).toBe('1000');
	expect((await call(simulator, '/sendText', { wcId, content: 'hi' })).code).toBe('1000');
	await call(simulator, '/delContact', { wcId });
	expect((await call(simulator, '/sendText', { wcId, content: 'hi' })).code).toBe('1001');
	expect((await call(simulator, '/checkZombie', { wcId })).data).toEqual([
		{ userName: wcId, status: 6 },
	]);
});

it('replaces all labels of a contact: catches who expects them to be added', async () => {
	const simulator = await start();
	const { labelId } = (await call(simulator, '/addContactLabel', { labelName: 'VIP' })).data;
	await call(simulator, '/modifyContactLabel', { wcId: LI_LEI, labelIdList: String(labelId) });
	const { data } = await call(simulator, '/getContact', { wcId: LI_LEI });
	expect(data[0].labelList).toBe(String(labelId));
});

it('keeps the changes of one simulator away from the next', async () => {
	const label = { labelId: 9, labelName: 'Mine' };
	const seed = { labels: [label] };
	const first = await start({ seed });
	first.world.labels[0].labelName = 'Changed';
	const second = await start({ seed });
	expect(second.world.labels).toEqual([label]);
});
