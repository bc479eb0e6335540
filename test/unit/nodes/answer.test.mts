import { Refusal } from '../../../nodes/engine/answer';
import { toItems } from '../../../nodes/engine/shape';
import {
	data,
	developerState,
	loginState,
	nestedRefusal,
	offlineIsAResult,
	onlineState,
	progress,
	unwrapped,
	withEnvelopeField,
} from '../../../nodes/gateways/eyun/answer';
import { reply } from './replyOf.mts';

describe('reading a reply', () => {
	it('only code 1000 is a success, whatever the message says', () => {
		expect(data(reply('1000', { a: 1 }, '视频号小红心id失败'))).toEqual({ a: 1 });
		expect(() => data(reply('1001', { a: 1 }, '处理成功'))).toThrow(Refusal);
		expect(() => data(reply('200', { a: 1 }))).toThrow(Refusal);
	});

	it('a nested result is taken out, a flat one stays', () => {
		expect(unwrapped('object')(reply('1000', { object: { id: '1' } }))).toEqual({ id: '1' });
		expect(unwrapped('object')(reply('1000', { id: '1' }))).toEqual({ id: '1' });
	});

	it('a field beside data is kept', () => {
		const sign = withEnvelopeField('sign');
		expect(sign(reply('1000', null, '', { sign: 7 }))).toEqual({ success: true, sign: 7 });
		expect(sign(reply('1000', { sign: 8 }))).toEqual({ sign: 8 });
	});

	it('an offline account is a result in both of its forms', () => {
		expect(onlineState(reply('1000', { isOnline: true }, 'ok'))).toMatchObject({ isOnline: true });
		expect(onlineState(reply('1000', { isOnline: false }))).toMatchObject({ isOnline: false });
		expect(onlineState(reply('1000'))).toMatchObject({ isOnline: true });
		expect(onlineState(reply('1001', null, '离线'))).toEqual({
			isOnline: false,
			code: '1001',
			message: '离线',
		});
		expect(() => onlineState(reply('1002'))).toThrow(Refusal);
	});

	it('nobody online is a result that shows the text, since a wrong token may answer the same', () => {
		expect(offlineIsAResult(reply('1001', null, '失败'))).toMatchObject({ message: '失败' });
		expect(offlineIsAResult(reply('1000', [{ wcId: 'a' }]))).toEqual([{ wcId: 'a' }]);
	});

	it('a refusal within a success is a refusal, with its own text', () => {
		const inner = { code: '1001', message: '二次登录失败，请重新扫码登录', data: null };
		expect(() => nestedRefusal(reply('1000', inner))).toThrow('二次登录失败');
		expect(nestedRefusal(reply('1000', { wId: 'a' }))).toEqual({ wId: 'a' });
	});

	it('the cases of a login are readable', () => {
		expect(loginState(reply('1000', { wcId: 'a' }))).toEqual({ loginState: 'loggedIn', wcId: 'a' });
		expect(loginState(reply('200', { url: 'u' }))).toMatchObject({
			loginState: 'verificationRequired',
			url: 'u',
		});
		expect(loginState(reply('1001', null, '请在ipad上输入验证码'))).toMatchObject({
			loginState: 'verifyCodeRequired',
		});
		expect(() => loginState(reply('1001'))).toThrow(Refusal);
	});

	it('numbers of a state get a name beside them', () => {
		expect([0, 1, 2, 9].map((type) => progress(reply('1000', { type })))).toEqual([
			{ progress: 'running', type: 0 },
			{ progress: 'done', type: 1 },
			{ progress: 'failed', type: 2 },
			{ progress: 'unknown', type: 9 },
		]);
		expect(developerState(reply('1000', { status: 2 }))).toMatchObject({
			accountStatus: 'expired',
		});
	});
});

describe('shaping items', () => {
	const pairedItem = { item: 3 };

	it('a list becomes an item each, all linked', () => {
		expect(toItems([{ a: 1 }, 'x', null], 3)).toEqual([
			{ json: { a: 1 }, pairedItem },
			{ json: { value: 'x' }, pairedItem },
			{ json: { success: true }, pairedItem },
		]);
		expect(toItems([], 3)).toEqual([]);
	});

	it('nothing becomes success, text and nested lists a value', () => {
		expect(toItems(null, 3)).toEqual([{ json: { success: true }, pairedItem }]);
		expect(toItems(undefined, 3)).toEqual([{ json: { success: true }, pairedItem }]);
		expect(toItems('v3_a', 3)).toEqual([{ json: { value: 'v3_a' }, pairedItem }]);
	});
});
