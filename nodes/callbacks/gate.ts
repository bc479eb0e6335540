import { randomBytes } from 'crypto';
import { sleep } from 'n8n-workflow';

/**
 * So many executions at once ask the gateway before they go on, or begin after having been combined. Each
 * holds memory of n8n's (from 2.41 on about 10 MB), and the gateway takes one request of an account at a
 * time anyway.
 */
const AT_ONCE = 5;

/**
 * An account downloads one file at a time, with pauses of seconds: whoever downloads for it beside the next
 * one would only wait, and others with it. Who downloads nothing is done soon and always finds a place.
 */
const OF_ACCOUNT = 2;
const DOWNLOADING = 4;

/** So many events wait for that. */
const MOST_WAITING = 1_000;

/** An execution that has not begun in this process by then runs in another (queue mode), with bounds of its own. */
const BEGINS_WITHIN = 10_000;

/** The WeChat ID of who downloads; nothing where nobody does. */
type Account = string | undefined;

/** Executions of which nobody knows yet that they have begun; those that count against the bound. */
const issued = new Set<string>();
const running = new Map<string, Account>();
/** What waits, for whom. */
let waiting: Array<{ trigger: string; account: Account; enter: () => void }> = [];

/** Executions run in other processes: nothing is to be waited for until one begins in this one. */
let isElsewhere = false;

function hasRoom(account: Account): boolean {
	if (isElsewhere) return true;
	if (running.size >= AT_ONCE) return false;
	if (account === undefined) return true;
	const downloading = [...running.values()].filter((one) => one !== undefined);
	const own = downloading.filter((one) => one === account);
	return downloading.length < DOWNLOADING && own.length < OF_ACCOUNT;
}

function next(): void {
	for (;;) {
		const first = waiting.find(({ account }) => hasRoom(account));
		if (first === undefined) return;
		waiting = waiting.filter((one) => one !== first);
		first.enter();
	}
}

function leave(ticket: string): void {
	if (running.delete(ticket)) next();
}

function enter(account: Account, start: (ticket: string) => void): void {
	const ticket = randomBytes(9).toString('base64url');
	issued.add(ticket);
	if (!isElsewhere) running.set(ticket, account);
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
 * @param account for which it downloads
 * @returns false where too many wait already; nothing is started then
 */
export function whenFree(
	trigger: string,
	start: (ticket: string) => void,
	account?: Account,
): boolean {
	if (hasRoom(account)) enter(account, start);
	else if (waiting.length < MOST_WAITING) {
		waiting.push({ trigger, account, enter: () => enter(account, start) });
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
