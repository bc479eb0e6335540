import type { IWebhookFunctions } from 'n8n-workflow';

import { heardOf, since } from '../heard';
import { deliveryOf } from '../recipients';
import type { Access } from '../secrets';
import { CHECK_HEADER, isSignedCheck, type Mark } from './mark';

/** Whether somebody with the key of the credential only wants to know who is there. */
export const isCheck = (webhook: IWebhookFunctions, { relayKey }: Access): boolean =>
	isSignedCheck(relayKey, webhook.getHeaderData()[CHECK_HEADER], Date.now());

/** What such a question is answered. It holds no secret, and whoever has signed knows the key anyway. */
export function markOf(
	webhook: IWebhookFunctions,
	{ developer }: Access,
	isTokenRight: boolean,
): Mark {
	const { id, name } = webhook.getWorkflow();
	const { callback, test, refused } = heardOf(developer);
	const { receiver, others } = deliveryOf(developer);
	return {
		workflow: String(name),
		workflowId: String(id),
		node: webhook.getNode().name,
		isTest: webhook.getMode() === 'manual',
		isTokenRight,
		registered: receiver?.base,
		isTestRegistered: receiver?.kind === 'test',
		others: others.map(({ base }) => base),
		since,
		callback,
		test,
		refused,
	};
}
