/** The lists of the editor, asked at either gateway as the editor asks for them. */
import { LoadOptionsContext } from 'n8n-core';
import type {
	ILoadOptionsFunctions,
	INodeListSearchResult,
	INodeParameters,
	INodeType,
} from 'n8n-workflow';

import type { Simulator } from '../simulator/index.mts';
import { place } from './n8n.mts';
import { underTest } from './underTest.mts';

export interface Query {
	filter?: string;
	token?: string;
	parameters?: object;
}

type Searches = Record<
	string,
	(
		this: ILoadOptionsFunctions,
		filter?: string,
		paginationToken?: string,
	) => Promise<INodeListSearchResult>
>;

/** Asks a list of a node, with the credential of the simulator. */
export async function askList(
	simulator: Simulator,
	nodeType: INodeType,
	method: string,
	{ filter, token, parameters = {} }: Query = {},
): Promise<INodeListSearchResult> {
	const { id, credential } = underTest[simulator.gateway];
	const { workflow, node, additionalData } = place(nodeType, {
		gateway: id,
		baseUrl: simulator.url,
		credentialId: simulator.url,
		fields: credential(simulator),
	});
	const context = new LoadOptionsContext(
		workflow,
		node,
		{ ...additionalData, currentNodeParameters: parameters as INodeParameters },
		'parameters',
	);
	const searches = nodeType.methods!.listSearch as unknown as Searches;
	return await searches[method].call(context, filter, token);
}

let logins = 0;

/** Gives those who are online IDs of their own, since what an account may do in a minute is counted. */
export function renameAccounts({ world }: Simulator): void {
	for (const account of world.accounts) {
		const end = `n${++logins}`;
		Object.assign(account, { wcId: account.wcId + end, appId: account.appId + end });
	}
}

export const names = ({ results }: INodeListSearchResult) => results.map(({ name }) => name);
export const values = ({ results }: INodeListSearchResult) => results.map(({ value }) => value);
/** What can be chosen. */
export const choices = (found: INodeListSearchResult) =>
	values(found).filter((value) => typeof value === 'string');
/** The lines that say something: n8n's editor lets nobody choose a truth value. */
export const said = ({ results }: INodeListSearchResult) =>
	results.filter(({ value }) => typeof value === 'boolean').map(({ name }) => name);
