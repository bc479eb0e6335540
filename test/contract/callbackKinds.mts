/** What differs between the gateways where their triggers behave in the same way. */
import { gateways } from '../../nodes/gateways/choose';
import { waitFor } from '../../scripts/lib/wait.mjs';
import type { Simulator } from '../simulator/index.mts';

export interface CallbackKind {
	/** As people call the gateway. */
	name: string;
	id: Simulator['gateway'];
	/** The endpoint that takes the callback URL. */
	set: string;
	/** The one that takes it back, where there is one. */
	cancel?: string;
	/** What the credential calls its key. */
	keyName: string;
	/** The body that registers a URL. */
	registration(url: string, key: string): object;
	/** What a credential holds beside the base URL that opens the gateway with this key. */
	fields(key: string): Record<string, string>;
}

export const eyunKind: CallbackKind = {
	name: 'E Cloud',
	id: 'eyun',
	set: '/setHttpCallbackUrl',
	cancel: '/cancelHttpCallbackUrl',
	keyName: 'Authorization',
	registration: (httpUrl) => ({ httpUrl, type: 2 }),
	fields: (authorization) => ({ gateway: 'eyun', authorization }),
};

export const geweKind: CallbackKind = {
	name: 'GeWe',
	id: 'gewe',
	set: '/login/setCallback',
	keyName: 'Token',
	registration: (callbackUrl, token) => ({ token, callbackUrl }),
	fields: (token) => ({ gateway: 'gewe', token }),
};

/** Whether the package has a gateway. */
export const isThere = ({ id }: Pick<CallbackKind, 'id'>): boolean =>
	gateways.some((gateway) => gateway.id === id);

export const callbackKinds = [eyunKind, geweKind].filter(isThere);

/** Waits until the gateway has a URL that an expectation of jest's fits. */
export const registered = async ({ world }: Simulator, url: unknown) =>
	await waitFor({
		what: 'The registration',
		timeoutMs: 30_000,
		ask: async () => {
			const { callbackUrl } = world.developer;
			const { asymmetricMatch } = url as { asymmetricMatch(other: unknown): boolean };
			return typeof callbackUrl === 'string' && asymmetricMatch.call(url, callbackUrl);
		},
	});
