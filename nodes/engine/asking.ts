import type { IDataObject } from 'n8n-workflow';

import type { Gateway, Protocol } from '../gateways/gateway';
import type { AccountLocator } from './account';
import { countsToKeep, keepLimits } from './keptLimits';
import { laneKey, laneOf } from './lane';
import { type Kind, type Pace, shareOf } from './pace';
import { sendingProcesses } from './sendingProcesses';
import { callGateway, type Caller, stopOf } from './transport';

/** Who does something, and what it belongs to. */
interface Turn {
	account: AccountLocator;
	/** What names the account in the request. */
	named: IDataObject;
	/** Without one, it does not wait. */
	kind?: Kind;
	/** In place of that of its kind. */
	pace?: Pace;
}

/**
 * Waits for its turn among all that this process does for an account, at what falls to it of the pace.
 *
 * @throws what `act`, `Lane.run` and `sendingProcesses` throw
 */
export async function inLane<T>(
	{ accounts }: Pick<Gateway, 'accounts'>,
	caller: Caller,
	{ account, named, kind, pace }: Turn,
	act: () => Promise<T>,
): Promise<T> {
	if (!kind) return await act();
	const accountId = await accounts.idOf(caller, account, named);
	const inner = kind.acts ? laneOf(accountId, 'acts') : undefined;
	const lane = laneOf(accountId, kind.lane);
	const share = shareOf(pace ?? kind, await sendingProcesses(caller));
	const most = countsToKeep([kind, pace, share]);
	const keep = keepLimits(caller, lane, laneKey(accountId, kind.lane), most);
	const begin = async () => {
		keep();
		return await act();
	};
	return await lane.run(begin, share, stopOf(caller), inner);
}

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
		return await inLane(gateway, caller, { account, named, kind }, ask);
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
