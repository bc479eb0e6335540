import type { IDataObject, ILoadOptionsFunctions, INodeListSearchResult } from 'n8n-workflow';

import { data } from '../../shared/answer';
import { toNodeError } from '../../shared/nodeError';
import { onlineAccounts } from '../../shared/session';
import { callGateway } from '../../shared/transport';

/** Nicknames by WeChat ID. The call statistics are the only answer that has them for all accounts at once. */
async function nicknames(context: ILoadOptionsFunctions): Promise<Map<unknown, string>> {
	try {
		const counts = data(await callGateway(context, '/getReqTimes'));
		const rows = Array.isArray(counts) ? (counts as IDataObject[]) : [];
		return new Map(rows.map(({ wcId, nickName }) => [wcId, String(nickName ?? '')]));
	} catch {
		// Names are a convenience: without them the accounts are listed by their ids.
		return new Map();
	}
}

/** The accounts that are online, for the account picker: by nickname where it is known, with the WeChat ID. */
export async function searchAccounts(
	this: ILoadOptionsFunctions,
	filter = '',
): Promise<INodeListSearchResult> {
	try {
		const [accounts, names] = await Promise.all([
			onlineAccounts(this, Date.now()),
			nicknames(this),
		]);
		const wanted = filter.trim().toLowerCase();
		const results = accounts
			.map(({ wcId }) => ({
				name: names.get(wcId) ? `${names.get(wcId)} (${wcId})` : wcId,
				value: wcId,
			}))
			.filter(({ name }) => name.toLowerCase().includes(wanted))
			.sort((a, b) => a.name.localeCompare(b.name));
		return { results };
	} catch (error) {
		throw await toNodeError(this, 'Get Online', error);
	}
}
