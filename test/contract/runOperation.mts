import type { INodeExecutionData, INodeParameters } from 'n8n-workflow';

import type { Operation } from '../simulator/catalog.mts';
import type { Simulator } from '../simulator/index.mts';
import { enter, hasAccount } from './parameters.mts';
import { runNode } from './runNode.mts';

/** The body of a request. */
export type Body = Record<string, unknown>;

/** Samples name files that do not exist; here they are on the simulator, so that no request leaves the machine. */
export const onSimulator = ({ url }: Simulator, body: Body): Body =>
	Object.fromEntries(
		Object.entries(body).map(([name, value]) => [
			name,
			typeof value === 'string'
				? value.replaceAll('https://files.example.com', `${url}/media`)
				: value,
		]),
	);

/** What the editor asks for: not the session, which the node finds, nor the second name of a key. */
export function toEnter({ params, resource, operation }: Operation, body: Body): Body {
	const aliases = params.map(({ alias }) => alias);
	const known = Object.entries(body).filter(
		([name]) => !aliases.includes(name) && !(name === 'wId' && hasAccount(resource, operation)),
	);
	return Object.fromEntries(known);
}

/**
 * Runs an operation as the account that is online.
 *
 * @param entered what somebody has entered into its fields
 * @param more further inputs of the node
 */
export async function runOperation(
	{ url, authorization, world }: Simulator,
	{ resource, operation }: Operation,
	entered: Body,
	more: INodeParameters = {},
): Promise<INodeExecutionData[]> {
	const account = world.accounts.find(({ online }) => online)!;
	return await runNode({
		baseUrl: url,
		authorization,
		parameters: {
			...enter(resource, operation, entered),
			...(hasAccount(resource, operation) && {
				weChatAccount: { __rl: true, mode: 'wcId', value: account.wcId },
			}),
			...more,
		},
	});
}
