/** What a workflow keeps of what its accounts have done, and what becomes of it after a restart. */
import type { IDataObject } from 'n8n-workflow';

import { countsToKeep, keepLimits } from '../../../nodes/engine/keptLimits';
import { Lane } from '../../../nodes/engine/lane';
import { HOUR, MINUTE, type Pace } from '../../../nodes/engine/pace';
import type { Caller } from '../../../nodes/engine/transport';

const DAY = 24 * HOUR;
const KEY = 'account friendRequest';

const asked = (store: IDataObject) => ({ getWorkflowStaticData: () => store }) as unknown as Caller;
/** As n8n does it between two executions. */
const saved = (store: IDataObject): IDataObject => JSON.parse(JSON.stringify(store));
const timesIn = (store: IDataObject, key = KEY) =>
	((store.weChatLimits ?? {}) as Record<string, number[]>)[key] ?? [];

/** Does something in a lane, as an execution that has this copy of the static data. */
async function act(lane: Lane, store: IDataObject, { key = KEY, most = 15 } = {}): Promise<void> {
	const keep = keepLimits(asked(store), lane, key, most);
	await lane.run(async () => keep());
}

const limit = (count: number, window: number): Pace => ({
	pause: [0, 0],
	limits: [[count, window]],
});

describe('what is kept', () => {
	it.each([
		['no limit', [undefined, { pause: [0, 0] as const }], 0],
		['a limit of a minute', [limit(30, MINUTE)], 0],
		['a limit of a day', [limit(15, DAY)], 15],
		['the larger of two', [limit(15, DAY), limit(1, 1_000 * MINUTE)], 15],
		['of a pace of its own alone', [limit(30, MINUTE), limit(1, 1_000 * MINUTE)], 1],
	])('%s', (_name, paces, count) => {
		expect(countsToKeep(paces)).toBe(count);
	});

	it('nothing, where no limit needs it: n8n would save it each time', async () => {
		const store = {};
		await act(new Lane(), store, { most: 0 });
		expect(store).toEqual({});
	});

	it('times since 1970', async () => {
		const [store, before] = [{}, Date.now()];
		await act(new Lane(), store);
		const [time] = timesIn(store);
		expect(Number.isInteger(time)).toBe(true);
		expect(Math.abs(time - before)).toBeLessThan(60_000);
	});

	it('only so many of the latest', async () => {
		const [lane, store] = [new Lane(), {}];
		for (let i = 0; i < 5; i++) await act(lane, store, { most: 3 });
		expect(timesIn(store)).toHaveLength(3);
		expect(lane.starts).toHaveLength(5);
	});

	it('only of the accounts and kinds that were used last', async () => {
		const store: IDataObject = {};
		for (let i = 0; i < 30; i++) {
			await act(new Lane(), store, { key: `account ${i}` });
			await new Promise((done) => setTimeout(done, 2));
		}
		const keys = Object.keys(store.weChatLimits as object);
		expect(keys).toHaveLength(20);
		expect(keys).toContain('account 29');
		expect(keys).not.toContain('account 0');
	});

	it('what others have there stays', async () => {
		const store = { mine: { a: 1 } };
		await act(new Lane(), store);
		expect(store.mine).toEqual({ a: 1 });
	});
});

describe('after a restart', () => {
	it('counts', async () => {
		const before: IDataObject = {};
		const lane = new Lane();
		for (let i = 0; i < 3; i++) await act(lane, before);
		const after = new Lane();
		await act(after, saved(before));
		expect(after.starts.length).toBeGreaterThanOrEqual(2);
		await expect(after.run(async () => {}, limit(3, DAY))).rejects.toThrow('The limit');
	});

	it('counts nothing twice, however often it is read', async () => {
		const lane = new Lane();
		let store: IDataObject = {};
		for (let i = 0; i < 4; i++) {
			await act(lane, store);
			store = saved(store);
			await new Promise((done) => setTimeout(done, 2));
		}
		expect(lane.starts).toHaveLength(4);
		expect(timesIn(store)).toHaveLength(4);
	});

	it('is never less than the process has counted, nor than what is kept', async () => {
		const lane = new Lane();
		for (let i = 0; i < 3; i++) await act(lane, {});
		const other = { weChatLimits: { [KEY]: [1, 2, 3, 4].map((age) => Date.now() - age * MINUTE) } };
		await act(lane, other);
		expect(lane.starts).toHaveLength(8);
		expect(timesIn(other)).toHaveLength(8);
	});

	it('in the order of the times', async () => {
		const lane = new Lane();
		const store = { weChatLimits: { [KEY]: [Date.now() - HOUR, Date.now() - 2 * HOUR] } };
		await act(lane, store);
		expect([...lane.starts].sort((a, b) => a - b)).toEqual(lane.starts);
	});

	it.each([
		['no object', 'text'],
		['an array', [1]],
		['no list', { [KEY]: 7 }],
		['no times', { [KEY]: ['a', null, {}, NaN] }],
		['times of yesterday', { [KEY]: [Date.now() - DAY - MINUTE, 0] }],
		['times of another century', { [KEY]: [Date.now() + 2 * DAY] }],
	])('does not mind %s', async (_name, weChatLimits) => {
		const [lane, store] = [new Lane(), { weChatLimits } as IDataObject];
		await act(lane, store);
		expect(lane.starts).toHaveLength(1);
		expect(timesIn(store)).toHaveLength(1);
	});
});

it('the execution that ends last has what others have done meanwhile', async () => {
	const lane = new Lane();
	const [first, second]: IDataObject[] = [{}, {}];
	await act(lane, first);
	await act(lane, second);
	await act(lane, second);
	expect(timesIn(first)).toEqual(timesIn(second));
});
