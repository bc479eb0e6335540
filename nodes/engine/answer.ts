import type { IDataObject } from 'n8n-workflow';

import type { Recipient } from './recipient';

/** The gateway's envelope, decoded without loss; `data` may be anything or missing. */
export interface Reply {
	/** What the gateway calls the outcome. */
	code: string;
	/** The gateway's own text, usually Chinese. */
	message: string;
	data: unknown;
	/** The whole envelope, for fields that stand beside `data`. */
	envelope: IDataObject;
	/** Whom a refusal is about, where the gateway or the request says it. */
	about?: string;
	/** Why it was not done, or not all of it, where the gateway says more of that than a code. */
	failure?: Error;
}

/** What is known of a refusal. */
export type Refused = Pick<Reply, 'code' | 'message' | 'about'> & {
	/** Whom the refused call was for, as it was entered. */
	recipient?: Recipient;
};

/** Thrown when the gateway answered, but did not do what was asked. */
export class Refusal extends Error {
	constructor(readonly reply: Refused) {
		super(reply.message);
	}
}

/** Takes what the workflow gets out of a reply, or throws a `Refusal`. */
export type Answer = (reply: Reply) => unknown;

export const isObject = (value: unknown): value is IDataObject =>
	typeof value === 'object' && value !== null && !Array.isArray(value);

/** The rows of a list that an endpoint answers; none where it answers anything else. */
export const rowsOf = (list: unknown): IDataObject[] =>
	Array.isArray(list) ? (list as IDataObject[]) : [];
