import type { IDataObject } from 'n8n-workflow';

import { isObject, Refusal, type Reply } from '../../engine/answer';
import { codes } from '../../engine/errorCodes';
import { decodeJson } from '../../engine/losslessJson';
import { type Known, type RawResponse, readEnvelope, type Statuses } from '../../engine/reply';
import type { Asked } from '../gateway';
import { isLegacy } from './dialect';
import { readLegacy } from './legacyEnvelope';

const SUCCESS = '200';

/** The first of these that is a text. */
const firstText = (...texts: unknown[]): string =>
	texts.find((text): text is string => typeof text === 'string' && text.trim() !== '') ?? '';

/** What an inner service has said: mostly its own envelope, as a text or as it is. */
function textInDetail(detail: unknown): string {
	let inner = detail;
	try {
		if (typeof detail === 'string') inner = decodeJson(detail);
	} catch {
		return firstText(detail);
	}
	return isObject(inner) ? firstText(inner.msg_err) : firstText(detail);
}

/** `{ret, msg, data}`: `data` of a failure has the reason and its code. */
function readV2(fields: IDataObject): Reply {
	const { ret, msg, data } = fields;
	if (String(ret) === SUCCESS) {
		return { code: SUCCESS, message: firstText(msg), data, envelope: fields };
	}
	const reason = isObject(data) ? data : {};
	const refused = {
		code: String(reason.code ?? ret),
		message: firstText(reason.msg, textInDetail(reason.detail), msg),
	};
	return { ...refused, data, envelope: fields, failure: new Refusal(refused) };
}

/**
 * Whether an envelope is the gateway's own: its result is a whole number. Where the status says that a
 * server has given up (HTTP 5xx), the gateway's text, which may be null, has to be there as well.
 */
const isOwn = ({ ret, msg, msg_err }: IDataObject, statusCode: number): boolean =>
	/^-?\d+$/.test(String(ret)) && (statusCode < 500 || msg !== undefined || msg_err !== undefined);

const CHECK_TOKEN: Known = [
	codes.unauthorized,
	'The gateway does not accept the token',
	'Open the credential and check Token and Token Header.',
];

const statuses: Statuses = new Map([
	[401, CHECK_TOKEN],
	[403, CHECK_TOKEN],
]);

/**
 * Reads the envelope of either dialect, whatever the HTTP status is: failures come with 200 as a rule,
 * some with 500.
 *
 * @param asked by which the dialect is known, and the receivers where the answer does not name them
 * @throws Fault for everything that is no such envelope; UncertainFault where the request may have been
 *   carried out nevertheless
 */
export const readReply = (response: RawResponse, asked: Asked): Reply =>
	readEnvelope(
		response,
		(fields, statusCode) => {
			if (!isOwn(fields, statusCode)) return undefined;
			return isLegacy(asked.path) ? readLegacy(fields, asked.body) : readV2(fields);
		},
		statuses,
	);
