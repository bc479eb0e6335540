import type { IDataObject } from 'n8n-workflow';

import type { Reply } from './answer';
import { Fault, UncertainFault } from './fault';
import { decodeJson } from './losslessJson';
import { findRemedy, UNKNOWN_REASON } from './remedies';

/** A response as n8n hands it over when it is asked for text. */
export interface RawResponse {
	statusCode: number;
	headers: IDataObject;
	body: unknown;
}

const CHECK_URL =
	'Check the Base URL in the credential: it is the address that the vendor gave you, with port and path if there are any.';

const MAY_BE_DONE = 'The request may have been carried out. Check in WeChat before you try again.';

const excerpt = (text: string) => {
	const line = text.replace(/\s+/g, ' ').trim();
	return line.length > 120 ? `${line.slice(0, 120)}…` : line;
};

const isHtml = (text: string) => /^\s*(<!doctype html|<html|<head|<body)/i.test(text);

function unreadable(response: RawResponse, text: string, reason: string): Fault {
	const { statusCode: status } = response;
	const answered = status === 200 ? '' : ` (HTTP ${status})`;
	if (status >= 300 && status < 400) {
		return new Fault(
			`The gateway redirects to another address: ${excerpt(String(response.headers.location ?? 'unknown'))}`,
			'Enter the final address as Base URL in the credential, often https instead of http.',
			String(status),
		);
	}
	if (isHtml(text)) {
		return new Fault(
			`The address answers with a web page instead of a gateway reply${answered}`,
			CHECK_URL,
			String(status),
		);
	}
	if (status === 401 || status === 403) {
		return new Fault(
			`The gateway does not accept the Authorization (HTTP ${status})`,
			'Open the credential and check the Authorization and its prefix.',
			String(status),
		);
	}
	if (status === 404) {
		return new Fault(`The gateway does not know this address (HTTP 404)`, CHECK_URL, '404');
	}
	if (status >= 500) {
		return new UncertainFault(
			`The gateway is out of order (HTTP ${status})${text.trim() ? `: ${excerpt(text)}` : ''}`,
			'Wait a moment and try again. If it stays, ask the vendor of the gateway.',
			String(status),
		);
	}
	return new UncertainFault(
		`The gateway sent ${reason}${answered}${text.trim() ? `: ${excerpt(text)}` : ''}`,
		MAY_BE_DONE,
		String(status),
	);
}

/**
 * Reads the gateway's envelope `{code, message, data}`, whatever the HTTP status is: the vendor does
 * not document which status goes with a refusal.
 *
 * @throws Fault for everything that is not such an envelope: HTML, nothing, cut-off JSON, redirects
 */
export function readReply(response: RawResponse): Reply {
	const text = typeof response.body === 'string' ? response.body : '';
	if (text.trim() === '') throw unreadable(response, '', 'an empty answer');
	let envelope: unknown;
	try {
		envelope = decodeJson(text);
	} catch {
		throw unreadable(response, text, 'an answer that is cut off or no JSON');
	}
	const fields = (typeof envelope === 'object' && envelope !== null ? envelope : {}) as IDataObject;
	if (fields.code === undefined || fields.code === null) {
		throw unreadable(response, text, 'an answer without a code');
	}
	return {
		code: String(fields.code),
		// The vendor's tables call it `msg`, its examples `message`.
		message: String(fields.message ?? fields.msg ?? ''),
		data: fields.data,
		envelope: fields,
	};
}

/** The gateway's own words and code. */
export const quoteOf = ({ code, message }: Pick<Reply, 'code' | 'message'>): string =>
	message ? `"${excerpt(message)}", code ${code}` : `code ${code}`;

/** Says in English what a refusal of the gateway means, quotes it, and says what to do where that is known. */
export function explainRefusal(
	action: string,
	refusal: Pick<Reply, 'code' | 'message'>,
	advice = UNKNOWN_REASON,
): Fault {
	const remedy = findRemedy(refusal.message);
	return new Fault(
		`${remedy?.meaning ?? `The gateway refused '${action}'`} (${quoteOf(refusal)})`,
		remedy?.todo ?? advice,
		refusal.code,
	);
}

/** What network trouble means, by the code that Node.js gives it. Of some, the request has gone out. */
const TRANSPORT: Record<string, [message: string, todo: string, kind?: typeof UncertainFault]> = {
	ECONNREFUSED: ['The gateway refuses the connection', `Is it running? ${CHECK_URL}`],
	ENOTFOUND: ['The host of the gateway is unknown', CHECK_URL],
	EAI_AGAIN: ['The host of the gateway cannot be looked up right now', CHECK_URL],
	EHOSTUNREACH: ['The host of the gateway cannot be reached', CHECK_URL],
	ENETUNREACH: ['The network of the gateway cannot be reached', CHECK_URL],
	ECONNRESET: ['The gateway cut the connection before it answered', MAY_BE_DONE, UncertainFault],
	ETIMEDOUT: [
		'The gateway did not answer in time',
		`${MAY_BE_DONE} If the gateway is slow, raise 'Timeout' in the settings of the node.`,
		UncertainFault,
	],
	EPROTO: ['The gateway does not speak https at this address', CHECK_URL],
	ERR_INVALID_URL: ['The Base URL is not a valid address', 'It starts with http:// or https://.'],
	ERR_INVALID_CHAR: [
		'The Authorization holds characters that cannot be sent',
		'Open the credential and paste the Authorization again, without line breaks.',
	],
};

const SYNONYMS: Record<string, string> = {
	ECONNABORTED: 'ETIMEDOUT',
	ESOCKETTIMEDOUT: 'ETIMEDOUT',
	EPIPE: 'ECONNRESET',
	ERR_BAD_RESPONSE: 'ECONNRESET',
};

/** Looks through an error and its causes, since n8n wraps them and keeps the code as `httpCode`. */
function transportCode(error: unknown, depth = 0): string | undefined {
	if (typeof error !== 'object' || error === null || depth > 4) return undefined;
	const { code, httpCode, message, messages, cause } = error as Record<string, unknown>;
	for (const candidate of [code, httpCode].map(String)) {
		if (candidate in TRANSPORT || candidate in SYNONYMS) return candidate;
	}
	const inner = transportCode(cause, depth + 1);
	if (inner) return inner;
	const texts = [message, ...(Array.isArray(messages) ? messages : [])].join('\n');
	if (/timeout of \d+ ?ms exceeded/i.test(texts)) return 'ETIMEDOUT';
	if (/socket hang up|aborted|closed unexpectedly/i.test(texts)) return 'ECONNRESET';
	if (/invalid url/i.test(texts)) return 'ERR_INVALID_URL';
	return undefined;
}

/** Says what happened when no answer arrived. Never quotes the request, which holds the Authorization. */
export function explainTransport(error: unknown): Fault {
	const code = transportCode(error);
	const known = code && TRANSPORT[SYNONYMS[code] ?? code];
	if (known) {
		const [message, todo, Kind = Fault] = known;
		return new Kind(message, todo, code);
	}
	const text = error instanceof Error ? error.message : String(error);
	return new Fault(`The gateway could not be reached: ${excerpt(text)}`, CHECK_URL, code);
}
