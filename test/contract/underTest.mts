/** The gateways: each with its node, the operations of its documents and the simulator that speaks it. */
import type { ICredentialDataDecryptedObject, INodeType } from 'n8n-workflow';

import { eyun } from '../../nodes/gateways/eyun';
import type { Gateway } from '../../nodes/gateways/gateway';
import { gewe } from '../../nodes/gateways/gewe';
import { type Operation, operations } from '../simulator/catalog.mts';
import { type GeweOperation, operations as geweOperations } from '../simulator/gewe/catalog.mts';
import { fullBodies, requiredBody } from '../simulator/gewe/samples.mts';
import type { Simulator, World } from '../simulator/index.mts';
import { sampleBody } from '../simulator/samples.mts';
import { weChatEyun, weChatGewe } from './n8n.mts';

/** The body of a request. */
export type Body = Record<string, unknown>;

export interface UnderTest {
	id: Simulator['gateway'];
	gateway: Gateway;
	nodeType: INodeType;
	/** What the vendor's documents say. */
	operations: Operation[];
	/** Bodies that the simulator accepts, with all parameters between them. */
	full(operation: Operation, world: World): Body[];
	/** One with the required parameters alone. */
	required(operation: Operation, world: World): Body;
	/** The keys of a body that name the account, which the node finds by itself. */
	accountKeys: string[];
	/** The keys of a body that the credential fills in. */
	fromCredential: string[];
	/** How somebody names the account that a body is about; the one that is online, without one. */
	account(world: World, body?: Body): { mode: string; value: string };
	/** What opens the simulator, for an operation where it matters. */
	credential(simulator: Simulator, operation?: Operation): ICredentialDataDecryptedObject;
	/** The header with what opens it. */
	header: string;
}

const online = ({ accounts }: World) => accounts.find((account) => account.online)!;

export const underTest: Record<Simulator['gateway'], UnderTest> = {
	eyun: {
		id: 'eyun',
		gateway: eyun,
		nodeType: weChatEyun,
		operations,
		full: (operation, world) => [sampleBody(operation, world, 'full')],
		required: (operation, world) => sampleBody(operation, world, 'required'),
		accountKeys: ['wId'],
		fromCredential: [],
		account: (world) => ({ mode: 'wcId', value: online(world).wcId }),
		credential: ({ url: baseUrl, authorization }) => ({ baseUrl, authorization }),
		header: 'authorization',
	},
	gewe: {
		id: 'gewe',
		gateway: gewe,
		nodeType: weChatGewe,
		operations: geweOperations,
		full: fullBodies,
		required: requiredBody,
		accountKeys: ['appId', 'appid'],
		fromCredential: ['token'],
		account: (world, { appId = online(world).appId } = {}) => ({
			mode: 'appId',
			value: String(appId),
		}),
		// The paid service and the open container have prefixes of their own; legacy paths stand beside them.
		credential: ({ url, authorization: token, world }, operation) => ({
			baseUrl: `${url}${(operation as GeweOperation)?.only === 'open' ? '/v2/api' : '/gewe/v2/api'}`,
			token,
			headerName: 'X-GEWE-TOKEN',
			devices: world.accounts.map(({ appId }) => appId).join('\n'),
		}),
		header: 'x-gewe-token',
	},
};
