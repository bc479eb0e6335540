import type { IDataObject } from 'n8n-workflow';

import * as fields from '../../../editor/channelFields';
import type { SharedField } from '../../../editor/fields';
import { comment } from '../../../editor/momentFields';
import { channel as words } from '../../../editor/words/channel';
import { resources } from '../../../editor/words/resources';
import { rowsOf } from '../../../engine/answer';
import type { Field, Pages } from '../../../engine/operation';
import { list } from '../answer';
import type { Resource } from '../operation';

const DELETES = 1;

const myUserName: Field = {
	name: 'myUserName',
	...fields.ownChannel,
	description: 'ID of your own channel (mainFinderUsername), as returned by Get My Home',
};

const myRoleType: Field = {
	name: 'myRoleType',
	...fields.roleType,
	required: true,
	default: 3,
	description: 'Who acts: 3 is your channel, 1 your WeChat account (aliasInfo of Get My Home)',
};

/** Who acts, where n8n has the names that such operations have on another gateway. */
const meUserName: Field = { ...myUserName, parameter: 'meUserName' };
const meRoleType: Field = { ...myRoleType, parameter: 'meRoleType' };

const channelId: SharedField = {
	...fields.channelId,
	description: 'ID of the channel (username), as returned by Get Followed or with each video',
};

const objectId: Field = { name: 'objectId', ...fields.videoId };
const objectNonceId: Field = { name: 'objectNonceId', ...fields.nonceId };
const sessionBuffer: Field = { name: 'sessionBuffer', ...fields.sessionBuffer };

/** Sent when it is known. */
const knownBuffer: Field = {
	...sessionBuffer,
	required: undefined,
	prominent: true,
	description:
		'Goes with the video (sessionBuffer), as returned by Get User Home, and may be empty',
};

const lastBuffer: Field = {
	name: 'lastBuffer',
	...fields.pageKey('lastBuffer'),
};

const msgSessionId: Field = {
	name: 'msgSessionId',
	...fields.sessionId,
	description:
		'ID of the conversation: sessionId in the msgInfo that Get Direct Message Contact returns',
};

const proxy: Field = {
	name: 'proxyIp',
	displayName: 'Proxy',
	wire: 'string',
	secret: true,
	whenEmpty: '',
	description: 'A proxy for this call alone, normally empty',
};

const qrContent: Field = {
	name: 'qrContent',
	displayName: 'Video Link',
	wire: 'string',
	required: true,
	placeholder: 'e.g. https://weixin.qq.com/sph/AbCdEfGhI',
	description:
		'Link of the video. On channels.weixin.qq.com, open Content, then Videos, and copy the link of the video.',
};

/** A video that is named by its link needs its ID all the same. */
const byLink = [
	myUserName,
	myRoleType,
	qrContent,
	{ ...objectId, parameter: 'objectId' },
] satisfies Field[];

const videoDescription: Field = {
	name: 'description',
	parameter: 'videoDescription',
	displayName: 'Description',
	wire: 'string',
	required: true,
	rows: 3,
	placeholder: 'e.g. How to keep tulips fresh for a whole week',
	description: 'What stands below the video',
};

const profile = {
	name: { name: 'nickName', ...fields.channelName },
	photo: { name: 'headImg', ...fields.profilePhoto },
	introduction: { name: 'signature', ...fields.introduction },
	gender: { name: 'sex', ...fields.gender },
} satisfies Record<string, Field>;

/** Where a channel or video was found, by what the search returned. */
const found = (members: Field[], keys: string, example: string): Field => ({
	name: 'searchInfo',
	displayName: 'Found by Search',
	wire: 'object',
	placeholder: `e.g. ${example}`,
	description: `If Search has led to the channel: ${keys}, as it returned them with Simplify off`,
	members,
});

const cookies: Field = { name: 'cookies', displayName: 'Cookies', wire: 'string' };
const searchId: Field = { name: 'searchId', displayName: 'Search ID', wire: 'string' };

/** What matters about a comment, with the IDs that answering and deleting need. */
const COMMENT = [
	'commentId',
	'replyCommentId',
	'username',
	'nickname',
	'content',
	'createtime',
	'likeCount',
	'replyContent',
];

/** What matters about a video, with all that the operations on videos need. */
const VIDEO = [
	'id',
	'objectNonceId',
	'sessionBuffer',
	'username',
	'nickname',
	'contact.headUrl',
	'objectDesc.description',
	'objectDesc.media',
	'createtime',
	'likeCount',
	'favCount',
	'commentCount',
	'forwardCount',
];

/** What matters about a channel. */
const CHANNEL = ['username', 'nickname', 'headUrl', 'signature', 'followTime'];

const goesOn = ({ continueFlag }: IDataObject) => Number(continueFlag) === 1;

const byLastBuffer: Pages['next'] = (page) =>
	goesOn(page) ? { lastBuffer: page.lastBuffer } : undefined;

/** The last video is named as well. The type of n8n's objects does not know BigInt. */
const byLastVideo: Pages['next'] = (page, videos) => {
	const { id } = (rowsOf(videos).at(-1) ?? {}) as IDataObject;
	if (!goesOn(page) || id === undefined) return undefined;
	return { lastBuffer: page.lastBuffer, maxId: BigInt(String(id)) as never };
};

/** Nothing says whether there is more: a page without entries is behind the last one. */
const whileThereAre =
	(key: string): Pages['next'] =>
	(page, entries) =>
		entries.length && page[key] ? { [key]: page[key] } : undefined;

/** What was found stands in boxes, which may hold further ones. */
const itemsIn = (boxes: unknown): IDataObject[] =>
	rowsOf(boxes).flatMap(({ items, subBoxes }) => [...rowsOf(items), ...itemsIn(subBoxes)]);

export const channel: Resource = {
	...resources.channel,
	operations: [
		{
			...words.browseVideo,
			path: '/finder/browse',
			pace: 'channel',
			fields: [
				{ ...objectId, parameter: 'objectId' },
				{ ...objectNonceId, parameter: 'objectNonceId' },
				knownBuffer,
				myUserName,
				myRoleType,
			],
		},
		{
			value: 'browseVideoByQrCode',
			name: 'Browse Video by Link',
			action: 'Count as viewer of Channels video by its link',
			description: 'Count as a viewer of a video whose link you have',
			path: '/finder/scanBrowse',
			pace: 'channel',
			fields: byLink,
		},
		{
			value: 'commentByQrCode',
			name: 'Comment on Video by Link',
			action: 'Comment on Channels video by its link',
			description: 'Write a comment under a video whose link you have',
			path: '/finder/scanComment',
			pace: 'channel',
			fields: [
				...byLink,
				{ name: 'commentContent', ...comment },
				{
					name: 'replyUsername',
					displayName: 'Answered Channel ID',
					wire: 'string',
					placeholder: 'e.g. v2_060000231003b20faec8@finder',
					description: 'Who wrote the comment that this one answers (username)',
				},
				{ name: 'refCommentId', ...fields.answeredComment },
				{
					name: 'rootCommentId',
					...fields.parentComment,
					description:
						'ID of the comment at the top of the conversation, as returned by Get Comments',
				},
			],
		},
		{
			...words.commentOnVideo,
			path: '/finder/comment',
			pace: 'channel',
			check: ({ opType, content, commentId }) => {
				if (opType === DELETES) {
					return commentId === '' ? "'Comment ID' is needed to delete a comment" : undefined;
				}
				return content === '' ? "'Comment' is empty" : undefined;
			},
			fields: [
				{
					name: 'content',
					...comment,
					required: undefined,
					prominent: true,
					whenEmpty: '',
					description: 'What to write. Leave empty to delete a comment.',
				},
				objectId,
				{ ...objectNonceId, parameter: 'objectNonceId' },
				{ name: 'opType', ...fields.commentAction },
				sessionBuffer,
				meUserName,
				meRoleType,
				{
					name: 'commentId',
					displayName: 'Comment ID',
					wire: 'string',
					prominent: true,
					whenEmpty: '',
					placeholder: 'e.g. 14484855201138809377',
					description: 'ID of the comment to delete, as returned by Get Comments',
				},
				{
					name: 'replyUserName',
					displayName: 'Answered Channel ID',
					wire: 'string',
					whenEmpty: '',
					placeholder: 'e.g. v2_060000231003b20faec8@finder',
					description: 'Who wrote the comment that this one answers (username)',
				},
				{ name: 'refCommentId', ...fields.answeredComment, whenEmpty: '0' },
				{
					name: 'rootCommentId',
					...fields.parentComment,
					whenEmpty: '0',
					description:
						'ID of the comment at the top of the conversation, as returned by Get Comments',
				},
				proxy,
			],
		},
		{
			...words.create,
			path: '/finder/createFinder',
			pace: 'channel',
			fields: [
				{ ...profile.name, required: true },
				{ ...profile.photo, required: true },
				profile.introduction,
				profile.gender,
			],
		},
		{
			...words.follow,
			path: '/finder/follow',
			pace: 'channel',
			fields: [
				{ name: 'toUserName', ...channelId },
				meUserName,
				meRoleType,
				{ name: 'opType', ...fields.followOrNot },
				found(
					[
						{ ...cookies, required: true },
						{ name: 'docId', displayName: 'Document ID', wire: 'string', required: true },
						{ ...searchId, required: true },
					],
					'cookies, docId and searchId',
					'{"cookies": "…", "docId": "…", "searchId": "…"}',
				),
			],
		},
		{
			value: 'followByQrCode',
			name: 'Follow by Link',
			action: 'Follow channel by its link',
			description: 'Follow a channel whose QR code you have read, or one whose ID you know',
			path: '/finder/scanFollow',
			pace: 'channel',
			check: ({ qrContent: content, objectId: video, objectNonceId: nonce }) =>
				!/^https?:/i.test(String(content)) && (video === '' || nonce === '')
					? "To follow a channel by its ID, add 'Video ID' and 'Video Nonce ID' of one of its videos"
					: undefined,
			fields: [
				myUserName,
				{
					...myRoleType,
					parameter: 'followAs',
					displayName: 'Follow As',
					description: undefined,
					choices: [
						{ name: 'My Channel', value: 3 },
						{ name: 'My WeChat Account', value: 1 },
					],
				},
				{
					...qrContent,
					parameter: 'channelLink',
					displayName: 'Channel Link or ID',
					description:
						'What the QR code of the channel holds, or the ID of the channel (username). The ID needs a video of the channel beside it.',
				},
				{
					name: 'objectId',
					displayName: 'Video ID',
					wire: 'string',
					prominent: true,
					whenEmpty: '',
					placeholder: 'e.g. 14200825020179157073',
					description: 'ID of a video of the channel, as returned by Get User Home',
				},
				{
					name: 'objectNonceId',
					...fields.possibleNonceId,
					parameter: 'objectNonceId',
					description: 'Goes with that video (objectNonceId)',
				},
				proxy,
			],
		},
		{
			value: 'followBySearch',
			name: 'Follow by Search',
			action: 'Search for channel and follow it',
			description: 'Let the gateway search for a channel, as a person would, and follow it',
			path: '/finder/searchFollow',
			pace: 'channel',
			fields: [
				{ name: 'toUserName', ...channelId },
				{ name: 'keyword', ...fields.searchFor },
				meUserName,
				meRoleType,
			],
		},
		{
			...words.getComments,
			path: '/finder/commentList',
			pages: { list: 'commentInfo', next: whileThereAre('lastBuffer') },
			simplify: COMMENT,
			pace: 'page',
			fields: [
				objectId,
				{ ...lastBuffer, parameter: 'pageCode' },
				sessionBuffer,
				{ name: 'refCommentId', ...fields.referenceComment },
				{ name: 'rootCommentId', ...fields.parentComment },
				{ name: 'objectNonceId', ...fields.possibleNonceId, whenEmpty: undefined },
			],
		},
		{
			...words.getDmContact,
			path: '/finder/contactList',
			answer: list,
			pace: 'page',
			fields: [meUserName, meRoleType, { name: 'queryInfo', ...fields.dmContactId }],
		},
		{
			value: 'getDms',
			name: 'Get Direct Messages',
			action: 'Get direct messages of channel',
			description:
				'Retrieve a list of the direct messages to your channel. The vendor has given this up for the time being: new ones come to the WeChat Trigger.',
			path: '/finder/syncPrivateLetterMsg',
			pages: { list: 'list', next: whileThereAre('keyBuff') },
			pace: 'page',
			fields: [{ name: 'keyBuff', ...fields.pageKey('keyBuff') }],
		},
		{
			...words.getFollowed,
			path: '/finder/followList',
			pages: { list: 'contactList', next: byLastBuffer },
			simplify: CHANNEL,
			pace: 'page',
			fields: [{ ...lastBuffer, parameter: 'lastBuff' }, myUserName, myRoleType],
		},
		{
			...words.getLikedVideos,
			path: '/finder/likeFavList',
			pages: { list: 'object', next: byLastBuffer },
			simplify: VIDEO,
			pace: 'page',
			fields: [lastBuffer, myUserName, myRoleType, { name: 'flag', ...fields.liked }],
		},
		{
			...words.getMyHome,
			path: '/finder/getProfile',
			pace: 'page',
			fields: [],
		},
		{
			...words.getMyQrCode,
			description: 'Retrieve what the QR code of your channel holds, to make an image of it',
			path: '/finder/getQrCode',
			pace: 'page',
			fields: [meUserName, meRoleType],
		},
		{
			...words.getNotifications,
			path: '/finder/mentionList',
			pages: {
				list: ({ list: holder }) => rowsOf((holder as IDataObject | null)?.mentions),
				next: whileThereAre('lastBuff'),
			},
			pace: 'page',
			fields: [
				{ name: 'lastBuff', ...fields.pageKey('lastBuff'), whenEmpty: '' },
				myUserName,
				myRoleType,
				{ name: 'reqScene', ...fields.notices },
			],
		},
		{
			...words.getUserHome,
			path: '/finder/userPage',
			pages: { list: 'object', next: byLastVideo },
			simplify: VIDEO,
			pace: 'page',
			fields: [
				{ name: 'toUserName', ...channelId },
				{ ...lastBuffer, parameter: 'pageCode' },
				{
					name: 'maxId',
					displayName: 'Last Video ID',
					wire: 'long',
					placeholder: 'e.g. 14200825020179157073',
					description: 'Goes with Page Key: ID of the last video of that page',
				},
				found([cookies, searchId], 'cookies and searchId', '{"cookies": "…", "searchId": "…"}'),
			],
		},
		{
			value: 'getVideoByQrCode',
			name: 'Get Video by Link',
			action: 'Get Channels video by its link',
			description: 'Retrieve a video whose link you have, with the IDs that other operations need',
			path: '/finder/scanQrCode',
			pace: 'page',
			fields: [myUserName, myRoleType, qrContent],
		},
		{
			...words.heart,
			name: 'Heart Video',
			action: 'Heart Channels video',
			description: 'Give a heart to a video, or take it back',
			path: '/finder/idLike',
			pace: 'channel',
			fields: [
				objectId,
				objectNonceId,
				{
					name: 'opType',
					parameter: 'type',
					displayName: 'Change',
					wire: 'integer',
					required: true,
					default: 3,
					choices: [
						{ name: 'Heart Video', value: 3 },
						{ name: 'Take Heart Off Video', value: 4 },
					],
				},
				knownBuffer,
				{ name: 'toUserName', ...fields.authorId },
				meUserName,
				meRoleType,
			],
		},
		{
			value: 'heartByQrCode',
			name: 'Heart Video by Link',
			action: 'Heart Channels video by its link',
			description: 'Give a heart to a video whose link you have',
			path: '/finder/scanLike',
			pace: 'channel',
			fields: byLink,
		},
		{
			...words.likeVideo,
			path: '/finder/idFav',
			pace: 'channel',
			fields: [
				objectId,
				{ name: 'objectNonceId', ...fields.possibleNonceId },
				{ name: 'opType', ...fields.likeOrNot },
				sessionBuffer,
				{ name: 'toUserName', ...fields.authorId },
				meUserName,
				meRoleType,
			],
		},
		{
			value: 'likeLater',
			name: 'Like Video Later',
			action: 'Like or heart Channels video later',
			description: 'Let the gateway give a thumbs up or a heart to a video after a while',
			path: '/finder/finderOpt',
			pace: 'channel',
			fields: [
				{ ...objectId, name: 'id', asText: true },
				{
					name: 'opType',
					parameter: 'reaction',
					displayName: 'Reaction',
					wire: 'integer',
					required: true,
					default: 1,
					choices: [
						{ name: 'Heart', value: 3 },
						{ name: 'Thumbs Up', value: 1 },
					],
				},
				{
					name: 'remain',
					displayName: 'Delay',
					wire: 'integer',
					required: true,
					placeholder: 'e.g. 10',
					description: 'How long to wait (remain). The vendor does not say in which unit.',
				},
				{ name: 'toUserName', ...fields.authorId },
				meUserName,
				meRoleType,
			],
		},
		{
			value: 'likeVideoByQrCode',
			name: 'Like Video by Link',
			action: 'Like Channels video by its link',
			description: 'Give a thumbs up to a video whose link you have',
			path: '/finder/scanFav',
			pace: 'channel',
			fields: byLink,
		},
		{
			...words.logInToAssistant,
			path: '/finder/scanLoginChannels',
			fields: [{ name: 'qrContent', ...fields.assistantUrl }],
		},
		{
			...words.publishVideo,
			description: 'Publish a video that Upload Video stored, also on several channels',
			path: '/finder/publishFinderCdn',
			pace: 'channel',
			fields: [
				myUserName,
				myRoleType,
				videoDescription,
				{ name: 'topic', ...fields.topics, required: true },
				{
					name: 'videoCdn',
					displayName: 'Uploaded Video',
					wire: 'object',
					required: true,
					default: '={{ $json }}',
					description: 'All that Upload Video returned',
					members: fields.uploadedVideo('thumbMD5'),
				},
			],
		},
		{
			value: 'publishVideoByUrl',
			name: 'Publish Video From URL',
			action: 'Publish video from URL to channel',
			description: 'Publish a video from a file on the channel of the account',
			path: '/finder/publishFinderWeb',
			pace: 'channel',
			fields: [
				{ name: 'title', ...fields.videoTitle },
				{ name: 'videoUrl', ...fields.videoUrl },
				{ name: 'thumbUrl', ...fields.coverUrl },
				videoDescription,
			],
		},
		{
			...words.search,
			path: '/finder/search',
			pages: {
				list: ({ data }) => itemsIn(data),
				next: (page, _found, { page: number }) =>
					goesOn(page)
						? {
								page: Number(number ?? 0) + 1,
								offset: page.offset,
								cookie: page.cookies,
								searchId: page.searchID,
							}
						: undefined,
			},
			pace: 'page',
			fields: [
				{ name: 'content', ...fields.searchFor },
				{
					name: 'category',
					displayName: 'Category',
					wire: 'integer',
					default: 1,
					choices: [
						{ name: 'All', value: 1 },
						{ name: 'Channels', value: 2 },
					],
				},
				{ name: 'filter', ...fields.searchFilter },
				{ name: 'page', ...fields.searchPage, default: 0 },
				{ name: 'offset', ...fields.searchOffset },
				{
					name: 'cookie',
					displayName: 'Page Cookie',
					wire: 'string',
					description:
						'To go on after a page that was read with Simplify off: its cookies, unchanged',
				},
				{
					name: 'searchId',
					displayName: 'Page Search ID',
					wire: 'string',
					description: 'To go on after a page that was read with Simplify off: its searchID',
				},
			],
		},
		{
			...words.sendDmImage,
			path: '/finder/postPrivateLetterImg',
			pace: 'channel',
			fields: [
				{ name: 'toUserName', ...fields.recipientId },
				myUserName,
				msgSessionId,
				{ name: 'imgUrl', ...fields.dmImageUrl },
			],
		},
		{
			...words.sendDmText,
			path: '/finder/postPrivateLetter',
			pace: 'channel',
			fields: [
				{ name: 'toUserName', ...fields.recipientId },
				myUserName,
				msgSessionId,
				{ name: 'content', ...fields.dmText },
			],
		},
		{
			...words.updateProfile,
			description: 'Change how your channel presents itself. What is left empty stays as it is.',
			path: '/finder/updateProfile',
			pace: 'channel',
			fields: [
				meUserName,
				meRoleType,
				{ ...profile.name, prominent: true },
				{ ...profile.introduction, prominent: true },
				{ ...profile.photo, prominent: true },
				{ name: 'country', ...fields.country },
				{ name: 'province', ...fields.province },
				{ name: 'city', ...fields.city },
				{ ...profile.gender, prominent: true },
			],
		},
		{
			...words.uploadVideo,
			path: '/finder/uploadFinderVideo',
			pace: 'change',
			fields: [
				{ name: 'videoUrl', ...fields.videoUrl },
				{ name: 'coverImgUrl', ...fields.coverUrl },
			],
		},
	],
};
