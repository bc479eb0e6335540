import type { IDataObject, IHookFunctions } from 'n8n-workflow';

import { Refusal } from '../engine/answer';
import { InputFault } from '../engine/fault';
import { checkReachable } from '../engine/reachability';
import { rootOf } from '../engine/transport';
import { compile } from '../events/pattern';
import type { Choose, Gateway } from '../gateways/gateway';
import { checkAlso } from './alsoDeliverTo';
import { type DeveloperAccount, developerAccountOf, setWanted } from './callbackUrl';
import { isLive, tryOwnAddress } from './callOwn';
import { keepSetting } from './keepSetting';
import {
	type Address,
	forget,
	forgetElsewhere,
	isKnown,
	now,
	receiverOf,
	remember,
} from './recipients';
import { checkSenders } from './senders';
import { readSettings, type Settings } from './settings';
import { toTriggerError } from './triggerError';
import { asProduction } from './triggerPath';

/** What n8n keeps for the trigger over restarts: when it was registered. */
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
	return { base, url, tokenVersion, developer, credential, workflow, kind, since: 0, hook };
}

/** @throws InputFault for settings with which nothing could ever arrive */
function check(
	{ name, callbacks }: Gateway,
	{ allowedIps, alsoDeliverTo, developerAccount, filters }: Settings,
): void {
	checkSenders(allowedIps);
	checkAlso(alsoDeliverTo);
	if (filters.textPattern) compile(filters.textPattern);
	if (developerAccount === '' || callbacks.developerIn) return;
	throw new InputFault(
		`'Developer Account' cannot be used with ${name}`,
		`The callbacks of ${name} do not name a developer account, so nothing would ever arrive. Remove the option.`,
	);
}

/** What has to be right before anybody is told of the address. */
function checkAddress({ gateway, credentials }: DeveloperAccount, { url }: Address): void {
	gateway.callbacks.checkAutomatic?.(credentials);
	const root = rootOf(gateway, String(credentials.baseUrl ?? ''), '');
	checkReachable(url, root, 'publish the workflow again');
}

/** For those who are left at a developer account when somebody has gone who can open it no more. */
function setRest(choose: Choose, developer: string): void {
	const rest = receiverOf(developer);
	if (rest) keepSetting(choose, rest.hook, rest.credential);
}

/** The developer account of a trigger. What its credential opened before is set anew for those who stay. */
async function accountOf(choose: Choose, hook: IHookFunctions): Promise<DeveloperAccount> {
	const account = await developerAccountOf(choose, hook);
	for (const developer of account.left) setRest(choose, developer);
	return account;
}

async function register(choose: Choose, hook: IHookFunctions): Promise<void> {
	const settings = readSettings(hook);
	const account = await accountOf(choose, hook);
	check(account.gateway, settings);
	const address = addressOf(hook, account, settings);
	const isTest = hook.getMode() === 'manual';
	if (address.kind === 'manual') {
		// Nobody is told of a test run, but it gets what comes to another workflow of this process.
		remember(isTest ? { ...address, kind: 'test', since: now() } : address);
		return;
	}
	checkAddress(account, address);
	if (isStart(hook)) {
		// The one that has been there longest receives, as before.
		remember({ ...address, since: Number(kept(hook).registeredAt ?? 1) });
		return keepSetting(choose, hook, address.credential, address.developer);
	}
	if (isTest) await rememberProduction(hook, account, address);
	const since = now();
	remember({ ...address, since, kind: isTest ? 'test' : 'automatic' });
	await setWanted(hook, account).catch((error) => {
		// Anything else may come after the deed.
		if (error instanceof Refusal) forget(address.base);
		throw error;
	});
	if (!isTest) kept(hook).registeredAt = since;
	void tryOwnAddress(hook, account);
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
 * Where this process knows of nobody, another one may have activated the workflow of a test run: its
 * production address stays the receiver.
 */
async function rememberProduction(
	hook: IHookFunctions,
	account: DeveloperAccount,
	address: Address,
): Promise<void> {
	const base = asProduction(address.base);
	if (base === address.base || receiverOf(account.developer) !== undefined) return;
	const url = account.urlOf(base, address.tokenVersion);
	if (await isLive(hook, account, url)) remember({ ...address, base, url, kind: 'elsewhere' });
}

async function unregister(choose: Choose, hook: IHookFunctions): Promise<void> {
	const base = baseOf(hook);
	// n8n deletes what it could not create.
	if (refused.delete(base)) return;
	const known = forget(base);
	// What it was counts, since n8n may ask with settings that come next.
	if (known?.kind !== 'automatic' && !readSettings(hook).automatic) return;
	const account = await accountOf(choose, hook).catch((error) => {
		if (known) setRest(choose, known.developer);
		throw error;
	});
	if (known && known.developer !== account.developer) setRest(choose, known.developer);
	await setWanted(hook, account).catch((error) => {
		keepSetting(choose, hook, account.credential);
		throw error;
	});
	forgetElsewhere(account.developer);
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
