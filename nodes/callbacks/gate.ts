import { randomBytes } from 'crypto';
import { sleep } from 'n8n-workflow';

/**
 * So many executions at once ask the gateway before they go on, or begin after having been combined. Each
 * holds memory of n8n's (from 2.41 on about 10 MB), and the gateway takes one request of an account at a
 * time anyway.
 */
const AT_ONCE = 5;

/** So many events wait for that. */
const MOST_WAITING = 1_000;

/** An execution that has not begun in this process by then runs in another (queue mode), with bounds of its own. */
const BEGINS_WITHIN = 10_000;

/** Executions of which nobody knows yet that they have begun; those that count against the bound. */
const issued = new Set<string>();
const running = new Set<string>();
/** What waits, for whom. */
let waiting: Array<{ trigger: string; enter: () => void }> = [];

/** Executions run in other processes: nothing is to be waited for until one begins in this one. */
let isElsewhere = false;

function next(): void {
	while (waiting.length > 0 && (isElsewhere || running.size < AT_ONCE)) waiting.shift()!.enter();
}

function leave(ticket: string): void {
	if (running.delete(ticket)) next();
}

function enter(start: (ticket: string) => void): void {
	const ticket = randomBytes(9).toString('base64url');
	issued.add(ticket);
	if (!isElsewhere) running.add(ticket);
	void sleep(BEGINS_WITHIN).then(() => {
		if (!issued.delete(ticket)) return;
		isElsewhere = true;
		leave(ticket);
	});
	start(ticket);
}

/**
 * Starts an execution as soon as there is room for it.
 *
 * @param trigger whose it is
 * @param start gets a ticket, by which the execution tells that it has begun
 * @returns false where too many wait already; nothing is started then
 */
export function whenFree(trigger: string, start: (ticket: string) => void): boolean {
	if (isElsewhere || running.size < AT_ONCE) enter(start);
	else if (waiting.length < MOST_WAITING) {
		waiting.push({ trigger, enter: () => enter(start) });
	} else return false;
	return true;
}

/** @returns what an execution calls when it has done what the ticket is for */
export function begun(ticket: string): () => void {
	if (!issued.delete(ticket)) return () => {};
	isElsewhere = false;
	return () => leave(ticket);
}

/** Starts at once what waits for a trigger: when it ends, n8n starts nothing of it any more. */
export function startAllOf(trigger: string): void {
	const all = waiting.filter((one) => one.trigger === trigger);
	waiting = waiting.filter((one) => one.trigger !== trigger);
	for (const { enter: start } of all) start();
}
