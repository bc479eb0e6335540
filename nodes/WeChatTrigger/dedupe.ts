import type { IDataObject } from 'n8n-workflow';

import type { WeChatEvent } from './message';

/** Remembered in this process for each trigger, and of these across restarts. */
const IN_MEMORY = 5_000;
const IN_STATIC_DATA = 200;

const text = (value: unknown): string =>
	typeof value === 'string' || typeof value === 'number' ? String(value) : '';

/**
 * What makes two callbacks the same: account and message id. Notices have no id; what they are about
 * and when stands in for it (E Cloud gives 30000 and 85xxx neither content nor newMsgId).
 */
export function identityOf({ accountId, messageId, code, session, raw }: WeChatEvent): string {
	if (messageId !== '') return `${accountId} ${messageId}`;
	const data = (typeof raw.data === 'object' && raw.data !== null ? raw.data : {}) as IDataObject;
	const about = text(data.asynId) || text(data.id) || text(data.userName) || session;
	return `${accountId} ${code} ${about} ${text(data.timestamp ?? data.createTime)}`;
}

const seen = new Map<string, Set<string>>();

/** What this process knows of a trigger; at first what was kept from before it started. */
function memoryOf(trigger: string, kept: IDataObject): Set<string> {
	const known = seen.get(trigger) ?? new Set(Array.isArray(kept.seen) ? kept.seen.map(String) : []);
	seen.set(trigger, known);
	return known;
}

/**
 * Whether an event comes for the first time, and remembers it. Within a process this is certain. The
 * static data carries the latest ones across restarts and processes as far as n8n saves it.
 *
 * @param trigger which trigger asks
 * @param kept the trigger's static data as it was loaded for this callback
 */
export function isNew(trigger: string, event: WeChatEvent, kept: IDataObject): boolean {
	const identity = identityOf(event);
	const memory = memoryOf(trigger, kept);
	// Another process may have saved what this one has not seen.
	if (
		memory.has(identity) ||
		(Array.isArray(kept.seen) && (kept.seen as unknown[]).includes(identity))
	) {
		return false;
	}
	memory.add(identity);
	if (memory.size > IN_MEMORY) memory.delete(memory.values().next().value as string);
	keep(trigger, kept);
	return true;
}

/** Puts the latest events into the static data, which n8n saves when it has changed. */
export function keep(trigger: string, kept: IDataObject): void {
	kept.seen = [...memoryOf(trigger, kept)].slice(-IN_STATIC_DATA);
}
