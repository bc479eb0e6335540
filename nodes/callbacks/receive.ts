import type { IDataObject, IWebhookFunctions, IWebhookResponseData } from 'n8n-workflow';

import { isNew } from '../events/dedupe';
import type { WeChatEvent } from '../events/message';
import type { Choose, Gateway } from '../gateways/gateway';
import { areQuestionsDue, hasQuestions, recallQuestions } from '../questions/chat/kept';
import { admit } from './admit';
import { isSlow, isWanted, itemWithin, startLive } from './arrive';
import { noteStart } from './closing';
import { isStopping, liveTrigger } from './live';
import { passOnElsewhere, passOnHere } from './passOn';
import { isAnswer } from './questions';
import { respond } from './respond';
import { save } from './save';
import type { Access } from './secrets';
import { readSettings, type Settings } from './settings';

/**
 * Whether an event starts the workflow, which `kept` remembers then. Test runs take it also when production
 * has had it.
 */
const starts = (
	gateway: Gateway,
	webhook: IWebhookFunctions,
	event: WeChatEvent,
	settings: Settings,
	kept: IDataObject,
): boolean =>
	isWanted(gateway, event, settings) &&
	(webhook.getMode() === 'manual' || isNew(settings.trigger, event, kept));

/** Some events name their account in part only; the filters need the whole. */
const completed = ({ callbacks }: Gateway, { developer }: Access, event: WeChatEvent) =>
	callbacks.complete?.(developer, event) ?? event;

/** What is learned is a help and no duty: nothing of it keeps a message from its workflow. */
function learn(
	{ callbacks }: Gateway,
	webhook: IWebhookFunctions,
	{ developer }: Access,
	event: WeChatEvent,
): void {
	try {
		callbacks.learn?.(developer, event);
	} catch (error) {
		webhook.logger.warn(
			`WeChat Trigger: a callback told nothing of its account. ${(error as Error).message}`,
		);
	}
}

/**
 * The way of a callback: authenticate, read, answer, filter, drop duplicates, pass on. Whatever is left
 * starts the workflow. The gateway does not wait for that, and is answered the same whether something
 * starts or not.
 */
export async function receive(
	choose: Choose,
	webhook: IWebhookFunctions,
): Promise<IWebhookResponseData> {
	const settings = readSettings(webhook);
	const admitted = await admit(choose, webhook, settings);
	if (!('callback' in admitted)) return admitted;
	const { gateway, access, body, callback, others } = admitted;
	if (callback.kind === 'foreign') {
		webhook.logger.warn(`WeChat Trigger: a callback could not be used. ${callback.reason}`);
	}
	if (callback.kind !== 'event') {
		respond(webhook, 200, gateway.callbacks.received);
		return { noWebhookResponse: true };
	}
	const isTest = webhook.getMode() === 'manual';
	const live = isTest ? undefined : liveTrigger(webhook.getNode().webhookId);
	if (live !== undefined && isStopping(live)) {
		respond(webhook, 503, undefined);
		return { noWebhookResponse: true };
	}
	const event = completed(gateway, access, callback.event);
	// A copy, since n8n saves its own when that has changed.
	const kept = { ...webhook.getWorkflowStaticData('node') };
	recallQuestions(kept);
	// Whatever could fail comes before the answer: n8n answers failures by itself.
	const isStarting = starts(gateway, webhook, event, settings, kept);
	respond(webhook, 200, gateway.callbacks.received);
	learn(gateway, webhook, access, event);
	if (hasQuestions(access.developer) && (await isAnswer(webhook, access, event))) {
		await save(webhook, access, settings.trigger, kept);
		return { noWebhookResponse: true };
	}
	passOnElsewhere(others, webhook, body, access);
	const isPassedOn = passOnHere(others, { gateway, trigger: settings.trigger }, event, kept);
	const isDue = isStarting || isPassedOn || areQuestionsDue(access.developer, kept);
	if (!isDue) return { noWebhookResponse: true };
	noteStart();
	const isLater = isStarting && live !== undefined && isSlow(gateway, event, settings);
	if (isLater) void startLive({ ...live, settings }, gateway, event);
	await save(webhook, access, settings.trigger, kept);
	if (!isStarting || isLater) return { noWebhookResponse: true };
	const item = await itemWithin(gateway, event, settings, isTest);
	noteStart();
	return { noWebhookResponse: true, ...(item && { workflowData: [[item]] }) };
}
