import type { IDataObject } from 'n8n-workflow';

import type { Details } from './details';
import { type EventName, kindOf } from './events';
import { chatTypeOf, isGroupId, isMessageId } from './ids';
import { isMentioned, withoutMentions } from './mentions';
import type { WeChatEvent } from './message';
import { isOwnRevoke, withoutMarks } from './notices';
import { senderNameIn } from './push';
import { readable } from './readable';
import { textOf } from './values';
import { isXml, type ParsedXml, parseXml, type XmlNode } from './xml';

/** What a dialect has found in a callback; texts that it does not have are empty. */
export interface Found {
	gateway: string;
	code: string;
	accountId: string;
	session: string;
	messageId: string;
	localId: string;
	fromUser: string;
	toUser: string;
	/** The group it happened in; empty where it is one and nothing says which. */
	group: string | undefined;
	/** Who wrote it: the sender in front of the content, or the one whom the gateway names. */
	writer: string;
	/** Whether the account itself has, where the gateway says so. */
	self: boolean | undefined;
	/** As it came. */
	content: string;
	/** The same without the sender in front. */
	text: string;
	/** What the gateway says of it besides, and somebody would read. */
	title: string;
	mentions: string[];
	/** The gateway says by other means that the account is mentioned. */
	isAtMe: boolean;
	/** The other side is no person, which its ID does not show. */
	isOfficial: boolean;
	/** What the phone shows of it. */
	push: string;
	timestamp: string | null;
	/** Fields of the callback, by the names that the details know. */
	data: IDataObject;
	/** Reads the details of a code that says more than its event. */
	read?: Details;
	raw: IDataObject;
}

/** Which event it is; asked without XML first, and again where there is some. */
export type Meaning = (root: XmlNode) => EventName;

/** What belongs to no chat, whatever else the callback carries. */
const NO_CHAT = { chatId: '', chatType: 'none' } as const;

/**
 * Who a notice about a contact is about, as a sender; somebody who asks to be a friend has no chat yet. What
 * happens to an account has neither.
 */
function aboutWhom(
	event: EventName,
	about: IDataObject | undefined,
): Partial<WeChatEvent> | undefined {
	if (event.startsWith('account.')) return { senderId: '', ...NO_CHAT };
	if (!event.startsWith('contact.')) return undefined;
	const id = textOf(about?.id);
	const senderId = isGroupId(id) ? '' : id;
	if (event === 'contact.request') return { senderId, ...NO_CHAT };
	return { senderId, chatId: id, chatType: chatTypeOf(id) };
}

const isAccount = ({ accountId }: Found, id: string): boolean => id === accountId && id !== '';

/** With whom: who sent, or who gets what the account has sent; a gateway may say so and name them as if received. */
function otherSide({ accountId, fromUser, toUser }: Found, wrote: boolean): string {
	const [side, other] = wrote ? [toUser, fromUser] : [fromUser, toUser];
	return side === accountId && side !== '' && other !== '' ? other : side;
}

function chatTypeIn({ group, isOfficial }: Found, chatId: string) {
	if (group !== undefined) return 'group';
	return isOfficial ? 'official' : chatTypeOf(chatId);
}

/**
 * Makes the event of what a dialect has found: the one shape that all gateways share. The order is that in
 * which n8n shows it: what somebody would read comes first.
 */
export function composeEvent(found: Found, meaning: Meaning): WeChatEvent {
	const { gateway, code, accountId, session, messageId, localId, raw } = found;
	const { group, writer, content, mentions, timestamp } = found;
	// A text that looks like XML is still what somebody wrote.
	const withoutXml = meaning(undefined);
	const xml = withoutXml !== 'message.text' && isXml(content) ? content : undefined;
	const { root, error }: ParsedXml = xml === undefined ? {} : parseXml(xml);
	const event = xml === undefined ? withoutXml : meaning(root);
	const { key, read } = kindOf(event);
	const special = (found.read ?? read)?.({ root, data: found.data, content, accountId });
	const wrote = found.self ?? isAccount(found, writer);
	// Who has patted stands in the notice alone: the gateway names the group.
	const patted = textOf(special?.fromId);
	const chatId = group ?? otherSide(found, wrote);
	const text = event === 'message.text' ? found.text : withoutMarks(found.text);
	const shown = xml === undefined ? text : readable(root, found.title);
	const hasRevoked = event === 'message.revoke' && isOwnRevoke(shown);
	const isSelf = wrote || isAccount(found, patted) || hasRevoked;
	// Of a quote, the phone shows the answer alone.
	const senderName = isSelf || found.push === shown ? '' : senderNameIn(found.push);
	const isAtMe = found.isAtMe || isMentioned(mentions, accountId);
	return {
		event,
		text: shown,
		textWithoutMentions: withoutMentions(
			shown,
			found.isAtMe && mentions.length === 0 ? [accountId] : mentions,
		),
		chatId,
		chatType: chatTypeIn(found, chatId),
		senderId: isSelf ? accountId : patted || (isGroupId(writer) ? '' : writer),
		isSelf,
		mentions,
		isAtMe,
		timestamp,
		accountId,
		messageId: isMessageId(messageId) ? messageId : '',
		localId,
		session,
		gateway,
		code,
		...aboutWhom(event, special),
		...(senderName !== '' && { senderName }),
		...(key && { [key]: special }),
		...(xml !== undefined && { xml }),
		...(error !== undefined && { parseError: error }),
		raw,
	};
}
