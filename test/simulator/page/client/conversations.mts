/** The list of chats, as an app has it. Pure. */
import type { PageContact, PageGroup, PageMessage, PageState } from '../wire.mts';

export interface Conversation {
	/** Id of the contact or group. */
	id: string;
	/** Empty for the chat that friend requests come in by. */
	name: string;
	isGroup: boolean;
	contact?: PageContact;
	group?: PageGroup;
	last?: PageMessage;
}

/** Where WeChat puts friend requests. */
export const NEW_FRIENDS = 'fmessage';

/** The latest first; those where nothing has been said come after, by name. */
export function conversationsOf(state: PageState, messages: PageMessage[]): Conversation[] {
	const last = new Map(messages.map((message) => [message.chat, message]));
	const order = new Map(messages.map(({ chat }, index) => [chat, index]));
	const ofContacts = state.contacts.map((contact) => ({
		...{ id: contact.wcId, name: contact.remark || contact.name, isGroup: false, contact },
	}));
	const ofGroups = state.groups.map((group) => ({
		...{ id: group.id, name: group.name, isGroup: true, group },
	}));
	const known: Conversation[] = [...ofContacts, ...ofGroups];
	// A group that is gone, somebody who is no contact any more: what was said stays.
	const gone = [...last.keys()]
		.filter((chat) => !known.some(({ id }) => id === chat))
		.map((id) => {
			const stranger = state.strangers.find(({ wcId }) => wcId === id);
			const name = id === NEW_FRIENDS ? '' : (stranger?.name ?? id);
			return { id, name, isGroup: id.endsWith('@chatroom'), contact: stranger };
		});
	return [...known, ...gone]
		.map((one) => ({ ...one, last: last.get(one.id) }))
		.sort(
			(a, b) => (order.get(b.id) ?? -1) - (order.get(a.id) ?? -1) || a.name.localeCompare(b.name),
		);
}

/** Those of which a name holds the text. */
export function found(all: Conversation[], text: string): Conversation[] {
	const wanted = text.trim().toLowerCase();
	if (wanted === '') return all;
	return all.filter(({ id, name, contact }) =>
		[id, name, contact?.name ?? ''].some((one) => one.toLowerCase().includes(wanted)),
	);
}
