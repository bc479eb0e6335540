import type { INodeExecutionData } from 'n8n-workflow';

import { passes } from '../events/filters';
import type { WeChatEvent } from '../events/message';
import type { Gateway } from '../gateways/gateway';
import { output } from './includeRaw';
import type { Settings } from './settings';

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

/** What a workflow gets of an event. */
export const itemOf = (event: WeChatEvent, { includeRaw }: Settings): INodeExecutionData => ({
	json: output(event, includeRaw),
});
