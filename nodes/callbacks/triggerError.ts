import type { IHookFunctions, NodeApiError, NodeOperationError } from 'n8n-workflow';

import { Refusal } from '../engine/answer';
import { toNodeError } from '../engine/nodeError';
import { CREDENTIAL } from '../engine/transport';
import type { Choose } from '../gateways/gateway';
import { withoutToken } from './token';

/** A gateway may quote the callback URL, whose token lets everybody in. */
const harmless = (error: unknown): unknown =>
	error instanceof Refusal
		? new Refusal({ ...error.reply, message: withoutToken(error.reply.message) })
		: error;

/** What the registration failed with, as n8n shows it, in the words of the credential's gateway. */
export async function toTriggerError(
	choose: Choose,
	hook: IHookFunctions,
	action: string,
	error: unknown,
): Promise<NodeApiError | NodeOperationError> {
	const credentials = await hook.getCredentials(CREDENTIAL).catch(() => ({}));
	return await toNodeError(choose(credentials), hook, action, harmless(error));
}
