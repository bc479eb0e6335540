import type { IDataObject, IWebhookFunctions } from 'n8n-workflow';

import { saveQuestions } from '../questions/chat/kept';
import type { Access } from './secrets';
import { isTurnToSave } from './spacing';

/**
 * Saves what a callback has changed, where n8n saves anything.
 *
 * @param saver who takes turns with others
 * @param kept what becomes of the static data
 */
export async function save(
	webhook: IWebhookFunctions,
	{ developer }: Access,
	saver: string,
	kept: IDataObject = {},
): Promise<void> {
	if (webhook.getMode() === 'manual' || !(await isTurnToSave(saver))) return;
	const saved = webhook.getWorkflowStaticData('node');
	Object.assign(saved, kept);
	saveQuestions(developer, saved);
}
