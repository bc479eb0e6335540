import type { IDataObject, IWebhookFunctions, IWebhookResponseData } from 'n8n-workflow';

import { isObject } from '../engine/answer';
import { askedBy } from './asked';
import { readChatAnswer, toChatResult } from './chat/answered';
import { formOf } from './forms';
import { wordsFor } from './languages';
import { questionPage, thanksPage } from './page';
import { QUESTION, type Taken } from './question';
import { toResult } from './result';
import { isReview } from './review/toolCall';

type Response = ReturnType<IWebhookFunctions['getResponseObject']>;

const HEADERS = {
	'Content-Type': 'text/html; charset=utf-8',
	'Cache-Control': 'no-store',
	'Content-Security-Policy':
		"default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'; base-uri 'none'",
	'Referrer-Policy': 'no-referrer',
};

/** The page with which n8n itself says that nothing is to be done. */
function noAction(response: Response): IWebhookResponseData {
	response.render('send-and-wait-no-action-required', { isTestWebhook: false });
	return { noWebhookResponse: true };
}

/** What a page has sent; n8n puts that of a multipart form under `data`. */
function fieldsIn(body: unknown): IDataObject {
	if (!isObject(body)) return {};
	return isObject(body.data) ? body.data : body;
}

/** A trigger has heard the answer; nothing where something else calls. */
function chatAnswered(
	context: IWebhookFunctions,
	id: string,
	body: unknown,
): IWebhookResponseData | undefined {
	const said = readChatAnswer(body);
	if (said?.id !== id) return undefined;
	const taken: Taken = { answered: id };
	const result = toChatResult(said, isReview(context.getNode()));
	return { webhookResponse: taken, workflowData: [[result]] };
}

/**
 * What n8n calls at the address of a question that is open. A GET shows what is asked; only what the page there
 * sends is an answer. Of a link that does not belong to the question n8n itself says that nothing is to be done.
 */
export async function answer(this: IWebhookFunctions): Promise<IWebhookResponseData> {
	const { method, headers } = this.getRequestObject();
	const response = this.getResponseObject();
	const asked = askedBy(this);
	if (!asked || (this.getQueryData() as IDataObject)[QUESTION] !== asked.id) {
		return noAction(response);
	}
	const body: unknown = method === 'POST' ? this.getBodyData() : undefined;
	if (asked.isInChat) return chatAnswered(this, asked.id, body) ?? noAction(response);
	const words = wordsFor(headers);
	const form = formOf(this, words);
	const sent = method === 'POST' ? fieldsIn(body) : undefined;
	const data = sent && form.read(sent);
	response.set(HEADERS);
	if (data) return { webhookResponse: thanksPage(words), workflowData: [[toResult(data)]] };
	response.send(questionPage(words, asked.text, form.inputs(sent), form.isMultipart));
	return { noWebhookResponse: true };
}
