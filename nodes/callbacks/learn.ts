import type { IExecuteFunctions } from 'n8n-workflow';

import { developerOf } from '../engine/developer';
import { CREDENTIAL } from '../engine/transport';
import type { WeChatEvent } from '../events/message';
import type { Gateway } from '../gateways/gateway';

/** Takes note of what an event tells of its account: the callback may have come to another process. */
export async function learnWithin(
	context: IExecuteFunctions,
	gateway: Gateway,
	event: WeChatEvent,
): Promise<void> {
	const credentials = await context.getCredentials(CREDENTIAL);
	gateway.callbacks.learn?.(developerOf(gateway, credentials), event);
}
