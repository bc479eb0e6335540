import type {
	IDataObject,
	IHookFunctions,
	ILoadOptionsFunctions,
	IWebhookFunctions,
} from 'n8n-workflow';

import { ExpiringCache } from '../shared/expiringCache';
import { CREDENTIAL, credentialKey } from '../shared/transport';
import { splitValues } from '../shared/values';
import type { Filters } from './filters';
import { callbackToken } from './token';

type Context = IHookFunctions | IWebhookFunctions;

export interface Settings {
	filters: Filters;
	automatic: boolean;
	allowedIps: string[];
	developerAccount: string;
	tokenVersion: string;
}

const text = (value: unknown): string =>
	typeof value === 'string' || typeof value === 'number' ? String(value).trim() : '';

/** What the user has set, in the form in which it is used. */
export function readSettings(context: Context): Settings {
	const filters = context.getNodeParameter('filters', {}) as IDataObject;
	const options = context.getNodeParameter('options', {}) as IDataObject;
	return {
		filters: {
			events: splitValues(context.getNodeParameter('events', [])),
			chatType: text(context.getNodeParameter('chatType', 'any')),
			ignoreOwn: context.getNodeParameter('ignoreOwn', true) !== false,
			accounts: splitValues(filters.accounts),
			chats: splitValues(filters.chats),
			senders: splitValues(filters.senders),
			onlyWhenMentioned: filters.onlyWhenMentioned === true,
			textContains: text(filters.textContains),
			textPattern: text(filters.textPattern),
			maxAgeSeconds: Number(filters.maxAgeSeconds ?? 0) || 0,
		},
		automatic: context.getNodeParameter('registration', 'automatic') !== 'manual',
		allowedIps: splitValues(options.allowedIps),
		developerAccount: text(options.developerAccount),
		tokenVersion: text(options.urlVersion),
	};
}

/** Reading a credential costs more than the rest of a callback, so the token is kept for a minute. */
const tokens = new ExpiringCache<string>(60_000);

/** The token of the callback URL, for the credential and token version of a trigger. */
export const tokenOf = (
	context: Context | ILoadOptionsFunctions,
	tokenVersion: string,
): Promise<string> =>
	tokens.get(`${credentialKey(context)} ${tokenVersion}`, async () =>
		callbackToken(await context.getCredentials(CREDENTIAL), tokenVersion),
	);
