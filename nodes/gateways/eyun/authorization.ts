import type { ICredentialDataDecryptedObject } from 'n8n-workflow';

import type { GatewayRequest, Key } from '../gateway';

/** The Authorization of a developer account. */
export const key: Key = {
	name: 'Authorization',
	origin: "run 'Login > Log In to Gateway' in the node 'WeChat (E Cloud)'",
	of: ({ authorization }) => String(authorization ?? '').trim(),
};

/**
 * The `Authorization` header as the credential describes it, or nothing while it is still empty:
 * the login that yields it must be possible.
 */
export function authorizationHeader(
	credentials: ICredentialDataDecryptedObject,
): string | undefined {
	const token = key.of(credentials);
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
