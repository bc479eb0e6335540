import type { ICredentialDataDecryptedObject } from 'n8n-workflow';

import type { GatewayRequest, Key } from '../gateway';

/** As the vendor calls it; rebranded services have names of their own. */
const HEADER = 'X-GEWE-TOKEN';

/** The token of a developer account. */
export const key: Key = {
	name: 'Token',
	origin: 'copy it from the console of GeWe',
	of: ({ token }) => String(token ?? '').trim(),
};

/** Adds the token to a request, where there is one. */
export function authenticate<Request extends Partial<GatewayRequest>>(
	credentials: ICredentialDataDecryptedObject,
	request: Request,
): Request {
	const token = key.of(credentials);
	if (token === '') return request;
	const header = String(credentials.headerName ?? '').trim() || HEADER;
	return { ...request, headers: { ...request.headers, [header]: token } };
}
