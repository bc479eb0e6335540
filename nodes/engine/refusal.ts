import type { Refused, Reply } from './answer';
import { excerpt } from './excerpt';
import { Fault } from './fault';

/** A text of a gateway (or of WeChat, passed on by it) whose meaning is known, and what to do then. */
export interface Remedy {
	pattern: RegExp;
	meaning: string;
	todo: string;
}

/** What a text of a gateway means and what to do about it, where that is known: the first that matches. */
export const findRemedy = <Known extends Remedy>(
	remedies: Known[],
	text: string,
): Known | undefined => remedies.find(({ pattern }) => pattern.test(text));

/** The gateway's own words and code. */
export const quoteOf = ({ code, message }: Pick<Reply, 'code' | 'message'>): string =>
	message ? `"${excerpt(message)}", code ${code}` : `code ${code}`;

/**
 * Makes what a gateway says of its refusals.
 *
 * @param find what a text of it means
 * @param unknown what to do when it gives no reason
 */
export const explaining =
	(find: (text: string) => Remedy | undefined, unknown: string) =>
	(action: string, refusal: Refused, advice = unknown): Fault =>
		explainRefusal(action, refusal, find(refusal.message), advice);

/**
 * Says in English what a refusal of the gateway means, quotes it, and says what to do where that is known.
 *
 * @param action what was tried, by its name in the editor
 * @param remedy what the gateway's text means
 * @param advice what to do where that is not known
 */
export const explainRefusal = (
	action: string,
	refusal: Refused,
	remedy: Remedy | undefined,
	advice: string,
): Fault =>
	new Fault(
		`${remedy?.meaning ?? `The gateway refused '${action}'`}${refusal.about ? ` for ${refusal.about}` : ''} (${quoteOf(refusal)})`,
		remedy?.todo ?? advice,
		refusal.code,
	);
