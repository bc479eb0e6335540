import type { IDataObject } from 'n8n-workflow';

/**
 * What a workflow gets, whatever gateway the message came through, so that a workflow does not
 * change when the gateway does. Flat, with ids as exact strings.
 */
export interface WeChatMessage {
	event: 'message.text';
	gateway: 'eyun';
	/** The WeChat account that received the message; stays the same for ever. */
	accountId: string;
	/** Its login session; changes at every login. */
	session: string;
	/** Id on WeChat's server (newMsgId), needed to revoke, quote or download. */
	messageId: string;
	/** Id at the gateway (msgId), needed to download media. */
	localId: string;
	/** Where an answer goes: the group, or the contact. */
	chatId: string;
	chatType: 'private' | 'group';
	senderId: string;
	/** Written by the account itself, for example on the phone. */
	isSelf: boolean;
	/** Ids of the mentioned members; `notify@all` stands for everyone. */
	mentions: string[];
	isAtMe: boolean;
	text: string;
	/** ISO 8601 in UTC, or null when the gateway gave no time. */
	timestamp: string | null;
	/** The callback as it came. */
	raw: IDataObject;
}

/** What a callback turns out to be. */
export type Callback =
	| { kind: 'message'; message: WeChatMessage }
	/** The platform checks whether the URL answers. */
	| { kind: 'handshake' }
	/** Nothing that this trigger emits. */
	| { kind: 'other' };
