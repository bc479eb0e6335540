import type { IWebhookFunctions } from 'n8n-workflow';

import { developerOf } from '../engine/developer';
import { CREDENTIAL } from '../engine/transport';
import { productionUrl } from './production';
import { tokenOf, type Settings } from './settings';
import { withToken } from './token';

async function relay(webhook: IWebhookFunctions, body: Buffer, settings: Settings): Promise<void> {
	// Within a webhook, n8n gives the production address, also in a test run.
	const own = webhook.getNodeWebhookUrl('default');
	const known = productionUrl(developerOf(await webhook.getCredentials(CREDENTIAL)));
	const url = known ?? (own && withToken(own, await tokenOf(webhook, settings)));
	if (url === undefined) return;
	await webhook.helpers.httpRequest({
		method: 'POST',
		url,
		body,
		headers: { 'Content-Type': 'application/json' },
		timeout: 10_000,
		// 404 means that nothing is active there, so nothing is lost.
		ignoreHttpStatusErrors: true,
	});
}

/**
 * Passes a callback that came to the test address on to the active workflow, so that a test run does
 * not cost production a message. The gateway is not kept waiting for it.
 */
export function relayToProduction(
	webhook: IWebhookFunctions,
	body: Buffer | undefined,
	settings: Settings,
): void {
	relay(webhook, body ?? Buffer.alloc(0), settings).catch((error) => {
		webhook.logger.warn(
			`WeChat Trigger: a message could not be passed on to the active workflow during a test run. ${(error as Error).message}`,
		);
	});
}
