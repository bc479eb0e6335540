import { HookContext, LoadOptionsContext, TriggerContext } from 'n8n-core';
import type { IExecuteFunctions, INodeParameters } from 'n8n-workflow';

import { makeSecrets } from '../../nodes/callbacks/token';
import { type Simulator, startSimulator } from '../simulator/index.mts';
import { type ActiveWebhooks, openWebhooks } from './activeWebhooks.mts';
import { callbackKinds } from './callbackKinds.mts';
import { place, weChatTrigger } from './n8n.mts';

describe.each(callbackKinds)('$name', (kind) => {
	const { fields, keyName, set } = kind;
	let simulator: Simulator;
	let n8n: ActiveWebhooks;

	beforeEach(async () => {
		n8n = await openWebhooks();
		simulator = await startSimulator({ gateway: kind.id });
	});
	afterEach(async () => {
		await simulator.close();
		await n8n.close();
	});

	const { checkExists, create, delete: remove } = weChatTrigger.webhookMethods.default;

	/** Each test has a trigger of its own, since what a trigger has registered is remembered. */
	let triggers = 0;
	beforeEach(() => void triggers++);

	/** The trigger of an active workflow. */
	const hook = (
		baseUrl = simulator.url,
		key = simulator.authorization,
		parameters: INodeParameters = {},
	) => {
		const setting = { baseUrl, fields: fields(key), parameters };
		const { workflow, node, additionalData } = place(weChatTrigger, setting);
		node.webhookId = `${kind.id}-trigger-${triggers}`;
		n8n.activate('webhook', node.webhookId);
		const { webhookBaseUrl } = n8n;
		const data = { ...additionalData, webhookBaseUrl };
		return new HookContext(workflow, node, data, 'trigger', 'activate');
	};

	it('activation registers the URL of the workflow in the best format', async () => {
		expect(await checkExists.call(hook())).toBe(false);
		expect(await create.call(hook())).toBe(true);
		const url = expect.stringContaining(`${n8n.webhookBaseUrl}/${kind.id}-trigger-`);
		expect(simulator.requests.map(({ path, body }) => [path, body])).toEqual([
			[set, kind.registration(url, simulator.authorization)],
		]);
		expect(simulator.world.developer.callbackUrl).toEqual(url);
	});

	it('deactivation cancels it, where it can be cancelled', async () => {
		await create.call(hook());
		const { callbackUrl } = simulator.world.developer;
		simulator.clear();
		expect(await remove.call(hook())).toBe(true);
		expect(simulator.requests.map(({ path }) => path)).toEqual(kind.cancel ? [kind.cancel] : []);
		expect(simulator.world.developer.callbackUrl).toBe(kind.cancel ? null : callbackUrl);
	});

	it('a refused registration fails the activation with the reason', async () => {
		simulator.misbehave(set, { refuse: { code: '1001', message: '地址无效' } });
		const error = await create.call(hook()).catch((caught) => caught);
		expect(error.name).toBe('NodeApiError');
		expect(error.message).toBe('The gateway refused \'Set Callback URL\' ("地址无效", code 1001)');
	});

	it('a wrong key fails the activation and is not shown', async () => {
		const error = await create.call(hook(simulator.url, 'wrong-token')).catch((caught) => caught);
		expect(error.message).toMatch(new RegExp(`does not accept the ${keyName}`, 'i'));
		expect(JSON.stringify([error, error.stack])).not.toContain('wrong-token');
	});

	it('a callback URL that the gateway quotes is shown without its token', async () => {
		const { token } = makeSecrets(simulator.authorization, '');
		const message = `https://n8n.example.com/webhook/1?token=${token} is not wanted`;
		simulator.misbehave(set, { refuse: { code: '1001', message } });
		const error = await create.call(hook()).catch((caught) => caught);
		expect(error.message).toContain('/webhook/1?token=******** is not wanted');
		expect(JSON.stringify([error, error.stack])).not.toContain(token);
	});

	it('a gateway that is gone does not keep a workflow from being deactivated', async () => {
		// Where nothing can be cancelled, nothing is asked.
		const isDone = kind.cancel === undefined;
		expect(await remove.call(hook('http://127.0.0.1:9'))).toBe(isDone);
	});

	it('with a manual registration nothing is called', async () => {
		const manual = hook(undefined, undefined, { options: { registration: 'manual' } });
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
		'%s registration without a key fails the activation: anybody could make the token',
		async (registration) => {
			const error = await create
				.call(hook(undefined, ' ', { options: { registration } }))
				.catch((caught) => caught);
			expect(error.name).toBe('NodeOperationError');
			expect(error.message).toBe(`The credential has no ${keyName}`);
			expect(error.description).toContain(`Enter the ${keyName} in the credential`);
			expect(simulator.requests).toEqual([]);
		},
	);

	it('nor is a token shown', async () => {
		const { workflow, node, additionalData } = place(weChatTrigger, {
			baseUrl: simulator.url,
			fields: fields(''),
		});
		const context = new LoadOptionsContext(workflow, node, additionalData, 'parameters');
		const error = await weChatTrigger.methods.loadOptions.showCallbacks
			.call(context)
			.catch((caught: unknown) => caught);
		expect(error).toMatchObject({
			name: 'NodeOperationError',
			message: `The credential has no ${keyName}`,
		});
	});
});

it('n8n activates it at every start, since it has a trigger, and goes on in a test run, since it can be executed', async () => {
	const { workflow, node, additionalData } = place(weChatTrigger, { baseUrl: '' });
	const inTest = new TriggerContext(workflow, node, additionalData, 'manual', 'manual');
	expect(await weChatTrigger.trigger.call(inTest)).toEqual({});
	const items = [{ json: { text: 'hi' } }];
	const context = {
		getInputData: () => items,
		getMode: () => 'manual',
	} as unknown as IExecuteFunctions;
	expect(await weChatTrigger.execute.call(context)).toEqual([items]);
});
