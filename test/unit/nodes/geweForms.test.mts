/** The forms in which GeWe answers and calls, down to those that nobody expects. */
import type { Reply } from '../../../nodes/engine/answer';
import { Refusal } from '../../../nodes/engine/answer';
import { loginState, onlineState } from '../../../nodes/gateways/gewe/answer';
import { readGeweCallback } from '../../../nodes/gateways/gewe/callbacks/dialect';

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

	it('without a type says nothing of what it is, whoever it comes from', () => {
		const body = { appid: 'wx_1', wxid: 'wxid_bot', fromUser: 'wxid_a', content: 'hi' };
		expect(readGeweCallback(body)).toMatchObject({
			event: { event: 'unknown', code: '', senderId: 'wxid_a' },
		});
	});
});
