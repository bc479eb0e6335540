import type { IDataObject } from 'n8n-workflow';

import { namesOf, type Recipient } from './recipient';
import { capitalized } from './values';

/** What has failed, as people count: from 1. */
export interface FailedItem {
	/** As n8n counts: from 0. */
	index: number;
	/** How many items there are. */
	total: number;
	/** How many of them have been done before it. */
	done: number;
	recipient: Recipient | undefined;
	/** Whether it is a message, which goes to somebody. */
	isMessage: boolean;
}

/**
 * Which one of several has failed, and whom it was for, as the beginning of a sentence; nothing for the
 * only one.
 */
export function whichOne({ index, total, recipient, isMessage }: FailedItem): string {
	const isAmongMany = total > 1;
	if (!isAmongMany && (recipient?.people.length ?? 0) < 2) return '';
	const whom = recipient && `${isMessage ? 'to' : 'for'} ${namesOf(recipient)}`;
	const which = isAmongMany ? `item ${index + 1} of ${total}` : undefined;
	return `${capitalized([which, whom].filter(Boolean).join(', '))}: `;
}

/** How far a run has come that ends with a failed item; nothing for the only one. */
export function howFar({ index, total, done, isMessage }: FailedItem): string {
	if (total < 2) return '';
	const verb = isMessage ? 'sent' : 'done';
	const left = total - done - 1;
	const after = left === 1 ? 'the one after it was' : `the ${left} after it were`;
	return `${done} of ${total} ${verb} before it stopped at item ${index + 1}${left > 0 ? `, and ${after} not ${verb}` : ''}. `;
}

/** n8n's editor puts its own number behind the message of an error, which nodes cannot change. */
export const aboutNumbers = ({ index, total }: FailedItem): string =>
	total < 2
		? ''
		: ` (Where n8n says "item ${index}", it counts from 0: that is item ${index + 1}.)`;

/** What happened and what to do, as an error says it. */
interface Said {
	message: string;
	description?: string | null;
}

/**
 * What stands for a failed item where failures do not stop a workflow: what came in, what happened, whom it
 * was for and what to do. The names begin alike, so that they take the place of no column of a table.
 *
 * @param input what came in; nothing of it is lost but an `error` of its own
 */
export const toErrorItem = (
	input: IDataObject,
	{ message, description }: Said,
	recipient: Recipient | undefined,
): IDataObject => ({
	...input,
	error: message,
	...(recipient && { errorRecipient: namesOf(recipient) }),
	...(description && { errorAdvice: description }),
});

/**
 * The same for n8n's error output. There n8n itself adds what came in, and takes for an error only what has
 * nothing but `error`; were the error itself with the item, it would leave nothing but its message.
 */
export const toErrorOutput = (failed: FailedItem, { message, description }: Said): IDataObject => ({
	error: `${whichOne(failed)}${message}${description ? `. ${description}` : ''}`,
});
