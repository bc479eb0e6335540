/** The flat dialect ("v2.0"): names instead of numbers, milliseconds, and no list of mentions. */
import type { Account, World } from '../world.mts';
import type { Happening } from './happening.mts';

/** By the last digits of the codes for messages, private and in groups alike. */
const MESSAGES: Record<string, string> = {
	'001': 'TEXT',
	'002': 'IMAGE',
	'003': 'VIDEO',
	'004': 'VOICE',
	'005': 'CARD',
	'006': 'EMOJI',
	'007': 'LINK',
	'008': 'APP_MSG',
	'009': 'FILE',
	'010': 'MINI_PROGRAM',
	'011': 'CHAT_RECORD',
	'012': 'UNKNOWN',
	'013': 'UNKNOWN',
	'014': 'QUOTE',
	'015': 'TRANSFER',
	'016': 'RED_PACKET',
	'017': 'FINDER_FEED',
	'018': 'REVOKE_MSG',
	'019': 'PAT_MSG',
	'020': 'LOCATION',
	'021': 'APP_MSG',
	'022': 'LINK',
	'999': 'APP_MSG',
};

/** By the whole code. */
const NAMES: Record<string, string> = {
	'30000': 'LOGOUT',
	'30001': 'FRIEND_VERIFY',
	'65001': 'MOD_CONTACTS',
	'65004': 'DEL_CONTACTS',
	'85001': 'MOD_CONTACTS',
	'85002': 'REMOVE_FROM_GROUP',
	'85004': 'GROUP_DISMISS',
	'85005': 'GROUP_NAME_CHANGE',
	'85011': 'ANNOUNCEMENT',
	'85012': 'GROUP_TODO',
	'85015': 'DEL_CONTACTS',
	'90001': 'LINK',
	'95001': 'DEL_CONTACTS',
};

function nameOf(code: string): string {
	const message = /^[68]0/.test(code) ? MESSAGES[code.slice(2)] : undefined;
	return NAMES[code] ?? message ?? 'SYSTEM';
}

type Fields = Record<string, unknown>;

/** Who speaks, to whom, and in which group, by the marking of groups that is in use. */
function place({ gewe }: World, what: Happening): Fields {
	const { group, self, from, to, prefix, content } = what;
	const code = gewe.eventCode && {
		eventCode: group === undefined ? 'private_msg_event' : 'group_msg_event',
	};
	if (group === undefined) return { fromUser: from, toUser: to, content, ...code };
	if (self) {
		const known = gewe.groupMarking === 'fromGroup' && { fromGroup: group };
		return { ...known, fromUser: from, toUser: group, content, ...code };
	}
	if (gewe.groupMarking === 'fromGroup') {
		return { fromGroup: group, fromUser: from, toUser: to, content, ...code };
	}
	const prefixed = { toUser: to, content: prefix + content, ...code };
	return { fromUser: gewe.groupMarking === 'chatroom' ? group : from, ...prefixed };
}

/** The body of an event in this dialect. */
export function flatBody(world: World, { appId, wcId }: Account, what: Happening): unknown {
	const msgType = nameOf(what.code);
	const head = { appid: appId, wxid: wcId };
	// Changes of contacts name only whom they are about.
	if (what.kind === 'changed' || what.kind === 'deleted') {
		return { ...head, msgType, fromUser: what.from };
	}
	if (what.kind === 'offline') {
		const nobody = { fromUser: wcId, toUser: wcId, isSelf: false, msgId: 0, newMsgId: 0 };
		return { ...head, msgType, ...nobody, content: '' };
	}
	const { content, ...who } = place(world, what);
	return {
		...head,
		...who,
		isSelf: what.self,
		msgType,
		msgId: what.msgId,
		newMsgId: what.newMsgId,
		createTime: what.time * 1000,
		content,
		...(what.push !== undefined && { pushContent: what.push }),
	};
}
