import { type Answer, isObject, Refusal } from '../../engine/answer';

const SUCCESS = '1000';
export const FAILURE = '1001';

/** Asks for the code that the iPad shows. */
const CODE_WANTED = '请在ipad上输入验证码';

/** Code "1000" means success and `data` is the result: true for nearly every endpoint. */
export const data: Answer = (reply) => {
	if (reply.code !== SUCCESS) throw new Refusal(reply);
	return reply.data;
};

/** As `data`, of an endpoint that answers a list: null, or an empty text, is one without entries. */
export const list: Answer = (reply) => data(reply) || [];

/** Members of a group have their names under "nikeName" in the documents, under "nickName" in answers seen. */
const named = (member: unknown): unknown =>
	isObject(member) && member.nikeName !== undefined
		? { nickName: member.nikeName, ...member }
		: member;

/** As `list`, of groups: the names of their members are always under `nickName`. */
export const withNickNames: Answer = (reply) => {
	const groups = list(reply);
	if (!Array.isArray(groups)) return groups;
	return groups.map((group: unknown) =>
		isObject(group) && Array.isArray(group.chatRoomMembers)
			? { ...group, chatRoomMembers: group.chatRoomMembers.map(named) }
			: group,
	);
};

/** As `data`, where newer replies nest the result under a key of `data` and older ones do not. */
export const unwrapped =
	(key: string): Answer =>
	(reply) => {
		const result = data(reply);
		return isObject(result) && isObject(result[key]) ? result[key] : result;
	};

/** As `data`, for replies that may put a field beside `data` instead of into it. */
export const withEnvelopeField =
	(key: string): Answer =>
	(reply) => {
		const result = data(reply);
		const field = reply.envelope[key];
		if (field === undefined) return result;
		return { success: true, ...(isObject(result) ? result : {}), [key]: field };
	};

/**
 * /isOnline and /queryLoginWx: 1001 is documented as "offline", and a wrong token may answer it too,
 * so it is a result that keeps the gateway's own text visible.
 */
export const offlineIsAResult: Answer = (reply) => {
	if (reply.code === FAILURE) {
		return { isOnline: false, code: reply.code, message: reply.message };
	}
	return list(reply);
};

/** /isOnline: an offline account may also be reported by code 1000 with `data.isOnline` false. */
export const onlineState: Answer = (reply) => {
	const result = offlineIsAResult(reply);
	return {
		isOnline: true,
		code: reply.code,
		message: reply.message,
		...(isObject(result) ? result : {}),
	};
};

/** /secondLogin: a refusal can hide in a success, as an envelope inside `data`. */
export const nestedRefusal: Answer = (reply) => {
	const result = data(reply);
	if (isObject(result) && result.code !== undefined && String(result.code) !== SUCCESS) {
		throw new Refusal({ code: String(result.code), message: String(result.message ?? '') });
	}
	return result;
};

/**
 * /getIPadLoginInfo: besides success there are two cases in which the login goes on.
 * "200" asks for a verification page to be scanned (`data.url`); a message asks for the code
 * that the iPad shows.
 */
export const loginState: Answer = (reply) => {
	const details = isObject(reply.data) ? reply.data : {};
	if (reply.code === '200') {
		return { loginState: 'verificationRequired', message: reply.message, ...details };
	}
	if (reply.message.includes(CODE_WANTED)) {
		return { loginState: 'verifyCodeRequired', message: reply.message, ...details };
	}
	data(reply);
	return { loginState: 'loggedIn', ...details };
};

/**
 * /simpleIPadLoginInfo does not wait, so that a login which is not done is a result. Clients read it as
 * /getIPadLoginInfo, whose 1001 is "not scanned" and all else: the gateway's own words stay visible.
 */
export const presentLoginState: Answer = (reply) => {
	const isWaiting = reply.code === FAILURE && !reply.message.includes(CODE_WANTED);
	return isWaiting
		? { loginState: 'notLoggedIn', code: reply.code, message: reply.message }
		: loginState(reply);
};

const labelled =
	(key: string, label: string, names: string[]): Answer =>
	(reply) => {
		const result = data(reply);
		if (!isObject(result)) return result;
		return { [label]: names[Number(result[key])] ?? 'unknown', ...result };
	};

/** The polls for asynchronous work: code 1000 only says that the query worked, `data.type` how it stands. */
export const progress = labelled('type', 'progress', ['running', 'done', 'failed']);

/** /member/login: a frozen or expired developer account still answers code 1000. */
export const developerState = labelled('status', 'accountStatus', ['normal', 'frozen', 'expired']);
