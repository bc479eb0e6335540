/** What a message is by what it holds, whatever gateway it comes through. */
import { appEvent, contentEvent, elementEvent, table } from '../../../nodes/events/kinds';
import { parseXml } from '../../../nodes/events/xml';

const rootOf = (content: string) => parseXml(content).root;
const app = (type: string | number, more = '') =>
	rootOf(`<msg><appmsg><title>T</title><type>${type}</type>${more}</appmsg></msg>`);

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
	[40, 'message.chatHistory'],
	[51, 'message.channelVideo'],
	[57, 'message.quote'],
	[62, 'message.pat'],
	[74, 'message.fileAnnounced'],
	[76, 'message.music'],
	[87, 'group.announcement'],
	[2000, 'message.transfer'],
	[2001, 'message.redPacket'],
	['<![CDATA[5]]>', 'message.link'],
	[2, undefined],
	[53, undefined],
	[63, undefined],
	[2999, undefined],
	['', undefined],
	['toString', undefined],
])('the app message type %p is %p', (type, event) => {
	expect(appEvent(app(type))).toBe(event);
	expect(contentEvent(app(type))).toBe(event);
});

it('a link is an invitation by its address, and only a link is', () => {
	const url =
		'<url>https://support.weixin.qq.com/cgi-bin/mmsupport-bin/addchatroombyinvite?t=1</url>';
	expect(appEvent(app(5, url))).toBe('message.groupInvitation');
	expect(appEvent(app(5, '<url>https://example.com/</url>'))).toBe('message.link');
	expect(appEvent(app(4, url))).toBe('message.link');
});

it.each([
	['img', 'message.image'],
	['videomsg', 'message.video'],
	['voicemsg', 'message.voice'],
	['emoji', 'message.sticker'],
	['location', 'message.location'],
	['revokemsg', 'message.revoke'],
	['pat', 'message.pat'],
	['VoIPBubbleMsg', 'message.callEnded'],
	['voipinvitemsg', 'message.call'],
	['op', undefined],
	['constructor', undefined],
])('the element %s is %p', (element, event) => {
	const root = rootOf(`<msg><other/><${element} a="1"/></msg>`);
	expect(elementEvent(root)).toBe(event);
	expect(contentEvent(root)).toBe(event);
});

it.each([[undefined], ['text'], ['']])('%j holds nothing', (root) => {
	expect([appEvent(root), elementEvent(root), contentEvent(root)]).toEqual([
		undefined,
		undefined,
		undefined,
	]);
});

describe('what counts first', () => {
	it('the push of an Official Account before the link that it looks like', () => {
		expect(contentEvent(app(5, '<mmreader><category/></mmreader>'))).toBe(
			'officialAccount.article',
		);
		expect(contentEvent(app(5, '<mmreadershare/>'))).toBe('message.link');
	});

	it('the app message before elements, and notices before elements', () => {
		expect(
			contentEvent(rootOf('<msg><emoji md5="a"/><appmsg><type>57</type></appmsg></msg>')),
		).toBe('message.quote');
		expect(contentEvent(rootOf('<sysmsg><img/><todo><op>0</op></todo></sysmsg>'))).toBe(
			'group.todo',
		);
	});
});

it('a table knows nothing but its entries', () => {
	expect(table({ 1: 'message.text' }).get('toString')).toBeUndefined();
});
