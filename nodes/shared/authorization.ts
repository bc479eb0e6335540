import type { ICredentialDataDecryptedObject } from 'n8n-workflow';

/**
 * The `Authorization` header as the credential describes it, or nothing while it is still empty:
 * the login that yields it must be possible.
 */
export function authorizationHeader(
	credentials: ICredentialDataDecryptedObject,
): string | undefined {
	const token = String(credentials.authorization ?? '').trim();
	const prefix = String(credentials.authorizationPrefix ?? '').trim();
	if (token === '') return undefined;
	return prefix === '' ? token : `${prefix} ${token}`;
}

/** Takes the Authorization out of a text, should a gateway ever quote it. */
export function redactAuthorization(
	credentials: ICredentialDataDecryptedObject,
	text: string,
): string {
	const token = String(credentials.authorization ?? '').trim();
	return token === '' ? text : text.split(token).join('********');
}
