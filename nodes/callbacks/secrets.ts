import type { IWebhookFunctions } from 'n8n-workflow';

import { now } from '../engine/clock';
import { developerOf } from '../engine/developer';
import { ExpiringCache } from '../engine/expiringCache';
import { CREDENTIAL } from '../engine/transport';
import type { Choose, Gateway, Header } from '../gateways/gateway';
import type { Settings } from './settings';
import { makeSecrets, requireKey, type Secrets } from './token';

type Which = Pick<Settings, 'credential' | 'tokenVersion'>;

/** What a callback is judged by, made from the credential. */
export interface Access extends Secrets {
	/** The developer account that the credential opens, by `developerOf`. */
	developer: string;
	/** The header that has to come with a callback, where the credential asks for one. */
	header?: Header;
}

/** What is made of a credential. */
export interface Outcome {
	/** That of the credential; missing when there is no credential to be read. */
	gateway?: Gateway;
	/** Missing when the credential has no key either: nobody is let in then. */
	access?: Access;
}

interface Admission extends Outcome {
	/** Whether the token is right. */
	isOpen: boolean;
}

/** Reading a credential costs more than the rest of a callback, so what is made of it is kept for a minute. */
const kept = new ExpiringCache<Outcome>(60_000);

/** The latest reading because of a token that did not fit. */
const readAgain = new ExpiringCache<Outcome>(2_000);

const keyOf = ({ credential, tokenVersion }: Which) => `${credential} ${tokenVersion}`;

async function make(choose: Choose, webhook: IWebhookFunctions, version: string): Promise<Outcome> {
	const outcome: Outcome = {};
	try {
		const credentials = await webhook.getCredentials(CREDENTIAL);
		const gateway = choose(credentials);
		outcome.gateway = gateway;
		outcome.access = {
			...makeSecrets(requireKey(gateway, credentials), version),
			developer: developerOf(gateway, credentials),
			header: gateway.callbacks.headerOf?.(credentials),
		};
	} catch {
		// What is missing then says enough.
	}
	return outcome;
}

/** @param notBefore a credential that was read earlier (by `now`) does not count */
const outcomeOf = (
	choose: Choose,
	webhook: IWebhookFunctions,
	which: Which,
	notBefore?: number,
): Promise<Outcome> =>
	kept.get(keyOf(which), () => make(choose, webhook, which.tokenVersion), notBefore);

/**
 * What a callback may be judged by. A token or a signature that does not fit may be the first one after a
 * new key, so the credential is read again: at most every 2 seconds, whatever strangers send.
 *
 * @param opens whether what a callback brings fits
 * @param isLikely whether it has the form of what could fit
 * @returns the gateway that it is of, as far as that is known; open when it fits, which it cannot without
 *   `access`
 */
export async function accessFor(
	choose: Choose,
	webhook: IWebhookFunctions,
	which: Which,
	opens: (access: Access) => boolean,
	isLikely: boolean,
): Promise<Admission> {
	const known = await outcomeOf(choose, webhook, which);
	if (!isLikely) return { ...known, isOpen: false };
	const isOpen = ({ access }: Outcome) => access !== undefined && opens(access);
	if (isOpen(known)) return { ...known, isOpen: true };
	const fresh = await readAgain.get(keyOf(which), () => outcomeOf(choose, webhook, which, now()));
	return { ...fresh, isOpen: isOpen(fresh) };
}
