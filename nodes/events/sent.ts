import type { IDataObject } from 'n8n-workflow';

import { isMessageId } from './ids';
import { toIso } from './time';
import { textOf } from './values';

/** What an answer tells of a message that was sent; what it does not tell is missing. */
export interface SentMessage {
	messageId: unknown;
	localId: unknown;
	chatId: unknown;
	/** In seconds or milliseconds. */
	createTime: unknown;
}

/** The words that events have for a message, so that a workflow goes on with it as with one that came in. */
const wordsOf = ({ messageId, localId, chatId, createTime }: SentMessage, accountId: string) => {
	const id = textOf(messageId);
	return {
		messageId: isMessageId(id) ? id : '',
		localId: textOf(localId),
		chatId: textOf(chatId),
		accountId,
		timestamp: toIso(createTime),
	};
};

/**
 * What a send returns: what the gateway has answered, and beside it the same in the words of events. Where
 * the answer tells of several messages, these stand in a list.
 *
 * @param messages what the answer tells of each message
 */
export function withSentWords(
	answer: IDataObject,
	messages: SentMessage[],
	accountId: string,
): IDataObject {
	const words = messages.map((message) => wordsOf(message, accountId));
	if (words.length === 0) return answer;
	return words.length === 1 ? { ...answer, ...words[0] } : { ...answer, messages: words };
}
