import type { Refused } from '../../engine/answer';
import { codes } from '../../engine/errorCodes';
import { explaining, findRemedy as find, type Remedy } from '../../engine/refusal';
import { geweCodes } from './errorCodes';

interface GeweRemedy extends Remedy {
	/** The device may have been replaced by a new one, so looking it up again may help. */
	device?: true;
	/** The gateway does not know who asks. */
	token?: true;
	/** Others are being served; nothing was done. */
	busy?: true;
}

/** What to do about an account that is not online. A send that says so is right, whatever Check Online says. */
export const offlineTodo =
	"The account has to log in again on the same device, even where 'Account > Check Online' says that it is online: run 'Account > Log Out', then 'Login > Get QR Code' with the same device ID. A new device drops out once in its first night.";

/** Texts seen in public sources; the first that matches counts. */
const remedies: GeweRemedy[] = [
	{
		pattern: /x-gewe-token|token.*(无效|错误|过期|不存在|不可为空|失效)|invalid token/i,
		code: codes.unauthorized,
		meaning: 'The gateway does not accept the token',
		todo: 'Open the credential and check Token: it stands in the console of GeWe under Token. A device ID (wx_…) is not a token. For a rebranded service, check Token Header, too.',
		token: true,
	},
	{
		pattern: /设备不存在或已离线/,
		code: codes.accountOffline,
		meaning: 'The gateway does not know this device, or its account is offline',
		todo: `Check the device ID (appId, it starts with wx_) and that it belongs to the token of the credential. ${offlineTodo}`,
		device: true,
	},
	{
		pattern: /设备不存在/,
		code: geweCodes.deviceUnknown,
		meaning: 'The gateway does not know this device',
		todo: 'Check the device ID (appId, it starts with wx_) and that it belongs to the token of the credential. If it is lost, copy it from the console of GeWe. Do not create a second device for the same account: WeChat then logs both out again and again.',
		device: true,
	},
	{
		pattern: /创建设备失败|exceeded maximum retries|unexpected EOF/i,
		code: geweCodes.deviceNotCreated,
		meaning: 'The gateway could not create the device',
		todo: "Its server did not reach WeChat. Try again in a while, with another region or a proxy of your own, and with the device ID that the account had before in 'Device'.",
	},
	{
		pattern: /push msg err/i,
		code: codes.callbackUrlUnreachable,
		meaning: 'The gateway could not reach the callback URL',
		todo: 'The URL has to answer from the public Internet while it is set. Publish the workflow with the WeChat Trigger first, check that its address is public, and try again.',
	},
	{
		pattern: /安全验证码|验证码/,
		code: codes.verifyCodeRequired,
		meaning: 'WeChat asks for a verification code',
		todo: "Run 'Login > Wait for Scan' again and enter the code that the phone shows in 'Verify Code'.",
	},
	{
		pattern: /autoSliding/i,
		code: geweCodes.autoCheckUnsuitable,
		meaning: 'The way of verification does not fit the device',
		todo: "In 'Login > Wait for Scan', switch Auto Check off for an iPad.",
	},
	{
		pattern: /请勿重复登录/,
		code: geweCodes.alreadyOnline,
		meaning: 'The account is logged in already',
		todo: "There is nothing to do. If sending fails all the same, run 'Account > Log Out' first and log in with the same device ID.",
	},
	{
		pattern: /无需重连/,
		code: geweCodes.alreadyOnline,
		meaning: 'The gateway takes the account for online',
		todo: `There is nothing to reconnect. If sending fails all the same: ${offlineTodo}`,
	},
	{
		pattern: /请使用二维码登录/,
		code: codes.scanRequired,
		meaning: 'The account cannot log in again without a scan',
		todo: "Use 'Login > Get QR Code' with the same device ID and scan the code with the phone.",
	},
	{
		pattern: /用户名或密码错误/,
		code: codes.passwordWrong,
		meaning: 'The account name or password is wrong',
		todo: 'Check both values. They belong to the WeChat account.',
	},
	{
		pattern: /离线|掉线|重新登录|不在线/,
		code: codes.accountOffline,
		meaning: 'The WeChat account is offline',
		todo: offlineTodo,
	},
	{
		pattern: /最大支持\d*条并发|并发/,
		code: geweCodes.gatewayBusy,
		meaning: 'The gateway is busy with other downloads',
		todo: "Nothing was done, so it can be tried again. It takes two downloads at a time, also those of other programs: leave 'Pacing' on Safe.",
		busy: true,
	},
	{
		pattern: /xml解析异常|xml解析/i,
		code: codes.inputInvalid,
		meaning: 'The gateway cannot read the XML',
		todo: "Pass the XML of the message as a WeChat Trigger delivers it (xml), whole and unchanged. The raw content of a group message has the sender's ID in front, which must not stay there.",
	},
	{
		pattern: /NullPointerException/,
		code: codes.notFound,
		meaning: 'The gateway has not found what was asked for',
		todo: 'WeChat keeps media for about 14 days, so the file may be gone. Otherwise check the IDs and the XML.',
	},
	{
		pattern:
			/下载(文件|图片|视频|语音)?.*失败|download.*(fail|error)|发送(图片|视频|语音|文件|小程序|链接).*失败/i,
		code: geweCodes.fileNotFetched,
		meaning: 'The gateway could not fetch or send the file',
		todo: "The link has to be public: the gateway's server fetches it, and what opens on this machine may be out of its reach. Check the link, and the one of the cover or thumbnail, from another network.",
	},
	{
		pattern: /must not be empty|不可为空|不能为空/i,
		code: codes.inputInvalid,
		meaning: 'The gateway misses a value',
		todo: 'Fill in the field that the gateway names. Where a field holds an expression, check that the previous node returns the value.',
	},
	{
		pattern: /wxids个数/,
		code: codes.inputInvalid,
		meaning: 'The gateway takes 1 to 100 IDs at once',
		todo: 'Split the list into smaller parts, for example with a Loop Over Items node.',
	},
	{
		pattern: /regionid不存在/i,
		code: codes.inputInvalid,
		meaning: 'The gateway does not know this region',
		todo: 'Use the six digits of a province, such as 310000 for Shanghai.',
	},
];

/** What a text of the gateway means and what to do about it, where that is known. */
export const findRemedy = (text: string): GeweRemedy | undefined => find(remedies, text);

/** Two downloads go at a time, whoever asks; others are told so. */
export const isBusy = ({ message }: Refused): boolean => findRemedy(message)?.busy === true;

/** What to do when the reason is not known. */
export const UNKNOWN_REASON =
	"Check the IDs, and that the account is online; 'Account > Check Online' can say so of an account that is not.";

/** Says in English what a refusal means, and what to do. */
export const explainRefusal = explaining(findRemedy, UNKNOWN_REASON);
