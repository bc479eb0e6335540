import type { ILoadOptionsFunctions, INodeListSearchResult } from 'n8n-workflow';

import { credentialKey } from '../../shared/transport';
import { tokenOf } from '../settings';

/**
 * Shows the token for a manual registration. What the list stores is not the token, so that it does
 * not get into the workflow.
 */
export async function showToken(this: ILoadOptionsFunctions): Promise<INodeListSearchResult> {
	const options = this.getCurrentNodeParameter('options') as { urlVersion?: string } | undefined;
	const token = await tokenOf(this, {
		credential: credentialKey(this.getNode()),
		tokenVersion: (options?.urlVersion ?? '').trim(),
	});
	return { results: [{ name: `?token=${token}`, value: 'shown' }] };
}
