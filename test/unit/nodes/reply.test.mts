import { explainRefusal, explainTransport, readReply } from '../../../nodes/shared/reply';

const response = (body: string, statusCode = 200, headers = {}) => ({ body, statusCode, headers });

describe('readReply', () => {
	it('reads code as text, message under either name, and keeps long ids', () => {
		expect(
			readReply(response('{"code":1000,"msg":"好","data":{"id":8015075888668773694}}')),
		).toEqual({
			code: '1000',
			message: '好',
			data: { id: '8015075888668773694' },
			envelope: { code: 1000, msg: '好', data: { id: '8015075888668773694' } },
		});
	});

	it('reads a refusal whatever the HTTP status is', () => {
		expect(readReply(response('{"code":"1001","message":"失败"}', 500)).code).toBe('1001');
	});

	it.each([
		['nothing', response(''), 'The gateway sent an empty answer'],
		['cut-off JSON', response('{"code":"1000","da'), 'cut off or no JSON: {"code":"1000","da'],
		['JSON without a code', response('{"ok":true}'), 'an answer without a code'],
		['a JSON list', response('[1]'), 'an answer without a code'],
		['HTML', response('<!DOCTYPE html><html>'), 'answers with a web page instead'],
		[
			'HTML with a status',
			response('<html>', 502),
			'a web page instead of a gateway reply (HTTP 502)',
		],
		['401', response('', 401), 'does not accept the Authorization (HTTP 401)'],
		['404', response('nope', 404), 'does not know this address'],
		['500', response('oops', 500), 'out of order (HTTP 500): oops'],
		[
			'a redirect',
			response('', 302, { location: 'https://b.example' }),
			'redirects to another address: https://b.example',
		],
	])('%s has a text of its own', (_name, answer, text) => {
		expect(() => readReply(answer)).toThrow(text);
	});
});

describe('explainRefusal', () => {
	it.each([
		['微信已离线', 'The WeChat account is offline'],
		['由于对方的隐私设置，你无法通过群聊将其添加至通讯录。', 'privacy settings'],
		['用户名或密码错误', 'name or password is wrong'],
		['不可使用副设备发送', 'does not let this device post to Moments'],
		['二次登录失败，请重新扫码登录', 'cannot log in again without a scan'],
		['网络链接异常', 'The proxy of the account cannot be reached'],
		['请在ipad上输入验证码', 'WeChat asks for a verification code'],
		['系统失败,请重试', 'could not finish the request'],
		['失败', "The gateway refused 'Send Text'"],
	])('%s is explained, quoted, and comes with advice', (text, meaning) => {
		const fault = explainRefusal('Send Text', { code: '1001', message: text });
		expect(fault.message).toContain(meaning);
		expect(fault.message).toContain(`("${text}", code 1001)`);
		expect(fault.description).toMatch(/\w/);
	});
});

describe('explainTransport', () => {
	it.each([
		[{ code: 'ECONNREFUSED' }, 'refuses the connection'],
		[{ cause: { cause: { code: 'ENOTFOUND' } } }, 'host of the gateway is unknown'],
		[new Error('timeout of 300000ms exceeded'), 'did not answer in time'],
		[{ code: 'ECONNABORTED' }, 'did not answer in time'],
		[{ messages: ['socket hang up'] }, 'cut the connection'],
		[new Error('Invalid URL'), 'not a valid address'],
		[new Error('something new'), 'connection to the gateway failed: something new'],
	])('%p is said in words', (error, text) => {
		expect(explainTransport(error).message).toContain(text);
		expect(explainTransport(error).description).toBeTruthy();
	});
});
