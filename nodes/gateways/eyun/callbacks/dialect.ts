import type { IDataObject } from 'n8n-workflow';

import { isObject } from '../../../engine/answer';
import { noticeText } from '../../../events/details';
import { type EventName, kindOf } from '../../../events/events';
import { chatTypeOf, isGroupId, isMessageId } from '../../../events/ids';
import { isMentioned, readMentions, withoutMentions } from '../../../events/mentions';
import type { Callback, WeChatEvent } from '../../../events/message';
import { toIso } from '../../../events/time';
import { isXml, type ParsedXml, parseXml, textAt, type XmlNode } from '../../../events/xml';
import { adjusted, eventOf, isGroupCode } from './codes';

const HANDSHAKE = '00000';

const text = (value: unknown): string =>
	typeof value === 'string' || typeof value === 'number' ? String(value) : '';

/** Real payloads spell `self` as `sel`; some have neither. */
const isSelf = (data: IDataObject, accountId: string, writer: string): boolean => {
	const said = data.self ?? data.sel;
	if (said !== undefined && said !== null) return said === true || said === 'true';
	return writer === accountId && accountId !== '';
};

/** Some group messages come under a private code, so the ids count as well. */
function findGroup(code: string, data: IDataObject): string | undefined {
	const ids = [data.fromGroup, data.fromUser, data.toUser, data.userName].map(text);
	return ids.find(isGroupId) ?? (isGroupCode(code) ? text(data.fromGroup) : undefined);
}

/** The sender in front of a group text, when it is one and not the text's own first line. */
function splitSender(content: string, fromUser: string): { sender?: string; rest: string } {
	const [, sender, rest] = /^([\w@.-]+):\r?\n([^]*)$/.exec(content) ?? [];
	const named = sender !== undefined && (sender === fromUser || isGroupId(fromUser));
	return named ? { sender, rest } : { rest: content };
}

/** Where the XML holds what somebody would read. */
const READABLE = [
	'appmsg.title',
	'revokemsg.replacemsg',
	'pat.template',
	'mmchatroombarannouncememt.content',
	'NewXmlChatRoomAccessVerifyApplication.text',
	'todo.title',
	'@content',
];

/** What somebody would read in WeChat of a message that is XML. */
function readable(data: IDataObject, root: XmlNode): string {
	const inXml = READABLE.map((path) => textAt(root, path)).find((found) => found !== '');
	return text(data.title) || inXml || noticeText(root);
}

/** Who a notice about a contact is about, as a sender; somebody who asks to be a friend has no chat yet. */
function aboutContact(event: EventName, about: IDataObject | undefined): Partial<WeChatEvent> {
	if (!event.startsWith('contact.')) return {};
	const id = text(about?.id);
	const senderId = isGroupId(id) ? '' : id;
	if (event === 'contact.request') return { senderId, chatId: '', chatType: 'none' };
	return { senderId, chatId: id, chatType: chatTypeOf(id) };
}

function readEvent(payload: IDataObject, code: string, data: IDataObject): WeChatEvent {
	const accountId = text(payload.wcId);
	const fromUser = text(data.fromUser);
	const group = findGroup(code, data);
	const content = text(data.content);
	// A text that looks like XML is still what somebody wrote.
	const byCode = eventOf(code, data, undefined);
	const xml = byCode !== 'message.text' && isXml(content) ? content : undefined;
	const { root, error }: ParsedXml = xml === undefined ? {} : parseXml(xml);
	const event = xml === undefined ? byCode : eventOf(code, data, root);
	const { sender, rest } =
		group === undefined ? { sender: undefined, rest: content } : splitSender(content, fromUser);
	const writer = sender ?? fromUser;
	const self = isSelf(data, accountId, writer);
	const peer = self ? text(data.toUser) : fromUser;
	const chatId = group ?? peer;
	const mentions = readMentions(data.atlist ?? data.atList, data.msgSource);
	const id = text(data.newMsgId);
	const shown = xml === undefined ? rest : readable(data, root);
	const { key, read } = adjusted(code, kindOf(event));
	const special = read?.({ root, data, content });
	return {
		event,
		gateway: 'eyun',
		code,
		accountId,
		session: text(data.wId),
		messageId: isMessageId(id) ? id : '',
		localId: text(data.msgId),
		chatId,
		chatType: group === undefined ? chatTypeOf(chatId) : 'group',
		senderId: self ? accountId : isGroupId(writer) ? '' : writer,
		isSelf: self,
		mentions,
		isAtMe: isMentioned(mentions, accountId),
		text: shown,
		textWithoutMentions: withoutMentions(shown, mentions),
		timestamp: toIso(data.timestamp) ?? toIso(data.createTime),
		...aboutContact(event, special),
		...(key && { [key]: special }),
		...(xml !== undefined && { xml }),
		...(error !== undefined && { parseError: error }),
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
	const code = text(payload.messageType);
	if (code === '') return { kind: 'foreign', reason: 'The body has no messageType' };
	if (code === HANDSHAKE) return { kind: 'handshake' };
	const data = isObject(payload.data) ? payload.data : {};
	return { kind: 'event', event: readEvent(payload, code, data) };
}
