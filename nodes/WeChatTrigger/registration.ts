import { NodeApiError, type IHookFunctions } from 'n8n-workflow';

import { data, Refusal } from '../shared/answer';
import { redactAuthorization } from '../shared/authorization';
import { Fault } from '../shared/fault';
import { explainRefusal } from '../shared/reply';
import { callGateway, CREDENTIAL } from '../shared/transport';

/** The optimized format; the older ones have fewer events. */
const OPTIMIZED = 2;

async function explain(hook: IHookFunctions, action: string, error: unknown): Promise<Fault> {
	const fault =
		error instanceof Refusal
			? explainRefusal(action, error.reply)
			: error instanceof Fault
				? error
				: new Fault(error instanceof Error ? error.message : String(error));
	const credentials = await hook.getCredentials(CREDENTIAL);
	return new Fault(
		redactAuthorization(credentials, fault.message),
		fault.description && redactAuthorization(credentials, fault.description),
		fault.httpCode,
	);
}

/**
 * Tells the gateway to deliver the messages of all accounts to this workflow.
 *
 * @throws NodeApiError with the gateway's reason, which makes the activation fail
 */
export async function registerCallback(hook: IHookFunctions): Promise<boolean> {
	const httpUrl = hook.getNodeWebhookUrl('default');
	try {
		data(await callGateway(hook, '/setHttpCallbackUrl', { httpUrl, type: OPTIMIZED }));
		return true;
	} catch (error) {
		const { message, description, httpCode } = await explain(hook, 'Set Callback URL', error);
		throw new NodeApiError(hook.getNode(), { message }, { message, description, httpCode });
	}
}

/** Stops the delivery. A gateway that cannot be reached must not keep a workflow from being deactivated. */
export async function cancelCallback(hook: IHookFunctions): Promise<boolean> {
	try {
		data(await callGateway(hook, '/cancelHttpCallbackUrl'));
		return true;
	} catch (error) {
		const { message } = await explain(hook, 'Cancel Callback URL', error);
		hook.logger.warn(`WeChat Trigger: the callback URL could not be cancelled. ${message}`);
		return false;
	}
}
