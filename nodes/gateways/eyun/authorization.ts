import type { ICredentialDataDecryptedObject } from 'n8n-workflow';

import type { GatewayRequest } from '../gateway';

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

/** Adds that header to a request, where there is one. */
export function authenticate<Request extends Partial<GatewayRequest>>(
	credentials: ICredentialDataDecryptedObject,
	request: Request,
): Request {
	const authorization = authorizationHeader(credentials);
	return authorization === undefined
		? request
		: { ...request, headers: { ...request.headers, Authorization: authorization } };
}
