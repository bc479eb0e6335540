import { HookContext, LoadOptionsContext } from 'n8n-core';
import type { IExecuteFunctions, INodeParameters } from 'n8n-workflow';

import { type Simulator, startSimulator } from '../simulator/index.mts';
import { place, WEBHOOK_BASE, weChatTrigger } from './n8n.mts';

let simulator: Simulator;

beforeEach(async () => {
	simulator = await startSimulator();
});
afterEach(() => simulator.close());

const { checkExists, create, delete: remove } = weChatTrigger.webhookMethods.default;

/** Each test has a trigger of its own, since what a trigger has registered is remembered. */
let triggers = 0;
beforeEach(() => void triggers++);

const hook = (
	baseUrl = simulator.url,
	authorization = simulator.authorization,
	parameters: INodeParameters = {},
) => {
	const setting = { baseUrl, authorization, parameters };
	const { workflow, node, additionalData } = place(weChatTrigger, setting);
	node.webhookId = `trigger-${triggers}`;
	return new HookContext(workflow, node, additionalData, 'trigger', 'activate');
};

it('activation registers the URL of the workflow in the optimized format', async () => {
	expect(await checkExists.call(hook())).toBe(false);
	expect(await create.call(hook())).toBe(true);
	expect(simulator.requests.map(({ path, body }) => [path, body])).toEqual([
		['/setHttpCallbackUrl', { httpUrl: expect.stringContaining(`${WEBHOOK_BASE}/`), type: 2 }],
	]);
	expect(simulator.world.developer.callbackUrl).toContain(WEBHOOK_BASE);
});

it('deactivation cancels it', async () => {
	await create.call(hook());
	expect(await remove.call(hook())).toBe(true);
	expect(simulator.world.developer.callbackUrl).toBeFalsy();
});

it('a refused registration fails the activation with the reason', async () => {
	simulator.misbehave('/setHttpCallbackUrl', { refuse: { code: '1001', message: '地址无效' } });
	const error = await create.call(hook()).catch((caught) => caught);
	expect(error.name).toBe('NodeApiError');
	expect(error.message).toBe('The gateway refused \'Set Callback URL\' ("地址无效", code 1001)');
});

it('a wrong Authorization fails the activation and is not shown', async () => {
	const error = await create.call(hook(simulator.url, 'wrong-token')).catch((caught) => caught);
	expect(error.message).toContain('does not accept the Authorization');
	expect(JSON.stringify([error, error.stack])).not.toContain('wrong-token');
});

it('a gateway that is gone does not keep a workflow from being deactivated', async () => {
	expect(await remove.call(hook('http://127.0.0.1:9'))).toBe(false);
});

it('with a manual registration nothing is called', async () => {
	const manual = hook(undefined, undefined, { registration: 'manual' });
	expect(await create.call(manual)).toBe(true);
	expect(await remove.call(manual)).toBe(true);
	expect(simulator.requests).toEqual([]);
});

it('a pattern that cannot be used fails the activation before anything is registered', async () => {
	const wrong = hook(undefined, undefined, { filters: { textPattern: '(?=a)' } });
	const error = await create.call(wrong).catch((caught) => caught);
	expect(error.name).toBe('NodeOperationError');
	expect(error.message).toContain("'Text Matches Pattern' cannot be used");
	expect(error.description).toContain('Look-around');
	expect(simulator.requests).toEqual([]);
});

it('the registered address carries the token', async () => {
	await create.call(hook());
	const { searchParams } = new URL(simulator.world.developer.callbackUrl!);
	expect(searchParams.get('token')).toMatch(/^[\w-]{43}$/);
});

it('a gateway that is not there fails the activation in our words', async () => {
	const error = await create.call(hook('http://127.0.0.1:9')).catch((caught) => caught);
	expect(error.message).toBe('The gateway refuses the connection');
});

it.each(['automatic', 'manual'])(
	'%s registration without an Authorization fails the activation: anybody could make the token',
	async (registration) => {
		const error = await create
			.call(hook(undefined, ' ', { registration }))
			.catch((caught) => caught);
		expect(error.name).toBe('NodeOperationError');
		expect(error.message).toBe('The credential has no Authorization');
		expect(error.description).toContain('Enter the Authorization in the credential');
		expect(simulator.requests).toEqual([]);
	},
);

it('nor is a token shown', async () => {
	const { workflow, node, additionalData } = place(weChatTrigger, { baseUrl: simulator.url });
	const context = new LoadOptionsContext(workflow, node, additionalData, 'parameters');
	const error = await weChatTrigger.methods.listSearch.showToken
		.call(context)
		.catch((caught: unknown) => caught);
	expect(error).toMatchObject({
		name: 'NodeOperationError',
		message: 'The credential has no Authorization',
	});
});

it('n8n activates it at every start, since it has a trigger, and goes on in a test run, since it can be executed', async () => {
	expect(await weChatTrigger.trigger()).toEqual({});
	const items = [{ json: { text: 'hi' } }];
	const context = { getInputData: () => items } as unknown as IExecuteFunctions;
	expect(await weChatTrigger.execute.call(context)).toEqual([items]);
});
