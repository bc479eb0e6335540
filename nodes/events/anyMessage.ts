import type { EventName } from './events';

/** What stands for every message among the chosen events. */
export const ANY_MESSAGE = 'message.any';

/**
 * Messages of WeChat that nobody would count as one more: a file that is announced comes itself afterwards,
 * and what is taken back has come before. A workflow that answers each message would answer twice.
 */
const PARTS_OF_ANOTHER: ReadonlySet<EventName> = new Set([
	'message.fileAnnounced',
	'message.revoke',
]);

/** Whether "Any Message" takes an event. */
export const isAnyMessage = (event: EventName): boolean =>
	event.startsWith('message.') && !PARTS_OF_ANOTHER.has(event);
