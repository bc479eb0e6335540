import { codes } from '../engine/errorCodes';
import { Fault } from '../engine/fault';
import type { Header, Key } from '../gateways/gateway';
import { isTokenLike } from './token';

const HOUR = 3_600_000;

/** When each thing of each trigger has been told last. */
const toldAt = new Map<string, number>();

/** @returns nothing when it has been told within the last hour */
function onceAnHour(what: string, now: number, fault: Fault): Fault | undefined {
	const last = toldAt.get(what);
	if (last !== undefined && Math.abs(now - last) < HOUR) return undefined;
	toldAt.set(what, now);
	return fault;
}

const oldToken = (keyName: string) =>
	new Fault(
		codes.callbackTokenOld,
		'Callbacks come with a token that is not valid any more, and are refused',
		`The token in the callback URL changes with the ${keyName} in the credential and with 'URL Version'. After such a change, unpublish the workflow and publish it again, so that the gateway learns the new URL; with 'Registration: Manual', also enter at the gateway the address that the list of callbacks in the trigger shows then. Until then, every message is answered with 403 and lost. If you have changed neither, somebody else is trying tokens, and there is nothing to do. This is told at most once an hour.`,
	);

/**
 * What the owner of a workflow has to know when a callback is refused because of its token. It may be the
 * gateway with the URL of before only if the token has the form of ours; all else is strangers.
 *
 * @param key what the token is made from
 * @param trigger which trigger refuses it
 * @param now in ms since 1970
 * @returns nothing when it has been told within the last hour
 */
export function tellOfOldToken(
	{ name }: Pick<Key, 'name'>,
	trigger: string,
	given: unknown,
	now: number,
): Fault | undefined {
	if (typeof given !== 'string' || !isTokenLike(given)) return undefined;
	return onceAnHour(`token ${trigger}`, now, oldToken(name));
}

/** The same of a callback with the right token, which is refused because of its header. */
export const tellOfHeader = (
	{ name, advice }: Pick<Header, 'name' | 'advice'>,
	trigger: string,
	now: number,
): Fault | undefined =>
	onceAnHour(
		`header ${trigger}`,
		now,
		new Fault(
			codes.callbackHeaderWrong,
			`Callbacks come with a wrong or no header "${name}", and are refused`,
			`The credential asks for this header. Every message without it is answered with 403 and lost. ${advice} This is told at most once an hour.`,
		),
	);
