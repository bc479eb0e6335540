import { HookContext } from 'n8n-core';
import type { IWebhookData, WorkflowActivateMode } from 'n8n-workflow';

import { awaitAll } from '../../nodes/callbacks/awaited';
import { CHECK_HEADER, isSignedCheck } from '../../nodes/callbacks/check/mark';
import { receiverOf } from '../../nodes/callbacks/recipients';
import { siblingsIn } from '../../nodes/callbacks/siblings';
import { makeSecrets } from '../../nodes/callbacks/token';
import { asProduction, idIn } from '../../nodes/callbacks/triggerPath';
import { developerOf } from '../../nodes/engine/developer';
import { gatewayOf } from '../../nodes/gateways/choose';
import { waitFor } from '../../scripts/lib/wait.mjs';
import { type Simulator, startSimulator } from '../simulator/index.mts';
import { type ActiveWebhooks, openWebhooks } from './activeWebhooks.mts';
import { callbackKinds, registered as registeredAt } from './callbackKinds.mts';
import { errorOf } from './errorOf.mts';
import { place, type Setting, weChatTrigger } from './n8n.mts';

describe.each(callbackKinds)(
	'$name',
	({ id: gateway, set: SET, cancel: CANCEL, keyName, fields }) => {
		let simulator: Simulator;
		let n8n: ActiveWebhooks;

		beforeEach(async () => {
			n8n = await openWebhooks();
			simulator = await startSimulator({ gateway });
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
			const id = String(node.webhookId);
			const actions = {
				node,
				id,
				inTest: `${id} in a test`,
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
			developerOf(gatewayOf({ gateway }), { baseUrl: simulator.url, ...fields(key) });

		const callbackUrl = () => simulator.world.developer.callbackUrl;
		/** What the gateway was asked; it sends a test to each URL that it gets, here to itself. */
		const calls = () =>
			simulator.requests.map(({ path }) => path).filter((path) => [SET, CANCEL].includes(path));

		const registered = async (url: unknown) => await registeredAt(simulator, url);

		/**
		 * Who gets what the gateway delivers, as its URL says it: first who receives it, then those to whom it is
		 * passed on; `1 in a test` for the test run of the workflow 1.
		 */
		function delivered(key = simulator.authorization): string[] {
			const url = callbackUrl();
			if (!url) return [];
			const { origin, pathname, searchParams } = new URL(url);
			const [receiver, { relayKey }] = [origin + pathname, makeSecrets(key, '')];
			const others = siblingsIn(Object.fromEntries(searchParams), asProduction(receiver), relayKey);
			return [receiver, ...others!].map(
				(address) => `${idIn(address)}${asProduction(address) === address ? '' : ' in a test'}`,
			);
		}

		const deliveredTo = async (...ids: string[]) =>
			await waitFor({
				what: `The delivery to ${ids.join()}`,
				timeoutMs: 30_000,
				ask: async () => delivered().join() === ids.join(),
			});

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

			it('of many workflows all are named, with one request', async () => {
				const workflows = Array.from({ length: 12 }, () =>
					trigger({ credentialId: `shared ${gateway}` }),
				);
				await Promise.all(workflows.map(async ({ activate }) => await activate('init')));
				await deliveredTo(...workflows.map(({ id }) => id));
				expect(calls()).toEqual([SET]);
			});

			it('who is missing that a callback has named is waited for longer than usual', async () => {
				const [first, late] = [trigger(), trigger()];
				await first.activate('init');
				awaitAll(
					developer(),
					[first, late].map(({ id }) => n8n.address('webhook', id)),
				);
				// Without it, the URL would be set after 6 seconds.
				await new Promise((resolve) => setTimeout(resolve, 8_000));
				expect(calls()).toEqual([]);
				await late.activate('init');
				await deliveredTo(first.id, late.id);
				expect(calls()).toEqual([SET]);
			});

			it('those of two credentials for one developer account, too', async () => {
				const workflows = [trigger(), trigger()];
				for (const { activate } of workflows) await activate('init');
				await deliveredTo(...workflows.map(({ id }) => id));
			});

			it('the one that has been there longest receives again, whatever the order', async () => {
				const [older, newer] = [trigger(), trigger()];
				await older.activate();
				await newer.activate();
				for (const { deactivate } of [older, newer]) await deactivate();
				const before = calls().length;
				await newer.activate('init');
				await older.activate('init');
				await deliveredTo(older.id, newer.id);
				expect(calls().slice(before)).not.toContain(CANCEL);
			});

			it('a workflow that is deactivated meanwhile is not registered any more', async () => {
				const workflow = trigger();
				simulator.misbehave(SET, { status: 502, html: true });
				await workflow.activate('init');
				await waitFor({
					what: 'The first attempt',
					timeoutMs: 30_000,
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
				expect(receiverOf(developer())?.url).toEqual(workflow.url());
			});

			it('what only the user can mend fails at once', async () => {
				const workflow = trigger({ key: '' });
				expect((await errorOf(workflow.activate('init'))).message).toBe(
					`The credential has no ${keyName}`,
				);
			});
		});

		describe('several workflows of one developer account', () => {
			it('one that is activated takes nothing from another, and one that is deactivated leaves the others', async () => {
				const [first, second, third] = [trigger(), trigger(), trigger()];
				for (const { activate } of [first, second, third]) await activate();
				expect(delivered()).toEqual([first.id, second.id, third.id]);
				await second.deactivate();
				expect(delivered()).toEqual([first.id, third.id]);
				await first.deactivate();
				expect(delivered()).toEqual([third.id]);
				expect(calls()).not.toContain(CANCEL);
				await third.deactivate();
				expectReleased(third);
			});

			it('one that is edited is there again', async () => {
				const [first, second] = [trigger(), trigger()];
				await first.activate();
				await second.activate();
				await first.deactivate();
				await first.activate('update');
				expect(delivered()).toEqual([second.id, first.id]);
			});

			it('one that is edited to be registered by hand is given back all the same', async () => {
				const workflow = trigger();
				await workflow.activate();
				workflow.node.parameters = { options: { registration: 'manual' } };
				await workflow.deactivate();
				expectReleased(workflow);
			});

			it('activated and deactivated at once, all are named, with few requests', async () => {
				const workflows = Array.from({ length: 12 }, () => trigger());
				simulator.misbehave(SET, { delayMs: 200 });
				await Promise.all(workflows.map(async ({ activate }) => await activate()));
				expect(delivered()).toEqual(workflows.map(({ id }) => id));
				expect(calls().length).toBeLessThan(4);
				const [rest, ...others] = workflows;
				await Promise.all(others.map(async ({ deactivate }) => await deactivate()));
				expect(delivered()).toEqual([rest.id]);
				expect(calls().length).toBeLessThan(8);
			});

			it('activated while others are deactivated, those who stay are named', async () => {
				const [old, leaving, joining] = [trigger(), trigger(), trigger()];
				await old.activate();
				await leaving.activate();
				simulator.misbehave(SET, { delayMs: 100 }, 2);
				await Promise.all([leaving.deactivate(), joining.activate(), old.deactivate()]);
				expect(delivered()).toEqual([joining.id]);
			});

			it.each([1, 2])(
				'with a gateway that fails %i times, the others have it all the same',
				async (times) => {
					const [first, second, third] = [trigger(), trigger(), trigger()];
					for (const { activate } of [first, second, third]) await activate();
					simulator.misbehave(SET, { status: 502, html: true }, times);
					expect(await first.deactivate()).toBe(false);
					await deliveredTo(second.id, third.id);
				},
			);

			if (CANCEL) {
				it('a gateway that fails twice is asked again to forget the last one', async () => {
					const workflow = trigger();
					await workflow.activate();
					simulator.misbehave(CANCEL, { status: 502, html: true }, 2);
					expect(await workflow.deactivate()).toBe(false);
					await waitFor({
						what: 'The cancellation',
						timeoutMs: 30_000,
						ask: async () => !callbackUrl(),
					});
				});
			}

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
					expect(delivered()).toEqual([production.id, draft.inTest]);
					await draft.stopListening();
					expect(delivered()).toEqual([production.id]);
				});

				it.each(pairs)('a deactivation leaves production as it was: %s', async (_, setting) => {
					const [old, production] = [trigger(), trigger(setting())];
					await old.activate();
					await production.activate();
					expect(delivered()).toEqual([old.id, production.id]);
					await old.deactivate();
					expect(delivered()).toEqual([production.id]);
				});

				/** The node of a trigger with another credential behind the same ID. */
				function edited(
					before: ReturnType<typeof trigger>,
					setting: Parameters<typeof trigger>[0],
				) {
					const after = trigger(setting);
					after.node.webhookId = before.id;
					return after;
				}

				it('one that changes to another developer account leaves the others', async () => {
					const elsewhere = await startSimulator({ gateway });
					try {
						const [moving, staying] = [trigger({ credentialId: `moving ${gateway}` }), trigger()];
						await moving.activate();
						await staying.activate();
						const { url: baseUrl, authorization: key } = elsewhere;
						await edited(moving, { credentialId: `moving ${gateway}`, baseUrl, key }).deactivate();
						await deliveredTo(staying.id);
					} finally {
						await elsewhere.close();
					}
				});

				it('one whose key has gone leaves the others', async () => {
					const [emptied, staying] = [trigger({ credentialId: `gone ${gateway}` }), trigger()];
					await emptied.activate();
					await staying.activate();
					expect(
						await edited(emptied, { credentialId: `gone ${gateway}`, key: '' }).deactivate(),
					).toBe(false);
					await deliveredTo(staying.id);
				});
			});

			it('a credential that has been renamed is the same', async () => {
				const [production, draft] = [
					trigger({ credentialId: `renamed ${gateway}` }),
					trigger({ credentialId: `renamed ${gateway}` }),
				];
				draft.node.credentials!.weChatGatewayApi.name = 'Shop';
				await production.activate();
				await draft.listen();
				expect(delivered()).toEqual([production.id, draft.inTest]);
				await draft.stopListening();
				expect(delivered()).toEqual([production.id]);
			});

			it('where the user has registered production by hand, a test run leaves it there', async () => {
				const production = trigger({ parameters: { options: { registration: 'manual' } } });
				await production.activate();
				expect(calls()).toEqual([]);
				const draft = trigger();
				await draft.listen();
				expect(delivered()).toEqual([production.id, draft.inTest]);
				await draft.stopListening();
				expect(delivered()).toEqual([production.id]);
				await production.deactivate();
				expect(callbackUrl()).toEqual(production.url());
			});

			it('a test run of what the user registers by hand asks nobody, and is known', async () => {
				const draft = trigger({ parameters: { options: { registration: 'manual' } } });
				await draft.listen();
				expect(receiverOf(developer())).toMatchObject({
					kind: 'test',
					base: draft.url('webhook-test'),
				});
				await draft.stopListening();
				expect(receiverOf(developer())).toBeUndefined();
				expect(calls()).toEqual([]);
			});

			it('a test run of a workflow that another process has activated leaves production with it', async () => {
				const workflow = trigger();
				n8n.activate('webhook', workflow.id);
				await workflow.listen();
				await simulator.settled();
				expect(delivered()).toEqual([workflow.id, workflow.inTest]);
				// It is n8n that asks whether somebody is there, and nobody takes that for the gateway.
				const { relayKey } = makeSecrets(simulator.authorization, '');
				expect(isSignedCheck(relayKey, n8n.asked[0][CHECK_HEADER], Date.now())).toBe(true);
				await workflow.stopListening();
				expect(delivered()).toEqual([workflow.id]);
				// That process knows best until when.
				expect(receiverOf(developer())).toBeUndefined();
			});

			it('a test run that is alone leaves nobody', async () => {
				const workflow = trigger();
				await workflow.listen();
				expect(delivered()).toEqual([workflow.inTest]);
				await workflow.stopListening();
				expectReleased(workflow, 'webhook-test');
			});

			it('one that is registered by hand has it when no other is left', async () => {
				const [production, manual] = [
					trigger(),
					trigger({ parameters: { options: { registration: 'manual' } } }),
				];
				await production.activate();
				await manual.activate();
				expect(calls()).toEqual([SET]);
				const other = trigger();
				await other.activate();
				// What the user has entered some time is older than all others.
				expect(delivered()).toEqual([production.id, manual.id, other.id]);
				await other.deactivate();
				await production.deactivate();
				expect(delivered()).toEqual([manual.id]);
			});

			it('two test runs at once disturb neither each other nor production', async () => {
				const [production, one, other] = [trigger(), trigger(), trigger()];
				await production.activate();
				await one.listen();
				await other.listen();
				expect(delivered()).toEqual([production.id, one.inTest, other.inTest]);
				await one.stopListening();
				expect(delivered()).toEqual([production.id, other.inTest]);
				await other.stopListening();
				expect(delivered()).toEqual([production.id]);
			});

			it('a test run of a workflow that is active is there beside it', async () => {
				const workflow = trigger();
				await workflow.activate();
				await workflow.listen();
				expect(delivered()).toEqual([workflow.id, workflow.inTest]);
				await workflow.deactivate();
				expect(delivered()).toEqual([workflow.inTest]);
			});
		});

		it('two developer accounts have nothing to do with each other', async () => {
			const other = await startSimulator({ gateway });
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
				[
					'a pattern cannot be used',
					() => {},
					{ parameters: { filters: { textPattern: '(?=a)' } } },
				],
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

			it('because the gateway refuses is named by nobody', async () => {
				const [production, refused, next] = [trigger(), trigger(), trigger()];
				await production.activate();
				simulator.misbehave(SET, { refuse: { code: '1001', message: '地址过长' } });
				await errorOf(refused.activate());
				await refused.deactivate();
				await next.activate();
				expect(delivered()).toEqual([production.id, next.id]);
			});

			it('fails for all that share it, and each can be tried again', async () => {
				const [production, ...others] = Array.from({ length: 4 }, () => trigger());
				await production.activate();
				simulator.misbehave(SET, { refuse: { code: '1001', message: '系统繁忙' } });
				const outcomes = await Promise.allSettled(
					others.map(async ({ activate }) => await activate()),
				);
				expect(outcomes.map(({ status }) => status)).toEqual(Array(3).fill('rejected'));
				for (const { deactivate } of others) await deactivate();
				for (const { activate } of others) await activate();
				expect(delivered()).toEqual([production, ...others].map(({ id }) => id));
			});

			it('but may have been registered takes it back', async () => {
				const [production, broken] = [trigger(), trigger()];
				await production.activate();
				simulator.misbehave(SET, { cut: true });
				await errorOf(broken.activate());
				expect(delivered()).toEqual([production.id, broken.id]);
				await broken.deactivate();
				expect(delivered()).toEqual([production.id]);
			});

			it('the same for a test run', async () => {
				const [production, draft] = [trigger(), trigger()];
				await production.activate();
				simulator.misbehave(SET, { cut: true });
				await errorOf(draft.listen());
				await draft.stopListening();
				expect(delivered()).toEqual([production.id]);
			});
		});

		describe('a credential with a new key, of which n8n tells nobody', () => {
			const renew = () => (simulator.world.developer.authorization = 'a new key');

			// What is tried for a credential goes on after a test.
			let edits = 0;
			let credentialId: string;
			beforeEach(() => void (credentialId = `edited ${gateway} ${++edits}`));

			/** The same node with the credential as it is now. */
			const edited = (before: ReturnType<typeof trigger>) => {
				const after = trigger({ credentialId, key: 'a new key' });
				after.node.webhookId = before.node.webhookId;
				return after;
			};

			it('the next test run with it registers production anew, with a new token', async () => {
				const production = trigger({ credentialId });
				await production.activate();
				const before = callbackUrl();
				renew();
				const draft = trigger({ credentialId, key: 'a new key' });
				await draft.listen();
				await draft.stopListening();
				expect(callbackUrl()).toEqual(production.url());
				expect(callbackUrl()).not.toBe(before);
			});

			it('a deactivation cancels, and nothing of the old one stays', async () => {
				const production = trigger({ credentialId });
				await production.activate();
				const old = simulator.authorization;
				renew();
				await edited(production).deactivate();
				expectReleased(production);
				for (const key of [old, 'a new key']) {
					expect(receiverOf(developer(key))).toBeUndefined();
				}
			});

			it('while n8n starts, the gateway is asked again until it accepts it', async () => {
				const production = trigger({ credentialId });
				const old = simulator.authorization;
				renew();
				await production.activate('init');
				await waitFor({
					what: 'The refusal',
					timeoutMs: 30_000,
					ask: async () => calls().includes(SET),
				});
				simulator.world.developer.authorization = old;
				await registered(production.url());
			});
		});

		it('a deactivation without a key forgets the trigger', async () => {
			const production = trigger({ credentialId: `emptied ${gateway}` });
			await production.activate();
			const emptied = trigger({ credentialId: `emptied ${gateway}`, key: '' });
			emptied.node.webhookId = production.node.webhookId;
			expect(await emptied.deactivate()).toBe(false);
			expect(receiverOf(developer())).toBeUndefined();
		});
	},
);
