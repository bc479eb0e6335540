import type { IDataObject, IWebhookFunctions } from 'n8n-workflow';

/**
 * Answers before n8n would. What n8n is told then is `noWebhookResponse`: it saves the static data at
 * once and starts the execution, if there is `workflowData`, behind the answer.
 */
export function respond(
	webhook: IWebhookFunctions,
	status: number,
	body: IDataObject | undefined,
): void {
	const response = webhook.getResponseObject().status(status);
	if (body === undefined) response.end();
	else response.json(body);
}
