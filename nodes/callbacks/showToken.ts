import type { ILoadOptionsFunctions, INodeListSearchResult } from 'n8n-workflow';

import { toNodeError } from '../engine/nodeError';
import { CREDENTIAL } from '../engine/transport';
import type { Service } from '../gateways/gateway';
import { callbackToken } from './token';

/**
 * Makes the search that shows the token for a manual registration. What the list stores is not the token, so that it does
 * not get into the workflow.
 *
 * @throws NodeOperationError when the credential has no Authorization
 */
export const showToken = (gateway: Service) =>
	async function (this: ILoadOptionsFunctions): Promise<INodeListSearchResult> {
		const options = this.getCurrentNodeParameter('options') as { urlVersion?: string } | undefined;
		const credentials = await this.getCredentials(CREDENTIAL);
		try {
			const token = callbackToken(credentials, (options?.urlVersion ?? '').trim());
			return { results: [{ name: `?token=${token}`, value: 'shown' }] };
		} catch (error) {
			throw await toNodeError(gateway, this, 'the token', error);
		}
	};
