import type { IDataObject } from 'n8n-workflow';

import { readMentions } from '../mentions';
import type { Callback, WeChatMessage } from '../message';

const HANDSHAKE = '00000';

/** Text messages: private and group in the optimized format, then the same in the old one. */
const TEXT = ['60001', '80001', '5', '9'];

/** Group events of both formats. */
const GROUP_CODES = /^8|^(9|10|11|12|14)$/;

const EVERYONE = 'notify@all';

const isObject = (value: unknown): value is IDataObject =>
	typeof value === 'object' && value !== null && !Array.isArray(value);

const text = (value: unknown): string =>
	typeof value === 'string' || typeof value === 'number' ? String(value) : '';

const isGroupId = (id: string) => id.endsWith('@chatroom');

/** Real payloads spell `self` as `sel`; some have neither. */
const isSelf = (data: IDataObject, accountId: string): boolean =>
	Boolean(data.self ?? data.sel ?? text(data.fromUser) === accountId);

/** Some group messages come under a private code, so the ids count as well. */
function findGroup(code: string, data: IDataObject): string | undefined {
	const ids = [data.fromGroup, data.fromUser, data.toUser].map(text);
	return ids.find(isGroupId) ?? (GROUP_CODES.test(code) ? text(data.fromGroup) : undefined);
}

function toIso(seconds: unknown): string | null {
	const time = new Date(Number(seconds) * 1000);
	return seconds === undefined || Number.isNaN(time.getTime()) ? null : time.toISOString();
}

function readText(payload: IDataObject, code: string, data: IDataObject): WeChatMessage {
	const accountId = text(payload.wcId);
	const fromUser = text(data.fromUser);
	const self = isSelf(data, accountId);
	const group = findGroup(code, data);
	const content = text(data.content);
	// Without a sender of its own, a group message names the member in front of the text.
	const [, prefix, rest] = /^([\w@.-]+):\r?\n([^]*)$/.exec(group ? content : '') ?? [];
	const named = prefix !== undefined && (prefix === fromUser || isGroupId(fromUser));
	const mentions = readMentions(data.atlist ?? data.atList, data.msgSource);
	return {
		event: 'message.text',
		gateway: 'eyun',
		accountId,
		session: text(data.wId),
		messageId: text(data.newMsgId),
		localId: text(data.msgId),
		chatId: group ?? (self ? text(data.toUser) : fromUser),
		chatType: group === undefined ? 'private' : 'group',
		senderId: named ? prefix : self ? accountId : fromUser,
		isSelf: self,
		mentions,
		isAtMe: mentions.includes(accountId) || mentions.includes(EVERYONE),
		text: named ? rest : content,
		timestamp: toIso(data.timestamp ?? data.createTime),
		raw: payload,
	};
}

/**
 * Reads a callback of E Cloud, in its optimized format (string codes) or its old one (numbers).
 *
 * @param payload the decoded body, whatever it is; nothing in it is taken for granted
 */
export function readEyunCallback(payload: unknown): Callback {
	if (!isObject(payload)) return { kind: 'other' };
	const code = text(payload.messageType);
	if (code === HANDSHAKE) return { kind: 'handshake' };
	if (!TEXT.includes(code) || !isObject(payload.data)) return { kind: 'other' };
	return { kind: 'message', message: readText(payload, code, payload.data) };
}
