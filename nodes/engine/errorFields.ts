import { codes, type Retry } from './errorCodes';
import { excerpt } from './excerpt';
import { Fault } from './fault';

/** What an error tells a workflow that branches on it. */
export interface ErrorFields {
	errorCode: string;
	errorRetry: Retry;
	/** In seconds, where it is known. */
	errorRetryAfter?: number;
	/** The gateway's own, where it has answered in its envelope. */
	errorGatewayCode?: string;
	errorGatewayText?: string;
}

/** What each of them holds, for the documents. */
export const errorFieldMeanings: Record<keyof ErrorFields, string> = {
	errorCode: 'What happened: one of the codes below',
	errorRetry: 'When it makes sense to try again: see below',
	errorRetryAfter: 'In how many seconds, as a number; only where it is known',
	errorGatewayCode: 'The code that the gateway has answered; only where it has refused',
	errorGatewayText: 'The text of that answer, usually Chinese, at most 120 characters of it',
};

/** What `toNodeError` has put into an error of n8n. */
export function fieldsIn({ context }: { context: object }): ErrorFields {
	const { errorCode, errorRetry, errorRetryAfter, errorGatewayCode, errorGatewayText } =
		context as ErrorFields;
	return { errorCode, errorRetry, errorRetryAfter, errorGatewayCode, errorGatewayText };
}

/**
 * What a workflow can branch on.
 *
 * @param clean takes secrets out of what the gateway has said
 * @returns all fields; those of which nothing is known are undefined, so that they take the place of what an
 *   earlier node has left in an item
 */
export function errorFieldsOf(error: unknown, clean: (text: string) => string): ErrorFields {
	const { errorCode, details }: Pick<Fault, 'errorCode' | 'details'> =
		error instanceof Fault ? error : { errorCode: codes.unexpected, details: {} };
	const { retryAfter, gateway } = details;
	return {
		errorCode: errorCode.code,
		errorRetry: errorCode.retry,
		errorRetryAfter: retryAfter,
		errorGatewayCode: gateway?.code,
		errorGatewayText: (gateway?.message && excerpt(clean(gateway.message))) || undefined,
	};
}
