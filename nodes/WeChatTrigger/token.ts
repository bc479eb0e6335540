import { createHmac, timingSafeEqual } from 'crypto';
import type { ICredentialDataDecryptedObject } from 'n8n-workflow';

/**
 * The token in the callback URL, since callbacks are not signed. It is made from the Authorization,
 * so it needs no storage, survives restarts, stands in no workflow, and is the same in test runs and
 * production. From the token nobody gets back to the Authorization.
 *
 * @param version whatever the user entered to get another token
 * @returns 43 URL-safe characters
 */
export const callbackToken = (
	credentials: ICredentialDataDecryptedObject,
	version: string,
): string =>
	createHmac('sha256', String(credentials.authorization ?? '').trim())
		.update(`WeChat callback ${version}`)
		.digest('base64url');

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
