/** Names that an event tells: of who wrote, and of the chat. */
import type { IDataObject } from 'n8n-workflow';

import type { WeChatEvent } from './message';
import { newGroupName } from './notices';
import { textOf } from './values';

/** Whatever is not known is missing. */
export interface Names {
	senderName?: string;
	chatName?: string;
}

const known = (senderName: string, chatName: string): Names => ({
	...(senderName !== '' && { senderName }),
	...(chatName !== '' && { chatName }),
});

/** How somebody is called in the address book: by the remark of the account, or else by the nickname. */
export const calledBy = ({ remark, name }: { remark?: unknown; name?: unknown }): string =>
	textOf(remark) || textOf(name);

const detailsIn = (event: WeChatEvent, key: string): IDataObject =>
	(event[key] ?? {}) as IDataObject;

function inAddressBook(event: WeChatEvent): Names {
	const key = event.event === 'contact.request' ? 'request' : 'contact';
	const { chatType, senderName } = event;
	const name = senderName ?? calledBy(detailsIn(event, key));
	return known(chatType === 'group' ? '' : name, chatType === 'none' ? '' : name);
}

const groupNameIn = (event: WeChatEvent): string =>
	event.event === 'group.renamed'
		? newGroupName(event.text)
		: textOf(detailsIn(event, 'group').name);

/** The names that the callback of an event has told; a chat with a person is called like that person. */
export function namesIn(event: WeChatEvent): Names {
	if (event.event.startsWith('contact.')) return inAddressBook(event);
	const { chatType, isSelf, senderName = '' } = event;
	if (chatType === 'group') return known(senderName, groupNameIn(event));
	const name = senderName || textOf(detailsIn(event, 'article').name);
	return known(name, isSelf || chatType === 'none' ? '' : name);
}
