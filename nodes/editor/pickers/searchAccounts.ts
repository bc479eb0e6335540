import type { Gateway, LookUp, Named } from '../../gateways/gateway';
import { byName, matching, type Search, searching, toItem } from './searching';

const search = (gateway: Gateway, { action, read }: LookUp<[], Named[]>): Search =>
	searching(gateway, action, async (context, filter) => {
		const items = (await read(context)).map(toItem).sort(byName);
		return { results: matching(items, filter) };
	});

/** The accounts that can act: by nickname where it is known, with the WeChat ID. */
export const searchAccounts = (gateway: Gateway): Search =>
	search(gateway, gateway.addressBook.accounts);

/** All accounts that the gateway knows, also those that are offline, for logging in again. */
export const searchKnownAccounts = (gateway: Gateway): Search =>
	search(gateway, gateway.addressBook.knownAccounts);
