import { parseXml } from '../../../nodes/events/xml';
import { eventOf, isGroupCode } from '../../../nodes/gateways/eyun/callbacks/codes';

it.each([
	...['80001', '80999', '85001', '85015', '2', '9', '10', '11', '12', '14'].map((code) => [
		code,
		true,
	]),
	...['60001', '65001', '90001', '180001', '800011', '8000', '30000'].map((code) => [code, false]),
	...['0', '1', '3', '4', '5', '8', '13', '15', '20', '92', '29', '110'].map((code) => [
		code,
		false,
	]),
])('%s is the code of a group: %p', (code, yes) => {
	expect(isGroupCode(String(code))).toBe(yes);
});

const other = (xml: string, data = {}) => eventOf('60999', data, parseXml(xml).root);
const app = (type: string, more = '') => `<msg><appmsg><type>${type}</type>${more}</appmsg></msg>`;

describe('where the gateway says "other"', () => {
	it.each([
		['3', 'message.music'],
		['5', 'message.link'],
		['6', 'message.file'],
		['19', 'message.chatHistory'],
		['33', 'message.miniProgram'],
		['36', 'message.miniProgram'],
		['51', 'message.channelVideo'],
		['57', 'message.quote'],
		['74', 'message.fileAnnounced'],
		['76', 'message.music'],
		['2000', 'message.transfer'],
		['2001', 'message.redPacket'],
		['109', 'message.other'],
	])('an app message of type %s is %s', (type, event) => {
		expect(other(app(type))).toBe(event);
	});

	it.each([
		['img', 'message.image'],
		['videomsg', 'message.video'],
		['voicemsg', 'message.voice'],
		['emoji', 'message.sticker'],
		['location', 'message.location'],
		['revokemsg', 'message.revoke'],
		['pat', 'message.pat'],
		['newtips', 'message.other'],
	])('<%s> is %s', (element, event) => {
		expect(other(`<msg><first/><${element} a="1"/></msg>`)).toBe(event);
	});

	it.each([
		[47, 'message.sticker'],
		['48', 'message.location'],
		[10000, 'message.other'],
		[undefined, 'message.other'],
	])('the message type %p is %s', (msgType, event) => {
		expect(eventOf('80999', { msgType }, undefined)).toBe(event);
		expect(eventOf('13', { msgType }, undefined)).toBe(event);
		expect(eventOf('60001', { msgType }, undefined)).toBe('message.text');
	});

	it('an invitation to a group is told by its address, and only of a link', () => {
		const url =
			'<url>https://support.weixin.qq.com/cgi-bin/mmsupport-bin/addchatroombyinvite</url>';
		expect(other(app('5', url))).toBe('message.groupInvitation');
		expect(other(app('6', url))).toBe('message.file');
		expect(eventOf('60007', {}, parseXml(app('5', url)).root)).toBe('message.link');
	});
});

it.each(['60023', '80022x', '70001', '6001', '960001', '001', '999', ''])(
	'%p is no code of the lists',
	(code) => {
		expect(eventOf(code, {}, undefined)).toBe('unknown');
	},
);
