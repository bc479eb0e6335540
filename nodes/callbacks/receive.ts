import type { IDataObject, IWebhookFunctions, IWebhookResponseData } from 'n8n-workflow';

import { decodeJson } from '../engine/losslessJson';
import { isNew } from '../events/dedupe';
import { readEyunCallback } from '../gateways/eyun/callbacks/dialect';
import { failingData } from './failure';
import { passes } from '../events/filters';
import type { Callback, WeChatEvent } from '../events/message';
import { tellOfOldToken } from './oldToken';
import { relayToProduction } from './relay';
import { isSignedRelay, RELAY_HEADER } from './relaySignature';
import { secretsFor } from './secrets';
import { isAllowedSender } from './senders';
import { readSettings, type Settings } from './settings';
import { isTurnToSave } from './spacing';
import type { Secrets } from './token';

/** Any HTTP 200 satisfies E Cloud; this is the body that its consumers commonly answer. */
const RECEIVED = { code: '1000', message: 'success', data: null };

/** What comes from elsewhere learns nothing but that. */
const FORBIDDEN = { code: '1001', message: 'forbidden', data: null };

/** Some programs write this in front of a text. */
const BYTE_ORDER_MARK = /^\ufeff/;

/**
 * Reads a callback from its bytes: the body that n8n has parsed holds rounded ids. Never throws.
 */
export function readCallback(rawBody: Buffer | undefined): Callback {
	try {
		return readEyunCallback(decodeJson(String(rawBody ?? '').replace(BYTE_ORDER_MARK, '')));
	} catch {
		return { kind: 'foreign', reason: 'The body is no JSON' };
	}
}

const triggerOf = (webhook: IWebhookFunctions): string =>
	`${webhook.getWorkflow().id} ${webhook.getNode().id}`;

/**
 * Answers before n8n would. What n8n is told then is `noWebhookResponse`: it saves the static data at
 * once and starts the execution, if there is `workflowData`, behind the answer.
 */
function answer(webhook: IWebhookFunctions, status: number, body: IDataObject): void {
	webhook.getResponseObject().status(status).json(body);
}

function refuse(webhook: IWebhookFunctions, reason: string): IWebhookResponseData {
	webhook.logger.warn(`WeChat Trigger: a callback came with ${reason}`);
	answer(webhook, 403, FORBIDDEN);
	return { noWebhookResponse: true };
}

/** A log is seldom read, so an old URL at the gateway also becomes an execution that fails. */
function refuseToken(webhook: IWebhookFunctions, given: unknown): IWebhookResponseData {
	const refusal = refuse(webhook, 'a wrong or no token');
	if (webhook.getMode() === 'manual') return refusal;
	const fault = tellOfOldToken(triggerOf(webhook), given, Date.now());
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

/** Whether an event starts the workflow. Test runs take it also when production has had it. */
function starts(
	webhook: IWebhookFunctions,
	event: WeChatEvent,
	settings: Settings,
	kept: IDataObject,
): boolean {
	const { developerAccount, filters } = settings;
	// A phone number, which may come as a number.
	if (developerAccount !== '' && String(event.raw.account) !== developerAccount) return false;
	if (!passes(event, filters, Date.now())) return false;
	return webhook.getMode() === 'manual' || isNew(triggerOf(webhook), event, kept);
}

/**
 * The way of a callback: authenticate, read, answer, filter, drop duplicates. Whatever is left starts the
 * workflow. The gateway does not wait for that.
 */
export async function receive(webhook: IWebhookFunctions): Promise<IWebhookResponseData> {
	const settings = readSettings(webhook);
	const { token } = webhook.getQueryData() as IDataObject;
	const secrets = await secretsFor(webhook, settings, token);
	if (secrets === undefined) return refuseToken(webhook, token);
	const body = await bodyOf(webhook);
	if (!isFromAllowed(webhook, body, settings, secrets)) {
		const { ip } = webhook.getRequestObject();
		return refuse(webhook, `an address that is not allowed: ${String(ip)}`);
	}

	if (webhook.getMode() === 'manual') relayToProduction(webhook, body, secrets);
	const callback = readCallback(body);
	if (callback.kind === 'foreign') {
		webhook.logger.warn(`WeChat Trigger: a callback could not be used. ${callback.reason}`);
	}
	// A copy, since n8n saves its own when that has changed.
	const kept = { ...webhook.getWorkflowStaticData('node') };
	// Whatever could fail comes before the answer: n8n answers failures by itself.
	const isTaken = callback.kind === 'event' && starts(webhook, callback.event, settings, kept);
	answer(webhook, 200, RECEIVED);
	if (!isTaken) return { noWebhookResponse: true };
	if (webhook.getMode() !== 'manual' && (await isTurnToSave(triggerOf(webhook)))) {
		Object.assign(webhook.getWorkflowStaticData('node'), kept);
	}
	const item = { json: callback.event as unknown as IDataObject };
	return { noWebhookResponse: true, workflowData: [[item]] };
}
