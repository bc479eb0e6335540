import { createHash } from 'crypto';
import type { IDataObject } from 'n8n-workflow';

import { isLastingId, isMessageId } from './ids';
import type { WeChatEvent } from './message';

/** Remembered in this process for each trigger, and of these across restarts. */
const IN_MEMORY = 5_000;
const IN_STATIC_DATA = 200;

/** How long what has no id of its own counts as the same: a gateway that delivers twice does so at once. */
const WINDOW = 60_000;

/** Counts for good. */
const ALWAYS = -1;

/** What is known of a trigger. */
interface Memory {
	/** When each identity was seen first, in milliseconds since 1970, or `ALWAYS`. */
	seen: Map<string, number>;
	/** The latest of them as the static data holds them. */
	latest: string[];
}

/** Something that happens again looks the same, unless the gateway has counted it and says when it was. */
const countsForGood = ({ messageId, localId, timestamp }: WeChatEvent): boolean =>
	isLastingId(messageId) || (isMessageId(localId) && timestamp !== null);

/**
 * What makes two callbacks the same: account and message id. Where there is no id (E Cloud gives 30000
 * and 85xxx neither content nor newMsgId), all that came stands in for it. Of what the gateway has
 * counted, the session is no part, since history is delivered again after a new login; of all else it
 * is: an account that has logged in anew can go offline anew.
 */
export function identityOf(event: WeChatEvent): string {
	const { messageId, code, session, localId, senderId, timestamp, raw } = event;
	// Some callbacks name the account by its session alone.
	const accountId = event.accountId || session;
	if (isLastingId(messageId)) return `${accountId} ${messageId}`;
	const leftOut = countsForGood(event) ? session : undefined;
	const content = JSON.stringify([code, localId, senderId, timestamp, raw], (_key, value) =>
		value === leftOut ? undefined : (value as unknown),
	);
	return `${accountId} ${createHash('sha256').update(content).digest('base64url')}`;
}

/** How the static data holds what does not count for good: with the time when it was seen. */
const toEntry = (identity: string, at: number): string =>
	at === ALWAYS ? identity : `${identity} seen ${at}`;

function toSeen(entry: string): [string, number] {
	const [, identity, at] = /^(.*) seen (\d+)$/s.exec(entry) ?? [];
	return identity === undefined ? [entry, ALWAYS] : [identity, Number(at)];
}

/** A clock that was put back must not make something count for longer. */
const counts = (at: number | undefined, now: number): boolean =>
	at !== undefined && (at === ALWAYS || Math.abs(now - at) < WINDOW);

const memories = new Map<string, Memory>();

const entriesOf = ({ seen }: IDataObject): string[] =>
	Array.isArray(seen) ? seen.map(String) : [];

/** What this process knows of a trigger; at first what was kept from before it started. */
function memoryOf(trigger: string, kept: IDataObject): Memory {
	const known = memories.get(trigger);
	if (known) return known;
	const latest = entriesOf(kept).slice(-IN_STATIC_DATA);
	const memory = { seen: new Map(latest.map(toSeen)), latest };
	memories.set(trigger, memory);
	return memory;
}

/** Whether another process has saved an event that this one has not seen. */
const savedElsewhere = (identity: string, forGood: boolean, kept: IDataObject, now: number) =>
	forGood
		? Array.isArray(kept.seen) && (kept.seen as unknown[]).includes(identity)
		: entriesOf(kept)
				.map(toSeen)
				.some(([entry, at]) => entry === identity && counts(at, now));

/**
 * Whether an event comes for the first time, and remembers it. Within a process this is certain. The
 * static data carries the latest ones across restarts and processes as far as n8n saves it.
 *
 * @param trigger which trigger asks
 * @param kept the trigger's static data as it was loaded for this callback
 * @param now milliseconds since 1970
 */
export function isNew(
	trigger: string,
	event: WeChatEvent,
	kept: IDataObject,
	now = Date.now(),
): boolean {
	const identity = identityOf(event);
	const forGood = countsForGood(event);
	const { seen, latest } = memoryOf(trigger, kept);
	if (counts(seen.get(identity), now)) return false;
	if (savedElsewhere(identity, forGood, kept, now)) return false;
	const at = forGood ? ALWAYS : now;
	// What has come again is among the latest.
	seen.delete(identity);
	seen.set(identity, at);
	if (seen.size > IN_MEMORY) seen.delete(seen.keys().next().value as string);
	latest.push(toEntry(identity, at));
	if (latest.length > IN_STATIC_DATA) latest.shift();
	// n8n saves the static data when it has changed.
	kept.seen = [...latest];
	return true;
}
