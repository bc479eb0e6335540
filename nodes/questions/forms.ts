import type { IDataObject, IWebhookFunctions } from 'n8n-workflow';

import { type ApprovalOptions, approvalIn, approvalInputs } from './approval';
import { byLabel, type FormField, formInputs, freeText, valuesSent } from './form';
import type { PageWords } from './languages';
import type { ResponseType } from './question';
import { feedbackIn, feedbackInputs } from './review/feedback';
import { isReview } from './review/toolCall';

/** How a kind of answer is asked for on the page, and read. */
interface Form {
	isMultipart?: boolean;
	/**
	 * As HTML.
	 *
	 * @param sent what was sent before, and is no answer
	 */
	inputs(sent?: IDataObject): string;
	/** The answer in what the page has sent, or nothing where it is none. */
	read(sent: IDataObject): IDataObject | undefined;
}

const filledIn = (
	words: PageWords,
	fields: FormField[],
	toData: (values: unknown[]) => IDataObject,
): Form => ({
	inputs: (sent) => formInputs(words, fields, sent),
	read(sent) {
		const values = valuesSent(fields, sent);
		return values && toData(values);
	},
});

/** The form that the waiting node shows. */
export function formOf(context: IWebhookFunctions, words: PageWords): Form {
	switch (context.getNodeParameter('responseType', 'approval') as ResponseType) {
		case 'freeText':
			return filledIn(words, freeText(words), ([text]) => ({ text }) as IDataObject);
		case 'customForm': {
			const fields = context.getNodeParameter('formFields.values', []) as FormField[];
			return {
				...filledIn(words, fields, (values) => byLabel(fields, values)),
				isMultipart: true,
			};
		}
		default: {
			const options = context.getNodeParameter('approvalOptions.values', {}) as ApprovalOptions;
			const isReviewed = isReview(context.getNode());
			return {
				inputs: () => approvalInputs(words, options) + (isReviewed ? feedbackInputs(words) : ''),
				read: (sent) => approvalIn(sent, options) ?? (isReviewed ? feedbackIn(sent) : undefined),
			};
		}
	}
}
