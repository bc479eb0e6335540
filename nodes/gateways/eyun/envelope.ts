import type { IDataObject } from 'n8n-workflow';

import type { Reply } from '../../engine/answer';
import { codes } from '../../engine/errorCodes';
import { type RawResponse, readEnvelope, type Statuses } from '../../engine/reply';

/**
 * Whether an envelope is the gateway's own. A proxy that gives up (HTTP 5xx) may speak JSON as well and
 * repeats its status as the code; of the gateway's own one, the message is part.
 */
const isOwn = (fields: IDataObject, statusCode: number): boolean =>
	statusCode < 500 ||
	(typeof (fields.message ?? fields.msg) === 'string' &&
		String(fields.code) !== String(statusCode));

function toReply(fields: IDataObject, statusCode: number): Reply | undefined {
	const { code, message, msg, data } = fields;
	if (code === undefined || code === null || !isOwn(fields, statusCode)) return undefined;
	// E Cloud sends the code as a string, some of its documents show a number; the vendor's tables call
	// the text `msg`, its examples `message`.
	return { code: String(code), message: String(message ?? msg ?? ''), data, envelope: fields };
}

/** What an HTTP status means that says no more than that. */
export const NOT_ACCEPTED = 'The gateway does not accept the Authorization';

const CHECK_AUTHORIZATION = 'Open the credential and check the Authorization.';

const statuses: Statuses = new Map(
	[401, 403].map((status) => [status, [codes.unauthorized, NOT_ACCEPTED, CHECK_AUTHORIZATION]]),
);

/**
 * Reads the gateway's envelope `{code, message, data}`, whatever the HTTP status is: the vendor does
 * not document which status goes with a refusal.
 *
 * @throws Fault for everything that is not such an envelope: HTML, nothing, cut-off JSON, redirects;
 *   UncertainFault where the request may have been carried out nevertheless
 */
export const readReply = (response: RawResponse): Reply =>
	readEnvelope(response, toReply, statuses);
