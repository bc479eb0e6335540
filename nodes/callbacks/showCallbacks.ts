import type { ILoadOptionsFunctions, INodePropertyOptions } from 'n8n-workflow';

import { developerOf } from '../engine/developer';
import { toNodeError } from '../engine/nodeError';
import { isInternal } from '../engine/reachability';
import { CREDENTIAL, rootOf } from '../engine/transport';
import type { Choose } from '../gateways/gateway';
import { addressLines } from './addressLines';
import { wantedUrl } from './callbackUrl';
import { heardOf, since } from './heard';
import { lifeLines } from './lifeLines';
import { deliveryOf, manualOf } from './recipients';
import { callbackToken, makeSecrets, requireKey } from './token';

/** What the node's options are at the moment, saved or not. */
interface Options {
	registration?: string;
	urlVersion?: string;
}

async function list(
	choose: Choose,
	context: ILoadOptionsFunctions,
): Promise<INodePropertyOptions[]> {
	const credentials = await context.getCredentials(CREDENTIAL);
	const gateway = choose(credentials);
	const { registration, urlVersion = '' } =
		(context.getCurrentNodeParameter('options') as Options | undefined) ?? {};
	const key = requireKey(gateway, credentials);
	const developer = developerOf(gateway, credentials);
	const lines = lifeLines({
		now: Date.now(),
		since,
		heard: heardOf(developer),
		...deliveryOf(developer),
		urlLength: (wantedUrl({ developer, relayKey: makeSecrets(key, '').relayKey }) ?? '').length,
		instance: context.getInstanceBaseUrl(),
		whereUrl: gateway.callbacks.whereUrl,
		isGatewayInternal: isInternal(rootOf(gateway, String(credentials.baseUrl ?? ''), '')),
		timeZone: context.getTimezone(),
	});
	if (registration !== 'manual') return lines;
	const token = callbackToken(key, String(urlVersion).trim());
	return [...addressLines(token, manualOf(developer)), ...lines];
}

/**
 * Makes the list that says whether callbacks arrive, for the developer account of the credential. n8n
 * tells a list neither the workflow nor its address, so it shows what this process has registered.
 *
 * @throws NodeOperationError when the credential has no key
 */
export const showCallbacks = (choose: Choose) =>
	async function (this: ILoadOptionsFunctions): Promise<INodePropertyOptions[]> {
		try {
			return await list(choose, this);
		} catch (error) {
			const gateway = choose(await this.getCredentials(CREDENTIAL));
			throw await toNodeError(gateway, this, 'the list of callbacks', error);
		}
	};
