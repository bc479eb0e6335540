/** What the simulator remembers of each request to the gateway. */
import type { IncomingHttpHeaders } from 'node:http';
import { parseExact } from './json.mts';

export interface RecordedRequest {
	method: string;
	/** The endpoint: without the prefix and the query. */
	path: string;
	headers: IncomingHttpHeaders;
	/** The raw body. */
	text: string;
	/**
	 * The body, parsed; integers of 16 and more digits are `LosslessNumber`. Undefined when it is no
	 * JSON.
	 */
	body: unknown;
	/** The HTTP status of the answer; 0 as long as there is none. */
	status: number;
	/** The body of the answer, as it was meant (a misbehaviour may have cut it). */
	answer: string;
	/** When the request was complete (milliseconds since 1970), and how long the answer took. */
	at: number;
	ms: number;
}

/** The record of a request that has just arrived. */
export function recorded(
	method: string,
	path: string,
	headers: IncomingHttpHeaders,
	text: string,
): RecordedRequest {
	return {
		...{ method, path, headers, text },
		body: parsed(text),
		status: 0,
		answer: '',
		at: Date.now(),
		ms: 0,
	};
}

function parsed(text: string): unknown {
	try {
		return parseExact(text);
	} catch {
		return undefined;
	}
}
