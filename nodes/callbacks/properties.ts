import type { INodeProperties } from 'n8n-workflow';

import { eventChoices } from './eventChoices';
import { includeRawOption } from './includeRaw';

export const triggerProperties: INodeProperties[] = [
	{
		displayName:
			'A developer account of the gateway has one callback URL for all its WeChat accounts. Activating this workflow takes it over. While you listen for a test event, messages are passed on to the active workflow.',
		name: 'notice',
		type: 'notice',
		default: '',
	},
	{
		displayName:
			'GeWe can be given another URL, but cannot be told to stop. After a deactivation it goes on delivering to this n8n, which drops the messages, until another workflow is activated or another URL is entered in its console.',
		name: 'cannotCancel',
		type: 'notice',
		default: '',
		displayOptions: { show: { registration: ['automatic'] } },
	},
	{
		displayName: 'Events',
		name: 'events',
		type: 'multiOptions',
		options: eventChoices,
		default: ['message.text'],
		description: 'What starts the workflow. If nothing is chosen, everything does.',
	},
	{
		displayName: 'Chats',
		name: 'chatType',
		type: 'options',
		options: [
			{ name: 'All', value: 'any' },
			{ name: 'Groups', value: 'group' },
			{ name: 'Official Accounts', value: 'official' },
			{ name: 'Private Chats', value: 'private' },
		],
		default: 'any',
		description:
			'From which kind of chat messages and notices are taken. Private chats are those with people. Events of Official Accounts that are chosen above are taken from there in any case.',
	},
	{
		displayName: 'Ignore Own Messages',
		name: 'ignoreOwn',
		type: 'boolean',
		default: true,
		description:
			'Whether to ignore what the account itself writes, for example on the phone. Otherwise a workflow that answers may answer itself.',
	},
	{
		displayName: 'Ignore Official and System Accounts',
		name: 'ignoreOfficial',
		type: 'boolean',
		default: true,
		description:
			'Whether to ignore the messages of Official Accounts, mini programs and WeChat itself. Many of them answer automatically, so a workflow that answers them may go on for ever. Articles, friend requests and other events arrive all the same.',
		displayOptions: { show: { chatType: ['any'] } },
	},
	{
		displayName: 'Filters',
		name: 'filters',
		type: 'collection',
		placeholder: 'Add Filter',
		default: {},
		options: [
			{
				displayName: 'From Accounts',
				name: 'accounts',
				type: 'string',
				typeOptions: { multipleValues: true },
				default: [],
				placeholder: 'e.g. wxid_abc123def456',
				description: 'Only events of these WeChat accounts of yours',
			},
			{
				displayName: 'From Chats',
				name: 'chats',
				type: 'string',
				typeOptions: { multipleValues: true },
				default: [],
				placeholder: 'e.g. 12345678901@chatroom',
				description:
					'Only events of these groups or contacts. Notices of the account and friend requests belong to no chat and arrive all the same.',
			},
			{
				displayName: 'From Senders',
				name: 'senders',
				type: 'string',
				typeOptions: { multipleValues: true },
				default: [],
				placeholder: 'e.g. wxid_abc123def456',
				description: 'Only messages that these people write',
			},
			{
				displayName: 'Ignore Older Than (Seconds)',
				name: 'maxAgeSeconds',
				type: 'number',
				typeOptions: { minValue: 0 },
				default: 300,
				description:
					'Messages that are older are dropped: after a login, the gateway may deliver old ones again. 0 takes all.',
			},
			{
				displayName: 'Only When Mentioned',
				name: 'onlyWhenMentioned',
				type: 'boolean',
				default: true,
				description: 'Whether to take only messages that mention the account, also by @all',
			},
			{
				displayName: 'Text Contains',
				name: 'textContains',
				type: 'string',
				default: '',
				placeholder: 'e.g. price',
				description:
					'Only messages with this text, in upper or lower case. The names of those whom a message mentions do not count: it looks at textWithoutMentions.',
			},
			{
				displayName: 'Text Matches Pattern',
				name: 'textPattern',
				type: 'string',
				default: '',
				placeholder: 'e.g. ^order \\d+',
				description:
					'Only messages whose text matches this regular expression. The names of those whom a message mentions do not count: it looks at textWithoutMentions.',
			},
		],
	},
	{
		displayName: 'Registration',
		name: 'registration',
		type: 'options',
		options: [
			{
				name: 'Automatic',
				value: 'automatic',
				description: 'The node sets the callback URL when the workflow is activated',
			},
			{
				name: 'Manual',
				value: 'manual',
				description:
					'You enter the callback URL at the gateway yourself. Needed where the console of GeWe sends a secret with each callback.',
			},
		],
		default: 'automatic',
		description: 'How the gateway learns where to deliver messages',
	},
	{
		displayName: 'Token',
		name: 'shownToken',
		type: 'resourceLocator',
		default: { mode: 'list', value: '' },
		description:
			'Open the list to see the token. At the gateway, enter the Production URL from above with the token behind it.',
		displayOptions: { show: { registration: ['manual'] } },
		modes: [
			{
				displayName: 'From List',
				name: 'list',
				type: 'list',
				placeholder: 'Open to see the token…',
				typeOptions: { searchListMethod: 'showToken' },
			},
		],
	},
	{
		displayName: 'Options',
		name: 'options',
		type: 'collection',
		placeholder: 'Add Option',
		default: {},
		options: [
			{
				displayName: 'Allowed Sender IPs',
				name: 'allowedIps',
				type: 'string',
				typeOptions: { multipleValues: true },
				default: [],
				placeholder: 'e.g. 203.0.113.7 or 203.0.113.0/24',
				description:
					'Only callbacks from these addresses or ranges are taken. Behind a reverse proxy, n8n sees the address of the proxy unless its environment variable N8N_PROXY_HOPS says how many there are, usually 1.',
			},
			{
				displayName: 'Developer Account',
				name: 'developerAccount',
				type: 'string',
				default: '',
				placeholder: 'e.g. 13800000000',
				description:
					'Only callbacks that name this account of E Cloud are taken. Those of GeWe name none: leave this out there.',
			},
			includeRawOption,
			{
				displayName: 'URL Version',
				name: 'urlVersion',
				type: 'string',
				default: '',
				placeholder: 'e.g. 2',
				description:
					'Change this to get another token in the callback URL, then activate the workflow again. Messages that come with the old token are refused.',
			},
		],
	},
];
