import { checkingCallbacks } from '../../../callbacks/check/operation';
import * as shared from '../../../editor/downloadFields';
import { ofEvent } from '../../../editor/fields';
import { fileXml } from '../../../editor/messageFields';
import { incomingMessage as words } from '../../../editor/words/incomingMessage';
import { resources } from '../../../editor/words/resources';
import { progress } from '../answer';
import { localId, messageXml } from '../fields';
import { job } from '../jobs';
import type { Resource } from '../operation';

/** All that is known about a download that the gateway refuses with "失败". */
const advice = `${shared.TOO_LATE} Check that Local ID and Message XML are those of the same message.`;

/** What these downloads belong to: keys of what is sent. */
const message = { xml: 'content', id: 'msgId' };

export const incomingMessage: Resource = {
	...resources.incomingMessage,
	operations: [
		{
			value: 'cancelCallback',
			name: 'Cancel Callback URL',
			action: 'Stop delivery of all incoming messages',
			description:
				'Stop the delivery of messages for all accounts. WeChat Triggers of published workflows get nothing from then on.',
			path: '/cancelHttpCallbackUrl',
			account: false,
			fields: [],
		},
		checkingCallbacks,
		{
			...words.downloadFile,
			path: '/getMsgFile',
			advice,
			file: { link: 'url', stem: 'file', extension: 'bin', message },
			pace: 'download',
			fields: [localId, { name: 'content', ...fileXml }],
		},
		{
			...words.downloadImage,
			path: '/getMsgImg',
			advice: `${advice} Not every image exists in both sizes: try the other one.`,
			file: { link: 'url', stem: 'image', extension: 'jpg', message },
			pace: 'download',
			fields: [localId, messageXml, { name: 'type', ...shared.imageSize }],
		},
		{
			...words.downloadSticker,
			path: '/getMsgEmoji',
			advice,
			file: { link: 'url', stem: 'sticker', extension: 'gif', message },
			pace: 'download',
			fields: [{ name: 'msgId', ...shared.shortLocalId }, messageXml],
		},
		{
			...words.downloadVoice,
			path: '/getMsgVoice',
			advice,
			file: { link: 'url', stem: 'voice', extension: 'silk', message },
			pace: 'download',
			fields: [
				localId,
				{
					name: 'length',
					displayName: 'Length',
					wire: 'integer',
					required: true,
					...ofEvent('voice.length'),
					placeholder: 'e.g. 2446',
					description: 'Size in bytes: the length of the received message',
				},
				{
					name: 'bufId',
					displayName: 'Buffer ID',
					wire: 'string',
					required: true,
					...ofEvent('voice.bufId'),
					placeholder: 'e.g. 219120766489985424',
					description: 'The bufId of the received message',
				},
				{
					name: 'fromUser',
					displayName: 'Sender ID',
					wire: 'string',
					required: true,
					...ofEvent('senderId'),
					placeholder: 'e.g. wxid_abc123def456',
					description: 'Who sent the voice message',
				},
			],
		},
		{
			value: 'getVideoResult',
			name: 'Get Video Download Result',
			action: 'Get result of video download',
			description:
				'See how far a video download is that was not waited for, and get the video when it is done',
			path: '/getMsgVideoRes',
			file: { link: 'url', stem: 'video', extension: 'mp4', message, mayBeMissing: true },
			account: false,
			fields: [
				{
					name: 'id',
					displayName: 'Download ID',
					wire: 'string',
					required: true,
					placeholder: 'e.g. 6eb5d834-1dfe-47ad-b7a5-b9f2fb60a35a',
					description: 'The ID that Download Video returned',
				},
			],
			answer: progress,
		},
		{
			...words.setCallback,
			path: '/setHttpCallbackUrl',
			account: false,
			fields: [
				{ name: 'httpUrl', ...shared.callbackUrl },
				{
					name: 'type',
					displayName: 'Format',
					wire: 'integer',
					required: true,
					default: 2,
					choices: [{ name: 'Optimized', value: 2 }],
					description: 'Format of the messages that are delivered',
				},
			],
		},
		{
			...words.requestVideo,
			description:
				'Get a video that was received. The gateway fetches it first, which takes a while.',
			path: '/asynGetMsgVideo',
			advice,
			wait: {
				...job,
				path: '/getMsgVideoRes',
				id: 'id',
				later: 'Get Video Download Result',
				failed: advice,
			},
			file: { link: 'url', stem: 'video', extension: 'mp4', message, mayBeMissing: true },
			pace: 'download',
			fields: [localId, messageXml],
		},
	],
};
