import type { ILoadOptionsFunctions, INodeListSearchResult } from 'n8n-workflow';

import { toNodeError } from '../engine/nodeError';
import { CREDENTIAL } from '../engine/transport';
import type { Choose } from '../gateways/gateway';
import { callbackToken, requireKey } from './token';

/**
 * Makes the search that shows the token for a manual registration. What the list stores is not the token, so that it does
 * not get into the workflow.
 *
 * @throws NodeOperationError when the credential has no key
 */
export const showToken = (gatewayOf: Choose) =>
	async function (this: ILoadOptionsFunctions): Promise<INodeListSearchResult> {
		const options = this.getCurrentNodeParameter('options') as { urlVersion?: string } | undefined;
		const credentials = await this.getCredentials(CREDENTIAL);
		const gateway = gatewayOf(credentials);
		try {
			const key = requireKey(gateway, credentials);
			const token = callbackToken(key, (options?.urlVersion ?? '').trim());
			return { results: [{ name: `?token=${token}`, value: 'shown' }] };
		} catch (error) {
			throw await toNodeError(gateway, this, 'the token', error);
		}
	};
