import type { IDataObject, IWebhookFunctions } from 'n8n-workflow';

import { awaitAll } from './awaited';
import { type LiveTrigger, liveTrigger } from './live';
import { type Address, recipientsOf } from './recipients';
import type { Access } from './secrets';
import type { Settings } from './settings';
import { siblingsIn } from './siblings';
import { asTest, idIn, placeOf } from './triggerPath';

/** Those who get what comes to a trigger beside itself. */
export interface Others {
	/** Triggers of this process. */
	live: LiveTrigger[];
	/** Addresses of all else: test runs, other processes. */
	addresses: string[];
}

/** What was passed on already goes no further. */
export const NOBODY: Others = { live: [], addresses: [] };

/** Where a callback has come to. A test run has an address of its own, which n8n does not tell a webhook. */
function ownAddresses(webhook: IWebhookFunctions, production: string, known: Address[]): string[] {
	if (webhook.getMode() !== 'manual') return [production];
	const id = idIn(production);
	const tests = known.filter(({ base, kind }) => kind === 'test' && idIn(base) === id);
	return [asTest(production), ...tests.map(({ base }) => base)];
}

/** The trigger of this process at an address; a test run has none. */
const liveAt = ({ kind, hook }: Address): LiveTrigger | undefined =>
	kind === 'test' ? undefined : liveTrigger(hook.getNode().webhookId);

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
	if (webhook.getMode() !== 'manual') awaitAll(developer, [own, ...named]);
	const known = recipientsOf(developer);
	// An expression may give anything.
	const entered = alsoDeliverTo.filter((address) => idIn(address) !== undefined);
	const others = new Map([...named, ...entered].map((address) => [placeOf(address), address]));
	for (const { base } of known) others.set(placeOf(base), base);
	for (const address of ownAddresses(webhook, own, known)) others.delete(placeOf(address));
	const live = new Map<string, LiveTrigger>();
	for (const address of known) {
		const trigger = liveAt(address);
		const place = placeOf(address.base);
		if (trigger && others.delete(place)) live.set(place, trigger);
	}
	return { live: [...live.values()], addresses: [...others.values()] };
}
