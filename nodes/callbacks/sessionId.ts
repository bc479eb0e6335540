import type { INodeProperties } from 'n8n-workflow';

import type { WeChatEvent } from '../events/message';

export const sessionPerMemberOption: INodeProperties = {
	displayName: 'Session ID per Group Member',
	name: 'sessionPerMember',
	type: 'boolean',
	default: true,
	description:
		'Whether sessionId, by which memory nodes tell conversations apart, also names who wrote in a group: then each member has a conversation of their own. Without this option, a group is one conversation.',
};

/** Stands in no ID of WeChat. */
const SEPARATOR = ':';

/**
 * What stands for a conversation: the account and the chat, by their IDs of WeChat, which stay the same when the
 * account logs in again; in groups, if wanted, who wrote as well. Memory nodes of n8n read it by themselves.
 *
 * @returns nothing where there is no chat
 */
export function sessionIdOf(
	{ accountId, session, chatId, chatType, senderId }: WeChatEvent,
	perMember: boolean,
): string | undefined {
	if (chatId === '') return undefined;
	// Only where a callback does not say whose it is: another account must not share the memory.
	const account = accountId || session;
	const member = perMember && chatType === 'group' ? senderId : '';
	return [account, chatId, member].filter((id) => id !== '').join(SEPARATOR);
}
