/** What is special about the registration at GeWe. */
import { HookContext } from 'n8n-core';
import type { INodeParameters, WorkflowActivateMode } from 'n8n-workflow';

import { receiverOf } from '../../../nodes/callbacks/recipients';
import { developerOf } from '../../../nodes/engine/developer';
import { gatewayOf } from '../../../nodes/gateways/choose';
import { type Simulator, startSimulator } from '../../simulator/index.mts';
import { type ActiveWebhooks, openWebhooks } from '../activeWebhooks.mts';
import { errorOf } from '../errorOf.mts';
import { place, weChatTrigger } from '../n8n.mts';

let simulator: Simulator;
let n8n: ActiveWebhooks;

beforeEach(async () => {
	n8n = await openWebhooks();
	simulator = await startSimulator({ gateway: 'gewe' });
});
afterEach(async () => {
	await simulator.close();
	await n8n.close();
});

const { create } = weChatTrigger.webhookMethods.default;

let triggers = 0;

interface Given {
	baseUrl?: string;
	token?: string;
	callbackSecret?: string;
	parameters?: INodeParameters;
	activation?: WorkflowActivateMode;
	/** Whether n8n can be reached. */
	reachable?: boolean;
}

/** Activates a trigger of its own. */
async function activate(given: Given = {}) {
	const { baseUrl = simulator.url, token = simulator.authorization, parameters } = given;
	const { activation = 'activate', reachable = true, callbackSecret = '' } = given;
	const fields = { gateway: 'gewe', token, callbackSecret };
	const placed = place(weChatTrigger, { baseUrl, fields, parameters });
	const webhookId = `gewe-${++triggers}`;
	placed.node.webhookId = webhookId;
	if (reachable) n8n.activate('webhook', webhookId);
	const { webhookBaseUrl, webhookTestBaseUrl } = n8n;
	const data = { ...placed.additionalData, webhookBaseUrl, webhookTestBaseUrl };
	const mode = activation === 'manual' ? 'manual' : 'trigger';
	return await create.call(new HookContext(placed.workflow, placed.node, data, mode, activation));
}

const asked = () => simulator.requests.map(({ path }) => path);

it.each([
	['the paid service', '/gewe/v2/api', '/login/setCallback'],
	['the container', '/v2/api', '/tools/setCallback'],
	['the container', '/v2/api/', '/tools/setCallback'],
])('%s at %s has it at %s', async (_, prefix, path) => {
	await activate({ baseUrl: simulator.url + prefix });
	expect(asked()).toEqual([path]);
	expect(simulator.world.developer.callbackUrl).toContain(n8n.webhookBaseUrl);
});

it('a URL that GeWe cannot reach is told with its address, without the token', async () => {
	const error = await errorOf(activate({ reachable: false }));
	const { origin } = new URL(n8n.webhookBaseUrl);
	expect(error.message).toBe(`GeWe cannot reach this n8n at ${origin} ("push msg err")`);
	expect(error.description).toContain('wants an answer within 3 seconds');
	expect(JSON.stringify([error, error.stack])).not.toMatch(/token=/);
	expect(simulator.world.developer.callbackUrl).toBeNull();
});

it('no reason at all is told as what it is: a wrong token', async () => {
	simulator.misbehave('/login/setCallback', { status: 200, body: '{"ret":500,"msg":null}' });
	const error = await errorOf(activate());
	expect(error.message).toBe('GeWe does not take the callback URL, and gives no reason');
	expect(error.description).toContain('check Token');
});

it('the ID of a device is no token', async () => {
	const error = await errorOf(activate({ token: 'wx_abcdefghij0123456789' }));
	expect(error.message).toContain('the ID of a device');
	expect(asked()).toEqual([]);
});

describe('with a Callback Secret in the credential', () => {
	const secretive = { callbackSecret: 's3cret' };

	it.each(['activate', 'init', 'manual'] as const)(
		'nothing is set by the node, since GeWe would forget the secret (%s)',
		async (activation) => {
			await simulator.subscribe('https://elsewhere.example.com/', 's3cret');
			const error = await errorOf(activate({ ...secretive, activation }));
			expect(error.name).toBe('NodeOperationError');
			expect(error.message).toContain('the node cannot set the callback URL');
			expect(error.description).toContain("Add the option 'Registration: Manual'");
			expect(asked()).toEqual([]);
			expect(simulator.world.gewe.headerSecret).toBe('s3cret');
		},
	);

	it('the user sets it by hand', async () => {
		expect(
			await activate({ ...secretive, parameters: { options: { registration: 'manual' } } }),
		).toBe(true);
		expect(asked()).toEqual([]);
	});
});

it.each(['automatic', 'manual'])(
	'the option Developer Account is refused, since no callback names one (%s)',
	async (registration) => {
		const parameters = { options: { registration, developerAccount: '13800000000' } };
		const error = await errorOf(activate({ parameters }));
		expect(error.message).toBe("'Developer Account' cannot be used with GeWe");
		expect(asked()).toEqual([]);
	},
);

it('an empty Base URL is the paid service', async () => {
	await activate({ baseUrl: '', parameters: { options: { registration: 'manual' } } });
	const { authorization: token } = simulator;
	const paid = { baseUrl: 'http://api.geweapi.com/gewe/v2/api/', token };
	const developer = developerOf(gatewayOf({ gateway: 'gewe' }), paid);
	expect(receiverOf(developer)?.url).toContain(`/gewe-${triggers}/`);
});
