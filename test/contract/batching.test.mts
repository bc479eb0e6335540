import type { IDataObject } from 'n8n-workflow';

import { byId } from '../editor.mts';
import { type Simulator, startSimulator } from '../simulator/index.mts';
import { prepareAsBot } from './asBot.mts';
import { errorOf } from './errorOf.mts';
import type { Run } from './runNode.mts';

/** n8n's request option "Batching": it starts the items in groups, with a pause in between. */

let simulator: Simulator;

beforeEach(async () => {
	simulator = await startSimulator();
});
afterEach(() => simulator.close());

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

const numbered = (count: number) => Array.from({ length: count }, (_, index) => `item ${index}.`);

const batching = (batchSize: number, batchInterval: number) => ({
	batching: { batch: { batchSize, batchInterval } },
});

const sending = (items: IDataObject[], parameters: object, more: Partial<Run> = {}) =>
	prepareAsBot(
		simulator,
		{
			resource: 'message',
			operation: 'sendText',
			to: byId('21900000001@chatroom'),
			text: '={{ $json.text }}',
			...parameters,
		},
		{ items, ...more },
	);

const texts = (count: number): IDataObject[] => numbered(count).map((text) => ({ text }));

const sent = () =>
	simulator.requests
		.filter(({ path }) => path === '/sendText')
		.map(({ body }) => (body as { content: string }).content);

/** A text that cannot be evaluated as long as its item says so. */
const PERHAPS_BROKEN = "={{ $json.isBroken ? $('Nowhere').item.json.text : $json.text }}";

const withBroken = (count: number, broken: number) =>
	texts(count).map((json, index) => ({ ...json, isBroken: index === broken }));

describe('a parameter that cannot be evaluated', () => {
	it.each([
		['at once', {}],
		['in batches', { requestOptions: batching(2, 50) }],
		['one by one', { requestOptions: batching(1, 20) }],
	])('lets nothing go out, neither before nor after the failure (%s)', async (_name, more) => {
		const run = sending(withBroken(8, 5), { text: PERHAPS_BROKEN, ...more }, { retryOnFail: true });
		for (let attempt = 0; attempt < 3; attempt++) {
			await errorOf(run());
			// What n8n has started nevertheless gets the time to come to light.
			await pause(100);
		}
		expect(sent()).toEqual([]);
	});

	it.each([
		['at once', {}],
		['in batches', { requestOptions: batching(2, 20) }],
	])('costs nothing once it can be: the retry sends each once (%s)', async (_name, more) => {
		const items = withBroken(6, 4);
		const run = sending(items, { text: PERHAPS_BROKEN, ...more }, { retryOnFail: true });
		await errorOf(run());
		items[4].isBroken = false;
		expect(await run()).toHaveLength(6);
		expect(sent()).toEqual(numbered(6));
	});
});

it('batches are sent in order, each item once', async () => {
	const items = await sending(texts(7), { requestOptions: batching(3, 20) })();
	expect(items).toHaveLength(7);
	expect(sent()).toEqual(numbered(7));
});
