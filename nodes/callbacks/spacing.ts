import { sleep } from 'n8n-workflow';

import { now } from '../engine/clock';

/** In ms. Nobody notices such a delay, and in a burst there are many events within it. */
const APART = 50;

/** When each trigger has saved last, and what lets the event go on that waits to save next. */
const savedAt = new Map<string, number>();
const waiting = new Map<string, () => void>();

/**
 * n8n writes the static data to its database with each callback that has changed it, and that costs more
 * than all else in a trigger. So in a burst only one event in 50 ms saves what all of them have changed.
 * One that comes too early waits for its turn, and goes on at once when the next one takes that over: the
 * events of a trigger start in their order, and the last one always saves.
 *
 * @returns whether to save with this event
 */
export async function isTurnToSave(trigger: string): Promise<boolean> {
	const before = waiting.get(trigger);
	before?.();
	waiting.delete(trigger);
	const rest = (savedAt.get(trigger) ?? -APART) + APART - now();
	// Also without a pause, behind the one that goes on now.
	if (rest > 0 || before) {
		const isTakenOver = await new Promise<boolean>((resolve) => {
			waiting.set(trigger, () => resolve(true));
			if (rest > 0) void sleep(rest).then(() => resolve(false));
			else resolve(false);
		});
		if (isTakenOver) return false;
		waiting.delete(trigger);
	}
	savedAt.set(trigger, now());
	return true;
}
