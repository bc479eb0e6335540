import { createHmac, timingSafeEqual } from 'crypto';
import type { ICredentialDataDecryptedObject } from 'n8n-workflow';

import { InputFault } from '../engine/fault';

/** What is made from the Authorization for callbacks. From none of it anybody gets back to the Authorization. */
export interface Secrets {
	/** Stands in the callback URL. */
	token: string;
	/** Signs what a test run passes on; it leaves this n8n in no form. */
	relayKey: Buffer;
}

/**
 * @returns the Authorization
 * @throws InputFault when it is empty: everybody could make then what is made from it
 */
export function requireAuthorization({ authorization }: ICredentialDataDecryptedObject): string {
	const secret = String(authorization ?? '').trim();
	if (secret !== '') return secret;
	throw new InputFault(
		'The credential has no Authorization',
		"The token in the callback URL is made from it, so without one everybody could make the token. Enter the Authorization in the credential (run 'Login > Log In to Gateway' in the WeChat node if you do not have it yet), then activate the workflow.",
	);
}

/**
 * The token in the callback URL, since callbacks are not signed. It is made from the Authorization,
 * so it needs no storage, survives restarts, stands in no workflow, and is the same in test runs and
 * production.
 *
 * @param version whatever the user entered to get another token
 * @returns 43 URL-safe characters
 * @throws InputFault when the Authorization is empty
 */
export const callbackToken = (
	credentials: ICredentialDataDecryptedObject,
	version: string,
): string =>
	createHmac('sha256', requireAuthorization(credentials))
		.update(`WeChat callback ${version}`)
		.digest('base64url');

/** @throws InputFault when the Authorization is empty */
export const makeSecrets = (
	credentials: ICredentialDataDecryptedObject,
	version: string,
): Secrets => ({
	token: callbackToken(credentials, version),
	relayKey: createHmac('sha256', requireAuthorization(credentials)).update('WeChat relay').digest(),
});

/** Whether a text has the form of a token, be it an old one. */
export const isTokenLike = (text: string): boolean => /^[\w-]{43}$/.test(text);

/** Compares in a time that does not depend on where two texts differ. */
export function sameToken(given: unknown, expected: string): boolean {
	const [a, b] = [Buffer.from(typeof given === 'string' ? given : ''), Buffer.from(expected)];
	return a.length === b.length && timingSafeEqual(a, b);
}

/** The callback URL as it is registered. */
export function withToken(url: string, token: string): string {
	const address = new URL(url);
	address.searchParams.set('token', token);
	return address.toString();
}
