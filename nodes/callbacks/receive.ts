import type { IDataObject, IWebhookFunctions, IWebhookResponseData } from 'n8n-workflow';

import type { Fault } from '../engine/fault';
import { isNew } from '../events/dedupe';
import type { Callback, WeChatEvent } from '../events/message';
import {
	areQuestionsDue,
	hasQuestions,
	recallQuestions,
	saveQuestions,
} from '../questions/chat/kept';
import { QUESTION_HEADER, toReceipt } from '../questions/chat/letter';
import type { Choose, Gateway, Header } from '../gateways/gateway';
import { isSlow, isWanted, itemWithin, startLive } from './arrive';
import { isCheck, markOf } from './check/answerCheck';
import { toBody } from './check/mark';
import { failingData } from './failure';
import { noteCallback, noteRefused, noteTest } from './heard';
import { liveTrigger } from './live';
import { NOBODY, type Others, othersOf } from './others';
import { passOnElsewhere, passOnHere } from './passOn';
import { areQuestions, isAnswer, takeQuestions } from './questions';
import { readBody } from './readBody';
import { isSignedRelay, RELAY_HEADER } from './relaySignature';
import { type Access, accessFor, type Outcome } from './secrets';
import { isAllowedSender } from './senders';
import { readSettings, type Settings } from './settings';
import { isTurnToSave } from './spacing';
import { tellOfHeader, tellOfOldToken } from './tellOwner';
import { isTokenLike, sameToken } from './token';

/**
 * Answers before n8n would. What n8n is told then is `noWebhookResponse`: it saves the static data at
 * once and starts the execution, if there is `workflowData`, behind the answer.
 */
function answer(webhook: IWebhookFunctions, status: number, body: IDataObject | undefined): void {
	const response = webhook.getResponseObject().status(status);
	if (body === undefined) response.end();
	else response.json(body);
}

/** What comes from elsewhere learns nothing but that it is refused. */
function refuse(
	{ gateway, access }: Outcome,
	webhook: IWebhookFunctions,
	reason: string,
): IWebhookResponseData {
	webhook.logger.warn(`WeChat Trigger: a callback came with ${reason}`);
	if (access) noteRefused(access.developer, reason, Date.now());
	answer(webhook, 403, gateway?.callbacks.forbidden);
	return { noWebhookResponse: true };
}

/** A log is seldom read, so what the owner has to know also becomes an execution that fails. */
function tell(
	webhook: IWebhookFunctions,
	refusal: IWebhookResponseData,
	faultAt: (now: number) => Fault | undefined,
): IWebhookResponseData {
	const fault = webhook.getMode() === 'manual' ? undefined : faultAt(Date.now());
	return fault === undefined ? refusal : { ...refusal, workflowData: failingData(fault) };
}

/** The gateway may still have an old URL. */
function refuseToken(
	outcome: Outcome,
	webhook: IWebhookFunctions,
	{ trigger }: Settings,
	given: unknown,
): IWebhookResponseData {
	const { gateway } = outcome;
	const refusal = refuse(outcome, webhook, 'a wrong or no token');
	return tell(
		webhook,
		refusal,
		(now) => gateway && tellOfOldToken(gateway.key, trigger, given, now),
	);
}

/** The gateway may have lost what it was to send. */
function refuseHeader(
	outcome: Outcome,
	webhook: IWebhookFunctions,
	{ trigger }: Settings,
	header: Header,
): IWebhookResponseData {
	const refusal = refuse(outcome, webhook, `a wrong or no header "${header.name}"`);
	return tell(webhook, refusal, (now) => tellOfHeader(header, trigger, now));
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

/**
 * What this n8n sends to itself, if the call says that it is: its body, what another trigger has passed on, or
 * questions that a node hands over.
 */
async function ownIn(webhook: IWebhookFunctions): Promise<Buffer | undefined> {
	const { [RELAY_HEADER]: relay, [QUESTION_HEADER]: questions } = webhook.getHeaderData();
	return (relay ?? questions) === undefined ? undefined : await bodyOf(webhook);
}

/** Whether it was passed on indeed: signed by somebody with the same key. */
const isRelay = (webhook: IWebhookFunctions, body: Buffer, { relayKey }: Access): boolean =>
	isSignedRelay(relayKey, body, webhook.getHeaderData()[RELAY_HEADER], Date.now());

/** A callback that was let in. */
interface Admitted {
	gateway: Gateway;
	access: Access;
	body: Buffer;
	callback: Callback;
	others: Others;
}

/** What is wrong with where a callback with the right token comes from, or nothing. */
function wrongSender(webhook: IWebhookFunctions, { allowedIps }: Settings): string | undefined {
	const ip = String(webhook.getRequestObject().ip);
	return isAllowedSender(allowedIps, ip) ? undefined : `an address that is not allowed: ${ip}`;
}

/** The header that is wrong or missing, or nothing; the gateway's own tests of the URL come without. */
function wrongHeader(
	webhook: IWebhookFunctions,
	{ kind }: Callback,
	{ header }: Access,
): Header | undefined {
	if (header === undefined || kind === 'handshake') return undefined;
	return sameToken(webhook.getHeaderData()[header.name], header.value) ? undefined : header;
}

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

/** Takes note that something has come; what a test run passes on has come there already. */
function note({ developer }: Access, callback: Callback): void {
	const now = Date.now();
	if (callback.kind === 'handshake') noteTest(developer, now);
	if (callback.kind === 'event') noteCallback(developer, callback.event.accountId, now);
}

/**
 * Saves what a callback has changed, where n8n saves anything.
 *
 * @param saver who takes turns with others
 * @param kept what becomes of the static data
 */
async function save(
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

/** Takes questions that a node hands over. */
async function acceptQuestions(
	webhook: IWebhookFunctions,
	body: Buffer,
	access: Access,
	{ trigger }: Settings,
): Promise<IWebhookResponseData> {
	const receipt = takeQuestions(body, access, webhook.getWorkflowStaticData('node'));
	answer(webhook, 200, toReceipt(receipt));
	// In turns of their own, since these save nothing of callbacks.
	await save(webhook, access, `questions of ${trigger}`);
	return { noWebhookResponse: true };
}

/** Lets a callback in, or answers what nobody has let in. */
async function admit(
	choose: Choose,
	webhook: IWebhookFunctions,
	settings: Settings,
): Promise<Admitted | IWebhookResponseData> {
	const { token } = webhook.getQueryData() as IDataObject;
	const own = await ownIn(webhook);
	const isPassedOn = (access: Access) => own !== undefined && isRelay(webhook, own, access);
	const isAsked = (access: Access) => own !== undefined && areQuestions(webhook, own, access);
	const outcome = await accessFor(
		choose,
		webhook,
		settings,
		(access) => sameToken(token, access.token) || isPassedOn(access) || isAsked(access),
		own !== undefined || (typeof token === 'string' && isTokenLike(token)),
	);
	const { gateway, access, isOpen } = outcome;
	if (access && isCheck(webhook, access)) {
		answer(webhook, 200, toBody(markOf(webhook, access, isOpen)));
		return { noWebhookResponse: true };
	}
	if (!gateway || !access || !isOpen) return refuseToken(outcome, webhook, settings, token);
	if (own && isAsked(access)) return await acceptQuestions(webhook, own, access, settings);
	const body = own ?? (await bodyOf(webhook));
	const isOwn = isPassedOn(access);
	const stranger = isOwn ? undefined : wrongSender(webhook, settings);
	if (stranger !== undefined) return refuse(outcome, webhook, stranger);
	const callback = readBody(body, [gateway.callbacks.read]);
	const forged = isOwn ? undefined : wrongHeader(webhook, callback, access);
	if (forged !== undefined) return refuseHeader(outcome, webhook, settings, forged);
	const others = isOwn ? NOBODY : othersOf(webhook, access, settings);
	if (others === undefined) return refuse(outcome, webhook, 'a list of workflows that is not ours');
	if (!isOwn) note(access, callback);
	return { gateway, access, body, callback, others };
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
		answer(webhook, 200, gateway.callbacks.received);
		return { noWebhookResponse: true };
	}
	const event = completed(gateway, access, callback.event);
	// A copy, since n8n saves its own when that has changed.
	const kept = { ...webhook.getWorkflowStaticData('node') };
	recallQuestions(kept);
	// Whatever could fail comes before the answer: n8n answers failures by itself.
	const isStarting = starts(gateway, webhook, event, settings, kept);
	answer(webhook, 200, gateway.callbacks.received);
	learn(gateway, webhook, access, event);
	if (hasQuestions(access.developer) && (await isAnswer(webhook, access, event))) {
		await save(webhook, access, settings.trigger, kept);
		return { noWebhookResponse: true };
	}
	passOnElsewhere(others, webhook, body, access);
	const isPassedOn = passOnHere(others, { gateway, trigger: settings.trigger }, event, kept);
	const isDue = isStarting || isPassedOn || areQuestionsDue(access.developer, kept);
	if (!isDue) return { noWebhookResponse: true };
	const isTest = webhook.getMode() === 'manual';
	const live = isTest ? undefined : liveTrigger(webhook.getNode().webhookId);
	const isLater = isStarting && live !== undefined && isSlow(gateway, event, settings);
	if (isLater) void startLive({ ...live, settings }, gateway, event);
	await save(webhook, access, settings.trigger, kept);
	if (!isStarting || isLater) return { noWebhookResponse: true };
	const item = await itemWithin(gateway, event, settings, isTest);
	return { noWebhookResponse: true, ...(item && { workflowData: [[item]] }) };
}
