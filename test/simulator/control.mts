/** The control API below /_sim, for whoever drives the simulator from another process. */
import { isObject, toJson } from './json.mts';
import { type Misbehaviour, MISBEHAVIOURS } from './misbehaviour.mts';
import { HIDDEN, redacted } from './redact.mts';
import { messageList, worldSummary } from './summary.mts';
import type { Simulator } from './index.mts';

export interface ControlRequest {
	method: string;
	url: URL;
	text: string;
}

export interface ControlReply {
	status: number;
	value: unknown;
}

/** A request to the control API that makes no sense; becomes HTTP 400. */
class Mistake extends Error {}

type Route = (simulator: Simulator, request: ControlRequest) => unknown;

function bodyOf({ text }: ControlRequest): Record<string, unknown> {
	let body: unknown;
	try {
		body = JSON.parse(text);
	} catch {
		throw new Mistake('The body must be JSON.');
	}
	if (!isObject(body)) throw new Mistake('The body must be a JSON object.');
	return body;
}

function misbehaviourOf(how: unknown): Misbehaviour {
	if (!isObject(how)) throw new Mistake('"how" must be an object, for example {"status": 503}.');
	const unknown = Object.keys(how).filter((key) => !MISBEHAVIOURS.some((known) => known === key));
	if (unknown.length) {
		throw new Mistake(`"${unknown[0]}" is no misbehaviour; there are ${MISBEHAVIOURS.join(', ')}.`);
	}
	return how;
}

const routes: Record<string, Route> = {
	'GET /_sim/state': ({ world, url }) => ({ url, ...worldSummary(world) }),

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
		if (typeof times !== 'number') throw new Mistake('"times" must be a number.');
		simulator.misbehave(path, misbehaviourOf(how), times);
		return { path, times };
	},

	'DELETE /_sim/misbehave': (simulator) => {
		simulator.behave();
		return { cleared: true };
	},
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
