import { HookContext } from 'n8n-core';
import type { IWebhookData, WorkflowActivateMode } from 'n8n-workflow';

import { CHECK_HEADER, isSignedCheck } from '../../nodes/callbacks/check/mark';
import { productionUrl } from '../../nodes/callbacks/recipients';
import { makeSecrets } from '../../nodes/callbacks/token';
import { developerOf } from '../../nodes/engine/developer';
import { gatewayOf } from '../../nodes/gateways/choose';
import { waitFor } from '../../scripts/lib/wait.mjs';
import { type Simulator, startSimulator } from '../simulator/index.mts';
import { type ActiveWebhooks, openWebhooks } from './activeWebhooks.mts';
import { callbackKinds, registered as registeredAt } from './callbackKinds.mts';
import { errorOf } from './errorOf.mts';
import { place, type Setting, weChatTrigger } from './n8n.mts';

describe.each(callbackKinds)('$name', ({ id, set: SET, cancel: CANCEL, keyName, fields }) => {
	let simulator: Simulator;
	let n8n: ActiveWebhooks;

	beforeEach(async () => {
		n8n = await openWebhooks();
		simulator = await startSimulator({ gateway: id });
	});
	afterEach(async () => {
		// What is registered is remembered in this process, and tried until it succeeds.
		for (const { deactivate } of made.splice(0)) await deactivate();
		await simulator.close();
		await n8n.close();
	});

	const { create, delete: remove } = weChatTrigger.webhookMethods.default;

	let triggers = 0;
	const made: Array<{ deactivate(): Promise<boolean> }> = [];

	/** The trigger of one workflow, and what n8n does with it. */
	function trigger({
		key = simulator.authorization,
		baseUrl = simulator.url,
		...setting
	}: Partial<Setting> & { key?: string } = {}) {
		const placed = place(weChatTrigger, { baseUrl, fields: fields(key), ...setting });
		const { workflow, node } = placed;
		node.webhookId = `workflow-${++triggers}`;
		const { webhookBaseUrl, webhookTestBaseUrl } = n8n;
		const additionalData = { ...placed.additionalData, webhookBaseUrl, webhookTestBaseUrl };
		const hook = (activation: WorkflowActivateMode, isTest: boolean) =>
			new HookContext(
				workflow,
				node,
				additionalData,
				activation === 'manual' ? 'manual' : 'trigger',
				activation,
				{ isTest } as unknown as IWebhookData,
			);
		const actions = {
			node,
			url: (folder = 'webhook') => expect.stringContaining(`/${folder}/${node.webhookId}/`),
			// n8n answers at an address before `create` is called, and not any more when `delete` is.
			activate: async (activation: WorkflowActivateMode = 'activate') => {
				n8n.activate('webhook', String(node.webhookId));
				return await create.call(hook(activation, false));
			},
			deactivate: async () => {
				n8n.deactivate('webhook', String(node.webhookId));
				return await remove.call(hook('update', false));
			},
			listen: async () => {
				n8n.activate('webhook-test', String(node.webhookId));
				return await create.call(hook('manual', true));
			},
			stopListening: async () => {
				n8n.deactivate('webhook-test', String(node.webhookId));
				return await remove.call(hook('update', true));
			},
		};
		made.push(actions);
		return actions;
	}

	/** The developer account of this key. */
	const developer = (key = simulator.authorization) =>
		developerOf(gatewayOf({ gateway: id }), { baseUrl: simulator.url, ...fields(key) });

	const callbackUrl = () => simulator.world.developer.callbackUrl;
	/** What the gateway was asked; it sends a test to each URL that it gets, here to itself. */
	const calls = () =>
		simulator.requests.map(({ path }) => path).filter((path) => [SET, CANCEL].includes(path));

	const registered = async (url: unknown) => await registeredAt(simulator, url);

	/** The last one is gone: its URL is cancelled, or stays where nothing can be cancelled. */
	function expectReleased(last: ReturnType<typeof trigger>, folder?: string) {
		if (CANCEL) expect(callbackUrl()).toBeFalsy();
		else expect(callbackUrl()).toEqual(last.url(folder));
	}

	describe('at a start of n8n', () => {
		it.each(['init', 'leadershipChange'] as const)(
			'%s: the URL is set again',
			async (activation) => {
				const workflow = trigger();
				expect(await workflow.activate(activation)).toBe(true);
				await registered(workflow.url());
			},
		);

		it.each([
			['is out of order', { status: 502, html: true }],
			['refuses', { refuse: { code: '1001', message: '系统繁忙' } }],
			['breaks off', { cut: true }],
		] as const)('a gateway that %s is asked again, and n8n goes on', async (_, how) => {
			const workflow = trigger();
			simulator.misbehave(SET, how);
			expect(await workflow.activate('init')).toBe(true);
			await waitFor({
				what: 'The second attempt',
				timeoutMs: 60_000,
				ask: async () => calls().filter((path) => path === SET).length === 2,
			});
			await registered(workflow.url());
		});

		it('n8n does not wait for a slow gateway', async () => {
			const workflow = trigger();
			simulator.misbehave(SET, { delayMs: 500 });
			expect(await workflow.activate('init')).toBe(true);
			expect(callbackUrl()).toBeFalsy();
			await registered(workflow.url());
		});

		it('of many workflows the last one has it, with few requests', async () => {
			const workflows = Array.from({ length: 12 }, () => trigger({ credentialId: 'shared' }));
			await Promise.all(workflows.map(async ({ activate }) => await activate('init')));
			await registered(workflows[11].url());
			expect(calls().length).toBeLessThanOrEqual(2);
		});

		it('of several workflows the one that registered last has it again, whatever the order', async () => {
			const [older, newer, unknown] = [trigger(), trigger(), trigger()];
			await older.activate();
			await newer.activate();
			for (const { deactivate } of [older, newer]) await deactivate();
			await newer.activate('init');
			await registered(newer.url());
			await older.activate('init');
			await unknown.activate('init');
			await waitFor({
				what: 'The registration of each',
				timeoutMs: 10_000,
				ask: async () => calls().filter((path) => path === SET).length === 5,
			});
			expect(callbackUrl()).toEqual(newer.url());
		});

		it('a workflow that is deactivated meanwhile is not registered any more', async () => {
			const workflow = trigger();
			simulator.misbehave(SET, { status: 502, html: true });
			await workflow.activate('init');
			await waitFor({
				what: 'The first attempt',
				timeoutMs: 10_000,
				ask: async () => calls().includes(SET),
			});
			await workflow.deactivate();
			const other = trigger();
			await other.activate('init');
			await registered(other.url());
			// By now a second attempt of the first one would be over, too.
			await new Promise((resolve) => setTimeout(resolve, 2_500));
			expect(callbackUrl()).toEqual(other.url());
		});

		it('production is known to test runs before the gateway has answered', async () => {
			const workflow = trigger();
			simulator.misbehave(SET, { status: 502, html: true });
			await workflow.activate('init');
			expect(productionUrl(developer())).toEqual(workflow.url());
		});

		it('what only the user can mend fails at once', async () => {
			const workflow = trigger({ key: '' });
			expect((await errorOf(workflow.activate('init'))).message).toBe(
				`The credential has no ${keyName}`,
			);
		});
	});

	describe('several workflows of one developer account', () => {
		it('one that is deactivated gives the callback back to the one before it', async () => {
			const [first, second] = [trigger(), trigger()];
			await first.activate();
			await second.activate();
			expect(callbackUrl()).toEqual(second.url());
			await second.deactivate();
			expect(callbackUrl()).toEqual(first.url());
			await first.deactivate();
			expectReleased(first);
		});

		it('one that had lost it takes nothing away', async () => {
			const [first, second] = [trigger(), trigger()];
			await first.activate();
			await second.activate();
			await first.deactivate();
			expect(callbackUrl()).toEqual(second.url());
			expect(calls()).toEqual([SET, SET]);
		});

		it('one that is edited has it again', async () => {
			const [first, second] = [trigger(), trigger()];
			await first.activate();
			await second.activate();
			await first.deactivate();
			await first.activate('update');
			expect(callbackUrl()).toEqual(first.url());
			await first.deactivate();
			expect(callbackUrl()).toEqual(second.url());
		});

		it('activated at once, the last one that the gateway knows is the last one that n8n knows', async () => {
			const workflows = Array.from({ length: 5 }, () => trigger());
			simulator.misbehave(SET, { delayMs: 200, when: workflows[0].node.webhookId });
			await Promise.all(workflows.map(async ({ activate }) => await activate()));
			const holder = workflows.findIndex(({ url }) => url().asymmetricMatch(callbackUrl()));
			await workflows[holder].deactivate();
			expect(callbackUrl()).toMatch(/\/webhook\/workflow-/);
			for (const workflow of workflows) await workflow.deactivate();
			if (CANCEL) expect(callbackUrl()).toBeFalsy();
		});

		it('with a gateway that fails once, the one before gets it all the same', async () => {
			const [first, second] = [trigger(), trigger()];
			await first.activate();
			await second.activate();
			simulator.misbehave(SET, { status: 502, html: true });
			expect(await second.deactivate()).toBe(false);
			await registered(first.url());
		});

		describe('with a credential each', () => {
			const pairs: Array<[string, () => Parameters<typeof trigger>[0]]> = [
				['another id', () => ({ credentialId: 'another' })],
				['a slash at the end of the Base URL', () => ({ baseUrl: `${simulator.url}/` })],
				['white space around the key', () => ({ key: ` ${simulator.authorization} ` })],
			];

			it.each(pairs)('a test run leaves production as it was: %s', async (_, setting) => {
				const [production, draft] = [trigger(), trigger(setting())];
				await production.activate();
				await draft.listen();
				expect(callbackUrl()).toEqual(draft.url('webhook-test'));
				await draft.stopListening();
				expect(callbackUrl()).toEqual(production.url());
			});

			it.each(pairs)('a deactivation leaves production as it was: %s', async (_, setting) => {
				const [old, production] = [trigger(), trigger(setting())];
				await old.activate();
				await production.activate();
				await old.deactivate();
				expect(callbackUrl()).toEqual(production.url());
			});
		});

		it('a credential that has been renamed is the same', async () => {
			const [production, draft] = [
				trigger({ credentialId: 'renamed' }),
				trigger({ credentialId: 'renamed' }),
			];
			draft.node.credentials!.weChatGatewayApi.name = 'Shop';
			await production.activate();
			await draft.listen();
			await draft.stopListening();
			expect(callbackUrl()).toEqual(production.url());
		});

		it('where the user has registered production by hand, a test run leaves it there', async () => {
			const production = trigger({ parameters: { options: { registration: 'manual' } } });
			await production.activate();
			expect(calls()).toEqual([]);
			const draft = trigger();
			await draft.listen();
			await draft.stopListening();
			expect(callbackUrl()).toEqual(production.url());
			await production.deactivate();
			expect(callbackUrl()).toEqual(production.url());
		});

		it('a test run gives the callback to its own workflow, which another process has activated', async () => {
			const workflow = trigger();
			n8n.activate('webhook', String(workflow.node.webhookId));
			await workflow.listen();
			await simulator.settled();
			n8n.asked.length = 0;
			await workflow.stopListening();
			expect(callbackUrl()).toEqual(workflow.url());
			// It is n8n that asks whether somebody is there, and nobody takes that for the gateway.
			const { relayKey } = makeSecrets(simulator.authorization, '');
			expect(isSignedCheck(relayKey, n8n.asked[0][CHECK_HEADER], Date.now())).toBe(true);
		});

		it('a test run that is alone leaves nobody', async () => {
			const workflow = trigger();
			await workflow.listen();
			await workflow.stopListening();
			expectReleased(workflow, 'webhook-test');
		});

		it('what is registered by hand is before all others', async () => {
			const [production, manual] = [
				trigger(),
				trigger({ parameters: { options: { registration: 'manual' } } }),
			];
			await production.activate();
			await manual.activate();
			await production.deactivate();
			expect(callbackUrl()).toEqual(manual.url());
		});

		it('of two test runs the later one is not disturbed by the end of the earlier one', async () => {
			const [production, one, other] = [trigger(), trigger(), trigger()];
			await production.activate();
			await one.listen();
			await other.listen();
			await one.stopListening();
			expect(callbackUrl()).toEqual(other.url('webhook-test'));
			await other.stopListening();
			expect(callbackUrl()).toEqual(production.url());
		});
	});

	it('two developer accounts have nothing to do with each other', async () => {
		const other = await startSimulator({ gateway: id });
		try {
			const here = trigger();
			const there = trigger({ baseUrl: other.url, key: other.authorization });
			await here.activate();
			await there.activate();
			await here.deactivate();
			expectReleased(here);
			expect(other.world.developer.callbackUrl).toEqual(there.url());
		} finally {
			await other.close();
		}
	});

	describe('an activation that fails', () => {
		it.each([
			[
				'the gateway refuses',
				() => simulator.misbehave(SET, { refuse: { code: '1001', message: '地址无效' } }),
				{},
			],
			['a pattern cannot be used', () => {}, { parameters: { filters: { textPattern: '(?=a)' } } }],
		] as const)('leaves the gateway as it was: %s', async (_, prepare, setting) => {
			simulator.world.developer.callbackUrl = 'https://elsewhere.example.com/';
			const workflow = trigger(setting as Partial<Setting>);
			prepare();
			await errorOf(workflow.activate());
			// n8n deletes what it could not create.
			await workflow.deactivate();
			expect(callbackUrl()).toBe('https://elsewhere.example.com/');
			expect(calls().filter((path) => path !== SET)).toEqual([]);
		});

		it('but may have been registered takes it back', async () => {
			const [production, broken] = [trigger(), trigger()];
			await production.activate();
			simulator.misbehave(SET, { cut: true });
			await errorOf(broken.activate());
			expect(callbackUrl()).toEqual(broken.url());
			await broken.deactivate();
			expect(callbackUrl()).toEqual(production.url());
		});

		it('the same for a test run', async () => {
			const [production, draft] = [trigger(), trigger()];
			await production.activate();
			simulator.misbehave(SET, { cut: true });
			await errorOf(draft.listen());
			await draft.stopListening();
			expect(callbackUrl()).toEqual(production.url());
		});
	});

	describe('a credential with a new key, of which n8n tells nobody', () => {
		const renew = () => (simulator.world.developer.authorization = 'a new key');

		/** The same node with the credential as it is now. */
		const edited = (before: ReturnType<typeof trigger>) => {
			const after = trigger({ credentialId: 'edited', key: 'a new key' });
			after.node.webhookId = before.node.webhookId;
			return after;
		};

		it('the next test run with it registers production anew, with a new token', async () => {
			const production = trigger({ credentialId: 'edited' });
			await production.activate();
			const before = callbackUrl();
			renew();
			const draft = trigger({ credentialId: 'edited', key: 'a new key' });
			await draft.listen();
			await draft.stopListening();
			expect(callbackUrl()).toEqual(production.url());
			expect(callbackUrl()).not.toBe(before);
		});

		it('a deactivation cancels, and nothing of the old one stays', async () => {
			const production = trigger({ credentialId: 'edited' });
			await production.activate();
			const old = simulator.authorization;
			renew();
			await edited(production).deactivate();
			expectReleased(production);
			for (const key of [old, 'a new key']) {
				expect(productionUrl(developer(key))).toBeUndefined();
			}
		});

		it('while n8n starts, the gateway is asked again until it accepts it', async () => {
			const production = trigger({ credentialId: 'edited' });
			const old = simulator.authorization;
			renew();
			await production.activate('init');
			await waitFor({
				what: 'The refusal',
				timeoutMs: 10_000,
				ask: async () => calls().includes(SET),
			});
			simulator.world.developer.authorization = old;
			await registered(production.url());
		});
	});

	it('a deactivation without a key forgets the trigger', async () => {
		const production = trigger({ credentialId: 'emptied' });
		await production.activate();
		const emptied = trigger({ credentialId: 'emptied', key: '' });
		emptied.node.webhookId = production.node.webhookId;
		expect(await emptied.deactivate()).toBe(false);
		expect(productionUrl(developer())).toBeUndefined();
	});
});
