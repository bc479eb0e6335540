import type { IHookFunctions } from 'n8n-workflow';

import { developerOf } from '../engine/developer';
import { laneOf } from '../engine/lane';
import { CREDENTIAL } from '../engine/transport';
import { carryOver } from './production';
import { callbackToken, requireAuthorization, withToken } from './token';

/** The developer account that the credential of a trigger opens. */
export interface DeveloperAccount {
	/** Which one, by `developerOf`. */
	developer: string;
	/** Id of the credential. */
	credential: string;
	baseUrl: string;
	/** The callback URL for an address, with the token. */
	urlOf(base: string, tokenVersion: string): string;
}

/**
 * Reads the credential anew, since n8n tells nobody when it has changed, and lets what was registered
 * with it follow.
 *
 * @throws InputFault when it has no Authorization
 */
export async function developerAccountOf(hook: IHookFunctions): Promise<DeveloperAccount> {
	const credentials = await hook.getCredentials(CREDENTIAL);
	requireAuthorization(credentials);
	const account = {
		developer: developerOf(credentials),
		credential: String(hook.getNode().credentials?.[CREDENTIAL]?.id),
		baseUrl: String(credentials.baseUrl),
		urlOf: (base: string, tokenVersion: string) =>
			withToken(base, callbackToken(credentials, tokenVersion)),
	};
	carryOver(account.credential, account.developer, ({ base, tokenVersion }) =>
		account.urlOf(base, tokenVersion),
	);
	return account;
}

/**
 * What changes the callback URL of a developer account, one after another: n8n activates up to five
 * workflows at once, and the one that this process knows as the last has to be the gateway's last.
 */
export async function inTurn<T>(developer: string, act: () => Promise<T>): Promise<T> {
	return await laneOf(developer, 'callback URL').run(act);
}
