/**
 * What can happen in WeChat, as the callback that tells of it. Each event also changes the world, so
 * that the gateway's answers agree with what was told.
 */
import { type Callback, callback } from './callbacks.mts';
import { addMessage } from './messages.mts';
import type { Account, Group, World } from './world.mts';

export interface TextEvent {
	/** The account that receives the message, or sent it from its phone. */
	account: Account;
	/** Id of the writer: the account's own for a message from its phone. */
	from: string;
	/** The private chat partner, or the group. */
	chat: string;
	group?: Group;
	text: string;
	/** Ids of the members mentioned. */
	at?: string[];
}

/** A text message, private (60001) or in a group (80001); group texts carry no sender prefix. */
export function textMessage(world: World, event: TextEvent): Callback {
	const { account, from, chat, group, text, at = [] } = event;
	const self = from === account.wcId;
	const { msgId, newMsgId, createTime } = addMessage(world, {
		...{ account: account.wcId, chat, from, text, at },
		kind: 'text',
	});
	const data: Callback['data'] = {
		content: text,
		fromUser: from,
		...(group && { fromGroup: group.chatRoomId }),
		msgId,
		newMsgId,
		self,
		timestamp: createTime,
		toUser: self ? chat : account.wcId,
		wId: account.wId,
		...(at.length > 0 && { atlist: at }),
	};
	return callback(world, group ? '80001' : '60001', data, account.wcId);
}

/** The account is logged out (30000). */
export function wentOffline(world: World, account: Account, reason: string): Callback {
	account.online = false;
	account.offlineReason = reason;
	return callback(world, '30000', { wId: account.wId, reason }, account.wcId);
}

/** The test message after a registration of the callback URL (00000). */
export function callbackUrlTest(world: World): Callback {
	return callback(world, '00000', {});
}
