import {
	sleep,
	type IDataObject,
	type IWebhookFunctions,
	type IWebhookResponseData,
} from 'n8n-workflow';

import { decodeJson } from '../engine/losslessJson';
import { isNew, keep } from './dedupe';
import { readEyunCallback } from './dialects/eyun';
import { passes } from './filters';
import type { Callback, WeChatEvent } from './message';
import { relayToProduction } from './relay';
import { readSettings, tokenOf, type Settings } from './settings';
import { sameToken } from './token';

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

/** IPv4 addresses may come dressed as IPv6. */
const plainIp = (ip: unknown): string => String(ip ?? '').replace(/^::ffff:/i, '');

/** Why a request is not taken for one of the gateway, or nothing. */
async function refusalOf(
	webhook: IWebhookFunctions,
	settings: Settings,
): Promise<string | undefined> {
	const { token } = webhook.getQueryData() as IDataObject;
	if (!sameToken(token, await tokenOf(webhook, settings))) return 'a wrong or no token';
	const { allowedIps } = settings;
	const { ip } = webhook.getRequestObject();
	if (allowedIps.length > 0 && !allowedIps.includes(plainIp(ip))) {
		return `an address that is not allowed: ${plainIp(ip)}`;
	}
	return undefined;
}

function refuse(webhook: IWebhookFunctions, reason: string): IWebhookResponseData {
	webhook.logger.warn(`WeChat Trigger: a callback came with ${reason}`);
	webhook.getResponseObject().status(403).json(FORBIDDEN);
	return { noWebhookResponse: true };
}

/**
 * n8n saves changed static data just before it answers. From 2.41 on, preparing the execution makes it
 * forget that something has changed; so the change is made again until the answer is on its way.
 */
async function keepUntilAnswered(webhook: IWebhookFunctions, trigger: string): Promise<void> {
	const kept = webhook.getWorkflowStaticData('node');
	const response = webhook.getResponseObject();
	for (let waited = 0; waited < 500 && !response.headersSent; waited++) {
		await sleep(2);
		keep(trigger, kept);
	}
}

/** Whether an event starts the workflow. Test runs take it also when production has had it. */
function starts(webhook: IWebhookFunctions, event: WeChatEvent, settings: Settings): boolean {
	const { developerAccount, filters } = settings;
	// A phone number, which may come as a number.
	if (developerAccount !== '' && String(event.raw.account) !== developerAccount) return false;
	if (!passes(event, filters, Date.now())) return false;
	if (webhook.getMode() === 'manual') return true;
	const trigger = `${webhook.getWorkflow().id} ${webhook.getNode().id}`;
	if (!isNew(trigger, event, webhook.getWorkflowStaticData('node'))) return false;
	void keepUntilAnswered(webhook, trigger);
	return true;
}

/**
 * The way of a callback: authenticate, read, answer the platform's test call, filter, drop
 * duplicates. Whatever is left starts the workflow; everything is answered at once.
 */
export async function receive(webhook: IWebhookFunctions): Promise<IWebhookResponseData> {
	const settings = readSettings(webhook);
	const reason = await refusalOf(webhook, settings);
	if (reason) return refuse(webhook, reason);

	const { rawBody } = webhook.getRequestObject();
	if (webhook.getMode() === 'manual') relayToProduction(webhook, rawBody, settings);
	const callback = readCallback(rawBody);
	const answered = { webhookResponse: RECEIVED };
	if (callback.kind === 'foreign') {
		webhook.logger.warn(`WeChat Trigger: a callback could not be used. ${callback.reason}`);
	}
	if (callback.kind !== 'event' || !starts(webhook, callback.event, settings)) return answered;
	return { ...answered, workflowData: [[{ json: callback.event as unknown as IDataObject }]] };
}
