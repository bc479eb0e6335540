import type { IDataObject } from 'n8n-workflow';

import type { Reply } from './answer';
import { codes, type ErrorCode } from './errorCodes';
import { excerpt } from './excerpt';
import { Fault, UncertainFault, withoutDoubt } from './fault';
import { decodeJson } from './losslessJson';

/** A response as n8n hands it over when it is asked for text. */
export interface RawResponse {
	statusCode: number;
	headers: IDataObject;
	body: unknown;
}

const CHECK_URL =
	'Check the Base URL in the credential: it is the address that the vendor gave you, with port and path if there are any.';

const TRY_LATER = 'Wait a moment and try again. If it stays, ask the vendor of the gateway.';

const MAY_BE_DONE = 'The request may have been carried out. Check in WeChat before you try again.';

const RAISE_TIMEOUT =
	"If the gateway is slow, raise 'Timeout' in the node, under Settings > Request Options.";

const isHtml = (text: string) => /^\s*(<!doctype html|<html|<head|<body)/i.test(text);

/** What a trouble means whose reason is known. */
export type Known = [errorCode: ErrorCode, message: string, todo: string];

/** What HTTP statuses mean, whatever the body is, and what to do then. */
export type Statuses = ReadonlyMap<number, Known>;

/** Those that have a meaning of their own. */
const STATUSES: Statuses = new Map([
	[404, [codes.wrongAddress, 'The gateway does not know this address', CHECK_URL]],
	[
		413,
		[
			codes.tooLarge,
			'What was sent is too large for the gateway',
			'Send a smaller file or a shorter text. A file can also be sent as a link.',
		],
	],
	[
		429,
		[
			codes.tooFrequent,
			'The gateway gets too many requests',
			"Wait some minutes and try again. 'Pacing: Safe' under 'Options' keeps the node slow enough.",
		],
	],
]);

/** When a server wants to be asked again, in seconds: it says so in seconds or as a time (RFC 9110, 10.2.3). */
export function retryAfterIn({ 'retry-after': given }: IDataObject): number | undefined {
	const text = String(given ?? '').trim();
	const seconds = /^\d+$/.test(text) ? Number(text) : (Date.parse(text) - Date.now()) / 1_000;
	return Number.isFinite(seconds) ? Math.max(0, Math.ceil(seconds)) : undefined;
}

/**
 * What an answer that is no envelope means. A server that refuses a request (HTTP 3xx and 4xx) has not
 * carried it out. Any other may have: a proxy also gives up (HTTP 5xx) on a gateway that is still busy
 * with the request, or has just finished it.
 */
function unreadable(
	{ statusCode, headers }: RawResponse,
	text: string,
	reason: string,
	statuses: Statuses,
): Fault {
	const details = { httpCode: String(statusCode), retryAfter: retryAfterIn(headers) };
	const answered = statusCode === 200 ? '' : ` (HTTP ${statusCode})`;
	const quote = text.trim() ? `: ${excerpt(text)}` : '';
	if (statusCode >= 300 && statusCode < 400) {
		return new Fault(
			codes.wrongAddress,
			`The gateway redirects to another address: ${excerpt(String(headers.location ?? 'unknown'))}`,
			'Enter the final address as Base URL in the credential, often https instead of http.',
			details,
		);
	}
	const isRefused = statusCode >= 400 && statusCode < 500;
	const known = statuses.get(statusCode) ?? STATUSES.get(statusCode);
	// Of a page, 401 to 404 say less than that it is one: another server answers at this address.
	if (known && !(isHtml(text) && statusCode <= 404)) {
		const [errorCode, message, todo] = known;
		return new Fault(errorCode, `${message}${answered}`, todo, details);
	}
	if (isHtml(text)) {
		const Kind = isRefused ? Fault : UncertainFault;
		return new Kind(
			statusCode >= 500 ? codes.gatewayFailed : codes.wrongAddress,
			`The address answers with a web page instead of a gateway reply${answered}`,
			statusCode >= 500 ? `${TRY_LATER} ${CHECK_URL}` : CHECK_URL,
			details,
		);
	}
	if (isRefused) {
		const message = `The gateway refuses the request${answered}${quote}`;
		return new Fault(codes.refused, message, TRY_LATER, details);
	}
	if (statusCode >= 500) {
		const message = `The gateway is out of order${answered}${quote}`;
		return new UncertainFault(codes.gatewayFailed, message, TRY_LATER, details);
	}
	const message = `The gateway sent ${reason}${answered}${quote}`;
	return new UncertainFault(codes.noAnswer, message, MAY_BE_DONE, details);
}

/**
 * Reads an answer whose envelope is a JSON object.
 *
 * @param toReply reads the envelope; nothing where it is none of the gateway's own
 * @param statuses what a gateway says of HTTP statuses in its own words
 * @throws Fault for everything else: HTML, nothing, cut-off JSON, redirects; UncertainFault where the
 *   request may have been carried out nevertheless
 */
export function readEnvelope(
	response: RawResponse,
	toReply: (fields: IDataObject, statusCode: number) => Reply | undefined,
	statuses: Statuses = STATUSES,
): Reply {
	const text = typeof response.body === 'string' ? response.body : '';
	if (text.trim() === '') throw unreadable(response, '', 'an empty answer', statuses);
	let envelope: unknown;
	try {
		envelope = decodeJson(text);
	} catch {
		throw unreadable(response, text, 'an answer that is cut off or no JSON', statuses);
	}
	const fields = (typeof envelope === 'object' && envelope !== null ? envelope : {}) as IDataObject;
	const reply = toReply(fields, response.statusCode);
	if (reply === undefined) throw unreadable(response, text, 'an answer without a code', statuses);
	return reply;
}

/** What network trouble means that occurs before a request is out, by the code that Node.js gives it. */
const BEFORE = new Map<string, Known>([
	[
		'ECONNREFUSED',
		[codes.unreachable, 'The gateway refuses the connection', `Is it running? ${CHECK_URL}`],
	],
	['ENOTFOUND', [codes.unreachable, 'The host of the gateway is unknown', CHECK_URL]],
	[
		'EAI_AGAIN',
		[codes.unreachable, 'The host of the gateway cannot be looked up right now', CHECK_URL],
	],
	['EHOSTUNREACH', [codes.unreachable, 'The host of the gateway cannot be reached', CHECK_URL]],
	['ENETUNREACH', [codes.unreachable, 'The network of the gateway cannot be reached', CHECK_URL]],
	['EADDRNOTAVAIL', [codes.unreachable, 'The network of the gateway cannot be reached', CHECK_URL]],
	['NO_TLS', [codes.wrongAddress, 'The gateway does not speak https at this address', CHECK_URL]],
	['NO_CONNECTION', [codes.unreachable, 'The gateway cannot be reached', CHECK_URL]],
	[
		'CERTIFICATE',
		[
			codes.certificateNotTrusted,
			'The certificate of the gateway is not trusted',
			"Ask the vendor for a valid one. If you know that it is theirs, switch on 'Ignore SSL Issues' in the node, under Settings > Request Options.",
		],
	],
	[
		'ERR_INVALID_URL',
		[
			codes.credentialInvalid,
			'The Base URL is not a valid address',
			'It starts with http:// or https://.',
		],
	],
	[
		'ERR_INVALID_CHAR',
		[
			codes.credentialInvalid,
			'The KEY holds characters that cannot be sent',
			'Open the credential and paste the KEY again, without line breaks.',
		],
	],
]);

/** What is known of trouble with a request that is out, or may be. */
const AFTER = new Map<string, Known>([
	[
		'ECONNRESET',
		[codes.noAnswer, 'The gateway cut the connection before it answered', MAY_BE_DONE],
	],
	[
		'ETIMEDOUT',
		[codes.noAnswer, 'The gateway did not answer in time', `${MAY_BE_DONE} ${RAISE_TIMEOUT}`],
	],
]);

const SYNONYMS = new Map<string, string>([
	['ECONNABORTED', 'ETIMEDOUT'],
	['ESOCKETTIMEDOUT', 'ETIMEDOUT'],
	['EPIPE', 'ECONNRESET'],
	['ERR_BAD_RESPONSE', 'ECONNRESET'],
]);

/** n8n keeps requests from going where its owner does not want them; its own texts say what to do. */
const FORBIDDEN = /request was blocked|domain not allowed/i;

const TLS_HANDSHAKE = /wrong version number|handshake failure|unsupported protocol/i;

/** Codes of Node.js for certificates that it does not trust. */
const CERTIFICATE = /CERT|UNABLE_TO_VERIFY_LEAF_SIGNATURE/;

/** The code of one error, without its causes, where it tells something. */
function ownCode({ code, httpCode, syscall, message, messages }: Record<string, unknown>) {
	const texts = [message, ...(Array.isArray(messages) ? messages : [])].join('\n');
	if (TLS_HANDSHAKE.test(texts)) return 'NO_TLS';
	const codes = [code, httpCode].map(String);
	const before = codes.find((candidate) => BEFORE.has(candidate));
	if (before) return before;
	if (codes.some((candidate) => CERTIFICATE.test(candidate))) return 'CERTIFICATE';
	// The system's own time limit, when it was the connection that took too long.
	if (syscall === 'connect' || /\bconnect ETIMEDOUT\b/.test(texts)) return 'NO_CONNECTION';
	const after = codes
		.map((candidate) => SYNONYMS.get(candidate) ?? candidate)
		.find((candidate) => AFTER.has(candidate));
	if (after) return after;
	if (/timeout of \d+ ?ms exceeded/i.test(texts)) return 'ETIMEDOUT';
	if (/socket hang up|aborted|closed unexpectedly/i.test(texts)) return 'ECONNRESET';
	if (/invalid url/i.test(texts)) return 'ERR_INVALID_URL';
	return undefined;
}

/** An error and what caused it, since n8n wraps errors and keeps the code as `httpCode`. */
function* chainOf(error: unknown): Generator<Record<string, unknown>> {
	let link = error;
	for (let depth = 0; depth < 5 && typeof link === 'object' && link !== null; depth++) {
		yield link as Record<string, unknown>;
		link = (link as Record<string, unknown>).cause;
	}
}

/**
 * Says what happened when no answer arrived. Never quotes the request, which holds the key.
 *
 * @param keyName what the credential calls that key
 * @returns an UncertainFault for all that is not known to happen before a request is out: also what
 *   cannot be read of an answer (bytes before the status line, broken chunks or compression) comes here
 */
export function explainTransport(error: unknown, keyName = 'key'): Fault {
	const chain = [...chainOf(error)];
	const code = chain.map(ownCode).find((found) => found !== undefined);
	const before = code !== undefined && BEFORE.get(code);
	if (before) {
		const [errorCode, ...texts] = before;
		const [message, todo] = texts.map((text) => text.replace('KEY', keyName));
		return new Fault(errorCode, message, todo, { httpCode: code });
	}
	const after = code !== undefined && AFTER.get(code);
	if (after) return new UncertainFault(...after, { httpCode: code });
	const forbidden = chain.find(({ message }) => FORBIDDEN.test(String(message)));
	if (forbidden) {
		return new Fault(
			codes.forbiddenByN8n,
			`n8n did not let the request out: ${excerpt(String(forbidden.message))}`,
			String(forbidden.description ?? CHECK_URL),
		);
	}
	const text = error instanceof Error ? error.message : String(error);
	const message = `The connection to the gateway failed: ${excerpt(text)}`;
	return new UncertainFault(codes.noAnswer, message, MAY_BE_DONE);
}

/**
 * Of a question that nobody is going to notice, whatever became of it.
 *
 * @param comfort what to say before what to do
 */
export const harmless = (fault: UncertainFault, comfort = ''): Fault =>
	withoutDoubt(
		fault,
		`${comfort} ${(fault.description ?? TRY_LATER).replace(MAY_BE_DONE, TRY_LATER)}`.trim(),
	);
