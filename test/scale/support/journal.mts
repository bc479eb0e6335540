import { existsSync, readFileSync } from 'node:fs';

/** A request that has come to the simulated gateway. */
export interface Journaled {
	path: string;
	body: Record<string, unknown>;
}

/** What E Cloud answers where it has done what was asked. */
const DONE = /"code": ?"1000"/;

/**
 * What the simulated gateway has written down, over all its lives: each request when it has come, and once
 * more with its answer. What it has refused is left out; what it has not answered may have been done.
 */
export function readJournal(file: string): Journaled[] {
	const text = existsSync(file) ? readFileSync(file, 'utf8') : '';
	const requests = new Map<string, { path: string; text: string; answer: string }>();
	// The last line may be half written.
	for (const line of text.split('\n').slice(0, -1)) {
		const { at, began, ...request } = JSON.parse(line);
		requests.set(`${at} ${began}`, request);
	}
	return [...requests.values()]
		.filter(({ answer }) => answer === '' || DONE.test(answer))
		.map(({ path, text: body }) => ({ path, body: JSON.parse(body || '{}') }));
}
