import { readFileSync } from 'node:fs';
import { itemsOf, type Workflow } from '../../../scripts/lib/n8n-rest.mjs';
import { waitFor } from '../../../scripts/lib/wait.mjs';
import { post, textCallback as text } from '../support/callback.mts';
import type { Stage } from '../support/stage.mts';
import { activated, inARow, weChatTrigger } from '../support/workflow.mts';

const TRIGGER = 'WeChat Trigger';

const fixture = (name: string) => readFileSync(`test/fixtures/eyun/callbacks/${name}.json`, 'utf8');

/** What the trigger does with callbacks in a real n8n. */
export function callbacks(stage: () => Stage): void {
	const callbackUrl = async () =>
		(await stage().simulator.control.state()).developer.callbackUrl as string;

	const deliver = async (body: string) => expect(await post(await callbackUrl(), body)).toBe(200);

	const withTrigger = (name: string, parameters: Record<string, unknown>) =>
		activated(
			stage(),
			inARow(name, [
				weChatTrigger(stage().credential, parameters),
				{ name: 'End', type: 'n8n-nodes-base.noOp', typeVersion: 1, parameters: {} },
			]),
		);

	/** The events that have started a workflow, oldest first, as soon as the last of them has. */
	async function started(workflow: Workflow, last: string, mode = 'production', count = 1) {
		return await waitFor({
			what: `The execution for "${last}"`,
			timeoutMs: 60_000,
			ask: async () => {
				const listed = (await stage().rest.executions(workflow)).filter(
					(run) => (run.mode === 'manual') === (mode === 'manual'),
				);
				const runs = await Promise.all(listed.map(({ id }) => stage().rest.execution(id)));
				if (runs.some(({ status }) => status !== 'success')) return undefined;
				const texts = runs
					.reverse()
					.flatMap((run) => itemsOf(run, TRIGGER).map(({ json }) => json.text || json.event));
				return texts.includes(last) && texts.length >= count && texts;
			},
		});
	}

	let everything: Workflow;
	let picky: Workflow;

	it('each group of events starts the workflow, also one that nobody knows', async () => {
		everything = await withTrigger('Everything', { events: [] });
		await deliver(fixture('00000-callback-url-test'));
		await deliver(fixture('80002-image'));
		await deliver(fixture('30001-friend-request'));
		await deliver(fixture('85008-member-invited'));
		await deliver(fixture('30000-offline'));
		await deliver(fixture('90001-article'));
		await deliver('{"wcId":"wxid_bot000demo22","messageType":"77777","data":{"newMsgId":1}}');
		expect((await started(everything, 'unknown', 'production', 6)).sort()).toEqual(
			[
				'message.image',
				'Hi, "New Guy" here & glad to meet you',
				'"Li Lei"邀请"Lucy、Polly 🦜"加入了群聊',
				'account.offline',
				'What to brew in October',
				'unknown',
			].sort(),
		);
	});

	it('without the token it is forbidden, and nothing starts', async () => {
		const url = new URL(await callbackUrl());
		expect(url.searchParams.get('token')).toMatch(/^[\w-]{43}$/);
		url.searchParams.set('token', 'wrong');
		expect(await post(url.toString(), text('forged'))).toBe(403);
		url.searchParams.delete('token');
		expect(await post(url.toString(), text('forged'))).toBe(403);
		await deliver(text('genuine'));
		expect(await started(everything, 'genuine')).not.toContain('forged');
	});

	it.each(['', 'no json', '[]', 'null', '{"messageType":{}}'])(
		'%j is answered and starts nothing',
		async (body) => {
			// n8n itself refuses what is no JSON with 422, before the node.
			expect([200, 422]).toContain(await post(await callbackUrl(), body));
		},
	);

	const as = (type: string) => ({ 'Content-Type': type });

	it.each(['text/plain', 'application/octet-stream', 'application/xml', 'nonsense'])(
		'the content type %s is answered, and what follows arrives',
		async (type) => {
			expect([200, 422]).toContain(await post(await callbackUrl(), text(`as ${type}`), as(type)));
			await deliver(text(`after ${type}`));
			await started(everything, `after ${type}`);
		},
	);

	it('15 MB and bytes that are no UTF-8 are answered, and what follows arrives', async () => {
		const url = await callbackUrl();
		expect(await post(url, text('x'.repeat(15 * 1024 * 1024)))).toBe(200);
		expect([200, 422]).toContain(await post(url, Buffer.from([0x22, 0xff, 0xfe, 0x22])));
		await deliver(text('after the flood'));
		await started(everything, 'after the flood');
	});

	it('100 times the same callback at once is one execution, also after a restart', async () => {
		const same = text('only once');
		const url = await callbackUrl();
		const answers = await Promise.all(Array.from({ length: 100 }, () => post(url, same)));
		expect(new Set(answers)).toEqual(new Set([200]));
		await deliver(text('after the burst'));
		const before = await started(everything, 'after the burst');
		expect(before.filter((entry) => entry === 'only once')).toHaveLength(1);

		await stage().restart();
		await waitFor({
			what: 'The webhook after the restart',
			timeoutMs: 60_000,
			ask: async () => (await post(url, fixture('00000-callback-url-test'))) === 200,
		});
		expect(await post(url, same)).toBe(200);
		await deliver(text('after the restart'));
		const after = await started(everything, 'after the restart');
		expect(after.filter((entry) => entry === 'only once')).toHaveLength(1);
	});

	it('filters stop what the workflow does not want before anything starts', async () => {
		picky = await withTrigger('Picky', {
			events: ['message.text'],
			chatType: 'private',
			filters: { textPattern: '^order \\d+$' },
		});
		await deliver(fixture('80001-text'));
		await deliver(text('hello'));
		await deliver(text('Order 12'));
		expect(await started(picky, 'Order 12')).toEqual(['Order 12']);
	});

	it('what starts nothing is answered the same as what does', async () => {
		const url = await callbackUrl();
		const answerTo = async (body: string) =>
			await (await fetch(url, { method: 'POST', headers: as('application/json'), body })).text();
		const bodies = [text('order 77'), text('hello'), fixture('00000-callback-url-test')];
		const answers = await Promise.all(bodies.map(answerTo));
		expect(answers).toEqual(Array(3).fill('{"code":"1000","message":"success","data":null}'));
		await started(picky, 'order 77');
	});

	it('deactivating one workflow leaves the callback with the other', async () => {
		const url = await callbackUrl();
		await stage().rest.deactivate(everything);
		await waitFor({
			what: 'The deactivation',
			timeoutMs: 60_000,
			ask: async () => ![url, null].includes(await callbackUrl()),
		});
		await deliver(text('order 13'));
		expect(await started(picky, 'order 13')).toContain('order 13');
	});

	describe('a test run beside an active workflow', () => {
		let workflow: Workflow;
		let production: string;

		const backInProduction = () =>
			waitFor({
				what: 'The registration of the production address',
				timeoutMs: 60_000,
				ask: async () => (await callbackUrl()) === production,
			});

		it('loses no message before, during and after', async () => {
			workflow = await withTrigger('Production', {});
			production = await callbackUrl();
			await deliver(text('before'));
			await started(workflow, 'before');

			await stage().rest.listenForTestEvent(workflow, TRIGGER);
			expect(await callbackUrl()).not.toBe(production);
			expect(await callbackUrl()).toContain(new URL(production).pathname);
			await deliver(text('during'));
			expect(await started(workflow, 'during', 'manual')).toEqual(['during']);

			await backInProduction();
			await deliver(text('after'));
			expect(await started(workflow, 'after')).toEqual(['before', 'during', 'after']);
		});

		it('leaves the callback as it was when it is stopped without an event', async () => {
			await stage().rest.listenForTestEvent(workflow, TRIGGER);
			expect(await callbackUrl()).not.toBe(production);
			expect(await callbackUrl()).toContain(new URL(production).pathname);
			await stage().rest.stopListening(workflow);
			await backInProduction();
		});

		it('of another workflow does so as well', async () => {
			const draft = await stage().rest.createWorkflow(
				inARow('Draft', [weChatTrigger(stage().credential, {})]),
			);
			await stage().rest.listenForTestEvent(draft, TRIGGER);
			await deliver(text('for both'));
			expect(await started(draft, 'for both', 'manual')).toEqual(['for both']);
			expect(await started(workflow, 'for both')).toContain('for both');
			await backInProduction();
		});

		it('of an inactive workflow alone cancels what it registered', async () => {
			// Otherwise the callback stays with it.
			await stage().rest.deactivate(picky);
			await stage().rest.deactivate(workflow);
			await waitFor({
				what: 'The cancellation',
				timeoutMs: 60_000,
				ask: async () => (await callbackUrl()) === null,
			});
			await stage().rest.listenForTestEvent(workflow, TRIGGER);
			await stage().rest.stopListening(workflow);
			await waitFor({
				what: 'The cancellation after the test',
				timeoutMs: 60_000,
				ask: async () => (await callbackUrl()) === null,
			});
		});
	});
}
