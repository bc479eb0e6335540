import { randomBytes } from 'crypto';
import { sleep } from 'n8n-workflow';

/**
 * So many executions at once ask the gateway before they go on. Each holds memory of n8n's while it waits
 * (from 2.41 on about 10 MB), and the gateway takes one request of an account at a time anyway.
 */
const AT_ONCE = 5;

/** So many events wait for that; what comes then goes on without it. */
const MOST_WAITING = 1_000;

/** An execution that has not begun in this process by then runs in another, which has bounds of its own. */
const BEGINS_WITHIN = 2_000;

/** A place, from the start of an execution to the end of what it does there. */
interface Place {
	hasBegun: boolean;
	leave(): void;
}

const places = new Map<string, Place>();
const waiting: Array<() => void> = [];

function leave(ticket: string): void {
	if (!places.delete(ticket)) return;
	waiting.shift()?.();
}

function enter(start: (ticket: string) => void): void {
	const ticket = randomBytes(9).toString('base64url');
	const place: Place = { hasBegun: false, leave: () => leave(ticket) };
	places.set(ticket, place);
	void sleep(BEGINS_WITHIN).then(() => {
		if (!place.hasBegun) place.leave();
	});
	start(ticket);
}

/**
 * Starts an execution as soon as there is room for it.
 *
 * @param start gets a ticket, by which the execution tells that it has begun
 * @returns false where too many wait already; nothing is started then
 */
export function whenFree(start: (ticket: string) => void): boolean {
	if (places.size < AT_ONCE) enter(start);
	else if (waiting.length < MOST_WAITING) waiting.push(() => enter(start));
	else return false;
	return true;
}

/** @returns what an execution calls when it has done what the ticket is for */
export function begun(ticket: string): () => void {
	const place = places.get(ticket);
	if (place === undefined) return () => {};
	place.hasBegun = true;
	return place.leave;
}
