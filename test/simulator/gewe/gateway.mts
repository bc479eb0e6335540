/** GeWe, from a request to its answer: everything the gateway decides, and no networking. */
import { Call, type Surroundings } from '../call.mts';
import { readBody } from '../gateway.mts';
import type { Gateway, GatewayRequest } from '../gatewayKind.mts';
import { requireKnown } from '../known.mts';
import { fetchLinks } from '../links.mts';
import { Refusal, type Reply } from '../reply.mts';
import { DEMO_GEWE_TOKEN } from '../seed/accounts.mts';
import { type Args, bestFit } from '../validate.mts';
import type { Account, World } from '../world.mts';
import { handlers } from './answers/index.mts';
import { parcel } from './callbacks.mts';
import { type GeweOperation, operationsAt } from './catalog.mts';
import { checks } from './known.mts';
import { type Envelope, Failure, legacy, v2 } from './reply.mts';

/** The one documented text for this. */
const TOKEN_MISSING = 'header:X-GEWE-TOKEN 不可为空';
/** Texts for what the sources leave open. */
const TOKEN_WRONG = 'X-GEWE-TOKEN无效';
const BAD_REQUEST = '参数错误';
const ONE_PER_CALL = '一次只能修改一项';
const OFFLINE = '微信已离线';
const LEGACY_GONE = (appId: string) => `[${appId}]设备不存在或已离线`;

/** What could not be done, in front of the reason. */
const TITLES: Record<string, string> = {
	message: '发送消息失败',
	login: '登录失败',
	group: '群操作失败',
	contact: '联系人操作失败',
	moment: '朋友圈操作失败',
};
const titleOf = ({ resource }: GeweOperation) => TITLES[resource] ?? '操作失败';

/** Endpoints that see to the device themselves: it may be new, or its account offline. */
const LOGGING_IN = [
	'/login/getLoginQrCode',
	'/login/checkLogin',
	'/login/dialogLogin',
	'/login/loginByAccount',
	'/login/changeMacToIpad',
	'/api/login/getloginqrcode',
];
/** Endpoints that an account may be offline for. */
const ALSO_OFFLINE = ['/login/checkOnline', '/login/logout', '/login/reconnection'];

const envelopeOf = (path: string): Envelope => (path.startsWith('/api/') ? legacy : v2);

/** The base paths of the paid service and of the container; both take requests without one, too. */
const PREFIXES = [
	{ prefix: '/gewe/v2/api', only: 'paid' },
	{ prefix: '/v2/api', only: 'open' },
] as const;

/** The endpoint of a path; the path itself (hence none) where a prefix does not have it. */
function endpoint(path: string): string {
	const found = PREFIXES.find(({ prefix }) => path.startsWith(`${prefix}/`));
	if (!found) return path;
	const inner = path.slice(found.prefix.length);
	const served = operationsAt(inner).every(
		({ legacy: old, only }) => !old && (only === undefined || only === found.only),
	);
	return served ? inner : path;
}

/** The device of a request, with the account on it; undefined for requests without one. */
function sessionOf(world: World, operation: GeweOperation, args: Args): Account | undefined {
	const appId = args.appId ?? args.appid;
	if (typeof appId !== 'string' || LOGGING_IN.includes(operation.path)) return undefined;
	const account = world.accounts.find((one) => one.appId === appId);
	const waiting = world.logins.some((login) => login.appId === appId);
	if (!account && waiting) throw new Refusal(operation.legacy ? LEGACY_GONE(appId) : OFFLINE);
	if (!account) {
		throw new Refusal(operation.legacy ? LEGACY_GONE(appId) : `[${appId}]设备不存在`);
	}
	if (!account.online && !ALSO_OFFLINE.includes(operation.path)) {
		throw new Refusal(operation.legacy ? LEGACY_GONE(appId) : OFFLINE);
	}
	return account;
}

/** What is wrong with the parameters taken together. */
function togetherProblem({ oneOf = [] }: GeweOperation, args: Args): string | undefined {
	const touched = oneOf.filter((names) => names.some((name) => args[name] !== undefined));
	return oneOf.length && touched.length !== 1 ? ONE_PER_CALL : undefined;
}

function tokenProblem({ headers }: GatewayRequest, world: World): string | undefined {
	const token = headers['x-gewe-token'];
	if (!token) return TOKEN_MISSING;
	return token === world.developer.authorization ? undefined : TOKEN_WRONG;
}

async function answer(
	request: GatewayRequest,
	surroundings: Surroundings,
	unauthorizedStatus: number,
): Promise<Reply> {
	const { world } = surroundings;
	const { path } = request;
	const candidates = operationsAt(path);
	const envelope = envelopeOf(path);
	if (!candidates.length) return envelope.failed(`接口不存在: ${path}`, undefined, 404);
	if (request.method !== 'POST') {
		const reply = envelope.failed(`${path} only takes POST`, undefined, 405);
		return { ...reply, headers: { Allow: 'POST' } };
	}
	const unauthorized = candidates.every(({ authorization }) => authorization !== false)
		? tokenProblem(request, world)
		: undefined;
	if (unauthorized) return envelope.failed(unauthorized, undefined, unauthorizedStatus);
	const body = readBody(request);
	if (typeof body === 'string') return envelope.failed(`${BAD_REQUEST}: ${body}`);
	const fit = bestFit(candidates, body);
	const operation = fit.operation as GeweOperation;
	const { args, problems } = fit;
	const missing = problems.filter((problem) => problem.endsWith(' is missing'));
	// The first words are those of the open container.
	if (missing.length) return envelope.failed(`must not be empty: ${problems.join('; ')}`);
	if (problems.length) return envelope.failed(`${BAD_REQUEST}: ${problems.join('; ')}`);
	const together = togetherProblem(operation, args);
	if (together) return envelope.refused(titleOf(operation), together);
	try {
		const session = sessionOf(world, operation, args);
		if (session) {
			session.calls++;
			session.bytes += request.text.length;
		}
		const call = new Call(operation, args, surroundings, session);
		requireKnown(call, checks);
		await fetchLinks('gewe', call);
		const handler = handlers[path];
		if (!handler) throw new Error(`the simulator does not answer ${path} yet`);
		return envelope.success(await handler(call));
	} catch (error) {
		if (error instanceof Failure) return envelope.failed(error.msg, error.data);
		if (error instanceof Refusal) return envelope.refused(titleOf(operation), error.message);
		throw error;
	}
}

export const gewe: Gateway = {
	name: 'gewe',
	registration: '/login/setCallback',
	callbackLimitMs: 3000,
	demoDeveloper: () => ({ authorization: DEMO_GEWE_TOKEN }),
	endpoint,
	answer,
	refusal: (path) => (message, status, code) =>
		envelopeOf(path).refused('操作失败', message, status, code),
	parcel,
};
