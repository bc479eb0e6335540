import type { IDataObject } from 'n8n-workflow';

import type { EventName } from './events';
import type { ChatType } from './ids';

/**
 * What a workflow gets, whatever gateway the event came through, so that a workflow does not change
 * when the gateway does. Flat, with ids as exact strings; texts that do not apply are empty.
 */
export interface WeChatEvent {
	event: EventName;
	/** What somebody would read: the text, the reply of a quote, the title of a card, a notice. */
	text: string;
	/** The text without the names of those that it mentions, which is what the filters look at. */
	textWithoutMentions: string;
	/** Where an answer goes: the group, or the contact; empty where nothing says which group it is. */
	chatId: string;
	/** `official` for Official Accounts and those of WeChat itself, `none` for events that belong to no chat. */
	chatType: ChatType;
	senderId: string;
	/** As the phone shows it; only where the gateway says so. */
	senderName?: string;
	/** Written by the account itself, for example on the phone. */
	isSelf: boolean;
	/** Ids of the mentioned members; `notify@all` and `announcement@all` stand for everyone. */
	mentions: string[];
	isAtMe: boolean;
	/** ISO 8601 in UTC, or null when the gateway gave no time. */
	timestamp: string | null;
	/** The WeChat account that received the event; stays the same for ever. */
	accountId: string;
	/** Id on WeChat's server (newMsgId), needed to revoke, quote or download. */
	messageId: string;
	/** Id at the gateway (msgId), needed to download media. */
	localId: string;
	/** Its login session, which changes at every login, or its device; as the gateway has it. */
	session: string;
	/** Which gateway it came through, as the credential names it. */
	gateway: string;
	/** The gateway's own code of the event. */
	code: string;
	/** The content, as the gateway takes it for downloading and forwarding; only where it is XML. */
	xml?: string;
	/** Why the XML could not be read; the event arrives all the same. */
	parseError?: string;
	/** The callback as it came; how much of it a workflow gets is up to the trigger. */
	raw: IDataObject;
	/** One object with what is special about the kind, named after it. */
	[details: string]: unknown;
}

/** What a callback turns out to be. */
export type Callback =
	| { kind: 'event'; event: WeChatEvent }
	/** The platform checks whether the URL answers. */
	| { kind: 'handshake' }
	/** No callback of the gateway. */
	| { kind: 'foreign'; reason: string };
