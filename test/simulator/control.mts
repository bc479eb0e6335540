/** The control API below /_sim, for whoever drives the simulator from another process. */
import { createHash } from 'node:crypto';
import { BROKEN } from './brokenAnswers.mts';
import { bodyOf, type ControlRequest, Mistake, type Route } from './controlRequest.mts';
import { geweListTotals } from './gewe/totals.mts';
import { isObject, toJson } from './json.mts';
import { type Misbehaviour, MISBEHAVIOURS } from './misbehaviour.mts';
import { HIDDEN, redacted } from './redact.mts';
import { settings } from './settings.mts';
import { fileList, messageList, worldSummary } from './summary.mts';
import type { Simulator } from './index.mts';

export interface ControlReply {
	status: number;
	value: unknown;
}

function misbehaviourOf(how: unknown): Misbehaviour {
	if (!isObject(how)) throw new Mistake('"how" must be an object, for example {"status": 503}.');
	const unknown = Object.keys(how).filter((key) => !MISBEHAVIOURS.some((known) => known === key));
	if (unknown.length) {
		throw new Mistake(`"${unknown[0]}" is no misbehaviour; there are ${MISBEHAVIOURS.join(', ')}.`);
	}
	if (how.when !== undefined && typeof how.when !== 'string') {
		throw new Mistake('"when" must be a piece of the request body.');
	}
	if (how.broken !== undefined && !BROKEN.some((known) => known === how.broken)) {
		throw new Mistake(`"broken" must be one of ${BROKEN.join(', ')}.`);
	}
	return how;
}

/** JSON has no word for "until it is taken back". */
function timesOf(times: unknown): number {
	if (times === null || times === 'always') return Infinity;
	if (Number.isSafeInteger(times) && (times as number) >= 0) return times as number;
	throw new Mistake('"times" must be a number, or null or "always" for a lasting misbehaviour.');
}

const routes: Record<string, Route> = {
	'GET /_sim/state': ({ world, url, gateway }) => ({
		url,
		...worldSummary(world),
		...(gateway === 'gewe' && { listTotals: geweListTotals(world) }),
	}),

	'GET /_sim/requests': ({ requests, authorization }) =>
		requests.map(({ headers, body, answer, ...rest }) => ({
			...rest,
			answer: answer.replaceAll(authorization, HIDDEN),
			headers: redacted(headers),
			body: redacted(body),
			// For whoever reads this with a JSON parser that rounds.
			text: body === undefined ? '' : toJson(redacted(body)),
		})),

	'DELETE /_sim/requests': (simulator) => {
		simulator.clear();
		return { cleared: true };
	},

	'GET /_sim/messages': ({ world }, { url }) => messageList(world, url.searchParams.get('chat')),

	'GET /_sim/files': ({ world }, { url }) => fileList(world, url.searchParams.get('chat')),

	'GET /_sim/downloads': ({ downloads }) =>
		downloads.map((download) => ({ ...download, headers: redacted(download.headers) })),

	'GET /_sim/fetches': ({ fetches }) =>
		fetches.map(({ bytes, ...fetched }) => ({
			...fetched,
			size: bytes.length,
			sha256: createHash('sha256').update(bytes).digest('hex'),
		})),

	'POST /_sim/play': async (simulator, request) => {
		const { script } = bodyOf(request);
		if (typeof script !== 'string' && !Array.isArray(script)) {
			throw new Mistake('"script" must be text or a list of lines.');
		}
		try {
			return { played: await simulator.play(script) };
		} catch (error) {
			throw new Mistake(error instanceof Error ? error.message : String(error));
		}
	},

	'POST /_sim/misbehave': (simulator, request) => {
		const { path, how, times = 1 } = bodyOf(request);
		if (typeof path !== 'string') throw new Mistake('"path" must be an endpoint, or "*".');
		simulator.misbehave(path, misbehaviourOf(how), timesOf(times));
		return { path, times };
	},

	'DELETE /_sim/misbehave': (simulator) => {
		simulator.behave();
		return { cleared: true };
	},

	...settings,
};

/** Answers a request below /_sim. */
export async function control(
	simulator: Simulator,
	request: ControlRequest,
): Promise<ControlReply> {
	const route = routes[`${request.method} ${request.url.pathname}`];
	if (!route) {
		const known = Object.keys(routes).join(', ');
		return { status: 404, value: { error: `No such control request. There are: ${known}.` } };
	}
	try {
		return { status: 200, value: await route(simulator, request) };
	} catch (error) {
		if (error instanceof Mistake) return { status: 400, value: { error: error.message } };
		throw error;
	}
}
