import type { IDataObject } from 'n8n-workflow';

import type { PageWords } from '../languages';
import { button, escapeHtml } from '../page';

/** What a reviewer sends who neither approves nor only declines. */
const WORDS = 'words';

/** An input for what the agent should do instead, as HTML. */
export const feedbackInputs = ({ instead, submit }: PageWords): string =>
	`<label>${escapeHtml(instead)}<textarea name="${WORDS}" rows="3"></textarea></label>${button(submit, WORDS, true)}`;

/** An answer in words: n8n hands `chatInput` to the agent as feedback, and its tool does not run. */
export const inWordsTo = (text: string): IDataObject => ({ approved: false, chatInput: text });

/** What the page has sent, or nothing where it holds no words. */
export function feedbackIn({ answer, words }: IDataObject): IDataObject | undefined {
	const text = answer === WORDS && typeof words === 'string' ? words.trim() : '';
	return text === '' ? undefined : inWordsTo(text);
}
