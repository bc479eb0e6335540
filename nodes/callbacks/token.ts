import { createHmac, timingSafeEqual } from 'crypto';
import type { ICredentialDataDecryptedObject } from 'n8n-workflow';

import { codes } from '../engine/errorCodes';
import { InputFault } from '../engine/fault';
import type { Protocol } from '../gateways/gateway';

/** What is made from the key of a credential for callbacks. From none of it anybody gets back to the key. */
export interface Secrets {
	/** Stands in the callback URL. */
	token: string;
	/** Signs what is passed on; it leaves this n8n in no form. */
	relayKey: Buffer;
}

/**
 * @returns the key of a credential
 * @throws InputFault when it is empty: everybody could make then what is made from it
 */
export function requireKey(
	{ key }: Pick<Protocol, 'key'>,
	credentials: ICredentialDataDecryptedObject,
): string {
	const secret = key.of(credentials);
	if (secret !== '') return secret;
	throw new InputFault(
		`The credential has no ${key.name}`,
		`The token in the callback URL is made from it, so without one everybody could make the token. Enter the ${key.name} in the credential (${key.origin} if you do not have it yet), then publish the workflow.`,
		codes.credentialInvalid,
	);
}

/**
 * The token in the callback URL, since callbacks are not signed. It is made from the key of the credential,
 * so it needs no storage, survives restarts, stands in no workflow, and is the same in test runs and
 * production.
 *
 * @param version whatever the user entered to get another token
 * @returns 43 URL-safe characters
 */
export const callbackToken = (key: string, version: string): string =>
	createHmac('sha256', key).update(`WeChat callback ${version}`).digest('base64url');

/** @param key that of the credential */
export const makeSecrets = (key: string, version: string): Secrets => ({
	token: callbackToken(key, version),
	relayKey: createHmac('sha256', key).update('WeChat relay').digest(),
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

/** A text that may quote a callback URL, without the token. */
export const withoutToken = (text: string): string =>
	text.replace(/\btoken=[\w-]{43}(?![\w-])/g, 'token=********');
