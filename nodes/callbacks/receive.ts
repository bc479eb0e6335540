import type { IDataObject, IWebhookFunctions, IWebhookResponseData } from 'n8n-workflow';

import { isNew } from '../events/dedupe';
import { passes } from '../events/filters';
import type { WeChatEvent } from '../events/message';
import type { CallbackGateway } from '../gateways/gateway';
import { failingData } from './failure';
import { tellOfOldToken } from './oldToken';
import { readBody } from './readBody';
import { relayToProduction } from './relay';
import { isSignedRelay, RELAY_HEADER } from './relaySignature';
import { secretsFor } from './secrets';
import { isAllowedSender } from './senders';
import { readSettings, type Settings } from './settings';
import { isTurnToSave } from './spacing';
import type { Secrets } from './token';

/**
 * Answers before n8n would. What n8n is told then is `noWebhookResponse`: it saves the static data at
 * once and starts the execution, if there is `workflowData`, behind the answer.
 */
function answer(webhook: IWebhookFunctions, status: number, body: IDataObject): void {
	webhook.getResponseObject().status(status).json(body);
}

/** What comes from elsewhere learns nothing but that it is refused. */
function refuse(
	{ callbacks }: CallbackGateway,
	webhook: IWebhookFunctions,
	reason: string,
): IWebhookResponseData {
	webhook.logger.warn(`WeChat Trigger: a callback came with ${reason}`);
	answer(webhook, 403, callbacks.forbidden);
	return { noWebhookResponse: true };
}

/** A log is seldom read, so an old URL at the gateway also becomes an execution that fails. */
function refuseToken(
	gateway: CallbackGateway,
	webhook: IWebhookFunctions,
	{ trigger }: Settings,
	given: unknown,
): IWebhookResponseData {
	const refusal = refuse(gateway, webhook, 'a wrong or no token');
	if (webhook.getMode() === 'manual') return refusal;
	const fault = tellOfOldToken(trigger, given, Date.now());
	return fault === undefined ? refusal : { ...refusal, workflowData: failingData(fault) };
}

/**
 * The bytes of the body. From version 2 of a node on, n8n leaves a body of a type that it does not know
 * unread, and one of several parts it always consumes itself.
 */
async function bodyOf(webhook: IWebhookFunctions): Promise<Buffer> {
	const request = webhook.getRequestObject();
	if (!request.rawBody && !request.contentType?.startsWith('multipart/')) {
		await request.readRawBody?.();
	}
	return request.rawBody ?? Buffer.alloc(0);
}

/** What a test run passes on comes from n8n itself, signed. */
function isFromAllowed(
	webhook: IWebhookFunctions,
	body: Buffer,
	{ allowedIps }: Settings,
	{ relayKey }: Secrets,
): boolean {
	const { ip } = webhook.getRequestObject();
	return (
		isAllowedSender(allowedIps, String(ip)) ||
		isSignedRelay(relayKey, body, webhook.getHeaderData()[RELAY_HEADER], Date.now())
	);
}

/**
 * Whether an event starts the workflow. Test runs take it also when production has had it.
 *
 * @returns the static data as it is then, or nothing when the event starts nothing
 */
function starts(
	{ callbacks }: CallbackGateway,
	webhook: IWebhookFunctions,
	event: WeChatEvent,
	{ trigger, developerAccount, filters }: Settings,
): IDataObject | undefined {
	if (developerAccount !== '' && callbacks.developerIn(event.raw) !== developerAccount) {
		return undefined;
	}
	if (!passes(event, filters, Date.now())) return undefined;
	// A copy, since n8n saves its own when that has changed.
	const kept = { ...webhook.getWorkflowStaticData('node') };
	return webhook.getMode() === 'manual' || isNew(trigger, event, kept) ? kept : undefined;
}

/**
 * The way of a callback: authenticate, read, answer, filter, drop duplicates. Whatever is left starts the
 * workflow. The gateway does not wait for that.
 */
export async function receive(
	gateway: CallbackGateway,
	webhook: IWebhookFunctions,
): Promise<IWebhookResponseData> {
	const settings = readSettings(webhook);
	const { token } = webhook.getQueryData() as IDataObject;
	const secrets = await secretsFor(webhook, settings, token);
	if (secrets === undefined) return refuseToken(gateway, webhook, settings, token);
	const body = await bodyOf(webhook);
	if (!isFromAllowed(webhook, body, settings, secrets)) {
		const { ip } = webhook.getRequestObject();
		return refuse(gateway, webhook, `an address that is not allowed: ${String(ip)}`);
	}

	if (webhook.getMode() === 'manual') relayToProduction(webhook, body, secrets);
	const callback = readBody(body, [gateway.callbacks.read]);
	if (callback.kind === 'foreign') {
		webhook.logger.warn(`WeChat Trigger: a callback could not be used. ${callback.reason}`);
	}
	const event = callback.kind === 'event' ? callback.event : undefined;
	// Whatever could fail comes before the answer: n8n answers failures by itself.
	const kept = event && starts(gateway, webhook, event, settings);
	answer(webhook, 200, gateway.callbacks.received);
	if (kept === undefined) return { noWebhookResponse: true };
	if (webhook.getMode() !== 'manual' && (await isTurnToSave(settings.trigger))) {
		Object.assign(webhook.getWorkflowStaticData('node'), kept);
	}
	return { noWebhookResponse: true, workflowData: [[{ json: event as unknown as IDataObject }]] };
}
