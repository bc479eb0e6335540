/** What an event says of a callback of GeWe: who wrote, where, when, and who is mentioned. */
import type { WeChatEvent } from '../../../nodes/events/message';
import { readCallback } from './readCallback.mts';

const BOT = 'wxid_bot';
const GROUP = '21900000001@chatroom';

const receive = (body: unknown) =>
	readCallback(Buffer.from(typeof body === 'string' ? body : JSON.stringify(body)));

function read(body: unknown): WeChatEvent {
	const callback = receive(body);
	if (callback.kind !== 'event') throw new Error(`This is a ${callback.kind}`);
	return callback.event;
}

const wrapped = (text: string) => (text === '' ? {} : { string: text });

const nested = (from: string, to: string, content: string, data: object = {}, more: object = {}) =>
	read({
		...{ TypeName: 'AddMsg', Appid: 'wx_1', Wxid: BOT },
		Data: {
			...{ FromUserName: wrapped(from), ToUserName: wrapped(to), Content: wrapped(content) },
			...{ MsgType: 1, ...data },
		},
		...more,
	});

const flat = (from: string, to: string, content: string, more: object = {}) =>
	read({
		...{ appid: 'wx_1', wxid: BOT, msgType: 'TEXT', fromUser: from, toUser: to, content },
		...more,
	});

it('reads a text of the nested dialect in the shape that workflows rely on', () => {
	const body = `{"TypeName":"AddMsg","Appid":"wx_1","Wxid":"${BOT}","Data":{"MsgId":1040356095,"FromUserName":{"string":"wxid_a"},"ToUserName":{"string":"${BOT}"},"MsgType":1,"Content":{"string":"hi"},"Status":3,"CreateTime":1640594470,"MsgSource":"<msgsource/>","PushContent":"A : hi","NewMsgId":7773749793478223190}}`;
	expect(read(body)).toEqual({
		event: 'message.text',
		gateway: 'gewe',
		code: '1',
		accountId: BOT,
		session: 'wx_1',
		messageId: '7773749793478223190',
		localId: '1040356095',
		chatId: 'wxid_a',
		chatType: 'private',
		senderId: 'wxid_a',
		senderName: 'A',
		isSelf: false,
		mentions: [],
		isAtMe: false,
		text: 'hi',
		textWithoutMentions: 'hi',
		timestamp: '2021-12-27T08:41:10.000Z',
		raw: expect.objectContaining({
			Data: expect.objectContaining({ NewMsgId: '7773749793478223190' }),
		}),
	});
});

it('reads a text of the flat dialect in the same shape', () => {
	const body = `{"appid":"wx_1","wxid":"${BOT}","fromUser":"wxid_a","toUser":"${BOT}","isSelf":false,"msgType":"TEXT","msgId":1725836602,"newMsgId":6692899871431281247,"createTime":1640594470123,"content":"hi","pushContent":"A : hi"}`;
	expect(read(body)).toEqual({
		event: 'message.text',
		gateway: 'gewe',
		code: 'TEXT',
		accountId: BOT,
		session: 'wx_1',
		messageId: '6692899871431281247',
		localId: '1725836602',
		chatId: 'wxid_a',
		chatType: 'private',
		senderId: 'wxid_a',
		senderName: 'A',
		isSelf: false,
		mentions: [],
		isAtMe: false,
		text: 'hi',
		textWithoutMentions: 'hi',
		timestamp: '2021-12-27T08:41:10.123Z',
		raw: expect.objectContaining({ newMsgId: '6692899871431281247' }),
	});
});

describe('what is no event', () => {
	it.each([
		[[], 'The body is no JSON object'],
		['"text"', 'The body is no JSON object'],
		['null', 'The body is no JSON object'],
		['', 'The body is no JSON'],
		['not-json', 'The body is no JSON'],
	])('%j: %s', (body, reason) => {
		expect(receive(body)).toEqual({ kind: 'foreign', reason });
	});

	it.each([{}, { a: 1 }, { msg: 'x' }, { token: 't' }, { content: 'hi' }])('%j', (body) => {
		expect(receive(body).kind).toBe('foreign');
	});

	it.each([
		{ testMsg: 'x', token: 't' },
		{ testMsg: null },
		{ TestMsg: '' },
		{ msg: 'x', callBackUrl: 'https://example.com' },
		{ callbackurl: null },
		{ appid: 'wx_1', msgType: 'TEXT', content: '验证回调地址是否可用' },
		{ appid: 'wx_1', content: '验证回调地址是否可用', fromUser: '', newMsgId: 0 },
		{ content: '验证回调地址是否可用' },
	])('%j only asks whether the URL answers', (body) => {
		expect(receive(body)).toEqual({ kind: 'handshake' });
	});

	it.each([{ fromUser: 'wxid_a' }, { newMsgId: 5 }])(
		'the same words with %j are a text',
		(more) => {
			const body = { appid: 'wx_1', msgType: 'TEXT', content: '验证回调地址是否可用', ...more };
			expect(read(body)).toMatchObject({ event: 'message.text', text: '验证回调地址是否可用' });
		},
	);

	it('a text that says something else is none', () => {
		expect(receive({ appid: 'wx_1', msgType: 'TEXT', content: 'x' }).kind).toBe('event');
	});
});

describe('what cannot be read arrives all the same', () => {
	it.each([
		{ appid: 'wx_1' },
		{ WXID: BOT },
		{ TypeName: '' },
		{ type_name: 'Nobody knows' },
		{ msgtype: null },
		{ Data: 5 },
		{ data: { a: 1 } },
		{ TypeName: 'AddMsg', Data: {} },
		{ TypeName: 'AddMsg' },
		{ TypeName: 'AddMsg', Data: 'text' },
		{ TypeName: 'AddMsg', Data: { MsgType: 9999 } },
		{ TypeName: 'FinderMsg', Data: { msg: { FromUserName: { string: 'v2_a@finder' } } } },
		{ msgType: 'SOMETHING_NEW' },
		{ msgType: 'MOD_CONTACTS' },
	])('%j', (body) => {
		expect(read(body)).toMatchObject({
			event: 'unknown',
			chatType: 'none',
			gateway: 'gewe',
			raw: body,
		});
	});

	it('with what there is of it', () => {
		const event = nested('wxid_a', BOT, 'hi', {}, { TypeName: 'SomethingNew' });
		expect(event).toMatchObject({
			...{ event: 'unknown', code: 'SomethingNew', accountId: BOT, session: 'wx_1' },
			...{ chatId: 'wxid_a', senderId: 'wxid_a', text: 'hi' },
		});
		expect(nested(GROUP, BOT, 'wxid_a:\nhi', {}, { TypeName: 'New' })).toMatchObject({
			...{ chatType: 'group', chatId: GROUP, senderId: 'wxid_a' },
		});
	});

	it.each([{ MsgType: '' }, { MsgType: 9999 }])('a message of somebody is one: %j', (data) => {
		expect(nested('wxid_a', BOT, 'hi', data)).toMatchObject({
			...{ event: 'message.other', chatId: 'wxid_a', text: 'hi' },
		});
	});

	it('the code is the name where there is no number', () => {
		expect(nested('wxid_a', BOT, 'hi', { MsgType: '' }).code).toBe('AddMsg');
	});
});

describe('spellings', () => {
	const expected = {
		...{ event: 'message.text', accountId: BOT, session: 'wx_1', text: 'hi', chatId: 'wxid_a' },
		...{ messageId: '5000000000000000001' },
	};
	const data = {
		FromUserName: { string: 'wxid_a' },
		...{ MsgType: 1, Content: { string: 'hi' }, NewMsgId: '5000000000000000001' },
	};

	it.each([
		['large', { TypeName: 'AddMsg', Appid: 'wx_1', Wxid: BOT, Data: data }],
		['mixed', { appid: 'wx_1', type_name: 'AddMsg', data, Wxid: BOT }],
		['small', { typename: 'addmsg', appid: 'wx_1', wxid: BOT, data }],
		['shouted', { TYPENAME: 'ADDMSG', APPID: 'wx_1', WXID: BOT, DATA: data }],
		[
			'small inside',
			{
				...{ TypeName: 'AddMsg', Appid: 'wx_1', Wxid: BOT },
				Data: {
					...{ fromusername: { String: 'wxid_a' }, msgtype: 1, content: { string: 'hi' } },
					newmsgid: '5000000000000000001',
				},
			},
		],
		[
			'plain texts inside',
			{
				...{ TypeName: 'AddMsg', Appid: 'wx_1', Wxid: BOT },
				Data: { ...data, FromUserName: 'wxid_a', Content: 'hi' },
			},
		],
		[
			'flat, shouted',
			{
				...{ APPID: 'wx_1', WXID: BOT, MSGTYPE: 'text', FROMUSER: 'wxid_a', CONTENT: 'hi' },
				NEWMSGID: '5000000000000000001',
			},
		],
	])('%s', (_what, body) => {
		expect(read(body)).toMatchObject(expected);
	});

	it('an object that wraps no text is none', () => {
		const [empty, other] = [{}, { string: 'a', more: 1 }].map((Content) =>
			read({ TypeName: 'AddMsg', Wxid: BOT, Data: { ...data, Content } }),
		);
		expect([empty.text, other.text]).toEqual(['', '']);
	});
});

describe('who wrote it, in the nested dialect', () => {
	it.each([
		['somebody else', 'wxid_a', BOT, 'hi', false, 'wxid_a', 'wxid_a'],
		['the account on the phone', BOT, 'wxid_a', 'hi', true, BOT, 'wxid_a'],
		['the account in a group', BOT, GROUP, 'hi', true, BOT, GROUP],
		['the account from another device', GROUP, BOT, `${BOT}:\nhi`, true, BOT, GROUP],
		['a member', GROUP, BOT, 'wxid_a:\nhi', false, 'wxid_a', GROUP],
		['a member with another ID', GROUP, BOT, 'abcd_011:\nhi', false, 'abcd_011', GROUP],
		['the group itself', GROUP, BOT, 'hi', false, '', GROUP],
		['the account to itself', BOT, BOT, 'hi', true, BOT, BOT],
	])('%s', (_what, from, to, content, isSelf, senderId, chatId) => {
		expect(nested(from, to, content)).toMatchObject({ isSelf, senderId, chatId, text: 'hi' });
	});

	it('nobody knows where the account is not named', () => {
		const body = { Wxid: undefined };
		expect(nested('wxid_a', BOT, 'hi', {}, body)).toMatchObject({ isSelf: false, accountId: '' });
		expect(nested('', BOT, 'hi', {}, body)).toMatchObject({ isSelf: false, senderId: '' });
	});

	it.each([
		['wxid_a:\nwxid_b:\nhi', 'wxid_b:\nhi'],
		['wxid_a:\r\nhi', 'hi'],
		['wxid_a: hi', 'wxid_a: hi'],
	])('only the first line of %j is the sender', (content, text) => {
		expect(nested(GROUP, BOT, content).text).toBe(text);
	});

	it.each(['todo:\nbuy milk', 'wxid_a:\nhi'])('a private text stays whole: %j', (content) => {
		expect(nested('wxid_a', BOT, content)).toMatchObject({ chatType: 'private', text: content });
	});

	it('groups of WeCom are groups', () => {
		const group = '10886300000000001@im.chatroom';
		expect(nested(group, BOT, '25984@openim:\nhi')).toMatchObject({
			...{ chatType: 'group', chatId: group, senderId: '25984@openim', text: 'hi' },
		});
	});
});

describe('who wrote it, in the flat dialect', () => {
	it.each([
		[{ isSelf: true }, true],
		[{ isSelf: 'true' }, true],
		[{ isSelf: 'True' }, true],
		[{ isSelf: false }, false],
		[{ isSelf: 'false' }, false],
		[{ isSelf: 1 }, false],
		[{}, false],
	])('%j: the account itself? %p', (more, isSelf) => {
		expect(flat('wxid_a', 'wxid_b', 'hi', more).isSelf).toBe(isSelf);
	});

	it('an own message belongs to the chat with the other side, whichever way they are named', () => {
		const own = { isSelf: true };
		expect(flat('wxid_a', BOT, 'hi', own)).toMatchObject({ senderId: BOT, chatId: 'wxid_a' });
		expect(flat(BOT, 'wxid_a', 'hi', own)).toMatchObject({ senderId: BOT, chatId: 'wxid_a' });
		expect(flat(BOT, BOT, 'hi', own)).toMatchObject({ senderId: BOT, chatId: BOT });
	});

	it.each([{}, { isSelf: null }, { isSelf: false }])('whoever sends is the account: %j', (more) => {
		expect(flat(BOT, 'wxid_a', 'hi', more)).toMatchObject({
			...{ isSelf: true, senderId: BOT, chatId: 'wxid_a' },
		});
	});
});

describe('the group, in the flat dialect', () => {
	const group = { chatType: 'group', chatId: GROUP, senderId: 'wxid_a', text: 'hi' };
	const some = { ...group, chatId: '' };
	const priv = { chatType: 'private', chatId: 'wxid_a', senderId: 'wxid_a' };
	const prefixed = 'wxid_a:\nhi';

	it.each([
		['named', 'wxid_a', 'hi', { fromGroup: GROUP }, group],
		['named, with the sender in front', 'wxid_a', prefixed, { fromGroup: GROUP }, group],
		['named, before all others', 'wxid_a', 'hi', { fromGroup: GROUP, toUser: '5@chatroom' }, group],
		['named, whatever it is called', 'wxid_a', 'hi', { fromGroup: 'x' }, { ...group, chatId: 'x' }],
		[
			'named, before the event',
			'wxid_a',
			'hi',
			{ fromGroup: GROUP, eventCode: 'private_msg_event' },
			group,
		],
		['the sender', GROUP, prefixed, {}, group],
		['the sender, before the event', GROUP, prefixed, { eventCode: 'private_msg_event' }, group],
		['the receiver', 'wxid_a', 'hi', { toUser: GROUP }, group],
		['an event of groups', 'wxid_a', 'hi', { eventCode: 'group_msg_event' }, some],
		['an event of groups, shouted', 'wxid_a', 'hi', { eventCode: 'GROUP_MSG_EVENT' }, some],
		[
			'an event of groups, with the sender',
			'wxid_a',
			prefixed,
			{ eventCode: 'group_msg_event' },
			some,
		],
		['the sender in front', 'wxid_a', prefixed, {}, some],
		['the sender in front, by another event', 'wxid_a', prefixed, { eventCode: 'x' }, some],
		['what the phone shows', 'wxid_a', 'hi', { pushContent: 'A在群聊中@了你' }, some],
		[
			'not what the phone shows, by the event',
			'wxid_a',
			'hi',
			{ pushContent: 'A在群聊中@了你', eventCode: 'private_msg_event' },
			priv,
		],
		['not named', 'wxid_a', 'hi', { fromGroup: '' }, { ...priv, text: 'hi' }],
		['not in front', 'wxid_a', 'wxid_b:\nhi', {}, { ...priv, text: 'wxid_b:\nhi' }],
		[
			'not by the event',
			'wxid_a',
			prefixed,
			{ eventCode: 'private_msg_event' },
			{ ...priv, text: prefixed },
		],
	])('%s', (_what, from, content, more, expected) => {
		expect(flat(from, BOT, content, more)).toMatchObject(expected);
	});

	it('of an own message is the receiver', () => {
		expect(flat(BOT, GROUP, 'hi', { isSelf: true })).toMatchObject({
			...{ chatType: 'group', chatId: GROUP, senderId: BOT },
		});
	});
});

describe('mentions', () => {
	const source = (ids: string) => `<msgsource><atuserlist>${ids}</atuserlist></msgsource>`;
	const inGroup = (data: object) => nested(GROUP, BOT, 'wxid_a:\n@Bot\u2005hi', data);

	it.each([
		['in the source', { MsgSource: source(BOT) }, [BOT], true],
		['in CDATA, behind a comma', { MsgSource: source(`<![CDATA[,${BOT}]]>`) }, [BOT], true],
		['in a wrapped source', { MsgSource: { string: source(BOT) } }, [BOT], true],
		[
			'somebody else',
			{ MsgSource: source('wxid_b'), PushContent: 'A : @Bot hi' },
			['wxid_b'],
			false,
		],
		['everyone', { MsgSource: source('notify@all') }, ['notify@all'], true],
		['by what the phone shows', { PushContent: 'A在群聊中@了你' }, [], true],
		['by what the phone shows, wrapped', { PushContent: { string: 'A在群聊中@了你' } }, [], true],
		[
			'everyone, by what the phone shows',
			{ PushContent: 'A在群聊中@了所有人' },
			['notify@all'],
			true,
		],
		[
			'somebody else, whatever the phone shows',
			{ MsgSource: source('wxid_b'), PushContent: 'A在群聊中@了你' },
			['wxid_b'],
			false,
		],
		['not by what somebody writes', { PushContent: 'A : B在群聊中@了你' }, [], false],
		['not in the middle', { PushContent: 'A在群聊中@了你吗' }, [], false],
		['nobody', {}, [], false],
	])('%s', (_what, data, mentions, isAtMe) => {
		expect(inGroup(data)).toMatchObject({ mentions, isAtMe });
	});

	it.each([
		[{ atUserList: `${BOT},wxid_b` }, [BOT, 'wxid_b']],
		[{ atUserList: [BOT] }, [BOT]],
		[{ atList: [BOT] }, [BOT]],
		[{ msgSource: source(BOT) }, [BOT]],
	])('in the flat dialect by %j', (more, mentions) => {
		const event = flat('wxid_a', BOT, 'hi', { fromGroup: GROUP, ...more });
		expect(event).toMatchObject({ mentions, isAtMe: true });
	});

	it.each([{ MsgSource: source(BOT) }, { PushContent: 'A在群聊中@了你' }])(
		'%j: a command behind the mention stands alone',
		(data) => {
			expect(inGroup(data)).toMatchObject({ text: '@Bot\u2005hi', textWithoutMentions: 'hi' });
		},
	);

	it('everyone is taken off a text as well, where only the phone says so', () => {
		const PushContent = 'A在群聊中@了所有人';
		const event = nested(GROUP, BOT, 'wxid_a:\n@所有人 closed', { PushContent });
		expect(event.textWithoutMentions).toBe('closed');
	});

	it('a name in the text alone is no mention', () => {
		expect(inGroup({}).textWithoutMentions).toBe('@Bot\u2005hi');
	});
});

describe('accounts that are no people', () => {
	it.each(['gh_0123456789ab', 'weixin'])('%s', (from) => {
		expect(nested(from, BOT, 'hi').chatType).toBe('official');
	});

	it('are known by the source of the message as well', () => {
		const MsgSource = '<msgsource><bizmsg><bizmsgfromuser>x</bizmsgfromuser></bizmsg></msgsource>';
		expect(nested('parcel', BOT, 'hi', { MsgSource }).chatType).toBe('official');
		expect(nested(GROUP, BOT, 'wxid_a:\nhi', { MsgSource }).chatType).toBe('group');
		expect(nested('parcel', BOT, 'hi', { MsgSource: '<bizflag>0</bizflag>' }).chatType).toBe(
			'private',
		);
	});
});

describe('IDs and times', () => {
	it.each([
		['9223372036854775807', '9223372036854775807'],
		['9007199254740993', '9007199254740993'],
		['"20002000200020002"', '20002000200020002'],
		['0', ''],
		['null', ''],
	])('the message %s is %j', (id, messageId) => {
		const body = `{"TypeName":"AddMsg","Wxid":"b","Data":{"MsgType":1,"FromUserName":{"string":"a"},"NewMsgId":${id},"MsgId":${id}}}`;
		expect(read(body)).toMatchObject({ messageId, localId: messageId });
	});

	it.each([
		[1640594470, '2021-12-27T08:41:10.000Z'],
		[1640594470123, '2021-12-27T08:41:10.123Z'],
		['1640594470', '2021-12-27T08:41:10.000Z'],
		[0, null],
		[undefined, null],
	])('the time %p is %p', (createTime, timestamp) => {
		expect(flat('wxid_a', BOT, 'hi', { createTime }).timestamp).toBe(timestamp);
		expect(nested('wxid_a', BOT, 'hi', { CreateTime: createTime }).timestamp).toBe(timestamp);
	});
});

describe('XML', () => {
	const image = '<?xml version="1.0"?>\n<msg><img aeskey="k" length="5"/></msg>';

	it('is given without the sender in front, as a download takes it', () => {
		for (const event of [
			nested(GROUP, BOT, `wxid_a:\n${image}`, { MsgType: 3 }),
			flat('wxid_a', BOT, `wxid_a:\n${image}`, { msgType: 'IMAGE' }),
			nested('wxid_a', BOT, image, { MsgType: 3 }),
		]) {
			expect(event).toMatchObject({
				xml: image,
				senderId: 'wxid_a',
				image: { aesKey: 'k', length: 5 },
			});
		}
	});

	it('of a text is what somebody wrote', () => {
		expect(nested('wxid_a', BOT, image)).toMatchObject({ event: 'message.text', text: image });
		expect(nested('wxid_a', BOT, image)).not.toHaveProperty('xml');
	});
});

it('a text with marks is what somebody wrote; a notice loses them', () => {
	const marked = '<a href="https://example.com">here</a> and there';
	expect(nested('wxid_a', BOT, marked).text).toBe(marked);
	expect(nested('wxid_a', BOT, `x ${marked}`, { MsgType: 10000 }).text).toBe('x here and there');
	expect(nested('wxid_a', BOT, marked, { MsgType: 10000 })).toMatchObject({
		text: 'here and there',
	});
	expect(nested('wxid_a', BOT, marked, { MsgType: 10000 })).not.toHaveProperty('xml');
});

describe('notices that name the sender otherwise', () => {
	const notice = (inner: string, from = GROUP, prefix = `${GROUP}:\n`) =>
		nested(from, BOT, `${prefix}<sysmsg>${inner}</sysmsg>`, { MsgType: 10002 });
	const pat = (from: string) =>
		`<pat><fromusername>${from}</fromusername><template>x</template></pat>`;
	const revoke = (text: string) => `<revokemsg><replacemsg>${text}</replacemsg></revokemsg>`;

	it('who patted is in the notice', () => {
		expect(notice(pat('wxid_a'))).toMatchObject({
			senderId: 'wxid_a',
			isSelf: false,
			chatId: GROUP,
		});
		expect(notice(pat(BOT))).toMatchObject({ senderId: BOT, isSelf: true });
		expect(notice(pat('')).senderId).toBe('');
	});

	it('who revoked is in front', () => {
		expect(notice(revoke('"A" recalled'), GROUP, 'wxid_a:\n')).toMatchObject({
			...{ senderId: 'wxid_a', isSelf: false },
		});
	});

	it('what the account has revoked is said to come from the other side', () => {
		const event = notice(revoke('你撤回了一条消息'), 'wxid_a', '');
		expect(event).toMatchObject({
			isSelf: true,
			senderId: BOT,
			chatId: 'wxid_a',
			chatType: 'private',
		});
		expect(notice(revoke('"A" 撤回了一条消息'), 'wxid_a', '').isSelf).toBe(false);
	});

	it('also in words alone', () => {
		const revoked = (content: string) => flat('wxid_a', BOT, content, { msgType: 'REVOKE_MSG' });
		expect(revoked('你撤回了一条消息')).toMatchObject({ isSelf: true, chatId: 'wxid_a' });
		expect(revoked('"A" 撤回了一条消息').isSelf).toBe(false);
	});

	it('what looks like a revoke in another notice is none', () => {
		const patted = '<pat><fromusername>wxid_a</fromusername><template>你撤回了</template></pat>';
		expect(notice(patted)).toMatchObject({ isSelf: false, senderId: 'wxid_a' });
		expect(notice('<todo><title>你撤回了一条消息</title></todo>').isSelf).toBe(false);
	});
});

it('what the phone tells other devices is its own, also where nobody names the account', () => {
	const status = nested('wxid_me', GROUP, '<msg><op id="2"/></msg>', { MsgType: 51 }, { Wxid: '' });
	expect(status).toMatchObject({ event: 'message.other', isSelf: true, chatId: GROUP });
	expect(flat('wxid_me', 'wxid_a', '<msg/>', { msgType: 51, wxid: '' })).toMatchObject({
		...{ event: 'message.other', isSelf: true, chatId: 'wxid_a' },
	});
	expect(nested('wxid_me', GROUP, 'hi', {}, { Wxid: '' }).isSelf).toBe(false);
});

it('a change is one of the group that is named, whoever stands beside it', () => {
	const more = { msgType: 'MOD_CONTACTS', fromGroup: GROUP };
	expect(flat('wxid_a', BOT, '', more)).toMatchObject({ event: 'group.changed', chatId: GROUP });
	expect(flat('', '', '', more)).toMatchObject({ event: 'group.changed', chatId: GROUP });
});

describe('the name of who wrote is where the phone shows it', () => {
	it.each([
		['A : hi', 'A'],
		['A b : hi', 'A b'],
		['A : b : hi', 'A'],
		['A在群聊中@了你', 'A'],
		['A在群聊中@了所有人', 'A'],
		['[Photo]', undefined],
		['A: hi', undefined],
		['', undefined],
	])('%s: %p', (pushContent, name) => {
		expect(flat('wxid_a', BOT, 'hi', { pushContent }).senderName).toBe(name);
		const push = wrapped(pushContent);
		expect(nested('wxid_a', BOT, 'hi', { PushContent: push }).senderName).toBe(name);
	});

	it('not of the account itself', () => {
		expect(flat(BOT, 'wxid_a', 'hi', { pushContent: 'A : hi' })).not.toHaveProperty('senderName');
	});

	it('not where it shows the text alone', () => {
		const more = { pushContent: 'at : noon' };
		expect(flat('wxid_a', BOT, 'at : noon', more)).not.toHaveProperty('senderName');
	});
});
