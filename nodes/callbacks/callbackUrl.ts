import type { ICredentialDataDecryptedObject, IHookFunctions } from 'n8n-workflow';

import { developerOf } from '../engine/developer';
import { laneOf } from '../engine/lane';
import { CREDENTIAL } from '../engine/transport';
import type { Choose, Gateway } from '../gateways/gateway';
import { carryOver } from './production';
import { callbackToken, makeSecrets, requireKey, withToken } from './token';

/** The developer account that the credential of a trigger opens. */
export interface DeveloperAccount {
	gateway: Gateway;
	/** Which one, by `developerOf`. */
	developer: string;
	/** Id of the credential. */
	credential: string;
	credentials: ICredentialDataDecryptedObject;
	/** Signs what n8n asks itself. */
	relayKey: Buffer;
	/** The callback URL for an address, with the token. */
	urlOf(base: string, tokenVersion: string): string;
}

/**
 * Reads the credential anew, since n8n tells nobody when it has changed, and lets what was registered
 * with it follow.
 *
 * @throws InputFault when it has no key
 */
export async function developerAccountOf(
	choose: Choose,
	hook: IHookFunctions,
): Promise<DeveloperAccount> {
	const credentials = await hook.getCredentials(CREDENTIAL);
	const gateway = choose(credentials);
	const key = requireKey(gateway, credentials);
	const account = {
		gateway,
		developer: developerOf(gateway, credentials),
		credential: String(hook.getNode().credentials?.[CREDENTIAL]?.id),
		credentials,
		relayKey: makeSecrets(key, '').relayKey,
		urlOf: (base: string, tokenVersion: string) =>
			withToken(base, callbackToken(key, tokenVersion)),
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
