import type { IDataObject } from 'n8n-workflow';

import type { Gateway, Protocol } from '../gateways/gateway';
import type { AccountLocator } from './account';
import { laneOf } from './lane';
import type { Kind } from './pace';
import { callGateway, type Caller } from './transport';

/**
 * What an endpoint answers for an account, beside the node's own request.
 *
 * @param kind what it belongs to, for the pauses between look-ups; without one it does not wait
 * @throws as `actAs` and `callGateway`
 */
export const askAs = async (
	gateway: Protocol & Pick<Gateway, 'accounts'>,
	caller: Caller,
	account: AccountLocator,
	path: string,
	body: IDataObject = {},
	kind?: Kind,
): Promise<unknown> =>
	await gateway.accounts.actAs(caller, account, async (named) => {
		const ask = async () =>
			gateway.answer(await callGateway(gateway, caller, path, { ...named, ...body }));
		if (!kind) return await ask();
		const accountId = await gateway.accounts.idOf(caller, account, named);
		return await laneOf(accountId, kind.lane).run(ask, kind);
	});

/**
 * The same for all look-ups of a gateway.
 *
 * @param kinds its paces, by the names that the look-ups give
 */
export const asker =
	<Name extends string>(gateway: Protocol & Pick<Gateway, 'accounts'>, kinds: Record<Name, Kind>) =>
	async (
		caller: Caller,
		account: AccountLocator,
		path: string,
		body: IDataObject = {},
		kind?: Name,
	): Promise<unknown> =>
		await askAs(gateway, caller, account, path, body, kind && kinds[kind]);
