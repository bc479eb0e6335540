/** What texts of GeWe mean, and what to do about them: those that users have reported. */
import { PartialFault, UncertainFault } from '../../../nodes/engine/fault';
import { explainRefusal, findRemedy, UNKNOWN_REASON } from '../../../nodes/gateways/gewe/remedies';

const explained = (message: string, code = '-1') => explainRefusal('Do It', { code, message });

it.each<[text: string, meaning: string, todo: RegExp]>([
	[
		'header:X-GEWE-TOKEN 不可为空',
		'The gateway does not accept the token',
		/not a token.*Token Header/,
	],
	['X-GEWE-TOKEN无效', 'The gateway does not accept the token', /console of GeWe/],
	[
		'[wx_abc]设备不存在',
		'The gateway does not know this device',
		/belongs to the token.*second device/,
	],
	[
		'[wx_abc]设备不存在或已离线',
		'The gateway does not know this device, or its account is offline',
		/device ID.*Log Out/,
	],
	['创建设备失败', 'The gateway could not create the device', /another region or a proxy/],
	['exceeded maximum retries', 'The gateway could not create the device', /another region/],
	['unexpected EOF', 'The gateway could not create the device', /another region/],
	[
		'https://example.com/webhook/gewe push msg err',
		'The gateway could not reach the callback URL',
		/Publish the workflow with the WeChat Trigger first/,
	],
	[
		'微信已离线',
		'The WeChat account is offline',
		/even where .*Check Online.*Log Out.*same device ID/,
	],
	['发送消息失败-微信已离线(-1)', 'The WeChat account is offline', /Log Out/],
	['本次登录需要输入安全验证码', 'WeChat asks for a verification code', /Verify Code/],
	['微信已登录，请勿重复登录。', 'The account is logged in already', /nothing to do/],
	['当前账号状态正常，无需重连', 'The gateway takes the account for online', /Log Out/],
	['下载图片xml解析异常', 'The gateway cannot read the XML', /sender's ID in front/],
	['最大支持2条并发', 'The gateway is busy with other downloads', /Nothing was done/],
	['NullPointerException', 'The gateway has not found what was asked for', /about 14 days/],
	['发送小程序失败', 'The gateway could not fetch or send the file', /has to be public/],
	['下载文件失败: https://example.com/a', 'The gateway could not fetch or send the file', /public/],
	['wxids个数在1-100之间', 'The gateway takes 1 to 100 IDs at once', /Split the list/],
	['regionid不存在,请检查参数!', 'The gateway does not know this region', /six digits/],
	['must not be empty', 'The gateway misses a value', /Fill in the field/],
])('%s', (text, meaning, todo) => {
	const fault = explained(text);
	expect(fault.message).toBe(`${meaning} ("${text}", code -1)`);
	expect(fault.description).toMatch(todo);
	expect(fault).not.toBeInstanceOf(UncertainFault);
	expect(fault).not.toBeInstanceOf(PartialFault);
});

it('what is not known is quoted, with general advice or that of the operation', () => {
	expect(explained('失败').message).toBe('The gateway refused \'Do It\' ("失败", code -1)');
	expect(explained('失败').description).toBe(
		`The gateway gives no further reason. ${UNKNOWN_REASON}`,
	);
	expect(explained('').message).toBe("The gateway refused 'Do It' (code -1)");
	expect(explainRefusal('Do It', { code: '-1', message: '' }, 'Try this').description).toBe(
		'Try this',
	);
});

it('only what speaks of the device lets it be looked up again, only what speaks of the token is the token', () => {
	expect(findRemedy('[wx_abc]设备不存在')?.device).toBe(true);
	expect(findRemedy('[wx_abc]设备不存在或已离线')?.device).toBe(true);
	expect(findRemedy('微信已离线')?.device).toBeUndefined();
	expect(findRemedy('header:X-GEWE-TOKEN 不可为空')?.token).toBe(true);
	expect(findRemedy('must not be empty')?.token).toBeUndefined();
});
