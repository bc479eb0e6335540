import type { IWebhookFunctions } from 'n8n-workflow';

import { attempted } from '../engine/attempted';
import { postTo } from './postTo';
import { RELAY_HEADER, signRelay } from './relaySignature';
import type { Access } from './secrets';
import { withoutToken } from './token';

/** Of a workflow that has ended meanwhile; nothing is lost by it. */
const GONE = 404;

/** Another attempt may help against what passes by, in ms: what comes twice is taken once. */
const PAUSES = [1_000, 5_000];

const WHAT_TO_DO: Record<number, string> = {
	403: 'It did not accept the signature. Give both workflows the same credential.',
	413: 'The message is larger than n8n or a reverse proxy before it takes.',
};

/**
 * @param status of an answer of another workflow
 * @returns what is wrong and what to do about it, or nothing
 */
export function explainRelay(status: number): string | undefined {
	if (status === 200 || status === GONE) return undefined;
	const todo =
		WHAT_TO_DO[status] ??
		'Look whether this n8n reaches its own public address, and whether a reverse proxy answers in its place.';
	return `The other workflow answered with status ${status}. ${todo}`;
}

/** Posts a callback to the address of another workflow, signed, since it has no token of it. */
const relay = async (
	webhook: IWebhookFunctions,
	url: string,
	body: Buffer,
	{ relayKey }: Access,
): Promise<number> => {
	const headers = { [RELAY_HEADER]: signRelay(relayKey, body, Date.now()) };
	return (await postTo(webhook, url, { body, headers })).status;
};

/** Tries until the other one has answered. Never throws; what is wrong in the end is told in the log. */
export async function relayUntilTaken(
	webhook: IWebhookFunctions,
	url: string,
	body: Buffer,
	access: Access,
): Promise<void> {
	const attempt = async () =>
		await relay(webhook, url, body, access).then(
			(status) => ({ problem: explainRelay(status), passes: status >= 500 }),
			(error) => ({ problem: withoutToken((error as Error).message), passes: true }),
		);
	const { problem } = await attempted(attempt, PAUSES, ({ passes }) => passes);
	if (problem === undefined) return;
	webhook.logger.warn(
		`WeChat Trigger: a message could not be passed on to another workflow at ${new URL(url).pathname}. ${problem}`,
	);
}
