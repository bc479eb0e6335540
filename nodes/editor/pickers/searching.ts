import type {
	ILoadOptionsFunctions,
	INodeListSearchItems,
	INodeListSearchResult,
} from 'n8n-workflow';

import { toNodeError } from '../../engine/nodeError';
import { requireOwnCredential } from '../../engine/ownCredential';
import { labeled } from '../../engine/values';
import type { Gateway, Named } from '../../gateways/gateway';

/** n8n's form of a search for a picker. */
export type Search = (
	this: ILoadOptionsFunctions,
	filter?: string,
	paginationToken?: string,
) => Promise<INodeListSearchResult>;

/** Makes a search whose faults are shown as n8n's errors. */
export const searching = (
	gateway: Gateway,
	what: string,
	find: (
		context: ILoadOptionsFunctions,
		filter: string,
		paginationToken?: string,
	) => Promise<INodeListSearchResult>,
): Search =>
	async function (filter = '', paginationToken) {
		try {
			await requireOwnCredential(gateway, this);
			return await find(this, filter.trim().toLowerCase(), paginationToken);
		} catch (error) {
			throw await toNodeError(gateway, this, what, error);
		}
	};

/** The entries that hold the filter somewhere in their name, which has the ID in it, in any case. */
export const matching = (entries: INodeListSearchItems[], filter: string): INodeListSearchItems[] =>
	entries.filter(({ name }) => name.toLowerCase().includes(filter));

/** How something is shown that has a name or not. */
export const toItem = ({ id, name }: Named): INodeListSearchItems => ({
	name: labeled(name, id),
	value: id,
});

export const byName = (a: INodeListSearchItems, b: INodeListSearchItems): number =>
	a.name.localeCompare(b.name);
