import { createHash } from 'crypto';
import type { ICredentialDataDecryptedObject } from 'n8n-workflow';

/**
 * Which developer account of which gateway a credential opens: what belongs to such an account, like
 * its one callback URL, is the same for all credentials that hold its Authorization.
 *
 * @returns a key that tells nothing of the Authorization
 */
export const developerOf = ({ baseUrl, authorization }: ICredentialDataDecryptedObject): string => {
	const secret = String(authorization ?? '').trim();
	const address = String(baseUrl ?? '')
		.trim()
		.replace(/\/+$/, '');
	return `${address} ${createHash('sha256').update(secret).digest('base64url')}`;
};
