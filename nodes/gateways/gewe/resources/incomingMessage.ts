import { checkingCallbacks } from '../../../callbacks/check/operation';
import { callbackUrl, imageSize, shortLocalId, TOO_LATE } from '../../../editor/downloadFields';
import { ofEvent } from '../../../editor/fields';
import { fileXml } from '../../../editor/messageFields';
import { incomingMessage as words } from '../../../editor/words/incomingMessage';
import { resources } from '../../../editor/words/resources';
import type { Field } from '../../../engine/operation';
import { messageXml } from '../fields';
import type { Resource } from '../operation';

const advice = `${TOO_LATE} Check that Message XML is complete: from a WeChat Trigger, use xml.`;

/** What these downloads belong to: a key of what is sent. */
const message = { xml: 'xml' };

/** The gateway calls the URL before it answers. */
const URL_MUST_ANSWER =
	'The gateway calls the URL at once: it has to be public and to answer, so publish its workflow first. Check the token as well.';

const httpUrl: Field = { name: 'callbackUrl', ...callbackUrl };

export const incomingMessage: Resource = {
	...resources.incomingMessage,
	operations: [
		checkingCallbacks,
		{
			...words.downloadFile,
			path: '/message/downloadFile',
			advice,
			file: { link: 'fileUrl', stem: 'file', extension: 'bin', message },
			pace: 'download',
			fields: [{ name: 'xml', ...fileXml }],
		},
		{
			...words.downloadImage,
			path: '/message/downloadImage',
			advice: `${advice} Not every image exists in all sizes: try HD, then Thumbnail.`,
			file: { link: 'fileUrl', stem: 'image', extension: 'jpg', message },
			pace: 'download',
			fields: [
				messageXml,
				{
					name: 'type',
					...imageSize,
					whenEmpty: 2,
					choices: [...imageSize.choices, { name: 'Thumbnail', value: 3 }],
					sentAs: { 0: 2 },
					description: 'Which version to get. If one is refused, try another.',
				},
			],
		},
		{
			...words.downloadSticker,
			path: '/message/downloadEmojiMd5',
			advice: TOO_LATE,
			file: { link: 'url', stem: 'sticker', extension: 'gif', message: { id: 'emojiMd5' } },
			pace: 'download',
			fields: [
				{
					name: 'emojiMd5',
					displayName: 'Sticker MD5',
					wire: 'string',
					required: true,
					...ofEvent('sticker.md5'),
					placeholder: 'e.g. 4cc7540a85b5b6cf4ba14e9f4ae08b7c',
					description: 'The md5 of the received sticker',
				},
			],
		},
		{
			...words.downloadVoice,
			path: '/message/downloadVoice',
			advice,
			file: {
				link: 'fileUrl',
				stem: 'voice',
				extension: 'silk',
				message: { ...message, id: 'msgId' },
			},
			pace: 'download',
			fields: [{ name: 'msgId', ...shortLocalId }, messageXml],
		},
		{
			...words.requestVideo,
			description: 'Get a video that was received',
			path: '/message/downloadVideo',
			advice,
			file: { link: 'fileUrl', stem: 'video', extension: 'mp4', message },
			pace: 'download',
			fields: [messageXml],
		},
		{
			...words.setCallback,
			description:
				'Set where the messages of all accounts of the token are delivered. The WeChat Trigger of a published workflow does this by itself; its URL is replaced, and nothing can unset it.',
			path: '/login/setCallback',
			account: false,
			advice: URL_MUST_ANSWER,
			fields: [httpUrl],
		},
		{
			value: 'setCallbackSelfHosted',
			name: 'Set Callback URL (Self-Hosted)',
			action: 'Set URL for delivery at self hosted gateway',
			description:
				"Set where the messages are delivered, at a self-hosted gateway; 127.0.0.1 would be its own container. Not in the vendor's catalog.",
			path: '/tools/setCallback',
			account: false,
			advice: URL_MUST_ANSWER,
			fields: [httpUrl],
		},
	],
};
