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
	/**
	 * The order of events, without a clock: the number of the event "request arrives", and that of
	 * "answer is completely written, or the connection is gone" (0 while under way).
	 */
	began: number;
	ended: number;
}

/** A request for a file below /media. */
export type Download = Pick<RecordedRequest, 'method' | 'path' | 'headers'>;

/** Counts the events of a simulator; the first is 1. */
export class EventCounter {
	private last = 0;

	next(): number {
		return ++this.last;
	}
}

type Span = Pick<RecordedRequest, 'began' | 'ended'>;

/** Whether two requests were under way at the same moment. */
export function overlapped(a: Span, b: Span): boolean {
	const end = ({ ended }: Span) => ended || Infinity;
	return a.began < end(b) && b.began < end(a);
}

/** The record of a request whose body has been read. */
export function recorded(
	method: string,
	path: string,
	headers: IncomingHttpHeaders,
	text: string,
	began: number,
): RecordedRequest {
	return {
		...{ method, path, headers, text },
		body: parsed(text),
		status: 0,
		answer: '',
		at: Date.now(),
		ms: 0,
		began,
		ended: 0,
	};
}

function parsed(text: string): unknown {
	try {
		return parseExact(text);
	} catch {
		return undefined;
	}
}
