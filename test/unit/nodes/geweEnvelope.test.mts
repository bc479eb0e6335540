/** What GeWe's two envelopes say, by what the node makes of them. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';

import { parse } from 'lossless-json';
import type { IDataObject } from 'n8n-workflow';

import { Refusal } from '../../../nodes/engine/answer';
import { Fault, PartialFault, UncertainFault } from '../../../nodes/engine/fault';
import { decodeJson, encodeJson } from '../../../nodes/engine/losslessJson';
import { data, loginState, onlineState } from '../../../nodes/gateways/gewe/answer';
import { protocol } from '../../../nodes/gateways/gewe/protocol';

const SEND = '/message/postText';
const LEGACY_SEND = '/api/message/sendmsg';

/** An answer of the gateway, with the status that its failures have too. */
const read = (body: unknown, path = SEND, asked: IDataObject = {}, statusCode = 200) =>
	protocol.read(
		{ statusCode, headers: {}, body: typeof body === 'string' ? body : encodeJson(body) },
		{ path, body: asked },
	);

const thrownBy = (act: () => unknown): Error => {
	try {
		act();
	} catch (error) {
		return error as Error;
	}
	throw new Error('Nothing was thrown');
};

const refusalOf = (...answer: Parameters<typeof read>) => {
	const error = thrownBy(() => data(read(...answer)));
	expect(error).toBeInstanceOf(Refusal);
	return (error as Refusal).reply;
};

describe('the newer envelope', () => {
	it.each([0, 1000, 500, -1])('is a refusal with ret %j, whatever its text says', (ret) => {
		expect(refusalOf({ ret, msg: '操作成功', data: { a: 1 } })).toEqual({
			code: String(ret),
			message: '操作成功',
		});
	});

	it('is a success with ret 200, with or without data', () => {
		expect(data(read({ ret: 200, msg: '操作成功', data: { a: 1 } }))).toEqual({ a: 1 });
		expect(data(read({ ret: 200, msg: '操作成功' }))).toBeUndefined();
	});

	it('keeps every digit', () => {
		expect(data(read('{"ret":200,"msg":"","data":{"id":14264358459626420066}}'))).toEqual({
			id: '14264358459626420066',
		});
	});

	it.each([
		['data.msg', { msg: 'a', data: { code: '-1', msg: 'b', detail: '{"msg_err":"c"}' } }, 'b'],
		['data.detail', { msg: 'a', data: { msg: null, detail: '{"ret":-1,"msg_err":"c"}' } }, 'c'],
		['a detail that is no text', { msg: 'a', data: { msg: '', detail: { msg_err: 'c' } } }, 'c'],
		['a detail that is no JSON', { msg: 'a', data: { detail: 'c d' } }, 'c d'],
		['msg, when the detail says nothing', { msg: 'a', data: { detail: '{"ret":-1}' } }, 'a'],
		['msg', { msg: 'a', data: { code: '-2', msg: null } }, 'a'],
		['nothing', { msg: null }, ''],
	])('gives as the reason: %s', (_, body, message) => {
		expect(refusalOf({ ret: 500, ...body })).toMatchObject({ message });
	});

	it('gives as the code that of data, also when it looks like a success', () => {
		expect(refusalOf({ ret: 500, msg: '', data: { code: '-4013' } }).code).toBe('-4013');
		expect(refusalOf({ ret: 500, msg: '', data: { code: '0' } }).code).toBe('0');
		expect(refusalOf({ ret: 500, msg: '', data: { code: '200' } }).code).toBe('200');
	});
});

describe('the HTTP status', () => {
	it('does not decide where the envelope can be read', () => {
		const body = { ret: 500, msg: '发布cdn视频失败', data: { code: '-4013', msg: null } };
		expect(refusalOf(body, SEND, {}, 500)).toEqual(refusalOf(body));
		expect(data(read({ ret: 200, msg: '', data: 1 }, SEND, {}, 500))).toBe(1);
		expect(refusalOf({ ret: -1, msg_err: '失败' }, LEGACY_SEND, {}, 500).message).toBe('失败');
	});

	it.each([
		'{"ret":500,"msg":"发送',
		'<html></html>',
		'',
		{ code: 502, message: 'Bad Gateway' },
		{ status: 500, error: 'Internal Server Error', path: '/' },
		{ ret: 502 },
	])('of a server that has given up leaves it open: %j', (body) => {
		expect(thrownBy(() => read(body, SEND, {}, 502))).toBeInstanceOf(UncertainFault);
	});

	it('401 and 403 without an envelope mean the token', () => {
		for (const status of [401, 403]) {
			const fault = thrownBy(() => read('', SEND, {}, status)) as Fault;
			expect(fault.message).toBe(`The gateway does not accept the token (HTTP ${status})`);
			expect(fault.description).toContain('Token Header');
		}
	});
});

const sent = (...list: object[]) => ({
	ret: 0,
	msg: 'success',
	data: { BaseResponse: { ret: 0, errMsg: {} }, Count: list.length, List: list, NoKnow: 0 },
});
const to = (wxid: string, Ret: number) => ({ Ret, ToUsetName: { string: wxid } });
const asked = (...ids: string[]) => ({ to_wxid_list: ids.map((to_wxid) => ({ to_wxid })) });

describe('the legacy envelope', () => {
	it('is a success when nothing in it says otherwise; what is not there says nothing', () => {
		const list = sent(to('a', 0));
		expect(data(read(list, LEGACY_SEND))).toEqual(list.data);
		expect(data(read({ ret: 0, msg: 'success' }, LEGACY_SEND))).toBeUndefined();
		expect(data(read({ ret: 0, data: { List: [{}] } }, LEGACY_SEND))).toEqual({ List: [{}] });
	});

	it('is a refusal with a ret that is a success elsewhere', () => {
		expect(refusalOf({ ret: 200, msg_err: 'no' }, LEGACY_SEND).message).toBe('no');
	});

	it.each([
		['BaseResponse', 'a, b'],
		['baseResponse', 'a, b'],
	])('a failure in %s names whom the request was for', (key, about) => {
		const xml = '<e><ShowType>1</ShowType><Content><![CDATA[不是你的好友]]></Content></e>';
		const response = { [key]: { ret: -2, errMsg: { string: xml } } };
		expect(
			refusalOf({ ret: 0, msg: 'success', data: response }, LEGACY_SEND, asked('a', 'b')),
		).toEqual({ code: '-2', message: '不是你的好友', about });
		expect(
			refusalOf({ ret: 0, data: response }, '/api/group/invite', { to_wxid: ['a', 'b'] }).about,
		).toBe(about);
	});

	it('a failure of the one receiver names it, from the answer or else from the request', () => {
		expect(refusalOf(sent(to('a', -44)), LEGACY_SEND, asked('b'))).toMatchObject({
			code: '-44',
			about: 'a',
		});
		expect(refusalOf(sent({ Ret: -44 }), LEGACY_SEND, asked('b')).about).toBe('b');
		expect(refusalOf(sent({ Ret: -44 }), '/api/message/sendapp', { to_wxid: 'c' }).about).toBe('c');
		const fault = protocol.explainRefusal('Send', refusalOf(sent(to('a', -44)), LEGACY_SEND));
		expect(fault.message).toBe("The gateway refused 'Send' for a (code -44)");
	});

	it('a failure of all names all', () => {
		expect(refusalOf(sent(to('a', -1), to('b', -2)), LEGACY_SEND)).toMatchObject({
			code: '-1',
			about: 'a, b',
		});
	});

	it('a failure of some says who has got it and who has not, and is no plain refusal', () => {
		const error = thrownBy(() =>
			data(read(sent(to('a', 0), { Ret: -44 }, to('c', 0)), LEGACY_SEND, asked('a', 'b', 'c'))),
		);
		expect(error).toBeInstanceOf(PartialFault);
		expect(error.message).toBe(
			'Only some of the receivers got it. Sent to: a, c. Not sent to: b (code -44)',
		);
	});

	it('what was sent to somebody is not done again, whatever else the answer says', () => {
		const outer = { ...sent(to('a', 0), to('b', -44)), ret: -1, msg_err: 'busy' };
		const mixed = thrownBy(() => data(read(outer, LEGACY_SEND)));
		expect(mixed).toBeInstanceOf(PartialFault);
		expect(mixed.message).toBe(
			'Only some of the receivers got it. Sent to: a. Not sent to: b ("busy", code -1)',
		);
		const { data: inner, ...rest } = sent(to('a', 0));
		const response = { ...rest, data: { ...inner, BaseResponse: { ret: -2 } } };
		const fault = thrownBy(() => data(read(response, LEGACY_SEND)));
		expect(fault).toBeInstanceOf(PartialFault);
		expect(fault.message).toBe(
			'The gateway speaks of a failure (code -2), and also says that it was sent to: a',
		);
		// What is not there says nothing.
		const silent = { ...rest, data: { List: [{}], BaseResponse: { ret: -2 } } };
		expect(refusalOf(silent, LEGACY_SEND, asked('a'))).toMatchObject({ code: '-2', about: 'a' });
	});

	it('one receiver may stand without a list', () => {
		expect(refusalOf({ ret: 0, data: { List: to('a', -44) } }, LEGACY_SEND).about).toBe('a');
	});

	it('is read for legacy paths only', () => {
		expect(refusalOf(sent(to('a', 0))).code).toBe('0');
	});
});

describe('a login', () => {
	const check = (body: unknown) => loginState(read(body, '/login/checkLogin'));
	const state = (status: number, loginInfo: object | null = null) =>
		check({ ret: 200, msg: '', data: { status, loginInfo } });

	it('that asks for a code is a state', () => {
		const message = '本次登录需要输入安全验证码';
		expect(check({ ret: 500, msg: '检测登录失败', data: { code: '-1', msg: message } })).toEqual({
			loginState: 'verifyCodeRequired',
			message,
		});
	});

	it('is logged in only with what it says of the account', () => {
		expect(state(0)).toMatchObject({ loginState: 'waiting' });
		expect(state(1)).toMatchObject({ loginState: 'scanned' });
		expect(state(2)).toMatchObject({ loginState: 'scanned' });
		expect(state(2, { wxid: 'a' })).toMatchObject({ loginState: 'loggedIn', status: 2 });
		expect(state(7)).toMatchObject({ loginState: 'unknown' });
	});

	it('that is refused for another reason is refused', () => {
		expect(() => check({ ret: 500, msg: 'uuid无效' })).toThrow(Refusal);
	});
});

it('an account that is offline is a result, whether the gateway says so or refuses', () => {
	const check = (body: unknown) => onlineState(read(body, '/login/checkOnline'));
	expect(check({ ret: 200, msg: 'ok', data: true })).toMatchObject({ isOnline: true });
	expect(check({ ret: 200, msg: 'ok', data: false })).toMatchObject({ isOnline: false });
	expect(check({ ret: 500, msg: 'x', data: { msg: '微信已离线' } })).toMatchObject({
		isOnline: false,
		message: '微信已离线',
	});
	expect(() => check({ ret: 500, msg: '[wx_a]设备不存在' })).toThrow(Refusal);
});

// The cases lie beside the project; a plain clone does not have them.
const FOLDER = '../shared/cases/gewe';
const cases = existsSync(FOLDER)
	? readdirSync(FOLDER).filter((name) => /-response-/.test(name))
	: [];

interface Case {
	/** With every digit. */
	payload: { http: unknown; body: unknown };
	expected: IDataObject;
}

function readCase(name: string): Case {
	const text = readFileSync(`${FOLDER}/${name}`, 'utf8');
	const { payload } = parse(text) as unknown as Case;
	return { ...(decodeJson(text) as Case), payload };
}

/** What comes of an answer, in the words of the cases. */
function outcomeOf(
	{ payload: { http, body } }: Case,
	isLogin: boolean,
	isLegacy: boolean,
): IDataObject {
	const path = isLegacy ? LEGACY_SEND : SEND;
	try {
		const reply = read(body, path, {}, Number(http));
		const result = isLogin ? loginState(reply) : data(reply);
		const { loginState: state, message } = (result ?? {}) as IDataObject;
		return { success: true, data: result as IDataObject, loginState: state, message };
	} catch (error) {
		const isUncertain = error instanceof UncertainFault;
		const refused = error instanceof Refusal ? error.reply : undefined;
		return {
			success: false,
			...(refused && { message: refused.message, code: refused.code }),
			uncertain: isUncertain,
			repeat: !isUncertain && !(error instanceof PartialFault),
			text: (error as Error).message,
		};
	}
}

const at = (from: unknown, path: string): unknown =>
	path.split('.').reduce((inner, key) => (inner as IDataObject | undefined)?.[key], from);

it(`the ${cases.length} collected answers mean what they should`, () => {
	for (const name of cases) {
		const one = readCase(name);
		const { errorNames, ...expected } = one.expected;
		const outcome = outcomeOf(one, 'loginState' in expected, name.includes('legacy'));
		for (const [path, value] of Object.entries(expected)) {
			expect({ name, path, value: at(outcome, path) }).toEqual({ name, path, value });
		}
		for (const id of (errorNames ?? []) as string[]) expect(outcome.text).toContain(id);
	}
});
