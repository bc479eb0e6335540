/**
 * Where the callbacks of developer accounts can go in this n8n: what the workflows of this process have
 * registered. A gateway does not tell which URL it has, so this is all that is known of it.
 */
export interface Address {
	/** As n8n gives it, without the token: what stays the same as long as the node is there. */
	readonly base: string;
	/** As it is registered, with the token. */
	readonly url: string;
	readonly tokenVersion: string;
	/** Which developer account it is registered for, by `developerOf`. */
	readonly developer: string;
	/** Id of the credential that opens the developer account. */
	readonly credential: string;
	/** The name of its workflow. */
	readonly workflow: string;
	/** Whether the node sets it at the gateway, or the user does, or it is there for a test run only. */
	readonly kind: 'automatic' | 'manual' | 'test';
	/** When it was registered, in milliseconds since 1970; 0 for what the user has registered some time. */
	readonly since: number;
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

export function forget(base: string): void {
	addresses = addresses.filter((address) => address.base !== base);
}

export const isKnown = (base: string): boolean =>
	addresses.some((address) => address.base === base);

/** Who has registered last of those who are still there: the one that the gateway delivers to. */
export const holderOf = (developer: string): Address | undefined =>
	addresses.filter((address) => address.developer === developer).at(-1);

/** Those that users have to enter at the gateway themselves. */
export const manualOf = (developer: string): Address[] =>
	addresses.filter((address) => address.developer === developer && address.kind === 'manual');

/** Where a test run passes messages on to: the active workflow of a developer account. */
export const productionUrl = (developer: string): string | undefined =>
	addresses.filter((address) => address.developer === developer && address.kind !== 'test').at(-1)
		?.url;

/**
 * A credential may hold another key than at the registration; n8n tells nobody. Whatever was
 * registered with it belongs to the developer account that it opens now, with a token made anew.
 */
export function carryOver(
	credential: string,
	developer: string,
	urlOf: (address: Address) => string,
): void {
	addresses = addresses.map((address) =>
		address.credential === credential && address.developer !== developer
			? { ...address, developer, url: urlOf(address) }
			: address,
	);
}

/** n8n has a test address beside each production address; unless renamed, they differ in this part. */
export const asProduction = (testUrl: string): string =>
	testUrl.replace('/webhook-test/', '/webhook/');
