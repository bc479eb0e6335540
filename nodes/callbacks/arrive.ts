import type { IDataObject, INodeExecutionData } from 'n8n-workflow';

import { passes } from '../events/filters';
import type { WeChatEvent } from '../events/message';
import type { Gateway } from '../gateways/gateway';
import { combined } from './combine/combined';
import { gather } from './combine/gather';
import { downloadOf } from './files/downloads';
import { whenFree } from './gate';
import type { LiveTrigger } from './live';
import { lookUpsFor } from './names/lookUps';
import { output } from './output';
import type { Settings } from './settings';
import { type Work, workItem } from './work';

/** So many chats may gather messages at once: where no webhook waits, and where each holds one. */
const MOST_CHATS = 2_000;
const MOST_WEBHOOKS = 20;

/** Whether a trigger wants an event. */
export function isWanted(
	{ callbacks }: Gateway,
	event: WeChatEvent,
	{ developerAccount, filters }: Settings,
): boolean {
	if (developerAccount !== '' && callbacks.developerIn?.(event.raw) !== developerAccount) {
		return false;
	}
	return passes(event, filters, Date.now());
}

/** What is written in a chat; all else is not a part of what somebody says. */
const isCombined = ({ event, chatId }: WeChatEvent, { quiet }: Settings): boolean =>
	quiet > 0 && chatId !== '' && event.startsWith('message.');

const hasFiles = (gateway: Gateway, events: WeChatEvent[], { downloads }: Settings): boolean =>
	events.some((event) => downloadOf(gateway, event, downloads) !== undefined);

const lacksNames = (events: WeChatEvent[], { lookUpNames }: Settings): boolean =>
	lookUpNames && events.some((event) => lookUpsFor(event).length > 0);

const hasWork = (gateway: Gateway, events: WeChatEvent[], settings: Settings): boolean =>
	lacksNames(events, settings) || hasFiles(gateway, events, settings);

/** Whether an event takes time before its workflow can begin. */
export const isSlow = (gateway: Gateway, event: WeChatEvent, settings: Settings): boolean =>
	isCombined(event, settings) || hasWork(gateway, [event], settings);

function workOf(events: WeChatEvent[], settings: Settings): Work {
	const { downloads, lookUpNames } = settings;
	const messages = events.map((event) => output(event, settings));
	return { messages, isCombined: isCombined(events[0], settings), downloads, lookUpNames };
}

const TOO_MANY =
	'More messages are waiting than this n8n can ask the gateway about, so this one goes on without.';
const FEWER = 'let fewer messages through the filters.';

/** Why what is wanted is missing where too many wait already. */
const withoutTurn = (gateway: Gateway, events: WeChatEvent[], settings: Settings): IDataObject => ({
	...(hasFiles(gateway, events, settings) && {
		downloadError: `${TOO_MANY} Download by hand with the node for the gateway, or ${FEWER}`,
	}),
	...(lacksNames(events, settings) && { nameError: `${TOO_MANY} To have names, ${FEWER}` }),
});

/** What a workflow gets of an event for which nothing is left to do. */
const finished = ({ messages, isCombined: several }: Work, more: IDataObject = {}) => ({
	json: { ...(several ? combined(messages) : messages[0]), ...more },
});

/** What a webhook, or this process, hands to n8n. */
const itemOf = (
	gateway: Gateway,
	events: WeChatEvent[],
	settings: Settings,
): INodeExecutionData => {
	const work = workOf(events, settings);
	return hasWork(gateway, events, settings) ? workItem(work) : finished(work);
};

/**
 * Starts the execution of events; in its turn where it has to ask the gateway, and where many chats may
 * have become quiet at the same moment.
 */
function begin({ settings, start }: LiveTrigger, gateway: Gateway, events: WeChatEvent[]): void {
	const work = workOf(events, settings);
	const asks = hasWork(gateway, events, settings);
	if (!asks && !work.isCombined) return start([finished(work)]);
	const account = hasFiles(gateway, events, settings) ? events[0].accountId : undefined;
	const enter = (ticket: string) => start([workItem({ ...work, ticket })]);
	if (whenFree(settings.trigger, enter, account)) return;
	start([finished(work, withoutTurn(gateway, events, settings))]);
}

/**
 * Starts the workflow of a trigger of this process with an event, at once or when all is there that belongs
 * to it. No webhook is held for it, and nobody has to wait. Never throws.
 */
export async function startLive(
	live: LiveTrigger,
	gateway: Gateway,
	event: WeChatEvent,
): Promise<void> {
	const { settings, warn } = live;
	try {
		const events = isCombined(event, settings)
			? await gather(settings.trigger, event, settings.quiet, MOST_CHATS)
			: [event];
		if (events !== undefined) begin(live, gateway, events);
	} catch (error) {
		warn(`a message could not start its workflow. ${(error as Error).message}`);
	}
}

/**
 * The same within a webhook, for a process that cannot start executions by itself, and for a test run: that
 * ends with its first message, so nothing is combined there.
 *
 * @returns nothing where the event has joined one that waits
 */
export async function itemWithin(
	gateway: Gateway,
	event: WeChatEvent,
	settings: Settings,
	isTest: boolean,
): Promise<INodeExecutionData | undefined> {
	if (isTest || !isCombined(event, settings)) return itemOf(gateway, [event], settings);
	const events = await gather(settings.trigger, event, settings.quiet, MOST_WEBHOOKS);
	return events && itemOf(gateway, events, settings);
}
