import type { IWebhookFunctions } from 'n8n-workflow';

import { productionUrl } from './production';
import { RELAY_HEADER, signRelay } from './relaySignature';
import type { Access } from './secrets';
import { withToken } from './token';

/** 404 means that no workflow is active there, so nothing is lost. */
const FINE = [200, 404];

const WHAT_TO_DO: Record<number, string> = {
	403: 'It did not accept the token. Unpublish that workflow and publish it again.',
	413: 'The message is larger than n8n or a reverse proxy before it takes.',
};

/**
 * @param status of an answer of the active workflow
 * @returns what is wrong and what to do about it, or nothing
 */
export function explainRelay(status: number): string | undefined {
	if (FINE.includes(status)) return undefined;
	const todo =
		WHAT_TO_DO[status] ??
		'Look whether this n8n reaches its own public address, and whether a reverse proxy answers in its place.';
	return `The published workflow answered with status ${status}. ${todo}`;
}

async function relay(
	webhook: IWebhookFunctions,
	body: Buffer,
	{ developer, token, relayKey }: Access,
): Promise<string | undefined> {
	// Within a webhook, n8n gives the production address, also in a test run.
	const own = webhook.getNodeWebhookUrl('default');
	const url = productionUrl(developer) ?? (own && withToken(own, token));
	if (url === undefined) return undefined;
	const { statusCode } = await webhook.helpers.httpRequest({
		method: 'POST',
		url,
		body,
		headers: {
			'Content-Type': 'application/json',
			// It comes from n8n, which is seldom among the allowed senders.
			[RELAY_HEADER]: signRelay(relayKey, body, Date.now()),
		},
		timeout: 10_000,
		returnFullResponse: true,
		ignoreHttpStatusErrors: true,
		disableFollowRedirect: true,
	});
	return explainRelay(Number(statusCode));
}

/**
 * Passes a callback that came to the test address on to the active workflow, so that a test run does
 * not cost production a message. The gateway is not kept waiting for it.
 *
 * @param access that of the callback's own trigger
 */
export function relayToProduction(webhook: IWebhookFunctions, body: Buffer, access: Access): void {
	const warn = (problem: string) =>
		webhook.logger.warn(
			`WeChat Trigger: a message could not be passed on to the published workflow during a test run. ${problem}`,
		);
	relay(webhook, body, access).then(
		(problem) => {
			if (problem !== undefined) warn(problem);
		},
		(error) => warn((error as Error).message),
	);
}
