import type { IExecuteFunctions, IWebhookFunctions } from 'n8n-workflow';

import { isObject } from '../engine/answer';

/**
 * The question that a node waits with. n8n keeps it with the execution, so it outlives a restart. All that a
 * node asks in one execution has one address: by the ID, the link of an earlier question answers no later one.
 */
export interface Asked {
	id: string;
	/** As it was sent. */
	text: string;
	/** Its answer comes in the chat: no page takes one then. */
	isInChat: boolean;
}

const KEY = 'asked';

export const rememberAsked = (context: IExecuteFunctions, asked: Asked): void => {
	context.getContext('node')[KEY] = { ...asked };
};

/** The question that the node of a webhook waits with now. */
export function askedBy(context: IWebhookFunctions): Asked | undefined {
	const name = JSON.stringify(context.getNode().name);
	const asked = context.evaluateExpression(`{{ $node[${name}].context[${JSON.stringify(KEY)}] }}`);
	return isObject(asked) ? (asked as unknown as Asked) : undefined;
}
