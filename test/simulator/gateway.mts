/** E Cloud, from a request to its answer: everything the gateway decides, and no networking. */
import { handlers } from './answers/index.mts';
import { Call, type Surroundings } from './call.mts';
import { operationsAt } from './catalog.mts';
import { isObject, parseSpelled } from './json.mts';
import { requireKnown } from './known.mts';
import { fetchLinks } from './links.mts';
import type { Gateway, GatewayRequest } from './gatewayKind.mts';
import { Refusal, refusal, success, type Reply } from './reply.mts';
import { type Args, bestFit } from './validate.mts';
import type { Account, World } from './world.mts';

/** Texts for what the documentation leaves open. */
const UNAUTHORIZED = 'Authorization无效';
const STALE_SESSION = 'wId无效，请重新登录';
const OFFLINE = '微信已离线';
const BAD_REQUEST = '参数错误';

/** Endpoints that take the wId of a login that is not complete, and see to it themselves. */
const LOGGING_IN = ['/getIPadLoginInfo', '/simpleIPadLoginInfo', '/loginByAccountAndPassword'];
/** Endpoints that an account may be offline for. */
const ALSO_OFFLINE = ['/isOnline'];

function badRequest(problems: string[]): Reply {
	return refusal(`${BAD_REQUEST}: ${problems.join('; ')}`, 400);
}

/** The body as an object, or what is wrong with it. */
export function readBody({ headers, text }: GatewayRequest): Record<string, unknown> | string {
	if (!/^application\/json\s*(;|$)/i.test(String(headers['content-type'] ?? ''))) {
		return `the content type must be application/json, got ${headers['content-type'] ?? 'none'}`;
	}
	try {
		const body = parseSpelled(text);
		return isObject(body) ? body : 'the body must be a JSON object';
	} catch (error) {
		return `the body is not JSON (${error instanceof Error ? error.message : String(error)})`;
	}
}

/** The account that the wId of a request belongs to; undefined for requests without one. */
function sessionOf(world: World, path: string, args: Args): Account | undefined {
	if (typeof args.wId !== 'string' || LOGGING_IN.includes(path)) return undefined;
	const account = world.accounts.find(({ wId }) => wId === args.wId);
	const waiting = world.logins.some(({ wId }) => wId === args.wId);
	if (!account) throw new Refusal(waiting ? OFFLINE : STALE_SESSION);
	if (!account.online && !ALSO_OFFLINE.includes(path)) throw new Refusal(OFFLINE);
	return account;
}

/** Answers one request. `unauthorizedStatus` is the HTTP status for a wrong token. */
async function answer(
	request: GatewayRequest,
	surroundings: Surroundings,
	unauthorizedStatus: number,
): Promise<Reply> {
	const { world } = surroundings;
	const { path } = request;
	const candidates = operationsAt(path);
	if (!candidates.length) return refusal(`接口不存在: ${path}`, 404);
	if (request.method !== 'POST') {
		return { ...refusal(`${path} only takes POST`, 405), headers: { Allow: 'POST' } };
	}
	const needsToken = candidates.every(({ authorization }) => authorization !== false);
	if (needsToken && request.headers.authorization !== world.developer.authorization) {
		return refusal(UNAUTHORIZED, unauthorizedStatus);
	}
	const body = readBody(request);
	if (typeof body === 'string') return badRequest([body]);
	const { operation, args, problems } = bestFit(candidates, body);
	if (problems.length) return badRequest(problems);
	try {
		const session = sessionOf(world, path, args);
		if (session) {
			session.calls++;
			session.bytes += request.text.length;
		}
		const call = new Call(operation, args, surroundings, session);
		requireKnown(call);
		await fetchLinks('eyun', call);
		return success(await handlers[path](call));
	} catch (error) {
		if (error instanceof Refusal) return refusal(error.message, 200, error.code);
		throw error;
	}
}

export const eyun: Gateway = {
	name: 'eyun',
	registration: '/setHttpCallbackUrl',
	callbackLimitMs: 6000,
	demoDeveloper: () => ({}),
	endpoint: (path) => path,
	answer,
	refusal: () => refusal,
	parcel: (_, callback) => ({ body: callback }),
};
