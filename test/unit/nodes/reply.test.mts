import { Fault, UncertainFault } from '../../../nodes/engine/fault';
import { explainTransport } from '../../../nodes/engine/reply';
import { readReply } from '../../../nodes/gateways/eyun/envelope';
import { explainRefusal } from '../../../nodes/gateways/eyun/remedies';

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

describe('whether a request may have been carried out', () => {
	const faultOf = (body: string, statusCode: number) => {
		try {
			readReply(response(body, statusCode));
		} catch (error) {
			return error;
		}
		throw new Error('It should have failed');
	};
	const page = '<html><body>nginx</body></html>';

	it.each([
		...[500, 502, 503, 504, 520].flatMap((status) => [
			[page, status] as const,
			['Bad Gateway', status] as const,
			['', status] as const,
			['{"code":"1001","mess', status] as const,
			[`{"code":${status},"message":"upstream"}`, status] as const,
			['{"status":500,"error":"Internal Server Error"}', status] as const,
		]),
		['', 200],
		[page, 200],
		['{"code":"1000","da', 200],
		['{"ok":true}', 200],
		['no content', 204],
	] as const)('%j with HTTP %i: yes', (body, status) => {
		expect(faultOf(body, status)).toBeInstanceOf(UncertainFault);
	});

	it.each([
		...[400, 401, 403, 404, 408, 413, 429, 499].flatMap((status) => [
			[page, status] as const,
			['refused', status] as const,
			['', status] as const,
			['{"error":"refused"}', status] as const,
		]),
		['', 302],
	] as const)('%j with HTTP %i: no', (body, status) => {
		const fault = faultOf(body, status);
		expect(fault).toBeInstanceOf(Fault);
		expect(fault).not.toBeInstanceOf(UncertainFault);
	});

	it('the own envelope of the gateway decides with any status', () => {
		for (const status of [200, 400, 500, 503]) {
			expect(readReply(response('{"code":"1001","msg":"失败"}', status)).code).toBe('1001');
		}
	});

	it.each([
		{ code: 'ECONNRESET' },
		{ code: 'EPIPE' },
		{ code: 'ETIMEDOUT' },
		{ code: 'HPE_INVALID_CONSTANT', message: 'Parse Error: Expected HTTP/' },
		{ code: 'HPE_INVALID_CHUNK_SIZE' },
		{ code: 'HPE_UNEXPECTED_CONTENT_LENGTH' },
		{ code: 'Z_DATA_ERROR', message: 'incorrect header check' },
		{ code: 'EPROTO', message: 'bad record mac' },
		{ code: 'constructor' },
		new Error('maxContentLength size exceeded'),
		'something',
		undefined,
	])('%p: yes', (error) => {
		expect(explainTransport(error)).toBeInstanceOf(UncertainFault);
	});

	it.each([
		[{ code: 'ECONNREFUSED' }, 'refuses the connection'],
		[{ code: 'EADDRNOTAVAIL' }, 'network of the gateway'],
		[{ code: 'ETIMEDOUT', syscall: 'connect' }, 'cannot be reached'],
		[{ httpCode: 'ETIMEDOUT', messages: ['connect ETIMEDOUT 203.0.113.7:80'] }, 'be reached'],
		[{ code: 'CERT_HAS_EXPIRED' }, 'certificate'],
		[{ code: 'DEPTH_ZERO_SELF_SIGNED_CERT' }, 'certificate'],
		[{ code: 'UNABLE_TO_VERIFY_LEAF_SIGNATURE' }, 'certificate'],
		[{ code: 'EPROTO', message: 'ssl3_get_record:wrong version number' }, 'speak https'],
		[{ code: 'ERR_INVALID_CHAR' }, 'characters that cannot be sent'],
		[
			{ message: 'wrapped', cause: { message: 'The request was blocked because …' } },
			'n8n did not let the request out',
		],
	])('%p: no', (error, text) => {
		const fault = explainTransport(error);
		expect(fault).not.toBeInstanceOf(UncertainFault);
		expect(fault.message).toContain(text);
	});
});
