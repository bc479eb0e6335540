/** Several workflows on one account: each gets what comes to one of them, and its own filters decide. */
import type { INodeParameters } from 'n8n-workflow';

import { waitFor } from '../../scripts/lib/wait.mjs';
import { type Simulator, startSimulator } from '../simulator/index.mts';
import { callbackKinds } from './callbackKinds.mts';
import { type LiveTrigger, openTrigger } from './liveTrigger.mts';
import { underTest } from './underTest.mts';

let triggers = 0;

describe.each(callbackKinds)('$name', ({ id }) => {
	let simulator: Simulator;
	let made: LiveTrigger[];

	beforeEach(async () => {
		made = [];
		simulator = await startSimulator({ gateway: id });
	});
	afterEach(async () => {
		for (const trigger of made.reverse()) await trigger.close();
		await simulator.close();
	});

	async function activated(parameters: INodeParameters = {}): Promise<LiveTrigger> {
		const fields = underTest[id].credential(simulator);
		const setting = { gateway: id, baseUrl: simulator.url, fields, parameters };
		const trigger = await openTrigger(setting, `pass-on-${id}-${++triggers}`);
		made.push(trigger);
		await trigger.activate();
		return trigger;
	}

	async function live(parameters?: INodeParameters): Promise<LiveTrigger> {
		const trigger = await activated(parameters);
		await trigger.goLive();
		return trigger;
	}

	const says = async (text: string) => await simulator.play(`Li Lei writes "${text}"`);
	const texts = ({ started, emitted }: LiveTrigger) => ({
		started: started.map(({ json }) => json.text),
		emitted: emitted.map(({ json }) => json.text),
	});

	/** The gateway delivers once more what came last; returns the status. */
	async function deliveredAgain(): Promise<number> {
		const { callbackUrl } = simulator.world.developer;
		const { payload, body = payload } = simulator.deliveries.at(-1)!;
		const answer = await fetch(String(callbackUrl), {
			method: 'POST',
			headers: { 'Content-Type': 'application/json' },
			body: JSON.stringify(body),
		});
		return answer.status;
	}

	/** Until a trigger that is not in this process has got a text. */
	const relayed = async (trigger: LiveTrigger, text: string) =>
		await waitFor({
			what: `"${text}" at another process`,
			timeoutMs: 30_000,
			ask: async () => trigger.started.some(({ json }) => json.text === text),
		});

	it('each gets what its own filters let through, in this process without its webhook', async () => {
		const receiver = await live({ filters: { textContains: 'tea' } });
		const all = await live();
		const groups = await live({ chatType: 'group' });
		const elsewhere = await activated({ filters: { textContains: 'coffee' } });
		await says('One tea');
		await says('One coffee');
		await relayed(elsewhere, 'One coffee');
		expect([receiver, all, groups, elsewhere].map(texts)).toEqual([
			{ started: ['One tea'], emitted: [] },
			{ started: [], emitted: ['One tea', 'One coffee'] },
			{ started: [], emitted: [] },
			{ started: ['One coffee'], emitted: [] },
		]);
	});

	it('while n8n stops, what would be dropped is not taken, and may come again', async () => {
		const receiver = await live();
		const sibling = await live();
		const ended = receiver.end();
		await says('Hello');
		expect(await deliveredAgain()).toBe(503);
		await ended;
		await receiver.goLive();
		expect(await deliveredAgain()).toBe(200);
		expect([receiver, sibling].map(texts)).toEqual([
			{ started: ['Hello'], emitted: [] },
			{ started: [], emitted: ['Hello'] },
		]);
	});

	it('what the gateway delivers twice comes once to each', async () => {
		const receiver = await live();
		const sibling = await live();
		const elsewhere = await activated();
		await says('Hello');
		await relayed(elsewhere, 'Hello');
		for (let i = 0; i < 2; i++) expect(await deliveredAgain()).toBe(200);
		await says('Bye');
		await relayed(elsewhere, 'Bye');
		const once = ['Hello', 'Bye'];
		expect([receiver, sibling, elsewhere].map(texts)).toEqual([
			{ started: once, emitted: [] },
			{ started: [], emitted: once },
			{ started: once, emitted: [] },
		]);
	});

	it('one that fails, in whatever way, costs the others nothing', async () => {
		const receiver = await live();
		const cannotDecide = await activated();
		cannotDecide.node.parameters = { filters: { textPattern: '(?=a)' } };
		await cannotDecide.goLive();
		const cannotStart = await activated();
		await cannotStart.goLive(() => {
			throw new Error('no room');
		});
		const sibling = await live();
		const answersWith500 = await activated();
		answersWith500.replaceBy((response) => void response.writeHead(500).end());
		const silent = await activated();
		silent.replaceBy(() => {});
		await says('Hello');
		expect(texts(receiver)).toEqual({ started: ['Hello'], emitted: [] });
		expect(texts(sibling)).toEqual({ started: [], emitted: ['Hello'] });
	});

	it('what a workflow changes of its item is not changed for another', async () => {
		await live();
		const siblings = [await activated(), await live()];
		await siblings[0].goLive(([[item]]) => {
			(item.json.raw as Record<string, unknown>).changed = true;
			siblings[0].emitted.push(item);
		});
		await says('Hello');
		expect(siblings.map(({ emitted }) => emitted[0].json.raw)).toEqual([
			expect.objectContaining({ changed: true }),
			expect.not.objectContaining({ changed: true }),
		]);
	});

	it('when the one that receives ends, the others go on; one that has ended gets nothing', async () => {
		const [first, second, third] = [await live(), await live(), await live()];
		await first.deactivate();
		await says('Hello');
		await second.deactivate();
		await says('Bye');
		expect([first, second, third].map(texts)).toEqual([
			{ started: [], emitted: [] },
			{ started: ['Hello'], emitted: [] },
			{ started: ['Bye'], emitted: ['Hello'] },
		]);
	});
});
