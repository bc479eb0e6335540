import {
	NodeApiError,
	NodeOperationError,
	type ICredentialDataDecryptedObject,
	type INode,
} from 'n8n-workflow';

import type { Protocol } from '../gateways/gateway';
import { Refusal } from './answer';
import { type ErrorFields, errorFieldsOf } from './errorFields';
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
): { message: string; description: string; httpCode?: string; fields: ErrorFields } {
	const fault = error instanceof Refusal ? gateway.explainRefusal(action, error.reply) : error;
	const { message, description, details }: Partial<Fault> = fault as Error;
	const key = gateway.key.of(credentials);
	const clean = (text: string) => redact(key, text);
	return {
		message: clean(message ?? String(error)),
		description: clean(description ?? ''),
		httpCode: details?.httpCode,
		fields: errorFieldsOf(fault, clean),
	};
}

/**
 * What n8n keeps of an error are its own properties, and of one that its declarative engine wraps once more
 * only what it takes for the `context` of both: there an Error Workflow finds them.
 */
export function withFields<Kind extends NodeApiError | NodeOperationError>(
	error: Kind,
	fields: ErrorFields,
): Kind {
	Object.assign(error.context, fields);
	return error;
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
		const unexpected = new NodeOperationError(node, error as Error, {
			itemIndex,
			...(summary && { description: summary.trim() }),
		});
		return withFields(unexpected, errorFieldsOf(error, String));
	}
	const credentials = await context.getCredentials(CREDENTIAL);
	const {
		message: what,
		description: todo,
		httpCode,
		fields,
	} = explain(gateway, action, error, credentials);
	const message = `${which}${what}`;
	const description = `${summary}${todo}${note}`.trim();
	if (error instanceof InputFault) {
		return withFields(new NodeOperationError(node, message, { itemIndex, description }), fields);
	}
	const apiError = new NodeApiError(
		node,
		{ message },
		{ message, description, httpCode, itemIndex },
	);
	// n8n replaces messages of some codes by general ones; ours say more.
	apiError.message = message;
	return withFields(apiError, fields);
}
