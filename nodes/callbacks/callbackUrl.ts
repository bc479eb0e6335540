import type { ICredentialDataDecryptedObject, IHookFunctions } from 'n8n-workflow';

import { developerOf } from '../engine/developer';
import { laneOf } from '../engine/lane';
import { CREDENTIAL } from '../engine/transport';
import type { Choose, Gateway } from '../gateways/gateway';
import { carryOver, deliveryOf } from './recipients';
import { withSiblings } from './siblings';
import { callbackToken, makeSecrets, requireKey, withToken } from './token';

/** The developer account that the credential of a trigger opens. */
export interface DeveloperAccount {
	gateway: Gateway;
	/** Which one, by `developerOf`. */
	developer: string;
	/** Id of the credential. */
	credential: string;
	credentials: ICredentialDataDecryptedObject;
	/** Signs what this n8n sends to itself. */
	relayKey: Buffer;
	/** The callback URL for an address, with the token. */
	urlOf(base: string, tokenVersion: string): string;
	/** Those that the credential opened before. */
	left: string[];
}

/** The URL that the gateway is to have: the receiver's, with all others in it; nothing where nobody is left. */
export function wantedUrl(
	account: Pick<DeveloperAccount, 'developer' | 'relayKey'>,
): string | undefined {
	const { developer, relayKey } = account;
	const { receiver, others } = deliveryOf(developer);
	if (receiver === undefined) return undefined;
	return withSiblings(
		receiver.url,
		others.map(({ base }) => base),
		relayKey,
	);
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
	const left = carryOver(account.credential, account.developer, ({ base, tokenVersion }) =>
		account.urlOf(base, tokenVersion),
	);
	return { ...account, left };
}

/** What waits for its turn to set the callback URL of a developer account. */
const waiting = new Map<string, Promise<void>>();

/**
 * What changes the callback URL of a developer account, one after another: n8n activates up to five
 * workflows at once. Who comes while somebody waits already shares the outcome, since that one will set
 * what holds then for all of them.
 */
export async function inTurn(developer: string, set: () => Promise<void>): Promise<void> {
	const shared = waiting.get(developer);
	if (shared) return await shared;
	const turn = laneOf(developer, 'callback URL').run(async () => {
		waiting.delete(developer);
		await set();
	});
	waiting.set(developer, turn);
	await turn;
}

/** Tells the gateway who gets the callbacks as it is known now; in turn. */
export const setWanted = async (hook: IHookFunctions, account: DeveloperAccount): Promise<void> =>
	await inTurn(account.developer, async () => {
		const { callbacks } = account.gateway;
		const url = wantedUrl(account);
		if (url === undefined) await callbacks.clearUrl?.(hook);
		else await callbacks.setUrl(hook, url);
	});
