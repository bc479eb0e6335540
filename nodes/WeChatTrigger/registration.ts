import type { IDataObject, IHookFunctions } from 'n8n-workflow';

import { data } from '../shared/answer';
import { Fault } from '../shared/fault';
import { toNodeError } from '../shared/nodeError';
import { callGateway, CREDENTIAL, credentialKey } from '../shared/transport';
import { compile } from './filters';
import { asProduction, forgetProduction, productionUrl, rememberProduction } from './production';
import { checkReachable } from './reachability';
import { readSettings, tokenOf } from './settings';
import { withToken } from './token';

/** The optimized format; the older ones have fewer events. */
const OPTIMIZED = 2;

/** What the platform itself sends to see whether a URL answers. */
const TEST_CALL = { messageType: '00000', data: {} };

/** Kept by n8n from the registration of a test run to its end. */
const testRun = (hook: IHookFunctions): IDataObject => hook.getWorkflowStaticData('node');

async function ownUrl(hook: IHookFunctions): Promise<string> {
	const url = hook.getNodeWebhookUrl('default');
	if (url === undefined) throw new Fault('n8n gives this trigger no address');
	return withToken(url, await tokenOf(hook, readSettings(hook)));
}

async function setCallback(hook: IHookFunctions, httpUrl: string): Promise<void> {
	data(await callGateway(hook, '/setHttpCallbackUrl', { httpUrl, type: OPTIMIZED }));
}

async function register(hook: IHookFunctions): Promise<void> {
	const { automatic, filters } = readSettings(hook);
	if (filters.textPattern) compile(filters.textPattern);
	if (!automatic) return;
	const url = await ownUrl(hook);
	const { baseUrl } = await hook.getCredentials<{ baseUrl: string }>(CREDENTIAL);
	checkReachable(url, baseUrl);
	await setCallback(hook, url);
	if (hook.getMode() === 'manual') testRun(hook).isTestRun = true;
	else rememberProduction(credentialKey(hook.getNode()), url);
}

/**
 * Tells the gateway to deliver the messages of all accounts to this workflow.
 *
 * @throws NodeApiError or NodeOperationError with the reason, which makes the activation fail
 */
export async function registerCallback(hook: IHookFunctions): Promise<boolean> {
	try {
		await register(hook);
		return true;
	} catch (error) {
		throw await toNodeError(hook, 'Set Callback URL', error);
	}
}

/** Whether a workflow listens at an address. Only n8n's "not found" says no; in doubt there is one. */
async function isLive(hook: IHookFunctions, url: string): Promise<boolean> {
	const answer = hook.helpers.httpRequest({
		method: 'POST',
		url,
		body: TEST_CALL,
		timeout: 10_000,
		returnFullResponse: true,
		ignoreHttpStatusErrors: true,
	});
	return await answer.then(
		({ statusCode }) => statusCode !== 404,
		() => true,
	);
}

async function unregister(hook: IHookFunctions): Promise<void> {
	const { automatic } = readSettings(hook);
	if (!automatic) return;
	const credential = credentialKey(hook.getNode());
	const url = await ownUrl(hook);
	if (testRun(hook).isTestRun === true) {
		// A test run has taken the callback over: give it back to whoever had it.
		const production = productionUrl(credential) ?? asProduction(url);
		if (production !== url && (await isLive(hook, production))) {
			return await setCallback(hook, production);
		}
	} else {
		const latest = productionUrl(credential);
		// Another workflow has taken the callback over since: it is not ours to cancel.
		if (latest !== undefined && latest !== url) return;
		forgetProduction(credential);
	}
	data(await callGateway(hook, '/cancelHttpCallbackUrl'));
}

/** Stops the delivery. A gateway that cannot be reached must not keep a workflow from being deactivated. */
export async function cancelCallback(hook: IHookFunctions): Promise<boolean> {
	try {
		await unregister(hook);
		return true;
	} catch (error) {
		const { message } = await toNodeError(hook, 'Cancel Callback URL', error);
		hook.logger.warn(`WeChat Trigger: the callback URL could not be cancelled. ${message}`);
		return false;
	}
}
