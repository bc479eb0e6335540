import type { INodeProperties } from 'n8n-workflow';

import { eventChoices } from './eventChoices';
import { filterFields } from './filterFields';
import { life } from './lifeProperty';
import { options } from './optionProperties';

export const triggerProperties: INodeProperties[] = [
	{
		displayName:
			'A developer account of the gateway has one callback URL for all its WeChat accounts, and all workflows of this n8n share it: each gets every message, and its own filters decide. A test run takes nothing from published workflows. Another n8n with the same developer account takes the URL over.',
		name: 'notice',
		type: 'notice',
		default: '',
	},
	{
		displayName:
			'GeWe can be given another URL, but cannot be told to stop. When the last workflow is unpublished, it goes on delivering to this n8n, which drops the messages, until another workflow is published or another URL is entered in its console.',
		name: 'cannotCancel',
		type: 'notice',
		default: '',
		displayOptions: { hide: { '/options.registration': ['manual'] } },
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
			'Which kind of chat to listen to. Private chats are those with people. Events of Official Accounts that are chosen above arrive in any case.',
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
			...filterFields,
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
	life,
	options,
];
