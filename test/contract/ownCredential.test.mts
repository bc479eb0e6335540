/** All gateways have one type of credential: a node that is given one for another gateway says so. */
import { LoadOptionsContext } from 'n8n-core';

import { WeChatGatewayApi } from '../../credentials/WeChatGatewayApi.credentials';
import { gateways } from '../../nodes/gateways/choose';
import { byId } from '../editor.mts';
import { type Simulator, startSimulator } from '../simulator/index.mts';
import { place, type Setting, weChatEyun, weChatGewe } from './n8n.mts';
import { runNode } from './runNode.mts';

const SENTENCE =
	"This credential is for GeWe: use the node 'WeChat (GeWe)' with it, or choose a credential for E Cloud here";

let simulator: Simulator;
let setting: Setting;

beforeEach(async () => {
	simulator = await startSimulator();
	setting = {
		gateway: 'gewe',
		baseUrl: simulator.url,
		authorization: simulator.authorization,
		parameters: {
			resource: 'message',
			operation: 'sendText',
			weChatAccount: { __rl: true, mode: 'wId', value: simulator.world.accounts[0].wId },
			to: byId('wxid_lilei00demo01'),
			text: 'Hello',
			options: { pacing: 'off' },
		},
	};
});
afterEach(() => simulator.close());

it('in an execution, before anything is sent', async () => {
	await expect(runNode(setting)).rejects.toThrow(SENTENCE);
	expect(simulator.requests).toEqual([]);
});

it('for each item, where failed items do not stop the node', async () => {
	const output = await runNode({ ...setting, continueOnFail: true, items: [{}, {}] });
	expect(output.map(({ json }) => json.error)).toEqual([SENTENCE, SENTENCE]);
	expect(simulator.requests).toEqual([]);
});

it('in a picker', async () => {
	const { workflow, node, additionalData } = place(weChatEyun, setting);
	const context = new LoadOptionsContext(workflow, node, additionalData, 'parameters');
	await expect(weChatEyun.methods.listSearch.searchAccounts.call(context)).rejects.toThrow(
		SENTENCE,
	);
	expect(simulator.requests).toEqual([]);
});

it('in the node of the other gateway, too', async () => {
	await expect(runNode({ ...setting, gateway: 'eyun' }, weChatGewe)).rejects.toThrow(
		"This credential is for E Cloud: use the node 'WeChat (E Cloud)' with it, or choose a credential for GeWe here",
	);
	expect(simulator.requests).toEqual([]);
});

it('and not where the credential is for the gateway of the node', async () => {
	await expect(runNode({ ...setting, gateway: 'eyun' })).resolves.toHaveLength(1);
});

it('the credential offers every gateway by its name, and so are the nodes called', () => {
	const field = new WeChatGatewayApi().properties.find(({ name }) => name === 'gateway');
	expect(field?.options).toEqual(gateways.map(({ id, name }) => ({ name, value: id })));
	expect([weChatEyun, weChatGewe].map(({ description }) => description.displayName)).toEqual(
		gateways.map(({ name }) => `WeChat (${name})`),
	);
});
