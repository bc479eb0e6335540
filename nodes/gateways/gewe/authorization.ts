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

/** These endpoints want the token in the body as well, and nobody should have to enter it there. */
const ALSO_IN_BODY = /\/setCallback$/;

function bodyOf({ url, body }: Partial<GatewayRequest>, token: string): Partial<GatewayRequest> {
	if (!ALSO_IN_BODY.test(url ?? '') || typeof body !== 'string') return {};
	// Two texts, no number: n8n's own reader will do, and the credential loads no library.
	return { body: JSON.stringify({ token, ...(JSON.parse(body) as object) }) };
}

/** Adds the token to a request, where there is one. */
export function authenticate<Request extends Partial<GatewayRequest>>(
	credentials: ICredentialDataDecryptedObject,
	request: Request,
): Request {
	const token = key.of(credentials);
	if (token === '') return request;
	const header = String(credentials.headerName ?? '').trim() || HEADER;
	const headers = { ...request.headers, [header]: token };
	return { ...request, ...bodyOf(request, token), headers };
}
