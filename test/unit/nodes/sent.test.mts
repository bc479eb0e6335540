/** What a send returns, in the words that events have. */
import { type SentMessage, withSentWords } from '../../../nodes/events/sent';
import { eyun } from '../../../nodes/gateways/eyun';
import { gewe } from '../../../nodes/gateways/gewe';

const ID = '8015075888668773694';
const message: SentMessage = {
	...{ messageId: ID, localId: 1052001123, chatId: 'wxid_a', createTime: 1640594470 },
};
const words = {
	...{ messageId: ID, localId: '1052001123', chatId: 'wxid_a', accountId: 'wxid_me' },
	timestamp: '2021-12-27T08:41:10.000Z',
};

const read = (given: Partial<SentMessage>) =>
	withSentWords({}, [{ ...message, ...given }], 'wxid_me');

it('what the gateway has answered stays as it is and comes first', () => {
	const answer = { type: 1, msgId: 1052001123, newMsgId: ID };
	const all = withSentWords(answer, [message], 'wxid_me');
	expect(all).toEqual({ ...answer, ...words });
	expect(Object.keys(all).slice(0, 3)).toEqual(Object.keys(answer));
});

it.each([
	[{ messageId: 5 }, { messageId: '5' }],
	[{ messageId: 0 }, { messageId: '' }],
	[
		{ messageId: undefined, localId: null, chatId: undefined },
		{ messageId: '', localId: '', chatId: '' },
	],
	[{ chatId: { string: 'x' } }, { chatId: '' }],
	// GeWe revokes by this one.
	[{ localId: 0 }, { localId: '0' }],
	[{ createTime: 0 }, { timestamp: null }],
	[{ createTime: null }, { timestamp: null }],
	[{ createTime: '1640594470123' }, { timestamp: '2021-12-27T08:41:10.123Z' }],
] as Array<[Partial<SentMessage>, object]>)('%j becomes %j', (given, expected) => {
	expect(read(given)).toEqual({ ...words, ...expected });
});

it('several messages stand in a list, none change nothing', () => {
	const answer = { Count: 2 };
	expect(withSentWords(answer, [message, { ...message, chatId: 'wxid_b' }], 'wxid_me')).toEqual({
		...{ Count: 2, messages: [words, { ...words, chatId: 'wxid_b' }] },
	});
	expect(withSentWords(answer, [], 'wxid_me')).toBe(answer);
});

it('E Cloud: who gets it is taken from the request where the answer leaves it out', () => {
	const answer = { type: null, msgId: 1, newMsgId: ID, createTime: null };
	const sent = { messageId: ID, localId: 1, chatId: 'wxid_a', createTime: null };
	expect(eyun.sent!({ ...answer, wcId: null }, { wcId: 'wxid_a' })).toEqual([sent]);
	expect(eyun.sent!({ ...answer, wcId: 'wxid_a' }, { wcId: 'alias' })).toEqual([sent]);
});

it('GeWe: both dialects', () => {
	const sent = { messageId: ID, localId: 0, chatId: 'wxid_a', createTime: 7 };
	const answer = { newMsgId: ID, msgId: 0, createTime: 7 };
	expect(gewe.sent!({ ...answer, toWxid: 'wxid_a' }, { toWxid: 'b' })).toEqual([sent]);
	expect(gewe.sent!(answer, { toWxid: 'wxid_a' })).toEqual([sent]);
	const listed = { NewMsgId: ID, MsgId: 0, Createtime: 7 };
	const body = { to_wxid_list: [{ to_wxid: 'wxid_b' }, { to_wxid: 'wxid_a' }] };
	expect(
		gewe.sent!({ List: [{ ...listed, ToUsetName: { string: 'wxid_c' } }, listed] }, body),
	).toEqual([{ ...sent, chatId: 'wxid_c' }, sent]);
});

it('GeWe: an answer that tells of no message has none', () => {
	expect(gewe.sent!({}, { toWxid: 'wxid_a' })).toEqual([]);
	expect(gewe.sent!({ List: [null] }, {})).toEqual([]);
});
