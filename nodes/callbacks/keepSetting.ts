import { type IHookFunctions, sleep } from 'n8n-workflow';

import { now as clock } from '../engine/clock';
import type { Choose } from '../gateways/gateway';
import { isIncomplete, startAwaiting, stopAwaiting } from './awaited';
import { developerAccountOf, setWanted } from './callbackUrl';
import { receiverOf } from './recipients';
import { toTriggerError } from './triggerError';

/** Between attempts, growing: a gateway that is away for a night is asked calmly. */
const FIRST_PAUSE = 2_000;
const LONGEST_PAUSE = 10 * 60_000;

/**
 * At a start, n8n activates one workflow after another. The address that the gateway has from before names
 * all of them, so nothing is lost while the last one is waited for.
 */
const SETTLED_AFTER = 6_000;

/** A slow machine needs longer: so long somebody is waited for whom a callback has named. */
const GIVEN_UP_AFTER = 120_000;

/** So often a gateway is asked to forget the address: then nobody is left who would lose something by it. */
const MOST_CANCELLATIONS = 6;

interface Task {
	isDue: boolean;
	/** The developer account for which n8n starts; missing while it does not start. */
	starting?: string;
	/** When the last one came for whom it is done; by `clock`. */
	joinedAt: number;
}

/** What is under way for a credential. */
const underWay = new Map<string, Task>();

async function settled(task: Task): Promise<void> {
	for (;;) {
		const isMissing = task.starting !== undefined && isIncomplete(task.starting);
		const left = task.joinedAt + (isMissing ? GIVEN_UP_AFTER : SETTLED_AFTER) - clock();
		if (left <= 0) return;
		await sleep(Math.min(left, SETTLED_AFTER));
	}
}

async function warn(
	choose: Choose,
	hook: IHookFunctions,
	error: unknown,
	pause: number,
): Promise<void> {
	const { message } = await toTriggerError(choose, hook, 'Set Callback URL', error).catch(
		() => error as Error,
	);
	hook.logger.warn(
		`WeChat Trigger: the callback URL could not be set, next attempt in ${pause / 1000} seconds. ${message}`,
	);
}

/** Whether anybody is there to deliver to. */
async function isWanted(choose: Choose, hook: IHookFunctions): Promise<boolean> {
	const account = await developerAccountOf(choose, hook).catch(() => undefined);
	return account === undefined || receiverOf(account.developer) !== undefined;
}

async function attempt(
	choose: Choose,
	hook: IHookFunctions,
	credential: string,
	task: Task,
): Promise<void> {
	let failures = 0;
	for (let pause = FIRST_PAUSE; task.isDue; pause = Math.min(2 * pause, LONGEST_PAUSE)) {
		await settled(task);
		task.isDue = false;
		try {
			await setWanted(hook, await developerAccountOf(choose, hook));
		} catch (error) {
			if (++failures >= MOST_CANCELLATIONS && !(await isWanted(choose, hook))) break;
			task.isDue = true;
			await warn(choose, hook, error, pause);
			await sleep(pause);
		}
	}
	if (task.starting !== undefined) stopAwaiting(task.starting);
	// In the same step as the last look at the task, so that nothing new is overlooked.
	underWay.delete(credential);
}

/**
 * Tells the gateway who gets the callbacks, and tries until it has taken it. Nobody is kept waiting. Calls
 * that come while it is at work share it, so that many workflows at the start of n8n are one request.
 *
 * @param starting for a start of n8n, the developer account: then it waits until no further workflow has joined
 *   for a while, and longer for those whom a callback has named
 */
export function keepSetting(
	choose: Choose,
	hook: IHookFunctions,
	credential: string,
	starting?: string,
): void {
	const joinedAt = starting === undefined ? -Infinity : clock();
	if (starting !== undefined) startAwaiting(starting);
	const task = underWay.get(credential);
	if (task) {
		task.isDue = true;
		task.joinedAt = Math.max(task.joinedAt, joinedAt);
		task.starting ??= starting;
		return;
	}
	const own = { isDue: true, joinedAt, starting };
	underWay.set(credential, own);
	void attempt(choose, hook, credential, own);
}
