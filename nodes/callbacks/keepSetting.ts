import { type IHookFunctions, sleep } from 'n8n-workflow';

import type { Choose } from '../gateways/gateway';
import { developerAccountOf, inTurn } from './callbackUrl';
import { holderOf } from './production';
import { toTriggerError } from './triggerError';

/** Between attempts, growing: a gateway that is away for a night is asked calmly. */
const FIRST_PAUSE = 2_000;
const LONGEST_PAUSE = 10 * 60_000;

/** What is under way for a credential, and whether there is something to set. */
const underWay = new Map<string, { isDue: boolean }>();

async function setHolder(choose: Choose, hook: IHookFunctions): Promise<void> {
	const { developer, gateway } = await developerAccountOf(choose, hook);
	await inTurn(developer, async () => {
		const holder = holderOf(developer);
		if (holder) await gateway.callbacks.setUrl(hook, holder.url);
	});
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

async function attempt(choose: Choose, hook: IHookFunctions, credential: string): Promise<void> {
	const task = { isDue: true };
	underWay.set(credential, task);
	for (let pause = FIRST_PAUSE; task.isDue; pause = Math.min(2 * pause, LONGEST_PAUSE)) {
		task.isDue = false;
		try {
			await setHolder(choose, hook);
		} catch (error) {
			task.isDue = true;
			await warn(choose, hook, error, pause);
			await sleep(pause);
		}
	}
	// In the same step as the last look at the task, so that nothing new is overlooked.
	underWay.delete(credential);
}

/**
 * Sets the callback URL to the address that was registered last, and tries until the gateway has it or
 * nobody is left who wants it. Nobody is kept waiting. Calls that come while it is at work share it, so
 * that many workflows at the start of n8n are one or two requests.
 */
export function keepSetting(choose: Choose, hook: IHookFunctions, credential: string): void {
	const task = underWay.get(credential);
	if (task) task.isDue = true;
	else void attempt(choose, hook, credential);
}
