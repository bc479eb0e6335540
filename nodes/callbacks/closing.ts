import { sleep } from 'n8n-workflow';

import { now } from '../engine/clock';

/** In ms. Of a process that is busy, a turn takes longer, as all else does: so turns are counted, not time. */
const TURN = 50;

/** Turns in which n8n begins an execution. What it has not begun when it stops, it drops. */
const TO_BEGIN = 20;

/** Turns in which n8n hands over a callback that it had taken when it began to close its triggers. */
const TO_ARRIVE = 10;

/** In ms: nobody waits longer, however much is written. */
const AT_MOST = 5_000;

/** When something was started last. */
let startedAt = -AT_MOST;

/** Turns until all has begun. */
let turns = 0;

/** Until when triggers may keep n8n waiting. When n8n stops, it closes one after the other: they share this. */
let closedAt = 0;
let latestAt = -AT_MOST;

/** To be called whenever something has been answered that starts an execution, and when it is started. */
export function noteStart(): void {
	startedAt = now();
	turns = TO_BEGIN;
}

/**
 * What n8n waits for when it closes a trigger, since it stops behind that: whatever was answered shall have
 * its execution. From then on n8n itself waits for it (up to N8N_GRACEFUL_SHUTDOWN_TIMEOUT, 30 seconds).
 */
export async function untilBegun(): Promise<void> {
	const at = now();
	if (at - latestAt >= AT_MOST) {
		turns = at - startedAt < AT_MOST ? TO_BEGIN : TO_ARRIVE;
		closedAt = at + AT_MOST;
	}
	for (; turns > 0 && now() < closedAt; turns--) await sleep(TURN);
	latestAt = now();
}
