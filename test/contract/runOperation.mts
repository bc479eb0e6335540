import type { INodeExecutionData, INodeParameters } from 'n8n-workflow';

import type { Operation } from '../simulator/catalog.mts';
import type { Simulator } from '../simulator/index.mts';
import { enter, hasAccount } from './parameters.mts';
import { runNode } from './runNode.mts';
import { type Body, underTest } from './underTest.mts';

export type { Body } from './underTest.mts';

/** Samples name files that do not exist; here they are on the simulator, so that no request leaves the machine. */
export const onSimulator = ({ url }: Simulator, body: Body): Body =>
	Object.fromEntries(
		Object.entries(body).map(([name, value]) => [
			name,
			typeof value === 'string'
				? value
						.replaceAll('https://files.example.com', `${url}/media`)
						// A callback URL is called at once; any endpoint answers, if only that there is no token.
						.replace('http://127.0.0.1:9/nobody-listens', `${url}/login/checkOnline`)
				: value,
		]),
	);

/** The account that a body is about, where the operation has one. */
export const accountOf = (
	{ gateway, world }: Simulator,
	operation: Operation,
	body: Body,
): INodeParameters => {
	const { nodeType, account } = underTest[gateway];
	return hasAccount(nodeType, operation)
		? { weChatAccount: { __rl: true, ...account(world, body) } }
		: {};
};

/** What the operation always sends, so that nobody enters it. */
const constants = (gateway: Simulator['gateway'], { resource, operation }: Operation): string[] => {
	const literal = underTest[gateway].gateway.catalog
		.find(({ value }) => value === resource)!
		.operations.find(({ value }) => value === operation)!;
	return Object.keys(literal.always ?? {});
};

/**
 * What the editor asks for: not what names the account, which the node finds, nor what the credential
 * has, nor the second name of a key, nor what is always the same.
 */
export function toEnter(
	operation: Operation,
	body: Body,
	gateway: Simulator['gateway'] = 'eyun',
): Body {
	const { accountKeys, fromCredential, nodeType } = underTest[gateway];
	const own = hasAccount(nodeType, operation) ? accountKeys : [];
	const aliases = operation.params.map(({ alias }) => alias);
	const left = [...own, ...fromCredential, ...aliases, ...constants(gateway, operation)];
	return Object.fromEntries(Object.entries(body).filter(([name]) => !left.includes(name)));
}

/**
 * Runs an operation as the account that is online.
 *
 * @param entered what somebody has entered into its fields
 * @param more further inputs of the node
 */
export async function runOperation(
	simulator: Simulator,
	operation: Operation,
	entered: Body,
	more: INodeParameters = {},
): Promise<INodeExecutionData[]> {
	const { id, nodeType, account, credential } = underTest[simulator.gateway];
	return await runNode(
		{
			gateway: id,
			baseUrl: simulator.url,
			fields: credential(simulator, operation),
			parameters: {
				...enter(nodeType, operation, entered),
				...(hasAccount(nodeType, operation) && {
					weChatAccount: { __rl: true, ...account(simulator.world) },
				}),
				...more,
			},
		},
		nodeType,
	);
}
