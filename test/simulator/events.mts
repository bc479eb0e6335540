/**
 * What can happen in WeChat, as the callback that tells of it. Each event also changes the world, so
 * that the gateway's answers agree with what was told.
 */
import { type Callback, callback } from './callbacks.mts';
import { addMessage } from './messages.mts';
import type { Account, Group, Message, World } from './world.mts';

/** Where something is said, and by whom. */
export interface Place {
	/** The account that receives the message, or sent it from its phone. */
	account: Account;
	/** Id of the writer: the account's own for a message from its phone. */
	from: string;
	/** The private chat partner, or the group. */
	chat: string;
	group?: Group;
}

/** What is said: the message as the history keeps it. */
export type Said = Pick<Message, 'kind' | 'text'> &
	Partial<Pick<Message, 'content' | 'at' | 'voice' | 'newMsgId' | 'attached'>>;

/** A message or a notice that a chat shows, under the given code. */
export function said(
	world: World,
	messageType: string,
	{ account, from, chat, group }: Place,
	message: Said,
	more: Callback['data'] = {},
): Callback {
	const self = from === account.wcId;
	const { msgId, newMsgId, createTime, content } = addMessage(world, {
		...{ account: account.wcId, chat, from },
		...message,
	});
	const data: Callback['data'] = {
		content,
		fromUser: from,
		...(group && { fromGroup: group.chatRoomId }),
		msgId,
		newMsgId,
		self,
		timestamp: createTime,
		toUser: self ? chat : account.wcId,
		wId: account.wId,
		...more,
	};
	return callback(world, messageType, data, account.wcId);
}

/** A text message, private (60001) or in a group (80001); group texts carry no sender prefix. */
export function textMessage(
	world: World,
	place: Place,
	{ text, at = [] }: { text: string; at?: string[] },
): Callback {
	return said(
		world,
		place.group ? '80001' : '60001',
		place,
		{ kind: 'text', text, at },
		at.length > 0 ? { atlist: at } : {},
	);
}

/** The raw WeChat types of system notices: a plain text, or a `<sysmsg>`. */
const PLAIN_NOTICE = 10000;
const XML_NOTICE = 10002;

/** A notice in a chat: `text` is what a person reads, `xml` what is delivered when it is more. */
export function noticed(
	world: World,
	messageType: string,
	place: Place,
	text: string,
	xml?: string,
	more: Partial<Said> = {},
): Callback {
	const message: Said = { kind: 'notice', text, content: xml ?? text, ...more };
	const msgType = xml === undefined ? PLAIN_NOTICE : XML_NOTICE;
	return said(world, messageType, place, message, { msgType });
}

/** Something no chat shows: no message, no ids, only facts and the login instance. */
export function told(
	world: World,
	messageType: string,
	account: Account,
	facts: Callback['data'] = {},
): Callback {
	return callback(world, messageType, { ...facts, wId: account.wId }, account.wcId);
}

/** The account is logged out (30000). */
export function wentOffline(world: World, account: Account, reason: string): Callback {
	account.online = false;
	account.offlineReason = reason;
	return told(world, '30000', account, { reason });
}

/** The test message after a registration of the callback URL (00000). */
export function callbackUrlTest(world: World): Callback {
	return callback(world, '00000', {});
}
