import { Fault } from '../engine/fault';
import type { Key } from '../gateways/gateway';
import { isTokenLike } from './token';

const HOUR = 3_600_000;

/** When each trigger has told it last. */
const toldAt = new Map<string, number>();

const oldToken = (keyName: string) =>
	new Fault(
		'Callbacks come with a token that is not valid any more, and are refused',
		`The token in the callback URL changes with the ${keyName} in the credential and with 'URL Version'. After such a change, activate (publish) the workflow again, so that the gateway learns the new URL; with 'Registration: Manual', open the list of 'Token' and enter the URL with the new token at the gateway. Until then, every message is answered with 403 and lost. If you have changed neither, somebody else is trying tokens, and there is nothing to do. This is told at most once an hour.`,
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
	const last = toldAt.get(trigger);
	if (last !== undefined && Math.abs(now - last) < HOUR) return undefined;
	toldAt.set(trigger, now);
	return oldToken(name);
}
