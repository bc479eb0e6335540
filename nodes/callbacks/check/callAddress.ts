import type { IDataObject, IExecutePaginationFunctions, IN8nHttpFullResponse } from 'n8n-workflow';

import { connectionOf } from '../../engine/connection';
import { excerpt } from '../../engine/excerpt';
import { throwIfCanceled } from '../../engine/pause';
import { within } from '../../engine/within';
import { withoutToken } from '../token';
import { CHECK_HEADER } from './mark';
import type { Answered } from './verdict';

/** In ms; gateways wait for 3 and 6 seconds. */
const LIMIT = 10_000;

/** A log-in page gets the whole address in its query, the token with it. */
const withoutQuery = (location: string): string => location.replace(/[?#].*$/s, '');

const reasonOf = (error: unknown): string => {
	const { message, cause } = error as Error;
	const inner = cause instanceof Error ? cause.message : '';
	return excerpt(withoutToken([message, inner].filter(Boolean).join(': ')));
};

function toAnswered({ statusCode, body, headers }: IN8nHttpFullResponse): Answered {
	const { location } = headers;
	return {
		status: statusCode,
		body: String(body ?? ''),
		...(typeof location === 'string' && { location: withoutQuery(location) }),
	};
}

/**
 * Calls an address of n8n as a gateway would, with a signature in place of a message.
 *
 * @param url with the token
 * @returns what came back, or why nothing did
 * @throws CanceledFault when the execution is stopped
 */
export async function callAddress(
	context: IExecutePaginationFunctions,
	url: string,
	body: IDataObject,
	signature: string,
): Promise<Answered | { failed: string }> {
	const { skipSslCertificateValidation } = connectionOf(
		context.getNodeParameter('requestOptions', {}),
	);
	const call = within(LIMIT, context.getExecutionCancelSignal(), async (abortSignal) => {
		return await context.helpers.httpRequest({
			method: 'POST',
			url,
			body: JSON.stringify(body),
			headers: { 'Content-Type': 'application/json', [CHECK_HEADER]: signature },
			skipSslCertificateValidation,
			encoding: 'text',
			json: false,
			returnFullResponse: true,
			ignoreHttpStatusErrors: true,
			disableFollowRedirect: true,
			abortSignal,
		});
	});
	return await call.then(toAnswered, (error) => {
		throwIfCanceled(error);
		return { failed: reasonOf(error) };
	});
}
