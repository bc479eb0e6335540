/** The XML of a quote, as gateways take it. */
import { XMLParser, XMLValidator } from 'fast-xml-parser';

import { type Quoted, quoteMessage } from '../../../nodes/events/quoteXml';

const quoted: Quoted = {
	type: '1',
	messageId: '8015075888668773694',
	chatId: 'wxid_a',
	senderId: 'wxid_a',
	senderName: 'Anna',
	text: 'Open?',
	xml: '<msg><img aeskey="1" /></msg>',
};

const refer = (more: Partial<Quoted>) =>
	/<refermsg>(.*)<\/refermsg>/s.exec(quoteMessage('Yes', { ...quoted, ...more }))![1];

it('the whole of it, in one piece', () => {
	expect(quoteMessage('Yes', quoted)).toBe(
		'<appmsg appid="" sdkver="0"><title>Yes</title><type>57</type><refermsg><type>1</type><svrid>8015075888668773694</svrid><fromusr>wxid_a</fromusr><chatusr>wxid_a</chatusr><displayname>Anna</displayname><content>Open?</content></refermsg></appmsg>',
	);
});

it.each(['1@chatroom', '1@im.chatroom'])(
	'in a group the group stands before the member: %s',
	(chatId) => {
		expect(refer({ chatId })).toContain(`<fromusr>${chatId}</fromusr><chatusr>wxid_a</chatusr>`);
	},
);

it('what is not known is left out', () => {
	const nothing = { senderId: '', senderName: '', text: '', xml: '' };
	expect(refer(nothing)).toBe('<type>1</type><svrid>8015075888668773694</svrid>');
	expect(refer({ ...nothing, type: '3', text: 'not that of an image' })).not.toContain('content');
});

it('what is no text is quoted by its XML, without the sender in front', () => {
	const content = '<content>&lt;msg&gt;&lt;img aeskey=&quot;1&quot; /&gt;&lt;/msg&gt;</content>';
	expect(refer({ type: '3' })).toContain(content);
	expect(refer({ type: '3', xml: `wxid_a:\n${quoted.xml}` })).toContain(content);
	expect(refer({ type: '47', xml: 'wxid_a:0:1:md5::0' })).toContain('<content>wxid_a:0:1:md5::0<');
});

it.each([
	'a & b',
	'<b>&amp;</b>',
	']]>',
	'"quotes" and \'others\'',
	'line 1\n\tline 2',
	'第二行 😀',
])('every sign arrives: %j', (text) => {
	const xml = quoteMessage(text, { ...quoted, text, senderName: text });
	expect(XMLValidator.validate(xml)).toBe(true);
	const { appmsg } = new XMLParser({ trimValues: false, parseTagValue: false }).parse(xml);
	expect(appmsg.title).toBe(text);
	expect(appmsg.refermsg).toMatchObject({ content: text, displayname: text });
});

it('what XML cannot hold is left out', () => {
	expect(quoteMessage('a\u0000b\u001bc\ud800d\uffffe', quoted)).toContain('<title>abcde</title>');
});
