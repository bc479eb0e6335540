/** The forms in which the gateway's endpoints answer, down to those that nobody expects. */
import { Refusal, rowsOf } from '../../../nodes/engine/answer';
import {
	data,
	developerState,
	FAILURE,
	list,
	loginState,
	nestedRefusal,
	offlineIsAResult,
	onlineState,
	progress,
	unwrapped,
	withEnvelopeField,
} from '../../../nodes/gateways/eyun/answer';
import { reply } from './replyOf.mts';

it('a refusal keeps the words and the code of the gateway', () => {
	expect.assertions(3);
	try {
		data(reply('1002', null, '系统繁忙'));
	} catch (error) {
		expect(error).toBeInstanceOf(Refusal);
		expect((error as Refusal).message).toBe('系统繁忙');
		expect((error as Refusal).reply).toMatchObject({ code: '1002', message: '系统繁忙' });
	}
});

it('a list that is null or missing has no entries, and any other answer stays', () => {
	expect(list(reply('1000', null))).toEqual([]);
	expect(list(reply('1000'))).toEqual([]);
	expect(list(reply('1000', [1]))).toEqual([1]);
	expect(list(reply('1000', ''))).toEqual([]);
	expect(list(reply('1000', { userName: 'a' }))).toEqual({ userName: 'a' });
	expect(() => list(reply(FAILURE, []))).toThrow(Refusal);
});

it.each([[null], [{ 0: 'a' }], ['text'], [undefined]])('%j has no rows', (value) => {
	expect(rowsOf(value)).toEqual([]);
	expect(rowsOf([{ a: 1 }])).toEqual([{ a: 1 }]);
});

it.each([
	[{ object: null }, { object: null }],
	[{ object: 'text' }, { object: 'text' }],
	[{ object: [1] }, { object: [1] }],
	[[{ object: { id: 1 } }], [{ object: { id: 1 } }]],
	[null, null],
	['text', 'text'],
])('%j has nothing to be taken out', (result, expected) => {
	expect(unwrapped('object')(reply('1000', result))).toEqual(expected);
});

it('a field beside data comes in addition, and counts before one of the same name', () => {
	const sign = withEnvelopeField('sign');
	expect(sign(reply('1000', { a: 1, sign: 1 }, '', { sign: 2 }))).toEqual({
		success: true,
		a: 1,
		sign: 2,
	});
	expect(sign(reply('1000', [1], '', { sign: 2 }))).toEqual({ success: true, sign: 2 });
	expect(sign(reply('1000', 'text', '', { sign: null }))).toEqual({ success: true, sign: null });
	expect(sign(reply('1000', 'text'))).toBe('text');
});

it('who is online, and who is not, with the words of the gateway', () => {
	expect(onlineState(reply('1000', { since: 5 }, 'ok'))).toEqual({
		isOnline: true,
		code: '1000',
		message: 'ok',
		since: 5,
	});
	expect(onlineState(reply('1000', ['x'], 'ok'))).toEqual({
		isOnline: true,
		code: '1000',
		message: 'ok',
	});
	expect(offlineIsAResult(reply('1001', [{ wcId: 'a' }], '离线'))).toEqual({
		isOnline: false,
		code: '1001',
		message: '离线',
	});
	expect(offlineIsAResult(reply('1000', null))).toEqual([]);
	expect(() => offlineIsAResult(reply('1002'))).toThrow(Refusal);
});

describe('an envelope within a success', () => {
	it.each([
		[{ code: '1000', message: 'ok' }],
		[{ code: 1000 }],
		[{ message: 'no code' }],
		[null],
		['1001'],
		[[{ code: '1001' }]],
	])('%j is no refusal', (inner) => {
		expect(nestedRefusal(reply('1000', inner))).toEqual(inner);
	});

	it('one that is a refusal is thrown with its code and its words', () => {
		const refused = (inner: object) => {
			try {
				return nestedRefusal(reply('1000', inner));
			} catch (error) {
				return (error as Refusal).reply;
			}
		};
		expect(refused({ code: 1001, message: '失败' })).toEqual({ code: '1001', message: '失败' });
		expect(refused({ code: '1002' })).toEqual({ code: '1002', message: '' });
		expect(refused({ code: null })).toEqual({ code: 'null', message: '' });
	});
});

describe('a login', () => {
	it('says how it stands, with the words of the gateway', () => {
		expect(loginState(reply('200', { url: 'u' }, '请验证'))).toEqual({
			loginState: 'verificationRequired',
			message: '请验证',
			url: 'u',
		});
		expect(loginState(reply('1001', { wId: 'a' }, '请在ipad上输入验证码：12'))).toEqual({
			loginState: 'verifyCodeRequired',
			message: '请在ipad上输入验证码：12',
			wId: 'a',
		});
	});

	it.each([[null], ['text'], [['a']]])('data that is no object adds nothing: %j', (value) => {
		expect(loginState(reply('1000', value))).toEqual({ loginState: 'loggedIn' });
	});

	it('is refused by any other code', () => {
		expect(() => loginState(reply('1001', { url: 'u' }, '失败'))).toThrow(Refusal);
		expect(() => loginState(reply('2000', { url: 'u' }))).toThrow(Refusal);
	});
});

describe('numbers of a state', () => {
	it.each([
		[0, 'normal'],
		['1', 'frozen'],
		[2, 'expired'],
		[3, 'unknown'],
		[undefined, 'unknown'],
	])('the developer account: %p is %s', (status, accountStatus) => {
		expect(developerState(reply('1000', { status, a: 1 }))).toEqual({
			accountStatus,
			status,
			a: 1,
		});
	});

	it.each([[null], ['text'], [[1]]])('%j has none', (value) => {
		expect(progress(reply('1000', value))).toEqual(value);
	});

	it('a refusal has none', () => {
		expect(() => progress(reply('1001', { type: 1 }))).toThrow(Refusal);
	});
});
