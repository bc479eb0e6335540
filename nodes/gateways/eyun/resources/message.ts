import { fileNameInUrl } from '../../../engine/fileName';
import type { Field } from '../../../engine/operation';
import { groupId, localId, messageId, messageXml, receiver } from '../fields';
import type { Operation, Resource } from '../operation';

/** WeChat refuses covers and icons beyond this. */
const THUMBNAIL_BYTES = 50 * 1024;

const url = (
	[name, parameter]: [name: string, parameter?: string],
	displayName: string,
	description: string,
	file: string,
): Field => ({
	name,
	parameter,
	displayName,
	wire: 'string',
	required: true,
	isLink: true,
	placeholder: `e.g. https://example.com/${file}`,
	description: `${description}; the gateway fetches it and takes no file of the workflow`,
});

const thumbnail = (name: string, displayName: string): Field => ({
	...url([name], displayName, 'Public link to a JPG or PNG of at most 50 KB', 'cover.jpg'),
	maxBytes: THUMBNAIL_BYTES,
});

const text: Field = {
	name: 'content',
	parameter: 'text',
	displayName: 'Text',
	wire: 'string',
	required: true,
	rows: 4,
	placeholder: 'e.g. Your order is ready',
	description: 'What the message says',
};

const fileName: Field = {
	name: 'fileName',
	displayName: 'File Name',
	wire: 'string',
	required: true,
	placeholder: 'e.g. price-list.pdf',
	description: 'Name that the receiver sees, with its extension',
};

const title: Field = {
	name: 'title',
	displayName: 'Title',
	wire: 'string',
	required: true,
	placeholder: 'e.g. Autumn tea has arrived',
};

/** A part of a received message: endpoints for app messages take only this part. */
const appMessageXml: Field = {
	...messageXml,
	displayName: 'App Message XML',
	default: undefined,
	placeholder: 'e.g. <appmsg appid="" sdkver="0">…</appmsg>',
	description:
		'The part of a received message from its appmsg tag to the end of that tag, without anything before or after it',
};

const sendFileBase64: Operation = {
	value: 'sendFileBase64',
	name: 'Send File From Base64',
	action: 'Send file from base64',
	description:
		'Send a file whose content is in the workflow as base64 text. For a binary field, use Send File.',
	path: '/sendFileBase64',
	pace: 'message',
	fields: [
		receiver,
		fileName,
		{
			name: 'base64',
			displayName: 'Base64 Data',
			wire: 'string',
			required: true,
			rows: 4,
			placeholder: 'e.g. data:text/plain;base64,SGVsbG8=',
			description: 'Content of the file as a data URI, with its type in front',
		},
	],
};

export const message: Resource = {
	value: 'message',
	name: 'Message',
	startWith: 'sendText',
	operations: [
		{
			value: 'forwardFile',
			name: 'Forward File',
			action: 'Forward received file',
			description: 'Pass on a file that was received, without uploading it again',
			path: '/sendRecvFile',
			pace: 'message',
			fields: [
				receiver,
				{
					...messageXml,
					description:
						'Content of the received file message, unchanged. Only a file that has arrived completely can be forwarded.',
				},
			],
		},
		{
			value: 'forwardImage',
			name: 'Forward Image',
			action: 'Forward received image',
			description: 'Pass on an image that was received, without uploading it again',
			path: '/sendRecvImage',
			pace: 'message',
			fields: [receiver, messageXml],
		},
		{
			value: 'forwardLink',
			name: 'Forward Link',
			action: 'Forward received link card',
			description: 'Pass on a link card that was received',
			path: '/forwardUrl',
			pace: 'message',
			fields: [receiver, messageXml],
		},
		{
			value: 'forwardMiniProgram',
			name: 'Forward Mini Program',
			action: 'Forward received mini program card',
			description: 'Pass on a mini program card that was received, with a cover of your own',
			path: '/sendApplet',
			pace: 'message',
			fields: [receiver, thumbnail('imgUrl', 'Cover URL'), appMessageXml],
		},
		{
			value: 'forwardVideo',
			name: 'Forward Video',
			action: 'Forward received video',
			description: 'Pass on a video that was received, without uploading it again',
			path: '/sendRecvVideo',
			pace: 'message',
			fields: [receiver, messageXml],
		},
		{
			value: 'revoke',
			name: 'Revoke',
			action: 'Revoke sent message',
			description: 'Take back a message that was sent less than about 2 minutes ago',
			path: '/revokeMsg',
			pace: 'revoke',
			fields: [
				{
					...receiver,
					displayName: 'Chat',
					description: 'Contact or group that got the message',
				},
				{
					...localId,
					default: '={{ $json.msgId }}',
					description: 'The msgId that the send operation returned',
				},
				{
					...messageId,
					default: '={{ $json.newMsgId }}',
					description: 'The newMsgId that the send operation returned',
				},
				{
					name: 'createTime',
					displayName: 'Sent At',
					wire: 'long',
					required: true,
					default: '={{ $json.createTime || Math.floor(Date.now() / 1000) }}',
					placeholder: 'e.g. 1640594470',
					description:
						'The createTime that the send operation returned, in seconds; the time of sending if it returned none',
				},
			],
		},
		{
			value: 'sendApp',
			name: 'Send App Message',
			action: 'Send card from its XML',
			description: 'Send a quote, music, live or Channels card from its XML',
			path: '/sendApplet',
			pace: 'message',
			fields: [receiver, appMessageXml],
		},
		{
			value: 'sendContactCard',
			name: 'Send Contact Card',
			action: 'Send contact card',
			description: 'Recommend a contact or an Official Account to somebody',
			path: '/sendNameCard',
			pace: 'message',
			fields: [
				receiver,
				{
					name: 'nameCardId',
					displayName: 'Card Of',
					wire: 'string',
					pick: 'contact',
					required: true,
					placeholder: 'e.g. wxid_abc123def456',
					description: 'The contact on the card',
				},
			],
		},
		{
			value: 'sendFile',
			name: 'Send File',
			action: 'Send file',
			description: 'Send a file of the workflow, or one from a public link',
			path: '/sendFile',
			pace: 'message',
			attachment: { field: 'base64', name: 'fileName', operation: sendFileBase64 },
			fields: [
				receiver,
				{
					...url(['path', 'fileUrl'], 'File URL', 'Public link to the file', 'price-list.pdf'),
					description: 'Public link to the file; the gateway fetches it',
					when: { fileFrom: ['url'] },
				},
				{
					...fileName,
					required: undefined,
					prominent: true,
					derive: ({ path }) => fileNameInUrl(String(path ?? '')),
					description:
						'Name that the receiver sees, with its extension. Leave empty to use the name that the file has.',
				},
			],
		},
		sendFileBase64,
		{
			value: 'sendImage',
			name: 'Send Image',
			action: 'Send image from link',
			description: 'Send an image from a public link',
			path: '/sendImage2',
			pace: 'message',
			fields: [
				receiver,
				url(['content', 'imageUrl'], 'Image URL', 'Public link to the image', 'tea.jpg'),
			],
		},
		{
			value: 'sendLink',
			name: 'Send Link',
			action: 'Send link card',
			description: 'Send a link as a card with title, description and picture',
			path: '/sendUrl',
			pace: 'message',
			fields: [
				receiver,
				title,
				{
					name: 'url',
					displayName: 'URL',
					wire: 'string',
					required: true,
					placeholder: 'e.g. https://example.com/autumn',
					description: 'Page that opens when the card is tapped',
				},
				{
					name: 'description',
					displayName: 'Description',
					wire: 'string',
					required: true,
					placeholder: 'e.g. Fresh from the mountain, limited stock',
					description: 'Text below the title',
				},
				thumbnail('thumbUrl', 'Thumbnail URL'),
			],
		},
		{
			value: 'sendMiniProgram',
			name: 'Send Mini Program',
			action: 'Send mini program card',
			description: 'Send a card that opens a page of a mini program',
			path: '/sendApplets',
			pace: 'message',
			fields: [
				receiver,
				{
					name: 'displayName',
					displayName: 'Mini Program Name',
					wire: 'string',
					required: true,
					placeholder: 'e.g. Tea Shop',
					description: 'Name of the mini program, shown above the card',
				},
				thumbnail('iconUrl', 'Icon URL'),
				{
					name: 'appId',
					displayName: 'App ID',
					wire: 'string',
					required: true,
					placeholder: 'e.g. wx07af7e375d21a08c',
					description: 'ID of the mini program',
				},
				{
					name: 'pagePath',
					displayName: 'Page Path',
					wire: 'string',
					required: true,
					placeholder: 'e.g. pages/index/index.html',
					description: 'Page that opens when the card is tapped',
				},
				thumbnail('thumbUrl', 'Thumbnail URL'),
				title,
				{
					name: 'userName',
					displayName: 'Owner ID',
					wire: 'string',
					required: true,
					placeholder: 'e.g. gh_1c0daabcdef0@app',
					description: 'ID of the owner of the mini program',
				},
			],
		},
		{
			value: 'sendSticker',
			name: 'Send Sticker',
			action: 'Send received sticker',
			description: 'Send a sticker that was received before',
			path: '/sendEmoji',
			pace: 'message',
			fields: [
				receiver,
				{
					name: 'imageMd5',
					displayName: 'Sticker MD5',
					wire: 'string',
					required: true,
					placeholder: 'e.g. 4cc7540a85b5b6cf4ba14e9f4ae08b7c',
					description: 'Value of md5 in the XML of the received sticker',
				},
				{
					name: 'imgSize',
					displayName: 'Sticker Size',
					wire: 'string',
					required: true,
					placeholder: 'e.g. 102357',
					description: 'Value of len in the XML of the received sticker',
				},
			],
		},
		{
			value: 'sendText',
			name: 'Send Text',
			action: 'Send text message to contact or group',
			description: 'Send a text message to a contact or a group, also to answer one',
			path: '/sendText',
			pace: 'message',
			fields: [receiver, text],
		},
		{
			value: 'sendMention',
			name: 'Send Text With Mention',
			action: 'Send text message that mentions group members',
			description: 'Send a text to a group that mentions members, so that they are notified',
			path: '/sendText',
			pace: 'message',
			mentions: { members: 'at', group: 'wcId', text: 'content' },
			fields: [
				{ ...groupId, name: 'wcId', parameter: groupId.name },
				text,
				{
					name: 'at',
					displayName: 'Mentions',
					wire: 'list',
					pick: 'mention',
					required: true,
					placeholder: 'e.g. wxid_abc123def456',
					description:
						'The members to notify. Their names are put in front of the text, unless it has them with an @ already. Everyone (as ID: notify@all) only works for the owner and the admins of the group.',
				},
			],
		},
		{
			value: 'sendVideo',
			name: 'Send Video',
			action: 'Send video from link',
			description: 'Send a video from a public link',
			path: '/sendVideo',
			pace: 'message',
			fields: [
				receiver,
				url(['path', 'videoUrl'], 'Video URL', 'Public link to the video', 'tea.mp4'),
				thumbnail('thumbPath', 'Cover URL'),
			],
		},
		{
			value: 'sendVoice',
			name: 'Send Voice',
			action: 'Send voice message from link',
			description: 'Send a voice message from a public link to a silk or amr file',
			path: '/sendVoice',
			pace: 'voice',
			fields: [
				receiver,
				url(
					['content', 'voiceUrl'],
					'Voice URL',
					'Public link to a silk or amr file',
					'hello.silk',
				),
				{
					name: 'length',
					displayName: 'Length',
					wire: 'integer',
					required: true,
					placeholder: 'e.g. 1955',
					description: 'Duration in milliseconds, as in voicelength of a received voice message',
				},
			],
		},
	],
};
