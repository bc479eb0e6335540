import type { IWebhookFunctions } from 'n8n-workflow';

import { now } from '../engine/clock';
import { ExpiringCache } from '../engine/expiringCache';
import { CREDENTIAL } from '../engine/transport';
import type { Settings } from './settings';
import { isTokenLike, makeSecrets, sameToken, type Secrets } from './token';

type Which = Pick<Settings, 'credential' | 'tokenVersion'>;

/** Nothing when there is no credential to read, or no Authorization in it: nobody is let in then. */
type Outcome = Secrets | undefined;

/** Reading a credential costs more than the rest of a callback, so what is made of it is kept for a minute. */
const kept = new ExpiringCache<Outcome>(60_000);

/** The latest reading because of a token that did not fit. */
const readAgain = new ExpiringCache<Outcome>(2_000);

const keyOf = ({ credential, tokenVersion }: Which) => `${credential} ${tokenVersion}`;

async function make(webhook: IWebhookFunctions, version: string): Promise<Outcome> {
	try {
		return makeSecrets(await webhook.getCredentials(CREDENTIAL), version);
	} catch {
		return undefined;
	}
}

const keptOutcome = (webhook: IWebhookFunctions, which: Which): Promise<Outcome> =>
	kept.get(keyOf(which), () => make(webhook, which.tokenVersion));

/** Reads the credential as it is now, which callbacks are compared with from then on. */
const freshOutcome = (webhook: IWebhookFunctions, which: Which): Promise<Outcome> =>
	kept.get(keyOf(which), () => make(webhook, which.tokenVersion), now());

/**
 * What a callback with the right token may be judged by. A token that does not fit may be the first one
 * after a new Authorization, so the credential is read again: at most every 2 seconds, whatever strangers
 * send.
 *
 * @param given the token of a callback
 * @returns nothing when the token is wrong, or when nobody can have the right one
 */
export async function secretsFor(
	webhook: IWebhookFunctions,
	which: Which,
	given: unknown,
): Promise<Secrets | undefined> {
	if (typeof given !== 'string' || !isTokenLike(given)) return undefined;
	const fitting = (secrets: Outcome) =>
		secrets && sameToken(given, secrets.token) ? secrets : undefined;
	return (
		fitting(await keptOutcome(webhook, which)) ??
		fitting(await readAgain.get(keyOf(which), () => freshOutcome(webhook, which)))
	);
}
