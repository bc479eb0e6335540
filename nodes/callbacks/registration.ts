import type { IDataObject, IHookFunctions } from 'n8n-workflow';

import { Refusal } from '../engine/answer';
import { InputFault } from '../engine/fault';
import { rootOf } from '../engine/transport';
import { compile } from '../events/pattern';
import type { Choose, Gateway } from '../gateways/gateway';
import { CHECK_HEADER, signCheck } from './check/mark';
import { type DeveloperAccount, developerAccountOf, inTurn } from './callbackUrl';
import { keepSetting } from './keepSetting';
import { type Address, asProduction, forget, holderOf, isKnown, now, remember } from './production';
import { checkReachable } from './reachability';
import { checkSenders } from './senders';
import { readSettings, type Settings } from './settings';
import { toTriggerError } from './triggerError';

/**
 * What n8n keeps for the trigger: from the registration of a test run to its end that it is one, and
 * over restarts when production was registered.
 */
const kept = (hook: IHookFunctions): IDataObject => hook.getWorkflowStaticData('node');

/** The address of the trigger in this n8n, the one for test runs in a test run. */
const baseOf = (hook: IHookFunctions): string => String(hook.getNodeWebhookUrl('default'));

/** n8n starts, or a process of n8n takes over, and activates what is active anyway. */
const isStart = (hook: IHookFunctions): boolean =>
	['init', 'leadershipChange'].includes(hook.getActivationMode());

/** Addresses that are not registered for certain: the gateway has what it had before. */
const refused = new Set<string>();

/** What is to be registered, the token made with the credential as it is now. */
function addressOf(
	hook: IHookFunctions,
	{ developer, credential, urlOf }: DeveloperAccount,
	{ automatic, tokenVersion }: Settings,
): Address {
	const base = baseOf(hook);
	const kind = automatic ? 'automatic' : 'manual';
	const url = urlOf(base, tokenVersion);
	const workflow = String(hook.getWorkflow().name);
	return { base, url, tokenVersion, developer, credential, workflow, kind, since: 0 };
}

/** @throws InputFault for settings with which nothing could ever arrive */
function check(
	{ name, callbacks }: Gateway,
	{ allowedIps, developerAccount, filters }: Settings,
): void {
	checkSenders(allowedIps);
	if (filters.textPattern) compile(filters.textPattern);
	if (developerAccount === '' || callbacks.developerIn) return;
	throw new InputFault(
		`'Developer Account' cannot be used with ${name}`,
		`The callbacks of ${name} do not name a developer account, so nothing would ever arrive. Remove the option.`,
	);
}

async function register(choose: Choose, hook: IHookFunctions): Promise<void> {
	const settings = readSettings(hook);
	const account = await developerAccountOf(choose, hook);
	const { gateway, credentials } = account;
	check(gateway, settings);
	const address = addressOf(hook, account, settings);
	const isTest = hook.getMode() === 'manual';
	if (address.kind === 'manual') {
		if (!isTest) remember(address);
		return;
	}
	gateway.callbacks.checkAutomatic?.(credentials);
	checkReachable(address.url, rootOf(gateway, String(credentials.baseUrl ?? ''), ''));
	if (isStart(hook)) {
		// Of several workflows the one that had the callback before has it again.
		remember({ ...address, since: Number(kept(hook).registeredAt ?? 1) });
		return keepSetting(choose, hook, address.credential);
	}
	if (isTest) kept(hook).isTestRun = true;
	await inTurn(address.developer, async () => {
		const since = now();
		remember({ ...address, since, kind: isTest ? 'test' : 'automatic' });
		await gateway.callbacks.setUrl(hook, address.url).catch((error) => {
			// Anything else may come after the deed.
			if (error instanceof Refusal) forget(address.base);
			throw error;
		});
		if (!isTest) kept(hook).registeredAt = since;
	});
}

/**
 * Tells the gateway to deliver the messages of all accounts to this workflow. At a start of n8n it does
 * so afterwards and until it succeeds: n8n would deactivate a workflow whose gateway is just away.
 *
 * @throws NodeApiError or NodeOperationError with the reason, which makes the activation fail
 */
export async function registerCallback(choose: Choose, hook: IHookFunctions): Promise<boolean> {
	const base = baseOf(hook);
	refused.delete(base);
	try {
		await register(choose, hook);
		return true;
	} catch (error) {
		if (!isKnown(base)) refused.add(base);
		throw await toTriggerError(choose, hook, 'Set Callback URL', error);
	}
}

/**
 * Whether a workflow listens at an address. Only n8n's "not found" says no; in doubt there is one. It is
 * asked as *Check Callbacks* does it: nobody shall take it for the gateway's own test of the address.
 */
async function isLive(
	{ gateway: { callbacks }, relayKey }: DeveloperAccount,
	hook: IHookFunctions,
	url: string,
): Promise<boolean> {
	const answer = hook.helpers.httpRequest({
		method: 'POST',
		url,
		body: callbacks.testCall,
		headers: { [CHECK_HEADER]: signCheck(relayKey, Date.now()) },
		timeout: 10_000,
		returnFullResponse: true,
		ignoreHttpStatusErrors: true,
	});
	return await answer.then(
		({ statusCode }) => statusCode !== 404,
		() => true,
	);
}

/** The production address of a test run, where this process knows of none: another one may have activated it. */
async function ownProduction(
	hook: IHookFunctions,
	account: DeveloperAccount,
): Promise<string | undefined> {
	const base = asProduction(baseOf(hook));
	if (kept(hook).isTestRun !== true || base === baseOf(hook)) return undefined;
	const url = account.urlOf(base, readSettings(hook).tokenVersion);
	return (await isLive(account, hook, url)) ? url : undefined;
}

/** Gives the callback back to who had it before, or cancels it where the gateway can be told so. */
async function giveBack(
	choose: Choose,
	hook: IHookFunctions,
	account: DeveloperAccount,
): Promise<void> {
	const { developer, credential, gateway } = account;
	const holder = holderOf(developer);
	const url = holder?.url ?? (await ownProduction(hook, account));
	if (url === undefined) return await gateway.callbacks.clearUrl?.(hook);
	await gateway.callbacks.setUrl(hook, url).catch((error) => {
		if (holder) keepSetting(choose, hook, credential);
		throw error;
	});
}

async function unregister(choose: Choose, hook: IHookFunctions): Promise<void> {
	const base = baseOf(hook);
	// n8n deletes what it could not create.
	if (refused.delete(base)) return;
	if (!readSettings(hook).automatic) return forget(base);
	const account = await developerAccountOf(choose, hook).catch((error) => {
		forget(base);
		throw error;
	});
	await inTurn(account.developer, async () => {
		const holder = holderOf(account.developer);
		forget(base);
		// Another workflow has taken the callback over since: it is not ours to cancel.
		if (holder && holder.base !== base) return;
		await giveBack(choose, hook, account);
	});
}

/** Stops the delivery. A gateway that cannot be reached must not keep a workflow from being deactivated. */
export async function cancelCallback(choose: Choose, hook: IHookFunctions): Promise<boolean> {
	try {
		await unregister(choose, hook);
		return true;
	} catch (error) {
		const { message } = await toTriggerError(choose, hook, 'Cancel Callback URL', error);
		hook.logger.warn(
			`WeChat Trigger: the callback URL could not be cancelled or given back. ${message}`,
		);
		return false;
	}
}
