import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';

import { accountOf } from '../../engine/account';
import { isObject } from '../../engine/answer';
import type { Call } from '../../engine/call';
import { InputFault } from '../../engine/fault';
import { CREDENTIAL } from '../../engine/transport';
import { isGroupId, isMessageId } from '../../events/ids';
import { textOf } from '../../events/values';
import { type ApprovalOptions, choicesOf } from '../approval';
import { wordsFor } from '../languages';
import type { OpenQuestion } from '../question';
import { isReview } from '../review/toolCall';
import { needsQuote } from './findQuestion';
import { findHearer } from './hearer';
import { instructions, isChinese } from './instructions';

/** A question that is about to be asked. */
interface Asking {
	id: string;
	text: string;
	/** To whom it goes. */
	chatId: string;
	resumeUrl: string;
	until: Date;
}

/** What is done beside sending it. */
export interface InChat {
	/** What stands below the question: how to answer. */
	below: string;
	/**
	 * Keeps it open for its answer.
	 *
	 * @param sent what the gateway has said of the message
	 * @param body what it was asked
	 */
	open(sent: unknown, body: IDataObject): Promise<void>;
}

/** The WeChat ID of the account that asks. */
async function askingAccount({ gateway, context }: Call): Promise<string> {
	const { accounts } = gateway;
	const account = await accountOf(gateway, context);
	const id = await accounts.actAs(context, account, async (named) => {
		// Looks up whose it is, where only a session is known.
		await accounts.idOf(context, account, named);
		return await accounts.weChatIdOf(context, account, named);
	});
	if (id !== '') return id;
	throw new InputFault(
		'The gateway does not tell the WeChat ID of the account, so its messages cannot be told from those of others; nothing was sent',
		"Choose 'Account' from the list, or ask by link.",
	);
}

/**
 * Whose answer counts.
 *
 * @param member as it was entered
 */
function senderIn(chatId: string, member: string, accountId: string): string {
	if (!isGroupId(chatId)) return chatId;
	const advice = 'In a group the answer of one member counts. Choose who that is.';
	if (member === '') throw new InputFault("'Member Who Answers' is empty", advice);
	if (member !== accountId) return member;
	throw new InputFault("'Member Who Answers' is the account that asks", advice);
}

/**
 * Prepares a question whose answer comes in the chat.
 *
 * @param fields those of the operation
 * @throws InputFault where its answer could not be heard; nothing has been sent then
 */
export async function askInChat(
	call: Call,
	execution: IExecuteFunctions,
	fields: IDataObject,
	{ id, text, chatId, resumeUrl, until }: Asking,
): Promise<InChat> {
	const { gateway, context, options } = call;
	const accountId = await askingAccount(call);
	const senderId = senderIn(chatId, textOf(fields.answerMember).trim(), accountId);
	const credentials = await context.getCredentials(CREDENTIAL);
	const hearer = await findHearer(execution, gateway, credentials, textOf(options.triggerUrl));
	const isApproval = fields.responseType !== 'freeText';
	const labels = call.input<ApprovalOptions>('approvalOptions.values', {});
	const takesWords = isReview(execution.getNode());
	const choices = isApproval
		? choicesOf(wordsFor({ 'accept-language': isChinese(text, labels) ? 'zh' : 'en' }), labels)
		: [];
	const question: Omit<OpenQuestion, 'messageId' | 'askedAt'> = {
		...{ id, developer: hearer.developer, accountId, chatId, senderId, choices, resumeUrl },
		responseType: isApproval ? 'approval' : 'freeText',
		takesWords,
		expiresAt: until.getTime(),
	};
	return {
		below: instructions({ text, choices, takesWords, byQuote: needsQuote(question) }),
		async open(sent, body) {
			const [message] = isObject(sent) ? (gateway.sent?.(sent, body) ?? []) : [];
			const given = textOf(message?.messageId);
			const messageId = isMessageId(given) ? given : '';
			await hearer.keep({ ...question, messageId, askedAt: Date.now() });
		},
	};
}
