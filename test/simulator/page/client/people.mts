/** Who can speak, be mentioned or be named in a chat. */
import type { PageAccount, PageContact, PageState } from '../wire.mts';
import type { Conversation } from './conversations.mts';
import type { Place } from './lines.mts';

export interface Somebody {
	wcId: string;
	name: string;
	/** The account itself, on its phone. */
	isAccount: boolean;
}

/** Others first: who plays with the simulator is mostly them. */
export function speakers(
	{ group, contact, id, name }: Conversation,
	account: PageAccount,
): Somebody[] {
	const self = { wcId: account.wcId, name: account.name, isAccount: true };
	const others = group
		? group.members
				.filter(({ wcId }) => wcId !== account.wcId)
				.map((member) => ({
					...{ wcId: member.wcId, name: member.displayName || member.name, isAccount: false },
				}))
		: [{ wcId: id, name: contact?.name ?? name, isAccount: false }];
	return [...others, self];
}

export function placeOf(conversation: Conversation | undefined, account: PageAccount): Place {
	return {
		chat: conversation?.id ?? '',
		isGroup: conversation?.isGroup ?? false,
		account: account.wcId,
	};
}

/** Friends and strangers: who has a card. */
export const withCards = ({ contacts, strangers }: PageState): PageContact[] =>
	[...contacts, ...strangers].filter(({ kind }) => kind !== 'system');
