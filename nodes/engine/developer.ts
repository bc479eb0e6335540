import { createHash } from 'crypto';
import type { ICredentialDataDecryptedObject } from 'n8n-workflow';

import type { Protocol } from '../gateways/gateway';

/**
 * Which developer account of which gateway a credential opens: what belongs to such an account, like
 * its one callback URL, is the same for all credentials that hold its key.
 *
 * @returns a name that tells nothing of the key
 */
export const developerOf = (
	{ key }: Pick<Protocol, 'key'>,
	credentials: ICredentialDataDecryptedObject,
): string => {
	const address = String(credentials.baseUrl ?? '')
		.trim()
		.replace(/\/+$/, '');
	return `${address} ${createHash('sha256').update(key.of(credentials)).digest('base64url')}`;
};
