import { deepCopy, type IDataObject, type IWebhookFunctions } from 'n8n-workflow';

import { isNew } from '../events/dedupe';
import type { WeChatEvent } from '../events/message';
import type { Gateway } from '../gateways/gateway';
import { isWanted, startLive } from './arrive';
import type { LiveTrigger } from './live';
import type { Others } from './others';
import { relayUntilTaken } from './relay';
import type { Access } from './secrets';

/** Whether a trigger wants an event. One that cannot decide costs the others nothing. */
function wants({ settings, warn }: LiveTrigger, gateway: Gateway, event: WeChatEvent): boolean {
	try {
		return isWanted(gateway, event, settings);
	} catch (error) {
		warn(`a message could not be filtered. ${(error as Error).message}`);
		return false;
	}
}

/**
 * Passes an event on to the triggers of this process that want it. None of them waits for another, and
 * what one of them fails with costs the others nothing.
 *
 * @param kept what the receiver's static data remembers of events that were passed on, over restarts
 * @returns whether somebody has got it, and `kept` has changed
 */
export function passOnHere(
	{ live }: Others,
	{ gateway, trigger }: { gateway: Gateway; trigger: string },
	event: WeChatEvent,
	kept: IDataObject,
): boolean {
	const wanting = live.filter((other) => wants(other, gateway, event));
	if (wanting.length === 0) return false;
	const passedOn: IDataObject = { seen: kept.passedOn };
	if (!isNew(`others of ${trigger}`, event, passedOn)) return false;
	kept.passedOn = passedOn.seen;
	for (const other of wanting) {
		// A workflow may change what it gets; the others must not see that.
		if (isNew(other.settings.trigger, event, other.kept)) {
			void startLive(other, gateway, deepCopy(event));
		}
	}
	return true;
}

/** The same to all else. Nobody waits for it. */
export function passOnElsewhere(
	{ addresses }: Others,
	webhook: IWebhookFunctions,
	body: Buffer,
	access: Access,
): void {
	for (const url of addresses) void relayUntilTaken(webhook, url, body, access);
}
