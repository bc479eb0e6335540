import { appMessageXml, text } from '../../../editor/messageFields';
import { receiver } from '../fields';
import { old } from '../legacy';
import type { Resource } from '../operation';

export const legacyMessage: Resource = {
	value: 'legacyMessage',
	name: 'Legacy Message',
	startWith: 'send',
	operations: [
		{
			value: 'send',
			name: 'Send',
			action: 'Send messages with the legacy API',
			description: old(
				'Send a text to one or more contacts or groups, each with a text of its own',
			),
			path: '/api/message/sendmsg',
			pace: 'message',
			fields: [
				{
					name: 'to_wxid_list',
					parameter: 'messages',
					displayName: 'Messages',
					wire: 'objects',
					row: 'Message',
					required: true,
					description: 'One for each receiver',
					members: [
						{ ...receiver, name: 'to_wxid', parameter: undefined },
						{ name: 'content', ...text, parameter: undefined },
						{
							name: 'at',
							displayName: 'Mentions',
							wire: 'array',
							// As in the example of the vendor, for a message that mentions nobody.
							whenEmpty: [''],
							placeholder: 'e.g. wxid_abc123def456',
							description:
								'IDs of the group members to notify. The text has to name each of them, as in "@Li Lei".',
						},
						{
							name: 'msg_type',
							displayName: 'Message Type',
							wire: 'integer',
							required: true,
							default: 1,
							description: '1 is a text. Other numbers are those of WeChat.',
						},
						{
							name: 'msg_source',
							displayName: 'Message Source',
							wire: 'string',
							whenEmpty: '',
							placeholder: 'e.g. <msgsource>…</msgsource>',
							description: 'XML that goes with special messages. A text needs none.',
						},
					],
				},
			],
		},
		{
			value: 'sendApp',
			name: 'Send App Message',
			action: 'Send card from its XML with the legacy API',
			description: old('Send a mini program, quote, music or other card from its XML'),
			path: '/api/message/sendapp',
			pace: 'message',
			fields: [
				{ ...receiver, name: 'to_wxid' },
				{ name: 'xml', ...appMessageXml },
			],
		},
	],
};
