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
	/** Made already: POSTed as it is, whatever else is said here. */
	body?: unknown;
}

/** A callback whose body is made already; `about` names it where callbacks are listed. */
export function readyMade(world: World, about: string, body: unknown): Callback {
	return { ...callback(world, about, {}), body };
}

/** What became of one delivery. */
export interface Delivery {
	payload: Callback;
	/** What was POSTed, by a gateway that writes its callbacks in another way. */
	body?: unknown;
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

function post(
	url: string,
	body: string,
	headers: Record<string, string>,
	signal: AbortSignal,
): Promise<[number, string]> {
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
					...headers,
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

/** A body to deliver, and the headers that go with it. */
export interface Parcel {
	body: unknown;
	headers?: Record<string, string>;
}

/** Delivers one body. Never rejects: a delivery that fails is lost, like the real ones. */
export async function deliver(
	url: string,
	{ body, headers = {} }: Parcel,
	limitMs: number,
	stop: AbortSignal,
): Promise<Omit<Delivery, 'payload' | 'body'>> {
	const start = Date.now();
	const limit = AbortSignal.timeout(limitMs);
	try {
		const signal = AbortSignal.any([limit, stop]);
		const [httpStatus, answer] = await post(url, toJson(body), headers, signal);
		return { httpStatus, answer, ms: Date.now() - start };
	} catch (cause) {
		const reason = cause instanceof Error ? cause.message : String(cause);
		const error = limit.aborted ? `no answer within ${limitMs} ms` : reason;
		return { httpStatus: null, answer: null, error, ms: Date.now() - start };
	}
}
