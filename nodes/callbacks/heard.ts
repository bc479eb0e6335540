import { putLast } from '../engine/forgetOldest';

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
	/** Why this n8n could not call its own address when it was tried last, as a part of a sentence. */
	ownAddress?: string;
}

/**
 * Since when this process takes note, in ms since 1970. What came before its start, or comes to another
 * process of n8n, is not known here: static data cannot be read outside of an execution.
 */
export const since = Date.now();

type Notes = Heard & { accounts: Map<string, number> };

const heard = new Map<string, Notes>();

/** Where something is noted: with each callback, so that nothing is copied. */
function notesOf(developer: string): Notes {
	const notes = heard.get(developer) ?? { accounts: new Map() };
	heard.set(developer, notes);
	return notes;
}

/** @param developer by `developerOf` */
export const heardOf = (developer: string): Heard =>
	heard.get(developer) ?? { accounts: new Map() };

/** @param account the WeChat account that it names; empty where it names none */
export function noteCallback(developer: string, account: string, at: number): void {
	const notes = notesOf(developer);
	notes.callback = at;
	if (account !== '') putLast(notes.accounts, account, at, MOST_ACCOUNTS);
}

export function noteTest(developer: string, at: number): void {
	notesOf(developer).test = at;
}

/** @param reason as a part of a sentence */
export function noteRefused(developer: string, reason: string, at: number): void {
	notesOf(developer).refused = { at, reason };
}

/** @param problem nothing when n8n can call its own address */
export function noteOwnAddress(developer: string, problem: string | undefined): void {
	notesOf(developer).ownAddress = problem;
}
