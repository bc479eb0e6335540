/** The forms in which GeWe answers and calls, down to those that nobody expects. */
import type { Reply } from '../../../nodes/engine/answer';
import { Refusal } from '../../../nodes/engine/answer';
import { codes } from '../../../nodes/engine/errorCodes';
import { PartialFault, UncertainFault } from '../../../nodes/engine/fault';
import { data, loginState, onlineState } from '../../../nodes/gateways/gewe/answer';
import { callbacks } from '../../../nodes/gateways/gewe/callbacks';
import { readGeweCallback } from '../../../nodes/gateways/gewe/callbacks/dialect';
import { readReply } from '../../../nodes/gateways/gewe/envelope';

const reply = (data: unknown, message = '操作成功'): Reply => ({
	code: '200',
	message,
	data,
	envelope: {},
});

it('an account is online whose success only speaks of being offline', () => {
	expect(onlineState(reply(true, '设备离线后已重连'))).toEqual({
		isOnline: true,
		code: '200',
		message: '设备离线后已重连',
	});
});

it('a refusal that speaks of being offline is a result, whatever comes with it', () => {
	const failure = new Refusal({ code: '500', message: '微信已离线' });
	expect(onlineState({ ...reply(true, '微信已离线'), failure })).toMatchObject({ isOnline: false });
});

it.each([[null], [undefined], ['text'], [[1]]])('a login that answers %j has no state', (data) => {
	expect(loginState(reply(data))).toEqual(data);
});

const SEND = '/message/postText';
const LEGACY_SEND = '/api/message/sendmsg';

const read = (body: object, path = SEND, asked = {}, statusCode = 200) =>
	readReply({ statusCode, headers: {}, body: JSON.stringify(body) }, { path, body: asked });

function thrownBy(act: () => unknown): unknown {
	try {
		act();
	} catch (error) {
		return error;
	}
	throw new Error('Nothing was thrown');
}

const refusalOf = (...answer: Parameters<typeof read>) =>
	(thrownBy(() => data(read(...answer))) as Refusal).reply;

describe('whose envelope it is', () => {
	it.each([
		['x5', 200],
		['5x', 200],
		[null, 200],
		[{}, 200],
		[500, 500],
	])('not one of GeWe: ret %j with HTTP %i and no text', (ret, statusCode) => {
		expect(thrownBy(() => read({ ret }, SEND, {}, statusCode))).toBeInstanceOf(UncertainFault);
	});

	it.each([
		['-1', 200, {}],
		[500, 499, {}],
		[500, 500, { msg: null }],
		[500, 502, { msg_err: '' }],
	])('GeWe says so itself: ret %j with HTTP %i and %j', (ret, statusCode, more) => {
		expect(refusalOf({ ret, ...more }, SEND, {}, statusCode).code).toBe(String(ret));
	});

	it('a text of white space says nothing', () => {
		expect(refusalOf({ ret: 500, msg: 'a', data: { msg: ' ', detail: '\n' } }).message).toBe('a');
	});
});

describe('the legacy envelope', () => {
	const to = (wxid: string, Ret: number) => ({ Ret, ToUsetName: { string: wxid } });
	const legacy = (result: object, asked = {}) =>
		refusalOf({ ret: 0, msg: 'success', data: result }, LEGACY_SEND, asked);

	it('results that are null say nothing against success', () => {
		const result = { BaseResponse: { ret: null }, List: [{ Ret: null }] };
		expect(data(read({ ret: 0, data: result }, LEGACY_SEND))).toEqual(result);
	});

	it.each([
		['<e><Content>\n 不是 好友 </Content></e>', '不是 好友'],
		['<e><Content><![CDATA[ 不是\n好友 ]]></Content></e>', '不是\n好友'],
		['<e><Content></Content></e>', ''],
		['  no XML ', 'no XML'],
	])('%j is read as %j', (string, message) => {
		const response = { ret: -2, errMsg: { string } };
		expect(legacy({ BaseResponse: response })).toEqual({ code: '-2', message });
	});

	it('receivers without an ID are not named', () => {
		const ids = [null, '', 'a', undefined].map((to_wxid) => ({ to_wxid }));
		expect(legacy({ BaseResponse: { ret: -2 } }, { to_wxid_list: ids }).about).toBe('a');
		expect(legacy({ List: [null, to('a', -44)] }).about).toBe('a');
		expect(legacy({ List: [{ Ret: -1 }, to('a', -2)] }).about).toBe('a');
		expect(legacy({ List: [{ Ret: -44 }] })).toEqual({ code: '-44', message: '' });
	});

	it('a refusal from outside is about nobody', () => {
		expect(refusalOf({ ret: 200, msg: 'no' }, LEGACY_SEND, { to_wxid: 'a' })).toEqual({
			code: '200',
			message: 'no',
		});
	});

	it('says what to do when only some have got it', () => {
		const list = { ret: 0, data: { List: [to('a', 0), to('b', -44)] } };
		const fault = thrownBy(() => data(read(list, LEGACY_SEND)));
		expect(fault).toBeInstanceOf(PartialFault);
		expect(fault).toMatchObject({
			message: 'Only some of the receivers got it. Sent to: a. Not sent to: b (code -44)',
			description:
				'It is not repeated by itself, so that nobody gets it twice. Check the IDs of the others, and send it to these alone.',
			details: { httpCode: '-44', gateway: { code: '-44', message: '' } },
			errorCode: codes.partlySent,
		});
	});
});

describe('a callback', () => {
	it.each([[[]], ['text'], [null], [undefined]])('%j is none', (body) => {
		expect(readGeweCallback(body)).toEqual({
			kind: 'foreign',
			reason: 'The body is no JSON object',
		});
	});

	it.each([{}, { a: 1 }, { content: 'hi' }])('%j has nothing of one', (body) => {
		expect(readGeweCallback(body)).toEqual({
			kind: 'foreign',
			reason: 'The body has none of the fields of a callback',
		});
	});

	it.each([
		[{ fromUser: '', toUser: 'wxid_b', newMsgId: 5 }, ''],
		[{ wxid: 'wxid_bot', fromUser: '', toUser: 'wxid_bot', isSelf: true, newMsgId: 5 }, 'wxid_bot'],
		[{ wxid: 'wxid_bot', fromUser: 'wxid_bot', toUser: 'wxid_bot' }, 'wxid_bot'],
		[{ wxid: 'wxid_bot', fromUser: 'wxid_a', toUser: 'wxid_bot', isSelf: true }, 'wxid_a'],
	])('%j is in the chat %j', (sides, chatId) => {
		const body = { appid: 'wx_1', msgType: 'TEXT', content: 'hi', ...sides };
		expect(readGeweCallback(body)).toMatchObject({ event: { chatId } });
	});

	it('about somebody in the address book has its ID', () => {
		const Data = { UserName: { string: 'wxid_a' }, NewMsgId: 5 };
		const body = { TypeName: 'ModContacts', Appid: 'wx_1', Wxid: 'wxid_bot', Data };
		expect(readGeweCallback(body)).toMatchObject({
			event: { event: 'contact.changed', messageId: '5', senderId: 'wxid_a' },
		});
	});

	it('of what the phone tells other devices is of the account itself', () => {
		const Data = { MsgType: 51, FromUserName: { string: 'wxid_a' }, ToUserName: { string: 'b' } };
		const body = { TypeName: 'AddMsg', Appid: 'wx_1', Wxid: 'wxid_bot', Data };
		expect(readGeweCallback(body)).toMatchObject({ event: { isSelf: true, senderId: 'wxid_bot' } });
	});

	it('without a type says nothing of what it is, whoever it comes from', () => {
		const body = { appid: 'wx_1', wxid: 'wxid_bot', fromUser: 'wxid_a', content: 'hi' };
		expect(readGeweCallback(body)).toMatchObject({
			event: { event: 'unknown', code: '', senderId: 'wxid_a' },
		});
	});
});

it('what tries a URL is what GeWe sends itself, and no event', () => {
	expect(callbacks.testCall).toEqual({ testMsg: '' });
	expect(callbacks.read(callbacks.testCall)).toEqual({ kind: 'handshake' });
});
