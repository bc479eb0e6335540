import type { ILoadOptionsFunctions } from 'n8n-workflow';

import { data, rowsOf } from '../../engine/answer';
import { now } from '../../engine/clock';
import { onlineAccounts } from '../../gateways/eyun/session';
import { callGateway } from '../../engine/transport';
import { labeled, matching, searching } from './searching';

/** Nicknames by WeChat ID. The call statistics are the only answer that has them for all accounts at once. */
async function nicknames(context: ILoadOptionsFunctions): Promise<Map<string, string>> {
	const rows = rowsOf(data(await callGateway(context, '/getReqTimes')));
	return new Map(rows.map(({ wcId, nickName }) => [String(wcId), String(nickName ?? '')]));
}

const toItems = (wcIds: string[], names: Map<string, string>) =>
	wcIds
		.map((wcId) => ({ name: labeled(names.get(wcId) ?? '', wcId), value: wcId }))
		.sort((a, b) => a.name.localeCompare(b.name));

/** The accounts that are online: by nickname where it is known, with the WeChat ID. */
export const searchAccounts = searching('Get Online', async (context, filter) => {
	const [accounts, names] = await Promise.all([
		onlineAccounts(context, now()),
		// Names are a convenience: without them the accounts are listed by their IDs.
		nicknames(context).catch(() => new Map<string, string>()),
	]);
	const wcIds = accounts.map(({ wcId }) => wcId);
	return { results: matching(toItems(wcIds, names), filter) };
});

/** All accounts that the gateway knows, also those that are offline, for logging in again. */
export const searchKnownAccounts = searching('Get Call Counts', async (context, filter) => {
	const names = await nicknames(context);
	return { results: matching(toItems([...names.keys()], names), filter) };
});
