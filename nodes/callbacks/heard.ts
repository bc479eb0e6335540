import { forgetOldest } from '../engine/forgetOldest';

/** Of so many accounts it is known when something came for them. */
const MOST_ACCOUNTS = 100;

/** What has come for a developer account; times in ms since 1970. */
export interface Heard {
	/** The last callback, whether it started a workflow or not. */
	callback?: number;
	/** The same for each WeChat account that one named, the latest last. */
	accounts: ReadonlyMap<string, number>;
	/** The gateway's last test of the URL. */
	test?: number;
	/** What was refused last, and why. */
	refused?: { at: number; reason: string };
}

/**
 * Since when this process takes note, in ms since 1970. What came before its start, or comes to another
 * process of n8n, is not known here: static data cannot be read outside of an execution.
 */
export const since = Date.now();

const heard = new Map<string, Heard>();

/** @param developer by `developerOf` */
export const heardOf = (developer: string): Heard =>
	heard.get(developer) ?? { accounts: new Map() };

const note = (developer: string, more: Partial<Heard>) =>
	heard.set(developer, { ...heardOf(developer), ...more });

/** @param account the WeChat account that it names; empty where it names none */
export function noteCallback(developer: string, account: string, at: number): void {
	const accounts = new Map(heardOf(developer).accounts);
	accounts.delete(account);
	if (account !== '') accounts.set(account, at);
	forgetOldest(accounts, MOST_ACCOUNTS);
	note(developer, { callback: at, accounts });
}

export function noteTest(developer: string, at: number): void {
	note(developer, { test: at });
}

/** @param reason as a part of a sentence */
export function noteRefused(developer: string, reason: string, at: number): void {
	note(developer, { refused: { at, reason } });
}
