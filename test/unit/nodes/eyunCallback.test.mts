import { readMentions } from '../../../nodes/events/mentions';
import type { WeChatEvent } from '../../../nodes/events/message';
import { readCallback } from './readCallback.mts';

const BOT = 'wxid_bot';
const GROUP = '12345@chatroom';

const receive = (body: unknown) =>
	readCallback(Buffer.from(typeof body === 'string' ? body : JSON.stringify(body)));

const eventOf = (body: unknown): WeChatEvent => {
	const callback = receive(body);
	if (callback.kind !== 'event') throw new Error(`This is a ${callback.kind}`);
	return callback.event;
};

const message = (messageType: string | number, data: object) =>
	eventOf({ account: '138', wcId: BOT, messageType, data: { wId: 'w1', ...data } });

const privateText = { fromUser: 'wxid_a', toUser: BOT, content: 'hi', msgId: 1052001123 };
const groupText = { ...privateText, fromGroup: GROUP };

it('reads a private text in the shape that workflows rely on', () => {
	const text = `{"account":"138","wcId":"${BOT}","messageType":"60001","data":{"content":"hi","fromUser":"wxid_a","msgId":1052001123,"newMsgId":3166120021925175285,"sel":false,"timestamp":1640594470,"toUser":"${BOT}","wId":"w1"}}`;
	expect(eventOf(text)).toEqual({
		event: 'message.text',
		gateway: 'eyun',
		code: '60001',
		accountId: BOT,
		session: 'w1',
		messageId: '3166120021925175285',
		localId: '1052001123',
		chatId: 'wxid_a',
		chatType: 'private',
		senderId: 'wxid_a',
		isSelf: false,
		mentions: [],
		isAtMe: false,
		text: 'hi',
		textWithoutMentions: 'hi',
		timestamp: '2021-12-27T08:41:10.000Z',
		raw: expect.objectContaining({
			data: expect.objectContaining({ newMsgId: '3166120021925175285' }),
		}),
	});
});

it.each(['80001', 9, '9'])('code %p is a group text: the answer goes to the group', (code) => {
	expect(message(code, groupText)).toMatchObject({
		chatId: GROUP,
		chatType: 'group',
		senderId: 'wxid_a',
	});
});

it('a group text under a private code is a group text', () => {
	expect(message('60001', { ...privateText, fromGroup: GROUP }).chatType).toBe('group');
	expect(
		message('60001', { ...privateText, fromUser: GROUP, content: 'wxid_a:\nhi' }),
	).toMatchObject({ chatId: GROUP, chatType: 'group', senderId: 'wxid_a', text: 'hi' });
	expect(message('60001', { ...privateText, fromGroup: '' }).chatType).toBe('private');
});

it.each(['12345@chatroom', '12345@im.chatroom'])('%s is a group wherever it stands', (id) => {
	const prefixed = { ...privateText, content: 'wxid_a:\nhi' };
	const expected = { chatId: id, chatType: 'group', senderId: 'wxid_a', text: 'hi' };
	expect(message('60001', { ...prefixed, fromUser: id })).toMatchObject(expected);
	expect(message('60001', { ...privateText, toUser: id })).toMatchObject(expected);
	expect(message('60001', { ...privateText, fromGroup: id })).toMatchObject(expected);
	expect(message('60001', { ...privateText, fromUser: id, content: 'hi' })).toMatchObject({
		chatType: 'group',
		senderId: '',
	});
	expect(message('65001', { userName: id })).toMatchObject({
		chatId: id,
		chatType: 'group',
		senderId: '',
	});
});

it('the account itself is in front of a group text, so it is an own message', () => {
	const own = { ...privateText, fromUser: GROUP, content: `${BOT}:\nhi` };
	expect(message('60001', own)).toMatchObject({ isSelf: true, senderId: BOT, chatId: GROUP });
	expect(message('60001', { ...own, self: false }).isSelf).toBe(false);
});

describe('Official Accounts and those of WeChat itself', () => {
	it.each(['gh_0123456demo', 'weixin', 'newsapp'])('%s is an official chat', (fromUser) => {
		expect(message('60001', { ...privateText, fromUser }).chatType).toBe('official');
		const own = { ...privateText, fromUser: BOT, toUser: fromUser, self: true };
		expect(message('60001', own)).toMatchObject({ chatType: 'official', chatId: fromUser });
		expect(message('80001', { ...groupText, fromUser }).chatType).toBe('group');
		expect(message('65001', { userName: fromUser }).chatType).toBe('official');
	});

	it('the file transfer is a chat with oneself', () => {
		expect(message('60001', { ...privateText, toUser: 'filehelper', self: true })).toMatchObject({
			chatType: 'private',
			chatId: 'filehelper',
		});
	});

	it('a friend request comes through one, but from a person', () => {
		const request = { fromUser: 'fmessage', content: '<msg fromusername="wxid_b" scene="6"/>' };
		expect(message('30001', request)).toMatchObject({
			event: 'contact.request',
			chatType: 'none',
			senderId: 'wxid_b',
		});
	});
});

describe('names that every object of JavaScript has', () => {
	const NAMES = ['constructor', '__proto__', 'hasOwnProperty', 'toString', 'valueOf'];

	it.each(NAMES)('%s is a code that nobody knows', (code) => {
		expect(message(code, privateText)).toMatchObject({ event: 'unknown', code, text: 'hi' });
	});

	it.each(NAMES)('%s is a type that nobody knows', (type) => {
		const content = `<msg><appmsg><title>t</title><type>${type}</type></appmsg></msg>`;
		expect(message('60999', { ...privateText, content })).toMatchObject({
			event: 'message.other',
			text: 't',
		});
		expect(message('60999', { ...privateText, msgType: type }).event).toBe('message.other');
		const transfer = `<msg><appmsg><wcpayinfo><paysubtype>${type}</paysubtype></wcpayinfo></appmsg></msg>`;
		expect(message('60015', { ...privateText, content: transfer }).transfer).toMatchObject({
			state: 'unknown',
		});
		expect(message('30002', { type }).job).toMatchObject({ progress: 'unknown' });
	});

	it.each(NAMES.slice(2))('<%s> is an element that nobody knows', (name) => {
		expect(message('60999', { ...privateText, content: `<msg><${name}/></msg>` }).event).toBe(
			'message.other',
		);
	});

	it.each(NAMES)('%s is the name of a link that nobody knows', (name) => {
		const content = `<sysmsg><sysmsgtemplate><content_template><template>$${name}$</template></content_template></sysmsgtemplate></sysmsg>`;
		expect(message('85003', { ...groupText, content })).toMatchObject({
			text: `$${name}$`,
			member: { members: [] },
		});
	});
});

it('a byte order mark in front is no part of the callback', () => {
	const body = JSON.stringify({ wcId: BOT, messageType: '60001', data: privateText });
	expect(eventOf(`\ufeff${body}`).text).toBe('hi');
});

it('a quoted message with a time that no calendar has costs the time, not the event', () => {
	const content = `<msg><appmsg><title>ok</title><refermsg><createtime>99999999999999999</createtime></refermsg></appmsg></msg>`;
	expect(message('60014', { ...privateText, content })).toMatchObject({
		text: 'ok',
		quote: { timestamp: null },
	});
});

it.each([0, '0', ''])('the message ID %j is none', (newMsgId) => {
	expect(message('60001', { ...privateText, newMsgId }).messageId).toBe('');
});

it('the time may come in milliseconds, and in either field', () => {
	const at = (times: object) => message('60001', { ...privateText, ...times }).timestamp;
	expect(at({ timestamp: 1640594470123 })).toBe('2021-12-27T08:41:10.123Z');
	expect(at({ timestamp: '1640594470' })).toBe('2021-12-27T08:41:10.000Z');
	expect(at({ timestamp: 0, createTime: 1640594470 })).toBe('2021-12-27T08:41:10.000Z');
});

it('takes off the sender in front of a group text, but not what looks like one', () => {
	expect(message('80001', { ...groupText, content: 'wxid_a:\nhi\nthere' }).text).toBe('hi\nthere');
	expect(message('80001', { ...groupText, content: 'note:\nhi' }).text).toBe('note:\nhi');
	expect(message('60001', { ...privateText, content: 'wxid_a:\nhi' }).text).toBe('wxid_a:\nhi');
});

it.each([{ self: true }, { sel: true }, { fromUser: BOT }])('%j is the own account', (own) => {
	expect(message('60001', { ...privateText, toUser: 'wxid_b', ...own })).toMatchObject({
		isSelf: true,
		chatId: 'wxid_b',
		senderId: BOT,
	});
});

it.each([
	[{ atlist: [BOT, 'wxid_c'] }, [BOT, 'wxid_c'], true],
	[{ atList: ['wxid_c'] }, ['wxid_c'], false],
	[{ atlist: ['notify@all'] }, ['notify@all'], true],
	[{ atlist: ['announcement@all'] }, ['announcement@all'], true],
	[
		{ msgSource: `<msgsource><atuserlist><![CDATA[,${BOT}]]></atuserlist></msgsource>` },
		[BOT],
		true,
	],
	[{ msgSource: '<msgsource><atuserlist>wxid_c</msgsource' }, [], false],
	[{}, [], false],
])('mentions of %j', (source, mentions, isAtMe) => {
	expect(message('80001', { ...groupText, ...source })).toMatchObject({ mentions, isAtMe });
});

it('an entity bomb in the message source costs nothing but the mentions', () => {
	const bomb = `<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;">]><msgsource><atuserlist>&b;</atuserlist></msgsource>`;
	expect(readMentions(undefined, bomb).join('').length).toBeLessThan(100);
});

it('without a time the timestamp is null', () => {
	expect(message('60001', privateText).timestamp).toBeNull();
	expect(message('60001', { ...privateText, timestamp: 'soon' }).timestamp).toBeNull();
});

it('the test call of the platform is a handshake', () => {
	expect(receive({ messageType: '00000', data: {} })).toEqual({ kind: 'handshake' });
});

it.each([
	['a list', []],
	['null', 'null'],
	['no messageType', { wcId: BOT }],
	['no JSON', '<xml>'],
	['nothing', ''],
])('%s is no callback', (_name, body) => {
	expect(receive(body)).toMatchObject({ kind: 'foreign', reason: expect.stringMatching(/^The/) });
});

it('no body at all is no callback, too', () => {
	expect(readCallback(undefined).kind).toBe('foreign');
});

it.each([
	['no data', { messageType: '60001' }],
	['data of a wrong type', { messageType: '60001', data: [] }],
	['fields of wrong types', { messageType: 60001, wcId: {}, data: { content: [], newMsgId: {} } }],
])('%s is an event with empty fields', (_name, body) => {
	expect(eventOf(body)).toMatchObject({ event: 'message.text', messageId: '', text: '' });
});

it('a code that nobody knows is passed on as unknown, with everything that came', () => {
	expect(message('77777', { content: 'new', newMsgId: 5 })).toMatchObject({
		event: 'unknown',
		code: '77777',
		text: 'new',
		raw: { messageType: '77777', data: { content: 'new' } },
	});
});
