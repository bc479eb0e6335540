/** Callbacks: the envelope, and its delivery over HTTP. */
import { request as httpRequest } from 'node:http';
import { request as httpsRequest } from 'node:https';
import { toJson } from './json.mts';
import type { World } from './world.mts';

/** What the platform POSTs to the registered URL (format `type: 2`). */
export interface Callback {
	account: string;
	wcId: string;
	/** A string code in this format; a number only in the old one. */
	messageType: string | number;
	data: Record<string, unknown>;
}

/** What became of one delivery. */
export interface Delivery {
	payload: Callback;
	/** Null when there was no answer. */
	httpStatus: number | null;
	answer: string | null;
	/** Why there was no answer. */
	error?: string;
	ms: number;
}

/** Fills in the envelope: the developer's account, and the first account unless another is given. */
export function callback(
	world: World,
	messageType: Callback['messageType'],
	data: Callback['data'],
	wcId = world.accounts[0]?.wcId ?? '',
): Callback {
	return { account: world.developer.account, wcId, messageType, data };
}

function post(url: string, body: string, signal: AbortSignal): Promise<[number, string]> {
	return new Promise((resolve, reject) => {
		const send = url.toLowerCase().startsWith('https:') ? httpsRequest : httpRequest;
		const outgoing = send(
			url,
			{
				method: 'POST',
				// A connection of its own, closed afterwards: nothing stays open when the simulator ends.
				agent: false,
				headers: {
					'Content-Type': 'application/json;charset=UTF-8',
					'Content-Length': Buffer.byteLength(body),
					'User-Agent': 'wechat-gateway-simulator',
				},
				signal,
			},
			(incoming) => {
				const chunks: Buffer[] = [];
				incoming.on('data', (chunk: Buffer) => chunks.push(chunk));
				incoming.on('error', reject);
				incoming.on('end', () =>
					resolve([incoming.statusCode ?? 0, Buffer.concat(chunks).toString()]),
				);
			},
		);
		outgoing.on('error', reject);
		outgoing.end(body);
	});
}

/** Delivers one callback. Never rejects: a delivery that fails is lost, like the real ones. */
export async function deliver(
	url: string,
	payload: Callback,
	limitMs: number,
	stop: AbortSignal,
): Promise<Delivery> {
	const start = Date.now();
	const limit = AbortSignal.timeout(limitMs);
	try {
		const signal = AbortSignal.any([limit, stop]);
		const [httpStatus, answer] = await post(url, toJson(payload), signal);
		return { payload, httpStatus, answer, ms: Date.now() - start };
	} catch (cause) {
		const reason = cause instanceof Error ? cause.message : String(cause);
		const error = limit.aborted ? `no answer within ${limitMs} ms` : reason;
		return { payload, httpStatus: null, answer: null, error, ms: Date.now() - start };
	}
}
