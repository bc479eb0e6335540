/** Which event a number or name of GeWe stands for, and what the content changes about it. */
import type { WeChatEvent } from '../../../nodes/events/message';
import { readCallback } from './readCallback.mts';

const BOT = 'wxid_bot';
const GROUP = '21900000001@chatroom';

function read(body: object): WeChatEvent {
	const callback = readCallback(Buffer.from(JSON.stringify(body)));
	if (callback.kind !== 'event') throw new Error(`This is a ${callback.kind}`);
	return callback.event;
}

const nested = (type: number | string, content = '', from = 'wxid_a') =>
	read({
		...{ TypeName: 'AddMsg', Appid: 'wx_1', Wxid: BOT },
		Data: {
			FromUserName: { string: from },
			ToUserName: { string: BOT },
			MsgType: type,
			Content: { string: content },
		},
	});

const flat = (msgType: number | string, content = '', more: object = {}) =>
	read({
		...{ appid: 'wx_1', wxid: BOT, fromUser: 'wxid_a', toUser: BOT, msgType, content },
		...more,
	});

const app = (type: number) => `<msg><appmsg><title>T</title><type>${type}</type></appmsg></msg>`;

describe('the number of a message', () => {
	const NUMBERS: Array<[type: number, event: string]> = [
		[1, 'message.text'],
		[3, 'message.image'],
		[34, 'message.voice'],
		[37, 'contact.request'],
		[42, 'message.contactCard'],
		[43, 'message.video'],
		[47, 'message.sticker'],
		[48, 'message.location'],
		[49, 'message.other'],
		[50, 'message.call'],
		[51, 'message.other'],
		[56, 'message.call'],
		[62, 'message.video'],
		[66, 'message.contactCard'],
		[10000, 'message.other'],
		[10002, 'message.other'],
		[2, 'message.other'],
		[9999, 'message.other'],
		[-1, 'message.other'],
	];

	it.each(NUMBERS)('%p is %s in both dialects', (type, event) => {
		expect(nested(type)).toMatchObject({ event, code: String(type), gateway: 'gewe' });
		expect(flat(type)).toMatchObject({ event, code: String(type) });
		expect(flat(String(type)).event).toBe(event);
	});

	it.each(NUMBERS.filter(([type, event]) => event !== 'message.other' && ![50].includes(type)))(
		'%p says it alone, whatever the content looks like',
		(type, event) => {
			expect(nested(type, app(57)).event).toBe(event);
		},
	);

	it('of what the phone tells other devices says nothing, whatever it holds', () => {
		expect(nested(51, '<msg><op id="2"/><img/></msg>').event).toBe('message.other');
	});

	it.each([49, 50, 10000, 10002, 9999])('%p says less than the content', (type) => {
		expect(nested(type, app(57)).event).toBe('message.quote');
		expect(
			nested(type, '<voipmsg><VoIPBubbleMsg><msg>x</msg></VoIPBubbleMsg></voipmsg>').event,
		).toBe('message.callEnded');
	});
});

describe('the name of a message in the flat dialect', () => {
	it.each([
		['TEXT', 'message.text'],
		['IMAGE', 'message.image'],
		['VOICE', 'message.voice'],
		['VIDEO', 'message.video'],
		['EMOJI', 'message.sticker'],
		['CARD', 'message.contactCard'],
		['LOCATION', 'message.location'],
		['FRIEND_VERIFY', 'contact.request'],
		['FILE', 'message.file'],
		['LINK', 'message.link'],
		['MINI_PROGRAM', 'message.miniProgram'],
		['QUOTE', 'message.quote'],
		['CHAT_RECORD', 'message.chatHistory'],
		['TRANSFER', 'message.transfer'],
		['RED_PACKET', 'message.redPacket'],
		['FINDER_FEED', 'message.channelVideo'],
		['APP_MSG', 'message.other'],
		['SYSTEM', 'message.other'],
		['REVOKE_MSG', 'message.revoke'],
		['PAT_MSG', 'message.other'],
		['REMOVE_FROM_GROUP', 'group.removedMe'],
		['GROUP_NAME_CHANGE', 'group.renamed'],
		['GROUP_DISMISS', 'group.dismissed'],
		['GROUP_TODO', 'group.todo'],
		['ANNOUNCEMENT', 'group.announcement'],
		['UNKNOWN', 'message.other'],
		['constructor', 'message.other'],
	])('%s is %s, in any case', (name, event) => {
		expect(flat(name)).toMatchObject({ event, code: name });
		expect(flat(name.toLowerCase()).event).toBe(event);
	});

	it.each(['FILE', 'LINK', 'MINI_PROGRAM', 'QUOTE', 'CHAT_RECORD', 'TRANSFER', 'RED_PACKET'])(
		'%s says less than the content',
		(name) => {
			expect(flat(name, app(74)).event).toBe('message.fileAnnounced');
			expect(flat(name, app(2999)).event).toBe(flat(name).event);
		},
	);

	it.each(['SYSTEM', 'REVOKE_MSG', 'PAT_MSG', 'REMOVE_FROM_GROUP', 'GROUP_NAME_CHANGE'])(
		'%s says less than a notice, in XML or in words',
		(name) => {
			const todo = '<sysmsg><todo><op>0</op></todo></sysmsg>';
			expect(flat(name, todo).event).toBe('group.todo');
			const more = { fromGroup: GROUP };
			expect(flat(name, '你将"Jim"移出了群聊', more).event).toBe('group.memberRemoved');
		},
	);

	it('words say nothing of a text, nor of a link', () => {
		expect(flat('TEXT', '你将"Jim"移出了群聊', { fromGroup: GROUP }).event).toBe('message.text');
		expect(flat('APP_MSG', '你将"Jim"移出了群聊', { fromGroup: GROUP }).event).toBe(
			'message.other',
		);
	});
});

describe('the words of a notice', () => {
	it.each([10000, 10002])('under %p are asked in a group', (type) => {
		expect(nested(type, '你将"Jim"移出了群聊', GROUP).event).toBe('group.memberRemoved');
		expect(nested(type, '你将"Jim"移出了群聊').event).toBe('message.other');
	});

	it('in a private chat say that nothing was delivered', () => {
		expect(nested(10000, 'Lily开启了朋友验证')).toMatchObject({
			event: 'contact.deletedMe',
			contact: { id: 'wxid_a' },
			chatId: 'wxid_a',
		});
		expect(nested(10000, '消息已发出，但被对方拒收了。').event).toBe('contact.blockedMe');
		expect(nested(10000, '消息已发出，但被对方拒收了。', GROUP).event).toBe('message.other');
	});

	it('are not looked for in XML that is broken', () => {
		expect(nested(10002, '<sysmsg>你将"Jim"移出了群聊', GROUP)).toMatchObject({
			event: 'message.other',
			parseError: expect.stringMatching(/^The XML is broken/),
		});
	});
});

describe('states of the account', () => {
	const OFFLINE = ['Offline', 'LOGOUT', 'LOGIN_ERROR', 'RECONNECT_FAIL', 'RECONNECT_FAILED'];
	const OTHERS = [
		...['LOGIN_SUCCESS', 'RECONNECT_START', 'RECONNECT_SUCCESS', 'LONG_SUCCESS', 'LONG_FAIL'],
		...['LONG_CONNECTED', 'LONG_DISCONNECTED', 'SystemMessages', 'Long_Serve_Close'],
		...['Long_Serve_START_SUCCESS', 'Long_Serve_Start_Success', 'Long_Serve_something'],
	];
	const names = [
		...OFFLINE.map((name) => [name, 'account.offline']),
		...OTHERS.map((name) => [name, 'unknown']),
	];
	const nothing = {
		...{ messageId: '', localId: '', chatId: '', chatType: 'none', senderId: '' },
		...{ mentions: [], isAtMe: false },
	};

	it.each(names)(
		'%s is %s in both dialects and in any case, and belongs to no chat',
		(code, event) => {
			const expected = {
				event,
				accountId: BOT,
				session: 'wx_1',
				isSelf: false,
				text: '',
				...nothing,
			};
			for (const name of [code, code.toUpperCase(), code.toLowerCase()]) {
				expect(read({ TypeName: name, Appid: 'wx_1', Wxid: BOT })).toMatchObject(expected);
				const all = {
					isSelf: true,
					fromUser: BOT,
					msgId: 1,
					newMsgId: 91540001,
					createTime: 1760100500,
				};
				expect(flat(name, 'x', all)).toMatchObject({
					...expected,
					code: name,
					timestamp: '2025-10-10T12:48:20.000Z',
				});
			}
		},
	);
});

describe('changes in the address book', () => {
	const changed = (TypeName: string, id: string, more: object = {}) =>
		read({ TypeName, Appid: 'wx_1', Wxid: BOT, Data: { UserName: { string: id }, ...more } });
	const flatChange = (msgType: string, fromUser: string) =>
		read({ appid: 'wx_1', wxid: BOT, msgType, fromUser });

	it.each([
		['ModContacts', 'MOD_CONTACTS', 'wxid_a', 'contact.changed', 'private'],
		['ModContacts', 'MOD_CONTACTS', GROUP, 'group.changed', 'group'],
		['ModContacts', 'MOD_CONTACTS', 'gh_1', 'contact.changed', 'official'],
		['DelContacts', 'DEL_CONTACTS', 'wxid_a', 'contact.deleted', 'private'],
		['DelContacts', 'DEL_CONTACTS', GROUP, 'group.leftByMe', 'group'],
		['DelContacts', 'DEL_CONTACTS', 'gh_1', 'officialAccount.unfollowed', 'official'],
		['ModContacts', 'FRIEND_CONFIRM', 'wxid_a', 'contact.changed', 'private'],
	])('%s and %s of %s is %s', (name, flatName, id, event, chatType) => {
		const expected = { event, chatType, chatId: id, isSelf: false };
		expect(changed(name, id)).toMatchObject({ ...expected, code: name });
		expect(flatChange(flatName, id)).toMatchObject({ ...expected, code: flatName });
	});

	it('says what is known of a contact, and of a group', () => {
		const facts = {
			NickName: { string: 'Mei' },
			...{
				Remark: { string: 'R' },
				Alias: 'mei',
				EncryptUserName: 'v3_1',
				ChatRoomOwner: 'wxid_o',
			},
			...{ BigHeadImgUrl: 'B', SmallHeadImgUrl: 'S', NewChatroomData: { MemberCount: 3 } },
		};
		expect(changed('ModContacts', 'wxid_a', facts).contact).toEqual({
			...{ id: 'wxid_a', name: 'Mei', remark: 'R', alias: 'mei', v1: 'v3_1', photoUrl: 'B' },
		});
		expect(changed('ModContacts', GROUP, facts).group).toEqual({
			...{ id: GROUP, name: 'Mei', ownerId: 'wxid_o', memberCount: 3, photoUrl: 'S' },
		});
	});

	it('says who is in a group, by the names that others see', () => {
		const ChatRoomMember = [
			{ UserName: 'wxid_a', NickName: 'A', DisplayName: 'A at work' },
			{ UserName: { string: 'wxid_b' }, NickName: { string: 'B' }, DisplayName: {} },
			'nobody',
		];
		const of = (list: unknown) =>
			changed('ModContacts', GROUP, { NewChatroomData: { ChatRoomMember: list } }).group;
		expect(of(ChatRoomMember)).toMatchObject({
			members: [
				{ id: 'wxid_a', name: 'A at work' },
				{ id: 'wxid_b', name: 'B' },
			],
		});
		for (const nobody of [[], 'text', undefined]) expect(of(nobody)).not.toHaveProperty('members');
	});

	it('an empty remark is none', () => {
		expect(changed('ModContacts', 'wxid_a', { Remark: {} }).contact).not.toHaveProperty(
			'remark',
			expect.anything(),
		);
	});

	it.each([['ModContacts'], ['DelContacts']])('%s of nobody is not known', (TypeName) => {
		expect(read({ TypeName, Appid: 'wx_1' })).toMatchObject({ event: 'unknown', chatType: 'none' });
	});
});
