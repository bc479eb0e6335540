import type { IDataObject, IWebhookFunctions, IWebhookResponseData } from 'n8n-workflow';

import type { Fault } from '../engine/fault';
import type { Callback } from '../events/message';
import type { Choose, Gateway, Header } from '../gateways/gateway';
import { QUESTION_HEADER, toReceipt } from '../questions/chat/letter';
import { isCheck, markOf } from './check/answerCheck';
import { toBody } from './check/mark';
import { failingData } from './failure';
import { noteCallback, noteRefused, noteTest } from './heard';
import { NOBODY, type Others, othersOf } from './others';
import { areQuestions, takeQuestions } from './questions';
import { readBody } from './readBody';
import { isSignedRelay, RELAY_HEADER } from './relaySignature';
import { respond } from './respond';
import { save } from './save';
import { type Access, accessFor, type Outcome } from './secrets';
import { isAllowedSender } from './senders';
import type { Settings } from './settings';
import { tellOfHeader, tellOfOldToken } from './tellOwner';
import { isTokenLike, sameToken } from './token';

/** What comes from elsewhere learns nothing but that it is refused. */
function refuse(
	{ gateway, access }: Outcome,
	webhook: IWebhookFunctions,
	reason: string,
): IWebhookResponseData {
	webhook.logger.warn(`WeChat Trigger: a callback came with ${reason}`);
	if (access) noteRefused(access.developer, reason, Date.now());
	respond(webhook, 403, gateway?.callbacks.forbidden);
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

/** Which of them it is, by who has signed it; nothing where nobody has with the same key. */
function ownKind(
	webhook: IWebhookFunctions,
	body: Buffer,
	access: Access,
): 'questions' | 'relay' | undefined {
	if (areQuestions(webhook, body, access)) return 'questions';
	const header = webhook.getHeaderData()[RELAY_HEADER];
	return isSignedRelay(access.relayKey, body, header, Date.now()) ? 'relay' : undefined;
}

/** A callback that was let in. */
export interface Admitted {
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

/** Takes note that something has come; what a test run passes on has come there already. */
function note({ developer }: Access, callback: Callback): void {
	const now = Date.now();
	if (callback.kind === 'handshake') noteTest(developer, now);
	if (callback.kind === 'event') noteCallback(developer, callback.event.accountId, now);
}

/** Takes questions that a node hands over. */
async function acceptQuestions(
	webhook: IWebhookFunctions,
	body: Buffer,
	access: Access,
	{ trigger }: Settings,
): Promise<IWebhookResponseData> {
	const receipt = takeQuestions(body, access, webhook.getWorkflowStaticData('node'));
	respond(webhook, 200, toReceipt(receipt));
	// In turns of their own, since these save nothing of callbacks.
	await save(webhook, access, `questions of ${trigger}`);
	return { noWebhookResponse: true };
}

/** Lets a callback in, or answers what nobody has let in. */
export async function admit(
	choose: Choose,
	webhook: IWebhookFunctions,
	settings: Settings,
): Promise<Admitted | IWebhookResponseData> {
	const { token } = webhook.getQueryData() as IDataObject;
	const own = await ownIn(webhook);
	const ownBy = (access: Access) => own && ownKind(webhook, own, access);
	const outcome = await accessFor(
		choose,
		webhook,
		settings,
		(access) => sameToken(token, access.token) || ownBy(access) !== undefined,
		own !== undefined || (typeof token === 'string' && isTokenLike(token)),
	);
	const { gateway, access, isOpen } = outcome;
	if (access && isCheck(webhook, access)) {
		respond(webhook, 200, toBody(markOf(webhook, access, isOpen)));
		return { noWebhookResponse: true };
	}
	if (!gateway || !access || !isOpen) return refuseToken(outcome, webhook, settings, token);
	const kind = ownBy(access);
	if (own && kind === 'questions') return await acceptQuestions(webhook, own, access, settings);
	const body = own ?? (await bodyOf(webhook));
	const isOwn = kind === 'relay';
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
