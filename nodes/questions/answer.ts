import type { IDataObject, IWebhookFunctions, IWebhookResponseData } from 'n8n-workflow';

import { isObject } from '../engine/answer';
import { type ApprovalOptions, approvalIn, approvalInputs } from './approval';
import { askedBy } from './asked';
import { type PageWords, wordsFor } from './languages';
import { questionPage, thanksPage } from './page';
import { QUESTION } from './question';
import { toResult } from './result';

/** How a kind of answer is asked for and read. */
interface Form {
	/** As HTML. */
	inputs: string;
	/** The answer, or nothing where what the page has sent is none. */
	answer: IDataObject | undefined;
}

/** @param sent what the page has sent */
function formOf(context: IWebhookFunctions, words: PageWords, sent: IDataObject): Form {
	const options = context.getNodeParameter('approvalOptions.values', {}) as ApprovalOptions;
	return { inputs: approvalInputs(words, options), answer: approvalIn(sent, options) };
}

const HEADERS = {
	'Content-Type': 'text/html; charset=utf-8',
	'Cache-Control': 'no-store',
	'Content-Security-Policy':
		"default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'; base-uri 'none'",
	'Referrer-Policy': 'no-referrer',
};

/**
 * What n8n calls at the address of a question that is open. A GET shows what is asked; only what the page there
 * sends is an answer. Of a link that does not belong to the question n8n itself says that nothing is to be done.
 */
export async function answer(this: IWebhookFunctions): Promise<IWebhookResponseData> {
	const { method, headers } = this.getRequestObject();
	const response = this.getResponseObject();
	const asked = askedBy(this);
	if (!asked || (this.getQueryData() as IDataObject)[QUESTION] !== asked.id) {
		response.render('send-and-wait-no-action-required', { isTestWebhook: false });
		return { noWebhookResponse: true };
	}
	const words = wordsFor(headers);
	const body: unknown = method === 'POST' ? this.getBodyData() : {};
	const form = formOf(this, words, isObject(body) ? body : {});
	response.set(HEADERS);
	if (form.answer) {
		return { webhookResponse: thanksPage(words), workflowData: [[toResult(form.answer)]] };
	}
	response.send(questionPage(words, asked.text, form.inputs));
	return { noWebhookResponse: true };
}
