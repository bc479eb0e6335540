import type {
	IDataObject,
	IHookFunctions,
	INode,
	ITriggerFunctions,
	IWebhookFunctions,
	NodeParameterValueType,
} from 'n8n-workflow';

import { pickedIds } from '../engine/picked';
import { credentialKey } from '../engine/transport';
import { splitValues } from '../engine/values';
import type { Filters } from '../events/filters';
import { toQuiet } from './combine/option';
import { type Downloads, toDownloads } from './files/downloads';
import { type IncludeRaw, toIncludeRaw } from './includeRaw';

type Context = IHookFunctions | ITriggerFunctions | IWebhookFunctions;

export interface Settings {
	/** Which trigger of which workflow they are of. */
	trigger: string;
	/** Which credential the trigger uses. */
	credential: string;
	filters: Filters;
	automatic: boolean;
	/** What comes within so many ms belongs to one event; 0 where nothing is combined. */
	quiet: number;
	allowedIps: string[];
	/** Addresses of other triggers that get everything too. */
	alsoDeliverTo: string[];
	developerAccount: string;
	tokenVersion: string;
	includeRaw: IncludeRaw;
	downloads: Downloads;
	/** Names that an event does not tell are looked up. */
	lookUpNames: boolean;
	/** In groups, each member has a conversation of their own. */
	sessionPerMember: boolean;
}

const text = (value: unknown): string =>
	typeof value === 'string' || typeof value === 'number' ? String(value).trim() : '';

/**
 * Reads parameters as they stand in the node unless one of them holds an expression: n8n's own way costs
 * more than the rest of a callback that is filtered out.
 */
function reader(
	context: Context,
	{ parameters }: INode,
): (name: string, otherwise: NodeParameterValueType) => unknown {
	return JSON.stringify(parameters).includes('"=')
		? (name, otherwise) => context.getNodeParameter(name, otherwise as object)
		: (name, otherwise) => parameters[name] ?? otherwise;
}

/** What the user has set, in the form in which it is used. */
export function readSettings(context: Context): Settings {
	const node = context.getNode();
	const read = reader(context, node);
	const filters = read('filters', {}) as IDataObject;
	const options = read('options', {}) as IDataObject;
	return {
		trigger: `${context.getWorkflow().id} ${node.id}`,
		credential: credentialKey(node),
		filters: {
			events: splitValues(read('events', [])),
			chatType: text(read('chatType', 'any')),
			ignoreOwn: read('ignoreOwn', true) !== false,
			ignoreOfficial: read('ignoreOfficial', true) !== false,
			accounts: pickedIds(filters.accounts),
			chats: pickedIds(filters.chats),
			senders: pickedIds(filters.senders),
			onlyWhenMentioned: filters.onlyWhenMentioned === true,
			textContains: text(filters.textContains),
			textPattern: text(filters.textPattern),
			maxAgeSeconds: Number(filters.maxAgeSeconds ?? 0) || 0,
		},
		automatic: options.registration !== 'manual',
		quiet: toQuiet(options.combineSeconds),
		allowedIps: splitValues(options.allowedIps),
		alsoDeliverTo: splitValues(options.alsoDeliverTo),
		developerAccount: text(options.developerAccount),
		tokenVersion: text(options.urlVersion),
		includeRaw: toIncludeRaw(options.includeRaw),
		downloads: toDownloads(options),
		lookUpNames: options.lookUpNames === true,
		sessionPerMember: options.sessionPerMember === true,
	};
}
