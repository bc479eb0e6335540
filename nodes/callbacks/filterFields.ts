import type { INodeProperties } from 'n8n-workflow';

import { severalPicked } from '../editor/pickerInputs';

const picked = (
	displayName: string,
	name: string,
	description: string,
	picking: Parameters<typeof severalPicked>[0],
): INodeProperties => ({
	displayName,
	name,
	...severalPicked(picking),
	description,
});

/** The filters that name somebody. The gateway of the credential is asked what there is (`filterPickers`). */
export const filterFields: INodeProperties[] = [
	picked('From Accounts', 'accounts', 'Only events of these WeChat accounts of yours', {
		search: 'searchFilterAccounts',
		one: 'an account',
		placeholder: 'e.g. wxid_abc123def456',
	}),
	picked(
		'From Chats',
		'chats',
		'Only events of these groups or contacts. Notices of the account and friend requests belong to no chat and arrive all the same.',
		{
			search: 'searchFilterChats',
			one: 'a chat',
			placeholder: 'e.g. 12345678901@chatroom',
		},
	),
	picked('From Senders', 'senders', 'Only messages that these people write', {
		search: 'searchFilterSenders',
		one: 'a sender',
		placeholder: 'e.g. wxid_abc123def456',
	}),
];
