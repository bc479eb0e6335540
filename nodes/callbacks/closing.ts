import { type IDeferredPromise, type IRun, sleep } from 'n8n-workflow';

import { now } from '../engine/clock';

/** In ms. Of a process that is busy, a turn takes longer, as all else does: so turns are counted, not time. */
const TURN = 50;

/** Turns in which n8n begins an execution. What it has not begun when it stops, it drops. */
const TO_BEGIN = 20;

/** Turns in which n8n hands over a callback that it had taken when it began to close its triggers. */
const TO_ARRIVE = 10;

/** In ms: an execution that was started longer ago has begun. Also, closings that are further apart are not one stop. */
const BEGINS_WITHIN = 5_000;

/** In ms: nobody waits longer, however much is written. n8n itself ends hard after 30 seconds. */
const AT_MOST = 15_000;

/** When something was started last. */
let startedAt = -BEGINS_WITHIN;

/** Turns until all has begun. */
let turns = 0;

/** When each run was started that has not ended. */
const runs = new Set<{ startedAt: number }>();

/** Until when triggers may keep n8n waiting. When n8n stops, it closes one after the other: they share this. */
let closedAt = 0;
let latestAt = -BEGINS_WITHIN;

/** To be called whenever something has been answered that starts an execution, and when it is started. */
export function noteStart(): void {
	startedAt = now();
	turns = TO_BEGIN;
}

/**
 * To be called of an execution whose end n8n tells. Its beginning n8n tells nobody, and on a starved machine
 * that takes longer than any number of turns (seen with n8n 2.8.4: 12 at once, dropped after a second).
 *
 * @returns what n8n calls when it has ended, well or not. n8n-workflow offers the same in 2.8 only.
 */
export function noteRun(): IDeferredPromise<IRun> {
	noteStart();
	const run = { startedAt };
	runs.add(run);
	const done = {} as IDeferredPromise<IRun>;
	done.promise = new Promise((resolve, reject) => Object.assign(done, { resolve, reject }));
	const forget = () => void runs.delete(run);
	done.promise.then(forget, forget);
	return done;
}

const isBeginning = (): boolean => [...runs].some((run) => now() - run.startedAt < BEGINS_WITHIN);

/** Whether n8n has closed a trigger within some ms: it may be stopping. */
export const hasClosedWithin = (ms: number): boolean => now() - latestAt < ms;

/**
 * What n8n waits for when it closes a trigger, since it stops behind that: whatever was answered shall have
 * its execution. From then on n8n itself waits for it (up to N8N_GRACEFUL_SHUTDOWN_TIMEOUT, 30 seconds).
 */
export async function untilBegun(): Promise<void> {
	const at = now();
	if (at - latestAt >= BEGINS_WITHIN) {
		turns = at - startedAt < BEGINS_WITHIN ? TO_BEGIN : TO_ARRIVE;
		closedAt = at + AT_MOST;
	}
	latestAt = at;
	for (; (turns > 0 || isBeginning()) && now() < closedAt; turns--) {
		await sleep(TURN);
		latestAt = now();
	}
}
