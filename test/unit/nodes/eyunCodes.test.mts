/** Which event a code of E Cloud stands for, and what tells where the code says no more than "other". */
import type { WeChatEvent } from '../../../nodes/events/message';
import { readCallback } from './readCallback.mts';

const GROUP = '21900000001@chatroom';

const read = (messageType: string | number, data: object = {}): WeChatEvent => {
	const body = JSON.stringify({ wcId: 'wxid_bot', messageType, data });
	const callback = readCallback(Buffer.from(body));
	if (callback.kind !== 'event') throw new Error(`This is a ${callback.kind}`);
	return callback.event;
};

const MESSAGES: Array<[code: string, event: string]> = [
	...['text', 'image', 'video', 'voice', 'contactCard', 'sticker', 'link', 'fileAnnounced', 'file'],
	...['miniProgram', 'chatHistory', 'call', 'callEnded', 'quote', 'transfer', 'redPacket'],
	...['channelVideo', 'revoke', 'pat', 'location', 'music', 'groupInvitation'],
].map((kind, index) => [String(index + 1).padStart(3, '0'), `message.${kind}`]);

describe.each([
	['60', 'private'],
	['80', 'group'],
])('messages under %s…', (prefix, chatType) => {
	it.each([...MESSAGES, ['999', 'message.other']])(`${prefix}%s is %s`, (code, event) => {
		const data = {
			fromUser: 'wxid_a',
			toUser: 'wxid_bot',
			fromGroup: prefix === '80' ? GROUP : '',
		};
		expect(read(prefix + code, data)).toMatchObject({ event, code: prefix + code, chatType });
	});

	it.each(['000', '023', '1001', '01'])(`${prefix}%s is none of them`, (code) => {
		expect(read(prefix + code).event).toBe('unknown');
	});
});

it.each([
	'70001',
	'160001',
	'600010',
	'61001',
	'6001',
	'18',
	'-1',
	'30004',
	'65005',
	'85016',
	'95002',
])('%s is no code', (code) => {
	expect(read(code).event).toBe('unknown');
});

it.each([
	['30000', 'account.offline'],
	['30001', 'contact.request'],
	['30002', 'account.videoDownloaded'],
	['30003', 'account.momentVideoPosted'],
	['65001', 'contact.changed'],
	['65002', 'contact.deletedMe'],
	['65003', 'contact.blockedMe'],
	['65004', 'contact.deleted'],
	['85001', 'group.changed'],
	['85002', 'group.removedMe'],
	['85003', 'group.memberRemoved'],
	['85004', 'group.dismissed'],
	['85005', 'group.renamed'],
	['85006', 'group.adminAdded'],
	['85007', 'group.adminRemoved'],
	['85008', 'group.memberJoined'],
	['85009', 'group.memberJoined'],
	['85010', 'group.ownerChanged'],
	['85011', 'group.announcement'],
	['85012', 'group.todo'],
	['85013', 'group.inviteConfirmation'],
	['85014', 'group.joinRequest'],
	['85015', 'group.leftByMe'],
	['90001', 'officialAccount.article'],
	['95001', 'officialAccount.unfollowed'],
])('the notice %s is %s', (code, event) => {
	expect(read(code).event).toBe(event);
	expect(read(Number(code)).event).toBe(event);
});

/** The codes of the old format, and whether they are those of a group. */
const OLD: Array<[code: number, event: string, ofGroup: boolean]> = [
	[0, 'contact.request', false],
	[1, 'message.groupInvitation', false],
	[2, 'message.contactCard', true],
	[3, 'message.contactCard', false],
	[4, 'account.offline', false],
	[5, 'message.text', false],
	[6, 'message.image', false],
	[7, 'message.video', false],
	[8, 'message.voice', false],
	[9, 'message.text', true],
	[10, 'message.image', true],
	[11, 'message.video', true],
	[12, 'message.voice', true],
	[13, 'message.other', false],
	[14, 'message.other', true],
	[15, 'contact.changed', false],
	[16, 'contact.changed', false],
	[17, 'contact.deleted', false],
];

it.each(OLD)('the code %p of the old format is %s', (code, event) => {
	expect(read(code).event).toBe(event);
	expect(read(String(code)).event).toBe(event);
});

describe('which codes are those of a group, also where no ID says so', () => {
	const messages = OLD.filter(([, event]) => event.startsWith('message.'));

	it.each(messages)('the old code %p (%s): %p', (code, _event, ofGroup) => {
		const { chatType, chatId } = read(code, { fromUser: 'wxid_a', fromGroup: '5@somewhere' });
		expect([chatType, chatId]).toEqual(ofGroup ? ['group', '5@somewhere'] : ['private', 'wxid_a']);
	});

	it.each([
		['80001', true],
		['80999', true],
		['85002', true],
		['85015', true],
		['60001', false],
		['90001', false],
		['800010', false],
		['180001', false],
		['29', false],
		['109', false],
		['191', false],
		['20', false],
		['92', false],
		['110', false],
		['8000', false],
		['65001', false],
		['800011', false],
	])('%s: %p', (code, ofGroup) => {
		expect(read(code, { fromUser: 'wxid_a', fromGroup: '5@somewhere' }).chatType).toBe(
			ofGroup ? 'group' : 'private',
		);
	});
});

describe('where the code says "other", the content tells', () => {
	const app = (type: number | string, more = '') =>
		`<msg><appmsg><title>T</title><type>${type}</type>${more}</appmsg></msg>`;

	it.each([
		[1, 'message.text'],
		[3, 'message.music'],
		[4, 'message.link'],
		[5, 'message.link'],
		[6, 'message.file'],
		[8, 'message.sticker'],
		[19, 'message.chatHistory'],
		[33, 'message.miniProgram'],
		[36, 'message.miniProgram'],
		[51, 'message.channelVideo'],
		[40, 'message.chatHistory'],
		[57, 'message.quote'],
		[62, 'message.pat'],
		[87, 'group.announcement'],
		[74, 'message.fileAnnounced'],
		[76, 'message.music'],
		[2000, 'message.transfer'],
		[2001, 'message.redPacket'],
		[53, 'message.other'],
		[109, 'message.other'],
		[99999, 'message.other'],
	])('the app message type %p is %s', (type, event) => {
		for (const code of ['60999', '80999', 13, 14]) {
			expect(read(code, { fromUser: 'wxid_a', content: app(type) }).event).toBe(event);
		}
	});

	it.each(['constructor', '__proto__', 'toString'])('the app message type %s is none', (type) => {
		expect(read('60999', { content: app(type) }).event).toBe('message.other');
	});

	it('a link is a group invitation by its address, and only a link is', () => {
		const invitation =
			'<url>https://support.weixin.qq.com/cgi-bin/mmsupport-bin/addchatroombyinvite?ticket=AB</url>';
		expect(read('60999', { content: app(5, invitation) })).toMatchObject({
			event: 'message.groupInvitation',
			invitation: { url: expect.stringContaining('ticket=AB') },
		});
		expect(read('60999', { content: app(5, '<url>https://example.com/</url>') }).event).toBe(
			'message.link',
		);
		expect(read('60999', { content: app(33, invitation) }).event).toBe('message.miniProgram');
	});

	it.each([
		['<msg><img aeskey="a" length="5"/></msg>', 'message.image'],
		['<msg><videomsg length="5"/></msg>', 'message.video'],
		['<msg><voicemsg length="5"/></msg>', 'message.voice'],
		['<msg><emoji md5="a"/></msg>', 'message.sticker'],
		['<msg><location x="1" y="2"/></msg>', 'message.location'],
		['<sysmsg><revokemsg><msgid>1</msgid></revokemsg></sysmsg>', 'message.revoke'],
		['<sysmsg><pat><template>x</template></pat></sysmsg>', 'message.pat'],
		['<msg><fromusername>a</fromusername><emoji md5="a"/></msg>', 'message.sticker'],
		['<msg><newtips a="1"/></msg>', 'message.other'],
		['<msg><constructor>x</constructor></msg>', 'message.other'],
		['<msg>only text</msg>', 'message.other'],
	])('%s is %s', (content, event) => {
		expect(read('60999', { fromUser: 'wxid_a', content }).event).toBe(event);
	});

	it.each([
		[47, 'message.sticker'],
		['48', 'message.location'],
		[49, 'message.other'],
		[10000, 'message.other'],
		[undefined, 'message.other'],
		[42, 'message.contactCard'],
		[66, 'message.contactCard'],
	])("WeChat's own message type %p is %s", (msgType, event) => {
		expect(read('60999', { content: 'something', msgType }).event).toBe(event);
	});

	it('the app message type counts before the element, and this before the message type', () => {
		const both = '<msg><emoji md5="a"/><appmsg><type>57</type></appmsg></msg>';
		expect(read('60999', { content: both, msgType: 48 }).event).toBe('message.quote');
		expect(read('60999', { content: '<msg><emoji md5="a"/></msg>', msgType: 48 }).event).toBe(
			'message.sticker',
		);
	});

	it('where the code says more, the content changes nothing', () => {
		expect(read('60007', { content: app(57), msgType: 48 }).event).toBe('message.link');
	});
});

describe('who joins a group', () => {
	const content = `<sysmsg type="sysmsgtemplate"><sysmsgtemplate><content_template><template>"$adder$" joined</template><link_list><link name="adder"><memberlist><member><username>wxid_new</username><nickname>New</nickname></member></memberlist></link></link_list></content_template></sysmsgtemplate></sysmsg>`;

	it.each([
		['85008', 'invitation'],
		['85009', 'qrCode'],
	])('by %s comes by %s', (code, via) => {
		expect(read(code, { fromGroup: GROUP, content }).member).toMatchObject({
			via,
			members: [{ id: 'wxid_new', name: 'New' }],
		});
	});
});
