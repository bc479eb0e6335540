import type { IDataObject, IExecutePaginationFunctions } from 'n8n-workflow';

import type { Gateway } from '../gateways/gateway';
import type { Answer } from './answer';
import { InputFault } from './fault';
import type { Operation } from './operation';

/** One item's operation while it is under way: what its steps may use. */
export interface Call {
	readonly gateway: Gateway;
	readonly context: IExecutePaginationFunctions;
	readonly operation: Operation;
	/** Aborted when the execution is stopped. */
	readonly signal: AbortSignal | undefined;
	/** What is set under "Options". */
	readonly options: IDataObject;
	/**
	 * Asks the gateway as the chosen account, in its lane and at its pace.
	 *
	 * @param body without what names the account
	 * @param path another endpoint than the operation's own
	 * @returns what the operation's answer makes of the reply
	 */
	send(body: IDataObject, path?: string): Promise<unknown>;
	/** Asks an endpoint that takes no account. */
	ask(path: string, body: IDataObject, answer: Answer): Promise<unknown>;
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

/** The value of an input that is not sent to the gateway. */
export const inputOf = <T>({ context }: Call, name: string, fallback: T): T =>
	context.getNodeParameter(name, fallback) as T;
