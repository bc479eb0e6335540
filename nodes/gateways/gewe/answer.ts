import { type Answer, isObject, type Reply } from '../../engine/answer';

/** What the envelope says of success decides, and `data` is the result: true for nearly every endpoint. */
export const data: Answer = ({ failure, data: result }) => {
	if (failure) throw failure;
	return result;
};

/** As `data`, of an endpoint that answers a list: null, or nothing, is one without entries. */
export const list: Answer = (reply) => data(reply) ?? [];

/** As `data`, of an endpoint whose list stands under a key of `data`. */
export const listIn =
	(key: string): Answer =>
	(reply) => {
		const result = data(reply);
		return isObject(result) ? (result[key] ?? []) : list(reply);
	};

/**
 * /login/checkOnline answers true or false, and may refuse for an account that is offline. True is no
 * proof: see the remedy of such an account.
 */
export const onlineState: Answer = (reply) => {
	const isRefused = reply.failure !== undefined && /离线/.test(reply.message);
	return {
		isOnline: !isRefused && data(reply) === true,
		code: reply.code,
		message: reply.message,
	};
};

/** WeChat wants a code that the phone shows before the login goes on. */
const wantsCode = ({ message }: Reply): boolean => /验证码/.test(message);

const STATES = ['waiting', 'scanned', 'loggedIn'];

/**
 * /login/checkLogin: how far a login is. That it asks for a code is a state of it, although the
 * envelope calls it a failure. Logged in is who has `loginInfo`, too.
 */
export const loginState: Answer = (reply) => {
	if (reply.failure && wantsCode(reply)) {
		return { loginState: 'verifyCodeRequired', message: reply.message };
	}
	const result = data(reply);
	if (!isObject(result)) return result;
	const state = STATES[Number(result.status)] ?? 'unknown';
	const isWhole = state !== 'loggedIn' || isObject(result.loginInfo);
	return { loginState: isWhole ? state : 'scanned', ...result };
};
