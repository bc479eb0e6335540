import { codes } from '../../engine/errorCodes';
import { explaining, findRemedy as find, type Remedy } from '../../engine/refusal';
import { eyunCodes } from './errorCodes';

interface EyunRemedy extends Remedy {
	/** The login session may be the reason, so a new one may help. */
	session?: true;
}

/** What to do about an account that is not online. */
export const offlineTodo =
	"Check that WeChat on the phone is online. Log in again with 'Login > Get QR Code' or 'Login > Log In Again', giving the same WeChat ID as before.";

/** Texts seen in public sources; the first that matches counts. */
const remedies: EyunRemedy[] = [
	{
		pattern: /不可使用副设备发送/,
		code: eyunCodes.deviceTooNew,
		meaning: 'WeChat does not let this device post to Moments yet',
		todo: 'An account has to be logged in at the gateway for at least 3 days in a row before it can post to Moments. Post from the phone until then.',
	},
	{
		pattern: /隐私设置/,
		code: eyunCodes.privacySettings,
		meaning: 'The privacy settings of the other person do not allow this',
		todo: 'The person does not accept friend requests from this group. Ask for another way to connect, for example a QR code or a contact card.',
	},
	{
		pattern: /用户名或密码错误/,
		code: codes.passwordWrong,
		meaning: 'The account name or password is wrong',
		todo: 'Check both values. They belong to the developer account of the gateway, except in the password login, where they belong to WeChat.',
	},
	{
		pattern: /二次登录失败/,
		code: codes.scanRequired,
		meaning: 'The account cannot log in again without a scan',
		todo: "Use 'Login > Get QR Code' with the same WeChat ID and scan the code with the phone.",
	},
	{
		pattern: /请在ipad上输入验证码/i,
		code: codes.verifyCodeRequired,
		meaning: 'WeChat asks for a verification code',
		todo: "Call 'Login > Wait for Scan' again and enter the code in 'Verify Code'.",
	},
	{
		pattern: /网络链接异常/,
		code: eyunCodes.proxyUnreachable,
		meaning: 'The proxy of the account cannot be reached',
		todo: 'Check proxy address, user and password, or choose another region or proxy.',
	},
	{
		pattern: /离线|掉线|登录出现错误|重新登录|不在线/,
		code: codes.accountOffline,
		meaning: 'The WeChat account is offline',
		todo: offlineTodo,
		session: true,
	},
	{
		pattern: /authorization|token/i,
		code: codes.unauthorized,
		meaning: 'The gateway does not accept the Authorization',
		todo: "Open the credential and check the Authorization; 'Login > Log In to Gateway' shows the current one.",
	},
	{
		pattern: /系统失败/,
		code: codes.gatewayFailed,
		meaning: 'The gateway could not finish the request',
		todo: 'Wait a moment and try again. If it stays, ask the vendor of the gateway.',
	},
];

/** What a text of the gateway means and what to do about it, where that is known. */
export const findRemedy = (text: string): EyunRemedy | undefined => find(remedies, text);

/** What to do when the reason is not known. */
export const UNKNOWN_REASON =
	"Check the IDs, and check with 'Account > Check Online' that the account is online.";

/** Says in English what a refusal means, and what to do. */
export const explainRefusal = explaining(findRemedy, UNKNOWN_REASON);
