import type { Refused, Reply } from './answer';
import { codes, type ErrorCode } from './errorCodes';
import { excerpt } from './excerpt';
import { type Details, Fault } from './fault';
import { nameHint } from './recipient';
import { type UsualRemedy, usualRemedies } from './usualRefusals';

/** A text of a gateway (or of WeChat, passed on by it) whose meaning is known, and what to do then. */
export interface Remedy {
	pattern: RegExp;
	/** What a workflow can branch on. */
	code: ErrorCode;
	meaning: string;
	todo: string;
	/** What was named does not exist, so that a name may stand where an ID belongs. */
	misnamed?: true;
}

/** What a text of a gateway means and what to do about it, where that is known: the first that matches. */
export const findRemedy = <Known extends Remedy>(
	remedies: Known[],
	text: string,
): Known | undefined => remedies.find(({ pattern }) => pattern.test(text));

/** The same of the phrases that all gateways have in common. */
export const findUsual = (text: string): UsualRemedy | undefined =>
	findRemedy(usualRemedies, text.trim());

/** The gateway's own words and code. */
export const quoteOf = ({ code, message }: Pick<Reply, 'code' | 'message'>): string =>
	message ? `"${excerpt(message)}", code ${code}` : `code ${code}`;

/** The same for an error that a workflow branches on. */
export const detailsOf = ({ code, message }: Pick<Reply, 'code' | 'message'>): Details => ({
	httpCode: code,
	gateway: { code, message },
});

/** Whether a text says why, or only that it failed (失败). */
export const givesReason = (text: string): boolean => !/^(失败)?$/.test(text);

const NO_REASON = 'The gateway gives no further reason.';
const OWN_REASON =
	'What stands in quotes is all that the gateway says; its vendor can tell what it means.';

/**
 * Makes what a gateway says of its refusals.
 *
 * @param find what a text of it means; where that is not known, the usual phrases are tried
 * @param unknown what to do when that is not known
 */
export const explaining =
	(find: (text: string) => Remedy | undefined, unknown: string) =>
	(action: string, refusal: Refused, advice?: string): Fault => {
		const { message } = refusal;
		const preface = givesReason(message) ? `${OWN_REASON} ` : advice ? '' : `${NO_REASON} `;
		const todo = preface + (advice ?? unknown);
		return explainRefusal(action, refusal, find(message) ?? findUsual(message), todo);
	};

/**
 * Says in English what a refusal of the gateway means, quotes it, and says what to do where that is known.
 *
 * @param action what was tried, by its name in the editor
 * @param remedy what the gateway's text means
 * @param otherwise what to do where that is not known
 */
export function explainRefusal(
	action: string,
	refusal: Refused,
	remedy: Remedy | undefined,
	otherwise: string,
): Fault {
	const { about, recipient } = refusal;
	const meaning = remedy?.meaning ?? `The gateway refused '${action}'`;
	const hint = !remedy || remedy.misnamed ? nameHint(recipient) : '';
	// That it is a name says all there is to do about a recipient who does not exist.
	const todo = remedy && hint ? '' : (remedy?.todo ?? otherwise);
	return new Fault(
		remedy?.code ?? codes.refused,
		`${meaning}${about ? ` for ${about}` : ''} (${quoteOf(refusal)})`,
		[hint, todo].filter(Boolean).join(' '),
		detailsOf(refusal),
	);
}
