import { deepCopy, type IDataObject, type IWebhookFunctions, sleep } from 'n8n-workflow';

import { isNew } from '../events/dedupe';
import type { WeChatEvent } from '../events/message';
import type { Gateway } from '../gateways/gateway';
import { isWanted, startLive } from './arrive';
import { liveTrigger, type LiveTrigger } from './live';
import { recipientsOf } from './recipients';
import { RELAY_HEADER, signRelay } from './relaySignature';
import type { Access } from './secrets';
import type { Settings } from './settings';
import { siblingsIn } from './siblings';
import { asProduction, idIn } from './triggerPath';

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
async function relay(
	{ helpers }: IWebhookFunctions,
	url: string,
	body: Buffer,
	{ relayKey }: Access,
): Promise<number> {
	const { statusCode } = await helpers.httpRequest({
		method: 'POST',
		url,
		body,
		headers: {
			'Content-Type': 'application/json',
			[RELAY_HEADER]: signRelay(relayKey, body, Date.now()),
		},
		timeout: 10_000,
		returnFullResponse: true,
		ignoreHttpStatusErrors: true,
		disableFollowRedirect: true,
	});
	return Number(statusCode);
}

async function relayUntilTaken(
	webhook: IWebhookFunctions,
	url: string,
	body: Buffer,
	access: Access,
): Promise<void> {
	const attempt = async () =>
		await relay(webhook, url, body, access).then(
			(status) => ({ problem: explainRelay(status), passes: status >= 500 }),
			(error) => ({ problem: (error as Error).message, passes: true }),
		);
	let outcome = await attempt();
	for (const pause of PAUSES) {
		if (!outcome.passes) break;
		await sleep(pause);
		outcome = await attempt();
	}
	if (outcome.problem === undefined) return;
	webhook.logger.warn(
		`WeChat Trigger: a message could not be passed on to another workflow at ${new URL(url).pathname}. ${outcome.problem}`,
	);
}

/** Those who get what comes to a trigger beside itself. */
export interface Others {
	/** Triggers of this process. */
	live: LiveTrigger[];
	/** Addresses of all else: test runs, other processes. */
	addresses: string[];
}

/** What was passed on already goes no further. */
export const NOBODY: Others = { live: [], addresses: [] };

/**
 * Who else gets what came to a trigger: those that the callback's URL names, those that the user does, and
 * those that this process knows.
 *
 * @returns nothing where the list in the callback's URL is forged
 */
export function othersOf(
	webhook: IWebhookFunctions,
	{ developer, relayKey }: Access,
	{ alsoDeliverTo }: Settings,
): Others | undefined {
	// Within a webhook, n8n gives the production address, also in a test run.
	const own = String(webhook.getNodeWebhookUrl('default'));
	const named = siblingsIn(webhook.getQueryData() as IDataObject, own, relayKey);
	if (named === undefined) return undefined;
	const known = recipientsOf(developer).map(({ base }) => base);
	const { origin } = new URL(own);
	const keyOf = (address: string, isTest = asProduction(address) !== address) =>
		JSON.stringify([new URL(address).origin, idIn(address), isTest]);
	const all = [...named, ...alsoDeliverTo, ...known];
	const others = new Map(all.map((address) => [keyOf(address), address]));
	others.delete(keyOf(own, webhook.getMode() === 'manual'));
	const liveAt = (address: string) =>
		new URL(address).origin === origin && asProduction(address) === address
			? liveTrigger(idIn(address))
			: undefined;
	const addresses = [...others.values()];
	return {
		live: addresses.flatMap((address) => liveAt(address) ?? []),
		addresses: addresses.filter((address) => liveAt(address) === undefined),
	};
}

/**
 * Passes an event on to the triggers of this process that want it. None of them waits for another, and
 * what one of them fails with costs the others nothing.
 *
 * @param kept what the receiver's static data remembers of events that were passed on, over restarts
 * @returns whether somebody has got it, and `kept` has changed
 */
export function passOnHere(
	{ live }: Others,
	{ gateway, trigger }: { gateway: Gateway; trigger: string },
	event: WeChatEvent,
	kept: IDataObject,
): boolean {
	if (live.length === 0) return false;
	const passedOn: IDataObject = { seen: kept.passedOn };
	const wanting = live.filter(({ settings }) => isWanted(gateway, event, settings));
	if (wanting.length === 0 || !isNew(`others of ${trigger}`, event, passedOn)) {
		return false;
	}
	kept.passedOn = passedOn.seen;
	for (const other of wanting) {
		// A workflow may change what it gets; the others must not see that.
		if (isNew(other.settings.trigger, event, {})) void startLive(other, gateway, deepCopy(event));
	}
	return true;
}

/** The same to all else. Nobody waits for it. */
export function passOnElsewhere(
	{ addresses }: Others,
	webhook: IWebhookFunctions,
	body: Buffer,
	access: Access,
): void {
	for (const url of addresses) void relayUntilTaken(webhook, url, body, access);
}
