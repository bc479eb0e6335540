/** 64-bit ids: catches every place where one of them would pass through a JavaScript number. */
import { LosslessNumber } from 'lossless-json';
import {
	isRounded,
	newCommentId,
	newMessageId,
	newMomentId,
	newObjectId,
} from '../../simulator/ids.mts';
import { closeAll, call, post, start } from './client.mts';

afterEach(closeAll);

const LI_LEI = 'wxid_lilei00demo01';

it('writes message ids as bare digits that a number cannot hold', async () => {
	const { text } = await call(await start(), '/sendText', { wcId: LI_LEI, content: 'hi' });
	const digits = /"newMsgId":(\d+),/.exec(text)?.[1] ?? '';
	expect(digits).toMatch(/^\d{19}$/);
	expect(String(JSON.parse(text).data.newMsgId)).not.toBe(digits);
});

it('makes up only ids that a number would change', () => {
	for (let round = 0; round < 200; round++) {
		const ids = [newMessageId(), newObjectId(), newCommentId(), BigInt(newMomentId(['1']))];
		expect(ids.slice(0, 3).every(isRounded)).toBe(true);
		expect(ids[1] > 2n ** 63n && ids[2] < -(10n ** 18n)).toBe(true);
	}
});

it('starts with such ids only', async () => {
	const { messages, moments, channel } = (await start()).world;
	const seeds = [
		...messages.map(({ newMsgId }) => newMsgId),
		...moments.map(({ id }) => BigInt(id)),
		...channel.videos.map(({ id }) => id),
		...channel.comments.map(({ commentId }) => commentId),
	];
	expect(seeds.filter((id) => !isRounded(id))).toEqual([]);
	expect(seeds).toEqual(
		expect.arrayContaining([8015075888668773694n, -4245909463265376127n, 14200825020179157073n]),
	);
});

it('revokes only the exact message: catches a newMsgId that was rounded on its way', async () => {
	const simulator = await start();
	const { text, data } = await call(simulator, '/sendText', { wcId: LI_LEI, content: 'oops' });
	const newMsgId = BigInt(/"newMsgId":(\d+),/.exec(text)![1]);
	const revoke = (more: object) =>
		call(simulator, '/revokeMsg', {
			wcId: LI_LEI,
			msgId: data.msgId,
			newMsgId,
			createTime: data.createTime,
			...more,
		});
	expect((await revoke({ newMsgId: BigInt(Number(newMsgId)) })).code).toBe('1001');
	expect((await revoke({ msgId: data.msgId + 1 })).code).toBe('1001');
	expect((await revoke({ wcId: 'filehelper' })).code).toBe('1001');
	expect((await revoke({ newMsgId: String(newMsgId) })).status).toBe(400);
	expect((await revoke({})).code).toBe('1000');
	expect(simulator.world.messages.at(-1)?.revoked).toBe(true);
	expect((await revoke({})).code).toBe('1001');
});

it('finds channel videos and negative comments by their exact ids only', async () => {
	const simulator = await start();
	const { me, users, videos } = simulator.world.channel;
	const like = (id: bigint, commentId: bigint) =>
		call(simulator, '/finderIdLike', {
			id,
			commentId,
			nonceId: '',
			type: 1,
			sessionBuffer: videos[0].sessionBuffer,
			toUserName: users[0].userName,
			meUserName: me.userName,
			meRoleType: 3,
		});
	expect((await like(14200825020179157073n, -4245909463265376127n)).code).toBe('1000');
	expect((await like(14200825020179157073n, BigInt(-4245909463265376000))).code).toBe('1001');
	expect((await like(BigInt(Number(14200825020179157073n)), -4245909463265376127n)).code).toBe(
		'1001',
	);
});

it('records type and exact value of long integers, and plain numbers for short ones', async () => {
	const simulator = await start();
	const text = '{"wId":"x","msgId":5,"newMsgId":8015075888668773694,"wcId":"8015075888668773694"}';
	await post(simulator, '/revokeMsg', text);
	const [{ body, text: raw, status }] = simulator.requests;
	expect(raw).toBe(text);
	expect(status).toBe(400);
	expect(body).toEqual({
		wId: 'x',
		msgId: 5,
		newMsgId: new LosslessNumber('8015075888668773694'),
		wcId: '8015075888668773694',
	});
});
