import type { IHookFunctions, NodeApiError, NodeOperationError } from 'n8n-workflow';

import { Refusal } from '../engine/answer';
import { Fault } from '../engine/fault';
import { toNodeError } from '../engine/nodeError';
import { CREDENTIAL } from '../engine/transport';
import type { Choose } from '../gateways/gateway';
import { withoutToken } from './token';

/** A gateway may quote the callback URL, whose token lets everybody in. */
function harmless(error: unknown): unknown {
	if (error instanceof Refusal) {
		return new Refusal({ ...error.reply, message: withoutToken(error.reply.message) });
	}
	if (!(error instanceof Fault) || !error.details.gateway) return error;
	const { errorCode, message, description, details } = error;
	const { code, message: said } = error.details.gateway;
	return new Fault(errorCode, withoutToken(message), description, {
		...details,
		gateway: { code, message: withoutToken(said) },
	});
}

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
