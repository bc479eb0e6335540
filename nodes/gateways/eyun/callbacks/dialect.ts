import type { IDataObject } from 'n8n-workflow';

import { isObject } from '../../../engine/answer';
import { composeEvent, type Found } from '../../../events/compose';
import { isGroupId } from '../../../events/ids';
import { readMentions } from '../../../events/mentions';
import type { Callback } from '../../../events/message';
import { splitSender } from '../../../events/sender';
import { toIso } from '../../../events/time';
import { textOf } from '../../../events/values';
import { eventOf, isGroupCode, readerOf } from './codes';

const HANDSHAKE = '00000';

/** Real payloads spell `self` as `sel`; some have neither. */
function selfIn({ self, sel }: IDataObject): boolean | undefined {
	const said = self ?? sel;
	return said === undefined || said === null ? undefined : said === true || said === 'true';
}

/** Some group messages come under a private code, so the ids count as well. */
function findGroup(code: string, data: IDataObject): string | undefined {
	for (const side of [data.fromGroup, data.fromUser, data.toUser, data.userName]) {
		const id = textOf(side);
		if (isGroupId(id)) return id;
	}
	return isGroupCode(code) ? textOf(data.fromGroup) : undefined;
}

function findIn(payload: IDataObject, code: string, data: IDataObject): Found {
	const fromUser = textOf(data.fromUser);
	const group = findGroup(code, data);
	const content = textOf(data.content);
	const { sender = fromUser, rest } =
		group === undefined ? { rest: content } : splitSender(content, fromUser);
	return {
		gateway: 'eyun',
		code,
		accountId: textOf(payload.wcId),
		session: textOf(data.wId),
		messageId: textOf(data.newMsgId),
		localId: textOf(data.msgId),
		fromUser,
		toUser: textOf(data.toUser),
		group,
		writer: sender,
		self: selfIn(data),
		content,
		text: rest,
		title: textOf(data.title),
		mentions: readMentions(data.atlist ?? data.atList, data.msgSource),
		isAtMe: false,
		isOfficial: false,
		push: textOf(data.pushContent),
		timestamp: toIso(data.timestamp) ?? toIso(data.createTime),
		data,
		read: readerOf(code),
		raw: payload,
	};
}

/**
 * Reads a callback of E Cloud, in its optimized format (string codes) or its old one (numbers).
 *
 * @param payload the decoded body, whatever it is; nothing in it is taken for granted
 */
export function readEyunCallback(payload: unknown): Callback {
	if (!isObject(payload)) return { kind: 'foreign', reason: 'The body is no JSON object' };
	const code = textOf(payload.messageType);
	if (code === '') return { kind: 'foreign', reason: 'The body has no messageType' };
	if (code === HANDSHAKE) return { kind: 'handshake' };
	const data = isObject(payload.data) ? payload.data : {};
	const event = composeEvent(findIn(payload, code, data), (root) => eventOf(code, data, root));
	return { kind: 'event', event };
}
