import { link } from '../../../editor/fields';
import * as fields from '../../../editor/messageFields';
import { quote } from '../../../editor/quoteFields';
import { message as words } from '../../../editor/words/message';
import { resources } from '../../../editor/words/resources';
import { fileNameInUrl } from '../../../engine/fileName';
import type { Field } from '../../../engine/operation';
import { askingBy } from '../../../questions/operation';
import { forwardedImage, forwardedVideo } from '../cdn';
import { groupId, messageXml, receiver } from '../fields';
import type { Operation, Resource } from '../operation';

/** WeChat refuses covers and icons beyond this. */
const THUMBNAIL_BYTES = 50 * 1024;

const thumbnail = (name: string, displayName: string): Field => ({
	name,
	...link(name, displayName, 'cover.jpg', 'A JPG or PNG of at most 50 KB'),
	maxBytes: THUMBNAIL_BYTES,
});

const text: Field = { name: 'content', ...fields.text, mayBeSplit: true };
const fileName: Field = { name: 'fileName', ...fields.fileName };
const title: Field = { name: 'title', ...fields.title };
const appMessageXml: Field = { name: 'content', ...fields.appMessageXml };

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
	...resources.message,
	operations: [
		{
			...words.forwardFile,
			path: '/sendRecvFile',
			pace: 'message',
			fields: [receiver, { name: 'content', ...fields.fileXml }],
		},
		{
			...words.forwardImage,
			path: '/sendRecvImage',
			pace: 'message',
			fields: [receiver, ...forwardedImage],
		},
		{
			...words.forwardLink,
			path: '/forwardUrl',
			pace: 'message',
			fields: [receiver, messageXml],
		},
		{
			...words.forwardMiniProgram,
			path: '/sendApplet',
			pace: 'message',
			fields: [receiver, thumbnail('imgUrl', 'Cover'), appMessageXml],
		},
		{
			...words.forwardVideo,
			path: '/sendRecvVideo',
			pace: 'message',
			fields: [receiver, ...forwardedVideo],
		},
		{
			...words.revoke,
			path: '/revokeMsg',
			pace: 'revoke',
			fields: [
				{ name: 'wcId', ...fields.revoked.chat },
				{ name: 'msgId', ...fields.revoked.localId },
				{ name: 'newMsgId', ...fields.revoked.messageId },
				{ name: 'createTime', ...fields.revoked.sentAt },
			],
		},
		askingBy(receiver),
		{
			...words.sendApp,
			path: '/sendApplet',
			pace: 'message',
			fields: [receiver, appMessageXml],
		},
		{
			...words.sendContactCard,
			path: '/sendNameCard',
			pace: 'message',
			fields: [receiver, { name: 'nameCardId', ...fields.cardOf }],
		},
		{
			...words.sendFile,
			path: '/sendFile',
			pace: 'message',
			attachment: { field: 'base64', name: 'fileName', operation: sendFileBase64 },
			linked: { link: 'path', name: 'fileName' },
			fields: [
				receiver,
				{ name: 'path', ...fields.fileUrl },
				{
					name: 'fileName',
					...fields.optionalFileName,
					derive: ({ path }) => fileNameInUrl(String(path ?? '')),
				},
			],
		},
		sendFileBase64,
		{
			...words.sendImage,
			path: '/sendImage2',
			pace: 'message',
			fields: [receiver, { name: 'content', ...fields.imageUrl }],
		},
		{
			...words.sendLink,
			path: '/sendUrl',
			pace: 'message',
			fields: [
				receiver,
				title,
				{ name: 'url', ...fields.pageUrl },
				{ name: 'description', ...fields.cardDescription },
				thumbnail('thumbUrl', 'Thumbnail'),
			],
		},
		{
			...words.sendMiniProgram,
			path: '/sendApplets',
			pace: 'message',
			fields: [
				receiver,
				{ name: 'displayName', ...fields.miniProgramName },
				thumbnail('iconUrl', 'Icon'),
				{ name: 'appId', ...fields.miniProgramId },
				{ name: 'pagePath', ...fields.miniProgramPage },
				thumbnail('thumbUrl', 'Thumbnail'),
				title,
				{ name: 'userName', ...fields.miniProgramOwner },
			],
		},
		{
			...words.sendQuote,
			path: '/sendApplet',
			pace: 'message',
			fields: quote('wcId', 'content'),
		},
		{
			...words.sendSticker,
			path: '/sendEmoji',
			pace: 'message',
			fields: [
				receiver,
				{ name: 'imageMd5', ...fields.stickerMd5 },
				{ name: 'imgSize', ...fields.stickerSize },
			],
		},
		{
			...words.sendText,
			path: '/sendText',
			pace: 'message',
			fields: [receiver, text],
		},
		{
			...words.sendMention,
			path: '/sendText',
			pace: 'message',
			mentions: { members: 'at', group: 'wcId', text: 'content' },
			fields: [{ ...groupId, name: 'wcId' }, text, { name: 'at', ...fields.mentions }],
		},
		{
			...words.sendVideo,
			path: '/sendVideo',
			pace: 'message',
			fields: [receiver, { name: 'path', ...fields.videoUrl }, thumbnail('thumbPath', 'Cover')],
		},
		{
			...words.sendVoice,
			path: '/sendVoice',
			pace: 'voice',
			fields: [
				receiver,
				{
					name: 'content',
					...link('voiceUrl', 'Voice', 'hello.silk', 'A silk or amr file'),
				},
				{ name: 'length', ...fields.voiceLength },
			],
		},
	],
};
