/** What an event says of a callback of E Cloud: who wrote, where, when, and what somebody would read. */
import type { WeChatEvent } from '../../../nodes/events/message';
import { readCallback } from './readCallback.mts';

const BOT = 'wxid_bot';
const GROUP = '21900000001@chatroom';

const receive = (body: unknown) => readCallback(Buffer.from(JSON.stringify(body)));

const read = (messageType: string, data: unknown, more: object = {}): WeChatEvent => {
	const callback = receive({ wcId: BOT, messageType, data, ...more });
	if (callback.kind !== 'event') throw new Error(`This is a ${callback.kind}`);
	return callback.event;
};

describe('what is no callback', () => {
	it.each([
		[[], 'The body is no JSON object'],
		[null, 'The body is no JSON object'],
		['text', 'The body is no JSON object'],
		[{ wcId: BOT }, 'The body has no messageType'],
		[{ messageType: '' }, 'The body has no messageType'],
		[{ messageType: null }, 'The body has no messageType'],
		[{ messageType: {} }, 'The body has no messageType'],
	])('%j: %s', (body, reason) => {
		expect(receive(body)).toEqual({ kind: 'foreign', reason });
	});

	it('no JSON', () => {
		expect(readCallback(Buffer.from('{'))).toEqual({
			kind: 'foreign',
			reason: 'The body is no JSON',
		});
		expect(readCallback(undefined).kind).toBe('foreign');
	});

	it('the test call is a handshake, whatever it carries', () => {
		expect(receive({ messageType: '00000', data: { content: 'x' } })).toEqual({
			kind: 'handshake',
		});
	});
});

describe('who wrote it', () => {
	const text = { fromUser: 'wxid_a', toUser: BOT, content: 'hi' };
	const own = { fromUser: BOT, toUser: 'wxid_a', content: 'hi' };

	it.each([
		[{ ...own, self: true }, true],
		[{ ...own, self: 'true' }, true],
		[{ ...own, sel: true }, true],
		[own, true],
		[{ ...own, self: null }, true],
		[{ ...own, self: null, sel: null }, true],
		[{ ...own, self: false }, false],
		[{ ...own, self: 'false' }, false],
		[{ ...own, self: false, sel: true }, false],
		[{ ...text, self: 1 }, false],
		[text, false],
		[{ ...text, fromUser: '' }, false],
	])('%j: the account itself? %p', (data, isSelf) => {
		expect(read('60001', data).isSelf).toBe(isSelf);
	});

	it('nobody, where neither side is named', () => {
		const { isSelf, senderId, chatType } = read('60001', { content: 'hi' }, { wcId: '' });
		expect({ isSelf, senderId, chatType }).toEqual({
			isSelf: false,
			senderId: '',
			chatType: 'none',
		});
	});

	it('the account, in the chat of the other side', () => {
		expect(read('60001', own)).toMatchObject({ senderId: BOT, chatId: 'wxid_a' });
		expect(read('80001', { ...own, toUser: GROUP })).toMatchObject({
			senderId: BOT,
			chatId: GROUP,
		});
	});

	it('not the group itself', () => {
		expect(read('80001', { fromUser: GROUP, content: 'hi' })).toMatchObject({
			senderId: '',
			chatId: GROUP,
		});
	});
});

describe('the group', () => {
	it.each(['fromGroup', 'fromUser', 'toUser', 'userName'])('may stand in %s', (key) => {
		expect(read('60001', { fromUser: 'wxid_a', [key]: GROUP })).toMatchObject({
			chatType: 'group',
			chatId: GROUP,
		});
	});

	it('is the first of them', () => {
		const other = '5@chatroom';
		expect(read('80001', { fromGroup: GROUP, toUser: other }).chatId).toBe(GROUP);
		expect(read('80001', { fromGroup: '', fromUser: other, toUser: GROUP }).chatId).toBe(other);
	});

	it('is not known where only the code says that it is one', () => {
		expect(read('80001', { fromUser: 'wxid_a', content: 'hi' })).toMatchObject({
			chatType: 'group',
			chatId: '',
			senderId: 'wxid_a',
		});
	});
});

describe('the sender in front of a text', () => {
	const of = (content: string, more: object = {}) => {
		const { senderId, text } = read('80001', {
			...{ fromGroup: GROUP, fromUser: 'wxid_a', content },
			...more,
		});
		return [senderId, text];
	};

	it.each([
		['wxid_a:\nhi', 'wxid_a', 'hi'],
		['wxid_a:\r\nhi\n\nyou', 'wxid_a', 'hi\n\nyou'],
		['wxid_a:\n', 'wxid_a', ''],
		['wxid_b:\nhi', 'wxid_a', 'wxid_b:\nhi'],
		['wxid_a: hi', 'wxid_a', 'wxid_a: hi'],
		[' wxid_a:\nhi', 'wxid_a', ' wxid_a:\nhi'],
	])('%j', (content, senderId, text) => {
		expect(of(content)).toEqual([senderId, text]);
	});

	it('is who wrote, where the gateway names the group as the sender', () => {
		expect(of('wxid_b:\nhi', { fromUser: GROUP })).toEqual(['wxid_b', 'hi']);
		expect(of('a.b-c@im:\nhi', { fromUser: GROUP })).toEqual(['a.b-c@im', 'hi']);
		expect(of('two words:\nhi', { fromUser: GROUP })).toEqual(['', 'two words:\nhi']);
	});

	it('stays in a private text', () => {
		const data = { fromUser: 'wxid_a', toUser: BOT, content: 'wxid_a:\nhi' };
		expect(read('60001', data).text).toBe('wxid_a:\nhi');
	});
});

describe('what somebody would read', () => {
	const app = (inner: string) => `<msg><appmsg>${inner}</appmsg></msg>`;

	it.each([
		['60007', app('<title>A link</title><des>D</des>'), 'A link'],
		[
			'80018',
			'<sysmsg><revokemsg><replacemsg>took back</replacemsg></revokemsg></sysmsg>',
			'took back',
		],
		['60019', '<sysmsg><pat><template>patted</template></pat></sysmsg>', 'patted'],
		[
			'85011',
			'<sysmsg><mmchatroombarannouncememt><content>News</content></mmchatroombarannouncememt></sysmsg>',
			'News',
		],
		[
			'85014',
			'<sysmsg><NewXmlChatRoomAccessVerifyApplication><text>wants in</text></NewXmlChatRoomAccessVerifyApplication></sysmsg>',
			'wants in',
		],
		['85012', '<sysmsg><todo><title>To do</title></todo></sysmsg>', 'To do'],
		['30001', '<msg content="I am Li Lei" fromusername="wxid_a"/>', 'I am Li Lei'],
		['60007', app('<title></title><des>D</des>'), 'D'],
		['60007', app('<title></title><des></des>'), ''],
	])('%s %s', (code, content, text) => {
		expect(read(code, { fromUser: 'wxid_a', content }).text).toBe(text);
	});

	it('a title of the gateway counts before that of the XML', () => {
		expect(read('60010', { title: 'Given', content: app('<title>T</title>') }).text).toBe('Given');
	});

	it('a text stays what it is, also one that looks like XML', () => {
		const content = '<msg><appmsg><title>T</title></appmsg></msg>';
		const event = read('60001', { fromUser: 'wxid_a', content });
		expect(event.text).toBe(content);
		expect(event).not.toHaveProperty('xml');
	});

	it('XML is kept as it came, and so is the reason why it could not be read', () => {
		const content = 'wxid_a:\n<msg>';
		const event = read('80002', { fromGroup: GROUP, fromUser: 'wxid_a', content });
		expect(event.xml).toBe(content);
		expect(event.parseError).toMatch(/^The XML is broken/);
		expect(read('60002', { content: '<msg/>' })).not.toHaveProperty('parseError');
		expect(read('60002', { content: 'no XML' })).not.toHaveProperty('xml');
	});
});

describe('fields of other types', () => {
	it('numbers are texts, everything else is empty', () => {
		const event = read('60001', {
			...{ wId: 5, newMsgId: 7, msgId: '8', fromUser: 12, content: true, toUser: {} },
		});
		expect(event).toMatchObject({
			...{ session: '5', messageId: '7', localId: '8', senderId: '12', chatId: '12', text: '' },
		});
	});

	it.each([[[]], [null], ['text'], [undefined]])('data may be %j', (data) => {
		expect(read('60001', data)).toMatchObject({ event: 'message.text', text: '', timestamp: null });
	});

	it('the account may be missing', () => {
		expect(read('60001', {}, { wcId: undefined }).accountId).toBe('');
	});
});

describe('the time', () => {
	it.each([
		[{ timestamp: 1640594470 }, '2021-12-27T08:41:10.000Z'],
		[{ createTime: 1640594470 }, '2021-12-27T08:41:10.000Z'],
		[{ timestamp: 1640594470, createTime: 1 }, '2021-12-27T08:41:10.000Z'],
		[{ timestamp: null, createTime: 1640594470 }, '2021-12-27T08:41:10.000Z'],
		[{}, null],
	])('%j', (data, timestamp) => {
		expect(read('60001', data).timestamp).toBe(timestamp);
	});
});

describe('mentions', () => {
	it.each([
		[{ atlist: [BOT] }, [BOT], true],
		[{ atList: [BOT] }, [BOT], true],
		[{ atlist: null, atList: ['wxid_c'] }, ['wxid_c'], false],
		[{ msgSource: `<msgsource><atuserlist>${BOT}</atuserlist></msgsource>` }, [BOT], true],
		[{ atlist: [] }, [], false],
	])('%j', (data, mentions, isAtMe) => {
		expect(read('80001', { fromGroup: GROUP, ...data })).toMatchObject({ mentions, isAtMe });
	});
});

describe('notices about a contact', () => {
	it('a friend request has no chat yet', () => {
		const event = read('30001', {
			fromUser: 'fmessage',
			content: '<msg fromusername="wxid_a" encryptusername="v3_a" ticket="v4_a"/>',
		});
		expect(event).toMatchObject({ senderId: 'wxid_a', chatId: '', chatType: 'none' });
		expect(event.request).toMatchObject({ id: 'wxid_a' });
	});

	it.each(['65001', '65002', '65003', '65004'])(
		'%s belongs to the chat with the contact',
		(code) => {
			expect(read(code, { userName: 'wxid_a', fromUser: BOT })).toMatchObject({
				...{ senderId: 'wxid_a', chatId: 'wxid_a', chatType: 'private' },
			});
		},
	);

	it('that do not say who it is have no chat', () => {
		expect(read('65001', {})).toMatchObject({ senderId: '', chatId: '', chatType: 'none' });
	});
});

it('the details of a kind stand under its name, and only there', () => {
	const event = read('60002', { content: '<msg><img aeskey="k" length="5"/></msg>' });
	expect(event.image).toMatchObject({ aesKey: 'k', length: 5 });
	expect(Object.keys(read('60001', { content: 'hi' }))).not.toContain('undefined');
});

it('what happens to an account belongs to no chat, whatever the callback carries', () => {
	const data = { fromUser: 'wxid_a', toUser: BOT, wId: 'w' };
	expect(read('30000', data)).toMatchObject({
		...{ event: 'account.offline', chatType: 'none', chatId: '', senderId: '' },
	});
});

it('the chat is with the other side, also where the sides are mistaken', () => {
	const data = { fromUser: 'wxid_a', toUser: BOT, content: 'hi', self: true };
	expect(read('60001', data)).toMatchObject({ isSelf: true, chatId: 'wxid_a' });
	expect(read('60001', { ...data, toUser: 'wxid_b' }).chatId).toBe('wxid_b');
	expect(read('60001', { ...data, fromUser: BOT, toUser: 'wxid_b', self: false }).chatId).toBe(
		'wxid_b',
	);
});

it('the name of who wrote is where the phone shows it', () => {
	const data = { fromUser: 'wxid_a', toUser: BOT, content: 'hi', pushContent: 'A : hi' };
	expect(read('60001', data).senderName).toBe('A');
	expect(read('60001', { ...data, pushContent: null })).not.toHaveProperty('senderName');
});
