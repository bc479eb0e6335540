import * as fields from '../../../editor/messageFields';
import { quote } from '../../../editor/quoteFields';
import { message as words } from '../../../editor/words/message';
import { resources } from '../../../editor/words/resources';
import { fileNameInUrl } from '../../../engine/fileName';
import type { Field } from '../../../engine/operation';
import { askingBy } from '../../../questions/operation';
import { forwardedImage, forwardedVideo } from '../cdn';
import { channelVideo } from '../channelVideo';
import { groupId, link, messageXml, receiver } from '../fields';
import type { Operation, Resource } from '../operation';

const text: Field = { name: 'content', ...fields.text, mayBeSplit: true };
const title: Field = { name: 'title', ...fields.title };

const operations: Operation[] = [
	{
		...words.forwardFile,
		path: '/message/forwardFile',
		pace: 'message',
		fields: [receiver, { name: 'xml', ...fields.fileXml }],
	},
	{
		...words.forwardImage,
		path: '/message/forwardImage',
		pace: 'message',
		fields: [receiver, ...forwardedImage],
	},
	{
		...words.forwardLink,
		path: '/message/forwardUrl',
		pace: 'message',
		fields: [receiver, messageXml],
	},
	{
		...words.forwardMiniProgram,
		path: '/message/forwardMiniApp',
		pace: 'message',
		fields: [receiver, link('coverImgUrl', 'imgUrl', 'Cover', 'cover.jpg'), messageXml],
	},
	{
		...words.forwardVideo,
		path: '/message/forwardVideo',
		pace: 'message',
		fields: [receiver, ...forwardedVideo],
	},
	{
		...words.revoke,
		description:
			'Take back a message that was sent less than about 2 minutes ago. Success only says that the gateway has passed it on: with wrong IDs nothing is taken back.',
		path: '/message/revokeMsg',
		pace: 'revoke',
		// The three of them are texts in the request, although they are numbers in answers.
		fields: [
			{ name: 'toWxid', ...fields.revoked.chat },
			{ name: 'msgId', ...fields.revoked.localId, asText: true },
			{ name: 'newMsgId', ...fields.revoked.messageId, asText: true },
			{ name: 'createTime', ...fields.revoked.sentAt, asText: true },
		],
	},
	askingBy(receiver),
	{
		...words.sendApp,
		path: '/message/postAppMsg',
		pace: 'message',
		fields: [receiver, { name: 'appmsg', ...fields.appMessageXml }],
	},
	{
		...words.sendContactCard,
		path: '/message/postNameCard',
		pace: 'message',
		fields: [
			receiver,
			{ name: 'nameCardWxid', ...fields.cardOf },
			{
				name: 'nickName',
				displayName: 'Name on Card',
				wire: 'string',
				required: true,
				placeholder: 'e.g. Tea Shop',
				description: 'Nickname that the card shows',
			},
		],
	},
	{
		...words.sendFile,
		path: '/message/postFile',
		pace: 'message',
		attachment: { field: 'fileUrl', name: 'fileName' },
		linked: { link: 'fileUrl', name: 'fileName' },
		fields: [
			receiver,
			{ name: 'fileUrl', ...fields.fileUrl },
			{
				name: 'fileName',
				...fields.optionalFileName,
				derive: ({ fileUrl }) => fileNameInUrl(String(fileUrl ?? '')),
			},
		],
	},
	{
		...words.sendImage,
		path: '/message/postImage',
		pace: 'message',
		fields: [receiver, { name: 'imgUrl', ...fields.imageUrl }],
	},
	{
		...words.sendLink,
		path: '/message/postLink',
		pace: 'message',
		fields: [
			receiver,
			title,
			{ name: 'linkUrl', ...fields.pageUrl },
			{ name: 'desc', ...fields.cardDescription },
			link('thumbUrl', 'thumbUrl', 'Thumbnail', 'cover.jpg'),
		],
	},
	{
		value: 'sendLocation',
		name: 'Send Location',
		action: 'Send location',
		description:
			"Send or pass on a location from the XML of a location message. It is not in the vendor's catalog.",
		path: '/message/postLocation',
		pace: 'message',
		fields: [
			receiver,
			{
				...messageXml,
				name: 'content',
				placeholder: 'e.g. <msg><location x="30.25" y="120.16" … /></msg>',
				description:
					'Content of a received location message, unchanged, or XML of the same form with another place',
			},
		],
	},
	{
		...words.sendMiniProgram,
		path: '/message/postMiniApp',
		pace: 'message',
		fields: [
			receiver,
			{ name: 'displayName', ...fields.miniProgramName },
			{ name: 'miniAppId', ...fields.miniProgramId },
			{ name: 'pagePath', ...fields.miniProgramPage },
			title,
			link('coverImgUrl', 'thumbUrl', 'Thumbnail', 'cover.jpg'),
			{ name: 'userName', ...fields.miniProgramOwner },
		],
	},
	{
		...words.sendQuote,
		path: '/message/postAppMsg',
		pace: 'message',
		fields: quote('toWxid', 'appmsg'),
	},
	{
		...words.sendSticker,
		path: '/message/postEmoji',
		pace: 'message',
		fields: [
			receiver,
			{ name: 'emojiMd5', ...fields.stickerMd5 },
			{ name: 'emojiSize', ...fields.stickerSize, wire: 'integer' },
		],
	},
	{
		...words.sendText,
		path: '/message/postText',
		pace: 'message',
		fields: [receiver, text],
	},
	{
		...words.sendMention,
		path: '/message/postText',
		pace: 'message',
		mentions: { members: 'ats', group: 'toWxid', text: 'content' },
		fields: [{ ...groupId, name: 'toWxid' }, text, { name: 'ats', ...fields.mentions }],
	},
	{
		...words.sendVideo,
		path: '/message/postVideo',
		pace: 'message',
		fields: [
			receiver,
			{ name: 'videoUrl', ...fields.videoUrl },
			link('thumbUrl', 'thumbPath', 'Cover', 'cover.jpg'),
			{
				name: 'videoDuration',
				displayName: 'Duration (Seconds)',
				wire: 'integer',
				required: true,
				placeholder: 'e.g. 10',
				description: 'How long the video is, in seconds (a voice message has milliseconds)',
			},
		],
	},
	{
		...words.sendVoice,
		description: 'Send a voice message from a silk file',
		path: '/message/postVoice',
		pace: 'voice',
		fields: [
			receiver,
			link('voiceUrl', 'voiceUrl', 'Voice', 'hello.silk', 'A silk file'),
			{ name: 'voiceDuration', ...fields.voiceLength },
		],
	},
	{
		value: 'sendChannelVideo',
		name: 'Send Channels Video',
		action: 'Send Channels video',
		description: 'Send a video of Channels as a card, from the values that look-ups of it return',
		path: '/message/sendFinderMsg',
		pace: 'message',
		fields: [receiver, ...channelVideo],
	},
];

export const message: Resource = { ...resources.message, operations };
