import type { IDataObject } from 'n8n-workflow';

import { isObject } from './answer';
import { now } from './clock';
import type { Lane } from './lane';
import { HOUR, LONGEST_WINDOW, type Pace } from './pace';
import type { Caller } from './transport';

/** Where n8n's static data of a workflow has what its nodes have done, by account and kind. */
const KEY = 'weChatLimits';

/** So many accounts and kinds are kept, those of which something was done last. */
const LANES = 20;

/** An execution that has ended reads nothing any more; so many may go on at once for an account and kind. */
const COPIES = 20;

/** What turns the time of the clock that only goes forward into ms since 1970, the same for all that it does. */
const EPOCH = Date.now() - now();

/** Times as n8n keeps them: whole ms since 1970. */
const toKept = (time: number): number => Math.round(time + EPOCH);

const isRecent = (kept: unknown): kept is number =>
	typeof kept === 'number' && Math.abs(kept - toKept(now())) < LONGEST_WINDOW;

/** What is kept, without what nobody needs any more; anybody may have written there. */
function recentIn(store: IDataObject): Map<string, number[]> {
	const kept = store[KEY];
	const lanes = Object.entries(isObject(kept) ? kept : {}).map(
		([key, times]): [string, number[]] => [
			key,
			(Array.isArray(times) ? (times as unknown[]) : []).filter(isRecent),
		],
	);
	return new Map(lanes.filter(([, times]) => times.length > 0));
}

/**
 * How many of the latest can matter after a restart of n8n: those that limits of an hour and more count. A
 * shorter one is over by then, and each time that is kept is one more that n8n writes to its database.
 */
export const countsToKeep = (paces: Array<Pace | undefined>): number =>
	Math.max(
		0,
		...paces.flatMap((pace) =>
			(pace?.limits ?? []).map(([count, window]) => (window >= HOUR ? count : 0)),
		),
	);

/** The copies of static data that executions have of what a lane counts. */
const copies = new WeakMap<Lane, Set<IDataObject>>();

function write(store: IDataObject, key: string, times: number[]): void {
	const lanes = recentIn(store);
	lanes.set(key, times);
	const latest = [...lanes].sort(([, a], [, b]) => b[b.length - 1] - a[a.length - 1]);
	store[KEY] = Object.fromEntries(latest.slice(0, LANES));
}

/**
 * Lets limits outlast a restart as far as n8n lets a node keep anything. An execution has a copy of its
 * workflow's static data from its beginning, and n8n saves it when it ends, unless somebody runs it by hand:
 * what this process counts and what the copy has become one, and nothing counts twice, since each is known by
 * its time. All executions that are under way get what is added, because the last one to end is saved.
 *
 * @param key of the lane
 * @param most how many of the latest are kept
 * @returns to be called when something has begun
 */
export function keepLimits(caller: Caller, lane: Lane, key: string, most: number): () => void {
	if (most === 0) return () => {};
	const store = caller.getWorkflowStaticData('global');
	const known = new Set(lane.starts.map(toKept));
	const told = (recentIn(store).get(key) ?? []).filter((time) => !known.has(time));
	lane.recall(told.map((time) => time - EPOCH));
	const stores = copies.get(lane) ?? new Set<IDataObject>();
	copies.set(lane, stores);
	stores.add(store);
	const [oldest] = stores;
	if (stores.size > COPIES) stores.delete(oldest);
	return () => {
		const times = lane.starts.slice(-most).map(toKept);
		for (const one of stores) write(one, key, times);
	};
}
