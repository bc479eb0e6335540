import type { IDataObject, IExecuteFunctions, IExecutePaginationFunctions } from 'n8n-workflow';

import type { Gateway } from '../gateways/gateway';
import type { Answer } from './answer';
import { InputFault } from './fault';
import type { Operation } from './operation';

/** An operation while it is under way: what those of its steps may use that a trigger takes, too. */
export interface Task {
	readonly operation: Operation;
	/** Fetching a file, and putting it where n8n keeps files. */
	readonly helpers: Pick<IExecuteFunctions['helpers'], 'httpRequest' | 'prepareBinaryData'>;
	/** Aborted when the execution is stopped. */
	readonly signal: AbortSignal | undefined;
	/** What is set under "Options". */
	readonly options: IDataObject;
	/** The value of an input that is not sent to the gateway. */
	input<T>(name: string, fallback: T): T;
	/** Asks an endpoint that takes no account. */
	ask(path: string, body: IDataObject, answer: Answer): Promise<unknown>;
}

/** One item's operation while it is under way: what all of its steps may use. */
export interface Call extends Task {
	readonly gateway: Gateway;
	readonly context: IExecutePaginationFunctions;
	/**
	 * Asks the gateway as the chosen account, in its lane and at its pace.
	 *
	 * @param body without what names the account
	 * @param path another endpoint than the operation's own
	 * @returns what the operation's answer makes of the reply
	 */
	send(body: IDataObject, path?: string): Promise<unknown>;
}

/**
 * A number that is set under "Options", also as text.
 *
 * @throws InputFault when it is none, or below 0
 */
export function numberOption(
	options: IDataObject,
	name: string,
	label: string,
	fallback: number,
): number {
	const value = options[name] ?? fallback;
	const number = typeof value === 'string' ? Number(value.trim() || NaN) : value;
	if (typeof number === 'number' && Number.isFinite(number) && number >= 0) return number;
	throw new InputFault(`'${label}' needs a number of 0 or more, but holds '${String(value)}'`);
}
