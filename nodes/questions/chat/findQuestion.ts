import type { IDataObject } from 'n8n-workflow';

import type { WeChatEvent } from '../../events/message';
import { decisionIn } from './decision';
import type { KeptQuestion } from './kept';

/** The chat with oneself, which WeChat calls File Transfer. */
const FILE_TRANSFER = 'filehelper';

/**
 * What the gateways deliver anew after a login may be old. In ms: the clock of this n8n may be wrong by
 * minutes, and then an answer must still count.
 */
const EARLIER = 10 * 60_000;

/** An answer, and what it answers. */
export interface Found {
	question: KeptQuestion;
	text: string;
	/** Of an approval. */
	approved?: boolean;
}

/** Whether the owner of an account asks himself: only there, what the account itself writes is an answer. */
export const isOwnChat = ({ accountId, chatId }: Pick<WeChatEvent, 'accountId' | 'chatId'>) =>
	chatId === FILE_TRANSFER || chatId === accountId;

/**
 * Whether only a quote answers a question: in one's own chat, whatever the node sends there may come back as if
 * the owner had written it.
 */
export const needsQuote = (
	question: Pick<KeptQuestion, 'accountId' | 'chatId' | 'responseType'>,
): boolean => question.responseType === 'freeText' && isOwnChat(question);

/** Whether a message is of the person who was asked, and in the chat in which they were. */
function isOfPerson(event: WeChatEvent, question: KeptQuestion): boolean {
	if (event.accountId !== question.accountId || event.chatId !== question.chatId) return false;
	if (isOwnChat(question)) return event.isSelf;
	return !event.isSelf && event.senderId === question.senderId;
}

const isAfter = ({ timestamp }: WeChatEvent, { askedAt }: KeptQuestion): boolean =>
	timestamp === null || Date.parse(timestamp) >= askedAt - EARLIER;

/** The questions that a message can be about, the latest first. */
function candidates(event: WeChatEvent, questions: KeptQuestion[]): KeptQuestion[] {
	const asked = questions
		.filter((question) => isOfPerson(event, question) && isAfter(event, question))
		// The question itself may come back.
		.filter(({ messageId }) => messageId === '' || messageId !== event.messageId)
		.reverse()
		.sort((a, b) => b.askedAt - a.askedAt);
	const quote = event.quote as IDataObject | undefined;
	if (quote === undefined) return asked.filter((question) => !needsQuote(question));
	// A quote says itself what it answers. Of some sends, a gateway tells no ID.
	const isQuoted = ({ messageId, accountId }: KeptQuestion) =>
		messageId === '' ? quote.senderId === accountId : messageId === quote.messageId;
	return asked.filter(isQuoted);
}

/**
 * The question that a message answers: the one that it quotes, otherwise the latest of those that it can answer.
 *
 * @param questions those that are open, in the order in which they were asked
 */
export function findQuestion(event: WeChatEvent, questions: KeptQuestion[]): Found | undefined {
	if (event.event !== 'message.text' && event.event !== 'message.quote') return undefined;
	const text = event.textWithoutMentions.trim();
	if (text === '') return undefined;
	for (const question of candidates(event, questions)) {
		if (question.responseType === 'freeText') return { question, text };
		const approved = decisionIn(text, question.choices);
		if (approved !== undefined) return { question, text, approved };
		if (question.takesWords && event.quote !== undefined) return { question, text };
	}
	return undefined;
}
