import type { IHookFunctions } from 'n8n-workflow';

/**
 * Who gets the callbacks of a developer account in this n8n: what the workflows of this process have
 * registered. A gateway has one URL and does not tell which, so this is all that is known of it.
 */
export interface Address {
	/** As n8n gives it, without the token: what stays the same as long as the node is there. */
	readonly base: string;
	/** As a gateway could be given it, with the token. */
	readonly url: string;
	readonly tokenVersion: string;
	/** Which developer account it is registered for, by `developerOf`. */
	readonly developer: string;
	/** Id of the credential that opens the developer account. */
	readonly credential: string;
	/** The name of its workflow. */
	readonly workflow: string;
	/**
	 * Whether the node sets it at the gateway, or the user does, or it is there for a test run only;
	 * `elsewhere` for the production address of a test run that another process has activated.
	 */
	readonly kind: 'automatic' | 'elsewhere' | 'manual' | 'test';
	/** When it was registered, in milliseconds since 1970; 0 for what the user has registered some time. */
	readonly since: number;
	/** What opens the gateway with that credential, also when the one who shares it has gone. */
	readonly hook: IHookFunctions;
}

/** In the order of their registration. */
let addresses: Address[] = [];

/**
 * @returns a time for a registration that happens now, after all others also when the clock was set back
 */
export const now = (): number => Math.max(Date.now(), (addresses.at(-1)?.since ?? 0) + 1);

export function remember(address: Address): void {
	forget(address.base);
	addresses = [...addresses, address].sort((a, b) => a.since - b.since);
}

/** @returns what was known of it */
export function forget(base: string): Address | undefined {
	const known = addresses.find((address) => address.base === base);
	addresses = addresses.filter((address) => address !== known);
	return known;
}

export const isKnown = (base: string): boolean =>
	addresses.some((address) => address.base === base);

/** All that get the callbacks of a developer account. */
export const recipientsOf = (developer: string): Address[] =>
	addresses.filter((address) => address.developer === developer);

/** Those that users have to enter at the gateway themselves. */
export const manualOf = (developer: string): Address[] =>
	recipientsOf(developer).filter(({ kind }) => kind === 'manual');

/** Who comes first: a test run only where nobody else is there. */
const ORDER: Array<Address['kind']> = ['automatic', 'elsewhere', 'manual', 'test'];

/**
 * The one that the gateway delivers to, and that passes everything on to the others. Of several it is the
 * one that has been there longest, so that it seldom changes: whatever comes while it does is lost.
 */
export function receiverOf(developer: string): Address | undefined {
	const all = recipientsOf(developer);
	const [kind] = ORDER.filter((candidate) => all.some((address) => address.kind === candidate));
	return all.find((address) => address.kind === kind);
}

/** The receiver and those to whom it passes everything on; nobody where there is none. */
export function deliveryOf(developer: string): { receiver?: Address; others: Address[] } {
	const receiver = receiverOf(developer);
	const others = recipientsOf(developer).filter((address) => address !== receiver);
	return { receiver, others };
}

/** Where another process has activated production, it knows best until when; a test run only borrows it. */
export function forgetElsewhere(developer: string): void {
	const all = recipientsOf(developer);
	if (all.some(({ kind }) => kind === 'test')) return;
	for (const { base, kind } of all) if (kind === 'elsewhere') forget(base);
}

/**
 * A credential may hold another key than at the registration; n8n tells nobody. Whatever was
 * registered with it belongs to the developer account that it opens now, with a token made anew.
 *
 * @returns the developer accounts that it has left: others may be there with another credential
 */
export function carryOver(
	credential: string,
	developer: string,
	urlOf: (address: Address) => string,
): string[] {
	const moves = (address: Address) =>
		address.credential === credential && address.developer !== developer;
	const left = addresses.filter(moves).map((address) => address.developer);
	addresses = addresses.map((address) =>
		moves(address) ? { ...address, developer, url: urlOf(address) } : address,
	);
	return [...new Set(left)];
}
