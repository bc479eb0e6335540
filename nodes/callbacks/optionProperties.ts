import type { INodeProperties } from 'n8n-workflow';

import { alsoDeliverToOption } from './alsoDeliverTo';
import { combineOption } from './combine/option';
import { downloadFilesOption, largestFileOption, voiceAsWavOption } from './files/options';
import { includeRawOption } from './includeRaw';
import { lookUpNamesOption } from './names/option';
import { sessionPerMemberOption } from './sessionId';

/** What the trigger offers under "Options". */
export const options: INodeProperties = {
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
		alsoDeliverToOption,
		combineOption,
		{
			displayName: 'Developer Account',
			name: 'developerAccount',
			type: 'string',
			default: '',
			placeholder: 'e.g. 13800000000',
			description:
				'Only callbacks that name this account of E Cloud are taken. Those of GeWe name none: leave this out there.',
		},
		downloadFilesOption,
		includeRawOption,
		largestFileOption,
		lookUpNamesOption,
		{
			displayName: 'Registration',
			name: 'registration',
			type: 'options',
			options: [
				{
					name: 'Automatic',
					value: 'automatic',
					description: 'The node sets the callback URL when the workflow is published',
				},
				{
					name: 'Manual',
					value: 'manual',
					description:
						'You enter the callback URL at the gateway yourself: the list of callbacks above shows it. Needed where the console of GeWe sends a secret with each callback.',
				},
			],
			default: 'manual',
			description:
				'How the gateway learns where to deliver messages. Automatic without this option.',
		},
		sessionPerMemberOption,
		{
			displayName: 'URL Version',
			name: 'urlVersion',
			type: 'string',
			default: '',
			placeholder: 'e.g. 2',
			description:
				'Change this to get another token in the callback URL, then publish the workflow. Messages that come with the old token are refused.',
		},
		voiceAsWavOption,
	],
};
