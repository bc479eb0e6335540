import type { IDataObject } from 'n8n-workflow';

import type { ErrorFields } from './errorFields';
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

/** What a workflow can branch on, whom it was for, and what to do, beside `error`. */
export interface BesideError extends ErrorFields, IDataObject {
	errorRecipient?: string;
	errorAdvice?: string;
}

/**
 * What stands beside `error` where failures do not stop a workflow. The names begin alike, so that they take
 * the place of no column of a table.
 *
 * @param fields by `errorFieldsOf`
 * @returns those of which nothing is known are undefined
 */
export const besideError = (
	fields: ErrorFields,
	{ description }: Said,
	recipient: Recipient | undefined,
): BesideError => ({
	...fields,
	errorRecipient: recipient && namesOf(recipient),
	errorAdvice: description || undefined,
});

/**
 * What stands for a failed item where failures do not stop a workflow: what came in, and what happened.
 *
 * @param input what came in; nothing of it is lost but what an earlier error has left there
 */
export const toErrorItem = (
	input: IDataObject,
	{ message }: Said,
	beside: BesideError,
): IDataObject => ({ ...input, error: message, ...beside });

/** All of it in one text, for n8n's error output. */
export const wholeText = (failed: FailedItem, { message, description }: Said): string =>
	`${whichOne(failed)}${message}${description ? `. ${description}` : ''}`;
