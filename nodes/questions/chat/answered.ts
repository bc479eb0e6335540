import type { INodeExecutionData } from 'n8n-workflow';

import { isObject } from '../../engine/answer';
import type { ChatAnswer } from '../question';
import { toResult } from '../result';
import { inWordsTo } from '../review/feedback';

/** What a trigger has posted, if it has: n8n lets nobody through who has not got the signed URL. */
export function readChatAnswer(body: unknown): ChatAnswer | undefined {
	if (!isObject(body) || !isObject(body.event)) return undefined;
	const texts = [body.id, body.text, body.senderId];
	return texts.every((text) => typeof text === 'string')
		? (body as unknown as ChatAnswer)
		: undefined;
}

/** What AI nodes read of a trigger. n8n's review of tool calls tells the agent what is in a chatInput. */
const OF_AGENTS = ['chatInput', 'sessionId'];

/**
 * What the workflow goes on with: the answer as n8n's own nodes give it, by whom, and what a trigger would tell
 * of the message, so that it can be quoted.
 *
 * @param isReview the node reviews what an agent wants to do: words that decide nothing are for the agent
 */
export function toChatResult(
	{ text, approved, senderId, event }: ChatAnswer,
	isReview: boolean,
): INodeExecutionData {
	const message = Object.entries(event).filter(([key]) => !OF_AGENTS.includes(key));
	const inWords = isReview ? inWordsTo(text) : { text };
	return toResult(approved === undefined ? inWords : { approved }, {
		answeredBy: senderId,
		...Object.fromEntries(message),
	});
}
