import {
	NodeApiError,
	NodeOperationError,
	type ICredentialDataDecryptedObject,
	type INode,
} from 'n8n-workflow';

import type { Protocol } from '../gateways/gateway';
import { Refusal } from './answer';
import { Fault, InputFault } from './fault';
import { redact } from './redact';
import { CREDENTIAL } from './transport';

/** What every context of n8n has that an error needs. */
interface Context {
	getNode(): INode;
	getCredentials(type: string): Promise<ICredentialDataDecryptedObject>;
}

/**
 * Says what happened and what to do, without the key of the credential.
 *
 * @param action what was tried, by its name in the editor
 */
export function explain(
	gateway: Protocol,
	action: string,
	error: unknown,
	credentials: ICredentialDataDecryptedObject,
): { message: string; description: string; httpCode?: string } {
	const { message, description, httpCode }: Partial<Fault> =
		error instanceof Refusal ? gateway.explainRefusal(action, error.reply) : (error as Error);
	const key = gateway.key.of(credentials);
	return {
		message: redact(key, message ?? String(error)),
		description: redact(key, description ?? ''),
		httpCode,
	};
}

/**
 * The error that n8n shows, for anything that went wrong below: the one place where faults become n8n's.
 *
 * @param which what of several it is about, put before what happened
 * @param summary what had been done before, put before what to do
 * @param note what is put behind it
 */
export async function toNodeError(
	gateway: Protocol,
	context: Context,
	action: string,
	error: unknown,
	{
		itemIndex,
		which = '',
		summary = '',
		note = '',
	}: { itemIndex?: number; which?: string; summary?: string; note?: string } = {},
): Promise<NodeApiError | NodeOperationError> {
	const node = context.getNode();
	if (!(error instanceof Fault) && !(error instanceof Refusal)) {
		return new NodeOperationError(node, error as Error, {
			itemIndex,
			...(summary && { description: summary.trim() }),
		});
	}
	const credentials = await context.getCredentials(CREDENTIAL);
	const {
		message: what,
		description: todo,
		httpCode,
	} = explain(gateway, action, error, credentials);
	const message = `${which}${what}`;
	const description = `${summary}${todo}${note}`.trim();
	if (error instanceof InputFault) {
		return new NodeOperationError(node, message, { itemIndex, description });
	}
	const apiError = new NodeApiError(
		node,
		{ message },
		{ message, description, httpCode, itemIndex },
	);
	// n8n replaces messages of some codes by general ones; ours say more.
	apiError.message = message;
	return apiError;
}
