import type { ICredentialDataDecryptedObject, IExecutePaginationFunctions } from 'n8n-workflow';

import { explain } from '../../engine/nodeError';
import { throwIfCanceled } from '../../engine/pause';
import { callGateway } from '../../engine/transport';
import { labeled } from '../../engine/values';
import type { Gateway } from '../../gateways/gateway';

/** What the gateway says of itself and of the accounts behind the credential. */
export interface GatewaySays {
	/** What is wrong, in words for the user; missing when messages can come. */
	problem?: string;
	answer: string;
	/** The accounts that it lists, by name and ID; E Cloud lists those that are online. */
	accounts: string[];
}

/**
 * Asks a gateway what it can be asked: the test of its credential, and its accounts.
 *
 * @throws CanceledFault when the execution is stopped
 */
export async function askGateway(
	gateway: Gateway,
	context: IExecutePaginationFunctions,
	credentials: ICredentialDataDecryptedObject,
): Promise<GatewaySays> {
	const failed = (action: string) => (error: unknown) => {
		throwIfCanceled(error);
		const { message, description } = explain(gateway, action, error, credentials);
		const problem = [message, description].filter(Boolean).join('. ');
		return { problem, answer: problem, accounts: [] };
	};
	const ask = async (path: string, body = {}) => await callGateway(gateway, context, path, body);
	const tested = await gateway
		.test(ask, credentials)
		.then((answer): GatewaySays => ({ answer, accounts: [] }), failed('the test call'));
	if (tested.problem !== undefined) return tested;
	const { action, read } = gateway.addressBook.accounts;
	return await read(context).then((named) => {
		const accounts = named.map(({ name, id }) => labeled(name, id));
		if (accounts.length > 0) return { ...tested, accounts };
		return { ...tested, accounts, problem: 'No WeChat account is online: log one in first.' };
	}, failed(action));
}
