import { account as words } from '../../../editor/words/account';
import { resources } from '../../../editor/words/resources';
import { offlineIsAResult, onlineState } from '../answer';
import { developerAccount } from '../fields';
import type { Resource } from '../operation';

export const account: Resource = {
	...resources.account,
	operations: [
		{
			...words.checkOnline,
			path: '/isOnline',
			asksWhetherOnline: true,
			fields: [],
			answer: onlineState,
		},
		{
			value: 'getOnline',
			name: 'Get Online',
			action: 'Get accounts that are online',
			description:
				'Retrieve a list of the WeChat accounts that are online, with their current session',
			path: '/queryLoginWx',
			account: false,
			fields: [],
			answer: offlineIsAResult,
		},
		{
			...words.logOut,
			path: '/member/offline',
			account: false,
			fields: [
				developerAccount,
				{
					name: 'wcIds',
					displayName: 'Accounts',
					wire: 'array',
					pick: 'account',
					required: true,
					placeholder: 'e.g. wxid_abc123def456',
					description: 'The accounts to log out',
				},
			],
		},
	],
};
