import { createHash } from 'crypto';
import type { ICredentialDataDecryptedObject } from 'n8n-workflow';

import type { Protocol } from '../gateways/gateway';
import { rootOf } from './transport';

/**
 * Which developer account of which gateway a credential opens: what belongs to such an account, like
 * its one callback URL, is the same for all credentials that hold its key.
 *
 * @returns a name that tells nothing of the key
 */
export const developerOf = (
	gateway: Pick<Protocol, 'key' | 'base'>,
	credentials: ICredentialDataDecryptedObject,
): string => {
	const address = rootOf(gateway, String(credentials.baseUrl ?? '').trim(), '').replace(/\/+$/, '');
	return `${address} ${createHash('sha256').update(gateway.key.of(credentials)).digest('base64url')}`;
};
