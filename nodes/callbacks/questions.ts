/** The trigger's part in questions that are answered in the chat. */
import type { IDataObject, IWebhookFunctions } from 'n8n-workflow';

import { identityOf } from '../events/dedupe';
import type { WeChatEvent } from '../events/message';
import { findQuestion } from '../questions/chat/findQuestion';
import {
	areSaved,
	closeQuestion,
	hasAnswered,
	keepQuestions,
	openQuestions,
	recallQuestions,
	takeBack,
} from '../questions/chat/kept';
import {
	isSignedQuestions,
	QUESTION_HEADER,
	readLetter,
	type Receipt,
} from '../questions/chat/letter';
import { unseal } from '../questions/chat/seal';
import { wake } from '../questions/chat/wake';
import { output } from './output';
import type { Access } from './secrets';

/** Whether somebody with the key of the credential hands over questions. */
export const areQuestions = (webhook: IWebhookFunctions, body: Buffer, access: Access): boolean =>
	isSignedQuestions(access.relayKey, body, webhook.getHeaderData()[QUESTION_HEADER], Date.now());

/**
 * Takes questions that have been asked.
 *
 * @param kept the trigger's static data
 */
export function takeQuestions(body: Buffer, { developer }: Access, kept: IDataObject): Receipt {
	const questions = readLetter(body, developer);
	recallQuestions(kept);
	keepQuestions(questions);
	return { open: openQuestions(developer).length, areSaved: areSaved(questions, kept) };
}

/** What waits for an answer gets all that a workflow would, but for the callback as it came. */
const WANTED = { includeRaw: 'none', sessionPerMember: true } as const;

/**
 * Whether an event is the answer to a question, and the run that waits for it has it. Then it starts nothing and
 * is passed on to nobody; nor when a gateway delivers it again.
 */
export async function isAnswer(
	webhook: IWebhookFunctions,
	{ developer, relayKey }: Access,
	event: WeChatEvent,
): Promise<boolean> {
	const by = identityOf(event);
	if (hasAnswered(developer, by)) return true;
	const found = findQuestion(event, openQuestions(developer));
	if (found === undefined) return false;
	const { question, ...said } = found;
	closeQuestion(question, by);
	const url = unseal(relayKey, question.sealed);
	const { senderId } = event;
	const answer = { id: question.id, ...said, senderId, event: output(event, WANTED) };
	const outcome = url === undefined ? 'over' : await wake(webhook, url, answer);
	if (outcome === 'taken') return true;
	takeBack(question, outcome === 'unknown');
	if (outcome === 'unknown') {
		webhook.logger.warn(
			'WeChat Trigger: an answer in a chat could not be given to the run that waits for it, so the message is treated like any other. Look whether this n8n reaches its own public address (WEBHOOK_URL).',
		);
	}
	return false;
}
