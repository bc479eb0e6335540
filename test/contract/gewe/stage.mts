/** What the tests of the node for GeWe share: a simulated gateway, and the node run against it. */
import { LoadOptionsContext } from 'n8n-core';
import type {
	ICredentialDataDecryptedObject,
	INodeListSearchResult,
	INodeParameters,
} from 'n8n-workflow';

import { gewe } from '../../../nodes/gateways/gewe';
import { type Simulator, startSimulator } from '../../simulator/index.mts';
import { place, type Setting, weChatGewe } from '../n8n.mts';
import { prepareNode, type Run } from '../runNode.mts';

export const PREFIX = '/gewe/v2/api';

export const startGewe = async (
	options: Parameters<typeof startSimulator>[0] = {},
): Promise<Simulator> => await startSimulator({ ...options, gateway: 'gewe' });

/** The device of whoever is online. */
const deviceOf = ({ world }: Simulator) => world.accounts.find(({ online }) => online)?.appId ?? '';

/** The account that is online. */
export const botOf = ({ world }: Simulator) => world.accounts.find(({ online }) => online)!;

/** A credential of the simulator with all of its devices. */
export const credentialOf = (
	{ url, authorization, world }: Simulator,
	more: ICredentialDataDecryptedObject = {},
): ICredentialDataDecryptedObject => ({
	gateway: gewe.id,
	baseUrl: `${url}${PREFIX}`,
	token: authorization,
	headerName: 'X-GEWE-TOKEN',
	devices: world.accounts.map(({ appId }) => appId).join(', '),
	...more,
});

const settingOf = (simulator: Simulator, { fields, ...more }: Partial<Setting>): Setting => ({
	gateway: gewe.id,
	baseUrl: simulator.url,
	credentialId: simulator.url,
	...more,
	fields: credentialOf(simulator, fields),
});

export const byDevice = (value: unknown) => ({ __rl: true, mode: 'appId', value });
export const byWeChatId = (value: unknown) => ({ __rl: true, mode: 'wcId', value });

/** A node with these parameters, as the account that is online unless they name another. */
export const settingFor = (
	simulator: Simulator,
	parameters: object,
	more: Partial<Setting> = {},
): Setting => ({
	...settingOf(simulator, more),
	parameters: {
		weChatAccount: byDevice(deviceOf(simulator)),
		options: { pacing: 'off' },
		...parameters,
	} as INodeParameters,
});

/** Prepares an execution of it. */
export const prepare = (
	simulator: Simulator,
	parameters: object,
	{ items, signal, binary, ...more }: Partial<Run> = {},
) => prepareNode({ items, signal, binary, ...settingFor(simulator, parameters, more) }, weChatGewe);

export const run = async (simulator: Simulator, parameters: object, more: Partial<Run> = {}) =>
	await prepare(simulator, parameters, more)();

/** Asks a picker as the editor does. */
export async function pick(
	simulator: Simulator,
	method: string,
	{
		filter,
		token,
		...parameters
	}: { filter?: string; token?: string; [name: string]: unknown } = {},
	credential: ICredentialDataDecryptedObject = {},
): Promise<INodeListSearchResult> {
	const { workflow, node, additionalData } = place(
		weChatGewe,
		settingOf(simulator, { fields: credential }),
	);
	const currentNodeParameters = {
		weChatAccount: byDevice(deviceOf(simulator)),
		...parameters,
	} as INodeParameters;
	const context = new LoadOptionsContext(
		workflow,
		node,
		{ ...additionalData, currentNodeParameters },
		'parameters',
	);
	return await weChatGewe.methods.listSearch[method].call(context, filter, token);
}

/** The requests for a path. */
export const calls = (simulator: Simulator, path: string) =>
	simulator.requests.filter((request) => request.path === path);
