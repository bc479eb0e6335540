import { offlineIsAResult, onlineState } from '../answer';
import { developerAccount } from '../fields';
import type { Resource } from '../operation';

export const account: Resource = {
	value: 'account',
	name: 'Account',
	startWith: 'checkOnline',
	operations: [
		{
			value: 'checkOnline',
			name: 'Check Online',
			action: 'Check whether account is online',
			description:
				'Find out whether a WeChat account is online. An offline account is a result, too.',
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
			value: 'logOut',
			name: 'Log Out',
			action: 'Log accounts out of gateway',
			description: 'Log WeChat accounts out of the gateway',
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
