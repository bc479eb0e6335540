/** What a request to the control API is, and how its body is read. */
import { isObject } from './json.mts';
import type { Simulator } from './index.mts';

export interface ControlRequest {
	method: string;
	url: URL;
	text: string;
}

/** A request to the control API that makes no sense; becomes HTTP 400. */
export class Mistake extends Error {}

/** Answers one kind of request; what it returns is the answer. */
export type Route = (simulator: Simulator, request: ControlRequest) => unknown;

export function bodyOf({ text }: ControlRequest): Record<string, unknown> {
	let body: unknown;
	try {
		body = JSON.parse(text);
	} catch {
		throw new Mistake('The body must be JSON.');
	}
	if (!isObject(body)) throw new Mistake('The body must be a JSON object.');
	return body;
}
