import { sleep } from 'n8n-workflow';

import { now } from '../../engine/clock';
import type { WeChatEvent } from '../../events/message';

/** Somebody who does not stop writing is answered all the same. */
const MOST_MESSAGES = 50;
const LONGEST = 10;

/** What somebody is writing. */
interface Gathering {
	trigger: string;
	events: WeChatEvent[];
	startedAt: number;
	latestAt: number;
	/** Ends the wait at once. */
	end: () => void;
	ended: Promise<void>;
}

/** Who writes, where, for which trigger. */
const keyOf = (trigger: string, { accountId, chatId, senderId }: WeChatEvent): string =>
	JSON.stringify([trigger, accountId, chatId, senderId]);

const gatherings = new Map<string, Gathering>();

function begin(trigger: string, event: WeChatEvent): Gathering {
	const at = now();
	let end = () => {};
	const ended = new Promise<void>((resolve) => {
		end = resolve;
	});
	return { trigger, events: [event], startedAt: at, latestAt: at, end, ended };
}

const timeLeft = ({ startedAt, latestAt }: Gathering, quiet: number): number =>
	Math.min(latestAt + quiet, startedAt + LONGEST * quiet) - now();

async function untilQuiet(gathering: Gathering, quiet: number): Promise<void> {
	let isEnded = false;
	const ended = gathering.ended.then(() => {
		isEnded = true;
	});
	for (;;) {
		const left = timeLeft(gathering, quiet);
		if (isEnded || left <= 0) return;
		await Promise.race([sleep(left), ended]);
	}
}

/**
 * Collects what somebody writes in quick succession. The first message waits until nothing has come for a
 * while; whatever comes meanwhile joins it.
 *
 * @param quiet in ms; the whole takes at most ten times as long
 * @param most so many may wait at once for all chats and triggers together
 * @returns to the first message all of them, to those that have joined nothing; the message alone where too
 *   many wait already
 */
export async function gather(
	trigger: string,
	event: WeChatEvent,
	quiet: number,
	most: number,
): Promise<WeChatEvent[] | undefined> {
	const key = keyOf(trigger, event);
	const known = gatherings.get(key);
	if (known) {
		known.events.push(event);
		known.latestAt = now();
		if (known.events.length >= MOST_MESSAGES) release(key);
		return undefined;
	}
	if (gatherings.size >= most) return [event];
	const gathering = begin(trigger, event);
	gatherings.set(key, gathering);
	await untilQuiet(gathering, quiet);
	release(key, gathering);
	return gathering.events;
}

/** What comes after it begins anew. */
function release(key: string, gathering = gatherings.get(key)): void {
	if (gatherings.get(key) === gathering) gatherings.delete(key);
	gathering?.end();
}

/** Ends the wait of all that a trigger gathers, when it ends. */
export function releaseAll(trigger: string): void {
	for (const [key, gathering] of [...gatherings]) {
		if (gathering.trigger === trigger) release(key, gathering);
	}
}
