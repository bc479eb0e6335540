import type { IDataObject } from 'n8n-workflow';

import { channel as words } from '../../../editor/words/channel';
import { resources } from '../../../editor/words/resources';
import type { Field, Pages } from '../../../engine/operation';
import { list } from '../answer';
import type { Resource } from '../operation';

/** A session of this type belongs to the channel, not to the WeChat account. */
const AS_CHANNEL = 1;

const myUserName: Field = {
	name: 'myUserName',
	displayName: 'My Channel ID',
	wire: 'string',
	required: true,
	placeholder: 'e.g. v2_060000231003b20faec8@finder',
	description: 'ID of your own channel (userName), as returned by Get My Home',
};

const roleType: Field = {
	name: 'myRoleType',
	displayName: 'My Role Type',
	wire: 'integer',
	placeholder: 'e.g. 3',
	description: 'Role of your own channel (roleType), as returned by Get My Home',
};

const myRoleType: Field = { ...roleType, required: true };

const meUserName: Field = { ...myUserName, name: 'meUserName' };

const meRoleType: Field = { ...myRoleType, name: 'meRoleType' };

/** The documents name these two in both ways for the same endpoint. */
const meOrMyUserName: Field = { ...meUserName, alsoSentAs: 'myUserName' };

const meOrMyRoleType: Field = { ...meRoleType, alsoSentAs: 'myRoleType' };

const channelId: Field = {
	name: 'userName',
	displayName: 'Channel ID',
	wire: 'string',
	required: true,
	placeholder: 'e.g. v2_060000231003b20faec8@finder',
	description: 'ID of the channel (userName), as returned by Search',
};

const authorId: Field = {
	...channelId,
	name: 'toUserName',
	displayName: 'Author ID',
	description: 'ID of the channel that published the video (username)',
};

const recipientId: Field = {
	...channelId,
	name: 'toUserName',
	displayName: 'To',
	description: 'ID of the channel that gets the message',
};

const videoId: Field = {
	name: 'id',
	displayName: 'Video ID',
	wire: 'long',
	required: true,
	placeholder: 'e.g. 14200825020179157073',
	description: 'ID of the video, as returned by Get User Home',
};

const nonceId: Field = {
	name: 'nonceId',
	displayName: 'Video Nonce ID',
	wire: 'string',
	required: true,
	placeholder: 'e.g. 11029458205812397_0_0_2_2',
	description: 'Goes with the video (objectNonceId), as returned by Get User Home',
};

const objectNonceId: Field = { ...nonceId, name: 'objectNonceId' };

const sessionBuffer: Field = {
	name: 'sessionBuffer',
	displayName: 'Session Buffer',
	wire: 'string',
	required: true,
	description: 'Goes with the video (sessionBuffer), as returned by Get User Home',
};

const lastBuff: Field = {
	name: 'lastBuff',
	displayName: 'Page Key',
	wire: 'string',
	description: 'To go on after a page that was read with Simplify off: its lastBuffer',
};

const pageCode: Field = {
	name: 'pageCode',
	displayName: 'Page Key',
	wire: 'string',
	description: 'To go on after a page that was read with Simplify off: its pageCode',
};

const sessionId: Field = {
	name: 'sessionId',
	displayName: 'Session ID',
	wire: 'string',
	required: true,
	placeholder: 'e.g. 6a1f0c93d2e84b57@findermsg',
	description: 'ID of the conversation, as returned by Get Direct Message Session',
};

/** What matters about a comment, with the IDs that answering and liking need. */
const COMMENT = [
	'commentId',
	'replyCommentId',
	'userName',
	'nickName',
	'content',
	'createTime',
	'likeCount',
	'ipRegion',
	'replyUserName',
	'replyContent',
];

/** The gateway gives the same page code again when there is nothing more. */
const byPageCode: Pages['next'] = ({ pageCode: next }, entries) =>
	entries.length && next ? { pageCode: next } : undefined;

/** Channels stand in one list, videos in boxes of another. */
const foundIn: Extract<Pages['list'], (page: IDataObject) => unknown[]> = ({
	authInfos,
	videoInfos,
}) => [
	...((authInfos as IDataObject[]) ?? []),
	...((videoInfos as IDataObject[]) ?? []).flatMap(({ items }) => (items as IDataObject[]) ?? []),
];

export const channel: Resource = {
	...resources.channel,
	operations: [
		{
			...words.browseVideo,
			path: '/finderBrowse',
			pace: 'channel',
			fields: [
				{ ...videoId, name: 'objectId' },
				objectNonceId,
				sessionBuffer,
				myUserName,
				myRoleType,
			],
		},
		{
			...words.commentOnVideo,
			path: '/finderComment',
			pace: 'channel',
			fields: [
				{
					name: 'content',
					parameter: 'comment',
					displayName: 'Comment',
					wire: 'string',
					required: true,
					rows: 3,
					placeholder: 'e.g. Beautiful!',
				},
				videoId,
				objectNonceId,
				{
					name: 'type',
					displayName: 'Comment Action',
					wire: 'integer',
					required: true,
					default: 0,
					choices: [
						{ name: 'Comment', value: 0 },
						{ name: 'Delete Comment', value: 1 },
					],
				},
				sessionBuffer,
				meUserName,
				meRoleType,
				{
					name: 'refCommentId',
					displayName: 'Answered Comment ID',
					wire: 'long',
					placeholder: 'e.g. -4245909463265376127',
					description: 'ID of the comment that this one answers, as returned by Get Comments',
				},
			],
			openBody: true,
			openBodyExample: 'e.g. {"replyCommentId": 4245909463265376127}',
		},
		{
			...words.create,
			path: '/createFinder',
			pace: 'channel',
			fields: [
				{
					name: 'nickName',
					displayName: 'Channel Name',
					wire: 'string',
					required: true,
					placeholder: 'e.g. Flower shop',
				},
				{
					name: 'headImgUrl',
					displayName: 'Profile Photo URL',
					wire: 'string',
					required: true,
					isLink: true,
					placeholder: 'e.g. https://example.com/photo.png',
					description: 'Public URL of the profile photo',
				},
			],
		},
		{
			...words.follow,
			path: '/finderFollow',
			pace: 'channel',
			fields: [
				channelId,
				meUserName,
				meRoleType,
				{
					name: 'type',
					displayName: 'Change',
					wire: 'integer',
					required: true,
					default: 1,
					choices: [
						{ name: 'Follow', value: 1 },
						{ name: 'Unfollow', value: 2 },
					],
				},
			],
		},
		{
			...words.getComments,
			path: '/finderCommentDetails',
			pages: { list: 'commentList', next: byPageCode },
			simplify: COMMENT,
			pace: 'page',
			fields: [
				videoId,
				{ ...pageCode, whenEmpty: '' },
				sessionBuffer,
				{
					name: 'refCommentId',
					displayName: 'Reference Comment ID',
					wire: 'long',
					whenEmpty: '0',
					description: 'Normally empty, which sends 0',
				},
				{
					name: 'rootCommentId',
					displayName: 'Parent Comment ID',
					wire: 'long',
					whenEmpty: '0',
					placeholder: 'e.g. -4245909463265376127',
					description: 'ID of the comment whose replies to retrieve. Empty retrieves the comments.',
				},
				nonceId,
			],
		},
		{
			...words.getDmContact,
			path: '/finder/getContactDetails',
			answer: list,
			fields: [
				meOrMyUserName,
				meOrMyRoleType,
				{
					...channelId,
					name: 'contactUserName',
					displayName: 'Contact ID',
					description: 'ID of the direct message contact (username)',
				},
			],
		},
		{
			value: 'getDmSession',
			name: 'Get Direct Message Session',
			action: 'Get session for Channels direct messages',
			description: 'Retrieve the session ID that is needed to send direct messages to a channel',
			path: '/getSessionId',
			check: ({ type, myUserName: channelId }) =>
				type === AS_CHANNEL && channelId === ''
					? "'My Channel ID' is needed to send as your channel"
					: undefined,
			fields: [
				recipientId,
				{
					name: 'myUserName',
					displayName: 'My Channel ID',
					wire: 'string',
					prominent: true,
					whenEmpty: '',
					placeholder: 'e.g. v2_060000231003b20faec8@finder',
					description:
						'ID of your own channel (userName), as returned by Get My Home. Leave empty to send as your WeChat account.',
				},
				{
					name: 'type',
					displayName: 'Send As',
					wire: 'integer',
					required: true,
					default: 1,
					choices: [
						{ name: 'My Channel', value: AS_CHANNEL },
						{ name: 'My WeChat Account', value: 2 },
					],
				},
			],
		},
		{
			...words.getFollowed,
			path: '/finder/getFollowList',
			pages: {
				next: ({ continueFlag, lastBuffer }) =>
					Number(continueFlag) === 1 ? { lastBuff: lastBuffer } : undefined,
			},
			pace: 'page',
			fields: [lastBuff, myUserName, myRoleType],
		},
		{
			...words.getLikedVideos,
			path: '/finder/getLikeAndFavList',
			pages: {
				next: ({ continueFlag, lastBuffer }) =>
					Number(continueFlag) === 1 ? { lastBuffer, lastBuff: lastBuffer } : undefined,
			},
			pace: 'page',
			fields: [
				{ ...lastBuff, name: 'lastBuffer', alsoSentAs: 'lastBuff' },
				myUserName,
				myRoleType,
				{
					name: 'flag',
					displayName: 'Videos',
					wire: 'integer',
					required: true,
					default: 7,
					choices: [
						{ name: 'All', value: 7 },
						{ name: 'Favorite', value: 4 },
						{ name: 'Heart', value: 1 },
						{ name: 'Thumbs Up', value: 2 },
					],
				},
			],
		},
		{
			...words.getMyHome,
			path: '/finderHome',
			fields: [],
		},
		{
			...words.getMyQrCode,
			path: '/finder/getQrCode',
			file: { link: 'qrUrl', stem: 'channel-qr-code', extension: 'png', isExtra: true },
			fields: [meOrMyUserName, meOrMyRoleType],
		},
		{
			...words.getNotifications,
			path: '/finder/getMentionList',
			pages: {
				list: 'list',
				next: ({ lastBuff: next }, entries) => (entries.length ? { lastBuff: next } : undefined),
			},
			pace: 'page',
			fields: [
				{
					...lastBuff,
					whenEmpty: '',
					description: 'To go on after a page that was read with Simplify off: its lastBuff',
				},
				myUserName,
				myRoleType,
				{
					name: 'reqScene',
					displayName: 'Kind',
					wire: 'integer',
					required: true,
					default: 3,
					choices: [
						{ name: 'Comments', value: 4 },
						{ name: 'Follows', value: 5 },
						{ name: 'Likes', value: 3 },
					],
				},
			],
		},
		{
			...words.getUserHome,
			path: '/finderUserHome',
			pages: { list: 'videoList', next: byPageCode },
			pace: 'page',
			fields: [channelId, pageCode],
		},
		{
			...words.heart,
			path: '/finderIdLike',
			pace: 'channel',
			fields: [
				videoId,
				{
					name: 'commentId',
					displayName: 'Comment ID',
					wire: 'long',
					prominent: true,
					whenEmpty: '0',
					placeholder: 'e.g. -4245909463265376127',
					description: 'ID of the comment, as returned by Get Comments. Leave empty for the video.',
				},
				nonceId,
				{
					name: 'type',
					displayName: 'Change',
					wire: 'integer',
					required: true,
					default: 3,
					choices: [
						{ name: 'Heart Comment', value: 1 },
						{ name: 'Heart Video', value: 3 },
						{ name: 'Take Heart Off Comment', value: 2 },
						{ name: 'Take Heart Off Video', value: 4 },
					],
				},
				sessionBuffer,
				authorId,
				meUserName,
				meRoleType,
			],
		},
		{
			...words.likeVideo,
			path: '/finderIdFav',
			pace: 'channel',
			fields: [
				videoId,
				{
					name: 'nonceId',
					displayName: 'Video Nonce ID',
					wire: 'string',
					prominent: true,
					whenEmpty: '',
					placeholder: 'e.g. 11029458205812397_0_0_2_2',
					description: 'Goes with the video (objectNonceId) and may be empty',
				},
				{
					name: 'type',
					displayName: 'Change',
					wire: 'integer',
					required: true,
					default: 1,
					choices: [
						{ name: 'Like', value: 1 },
						{ name: 'Unlike', value: 2 },
					],
				},
				sessionBuffer,
				authorId,
				meUserName,
				meRoleType,
			],
		},
		{
			...words.logInToAssistant,
			path: '/scanFinderHelper',
			fields: [
				{
					name: 'url',
					displayName: 'QR Code URL',
					wire: 'string',
					required: true,
					placeholder: 'e.g. https://channels.weixin.qq.com/mobile/confirm_login.html?token=…',
					description:
						'URL that a QR code reader finds in the QR code on https://channels.weixin.qq.com/login.html',
				},
			],
		},
		{
			...words.publishVideo,
			path: '/finderPublish',
			pace: 'channel',
			check: ({ videoUrl, videoThumbUrl, videoCdn }) =>
				videoCdn === undefined && (videoUrl === '' || videoThumbUrl === '')
					? "Fill in 'Video URL' and 'Cover URL', or add 'Uploaded Video' under 'Additional Fields'"
					: undefined,
			fields: [
				myUserName,
				{
					name: 'videoUrl',
					displayName: 'Video URL',
					wire: 'string',
					prominent: true,
					whenEmpty: '',
					isLink: true,
					placeholder: 'e.g. https://example.com/tulips.mp4',
					description: 'Public URL of the video. Leave empty when you add Uploaded Video.',
				},
				{
					name: 'videoThumbUrl',
					displayName: 'Cover URL',
					wire: 'string',
					prominent: true,
					whenEmpty: '',
					isLink: true,
					placeholder: 'e.g. https://example.com/tulips.png',
					description: 'Public URL of the cover picture. Leave empty when you add Uploaded Video.',
				},
				{
					name: 'videoWidth',
					displayName: 'Video Width',
					wire: 'integer',
					required: true,
					placeholder: 'e.g. 1080',
					description: 'Width in pixels',
				},
				{
					name: 'videoHeight',
					displayName: 'Video Height',
					wire: 'integer',
					required: true,
					placeholder: 'e.g. 1920',
					description: 'Height in pixels',
				},
				{
					name: 'videoPlayLen',
					displayName: 'Video Length',
					wire: 'integer',
					required: true,
					placeholder: 'e.g. 15',
					description: 'Length in seconds',
				},
				{
					name: 'title',
					displayName: 'Title',
					wire: 'string',
					required: true,
					placeholder: 'e.g. How to keep tulips fresh',
				},
				{
					name: 'topic',
					displayName: 'Topics',
					wire: 'array',
					prominent: true,
					whenEmpty: [],
					placeholder: 'e.g. #tulips',
					description: 'Hashtags, each with its #',
				},
				{
					name: 'videoCdn',
					displayName: 'Uploaded Video',
					wire: 'object',
					description: 'All that Upload Video returned, instead of the URLs',
					members: [
						{ name: 'fileUrl', displayName: 'File URL', wire: 'string', required: true },
						{ name: 'thumbUrl', displayName: 'Thumbnail URL', wire: 'string', required: true },
						{ name: 'mp4Identify', displayName: 'MP4 Identifier', wire: 'string', required: true },
						{
							name: 'fileSize',
							displayName: 'File Size',
							wire: 'integer',
							required: true,
							placeholder: 'e.g. 3145728',
						},
						{ name: 'thumbMd5', displayName: 'Thumbnail MD5', wire: 'string', required: true },
						{ name: 'fileKey', displayName: 'File Key', wire: 'string', required: true },
					],
				},
				roleType,
			],
		},
		{
			...words.search,
			path: '/newSearchFinder',
			pages: {
				list: foundIn,
				next: ({ offset, cookie, searchId }, entries, { page }) =>
					entries.length ? { page: Number(page) + 1, offset, cookie, searchId } : undefined,
			},
			pace: 'page',
			fields: [
				{
					name: 'content',
					parameter: 'searchFor',
					displayName: 'Search For',
					wire: 'string',
					required: true,
					placeholder: 'e.g. tulips',
				},
				{
					name: 'type',
					displayName: 'Kind',
					wire: 'integer',
					required: true,
					default: 0,
					choices: [
						{ name: 'All', value: 0 },
						{ name: 'Channels', value: 1 },
						{ name: 'Videos', value: 10 },
					],
				},
				{
					name: 'filter',
					displayName: 'Filter',
					wire: 'integer',
					whenEmpty: 0,
					default: 0,
					choices: [
						{ name: 'Latest', value: 1 },
						{ name: 'Liked by Friends', value: 2 },
						{ name: 'None', value: 0 },
					],
				},
				{
					name: 'page',
					displayName: 'Page',
					wire: 'integer',
					whenEmpty: 1,
					default: 1,
					description:
						'Number of the page. For every page but the first, fill in the other page fields too.',
				},
				{
					name: 'offset',
					displayName: 'Page Offset',
					wire: 'integer',
					whenEmpty: 0,
					default: 0,
					description: 'To go on after a page that was read with Simplify off: its offset',
				},
				{
					name: 'cookie',
					displayName: 'Page Cookie',
					wire: 'string',
					description:
						'To go on after a page that was read with Simplify off: its cookie, unchanged',
				},
				{
					name: 'searchId',
					displayName: 'Page Search ID',
					wire: 'string',
					description: 'To go on after a page that was read with Simplify off: its searchId',
				},
			],
		},
		{
			...words.sendDmImage,
			path: '/privateSendImg',
			pace: 'channel',
			fields: [
				recipientId,
				sessionId,
				{
					name: 'imgUrl',
					displayName: 'Image URL',
					wire: 'string',
					required: true,
					isLink: true,
					placeholder: 'e.g. https://example.com/tulips.png',
					description: 'Public URL of the picture',
				},
			],
		},
		{
			...words.sendDmText,
			path: '/privateSend',
			pace: 'channel',
			fields: [
				recipientId,
				myUserName,
				sessionId,
				{
					name: 'content',
					parameter: 'dmText',
					displayName: 'Text',
					wire: 'string',
					required: true,
					rows: 3,
					placeholder: 'e.g. Do you ship to Shanghai?',
				},
			],
		},
		{
			...words.updateProfile,
			path: '/modFinderProfile',
			pace: 'channel',
			fields: [
				meUserName,
				meRoleType,
				{
					name: 'nickName',
					displayName: 'Channel Name',
					wire: 'string',
					prominent: true,
					whenEmpty: '',
					placeholder: 'e.g. Flower shop',
				},
				{
					name: 'signature',
					displayName: 'Introduction',
					wire: 'string',
					prominent: true,
					whenEmpty: '',
					placeholder: 'e.g. Tulips and roses every day',
				},
				{
					name: 'headImgUrl',
					displayName: 'Profile Photo URL',
					wire: 'string',
					prominent: true,
					whenEmpty: '',
					isLink: true,
					placeholder: 'e.g. https://example.com/photo.png',
					description: 'Public URL of the profile photo',
				},
				{
					name: 'country',
					displayName: 'Country',
					wire: 'string',
					whenEmpty: '',
					placeholder: 'e.g. CN',
				},
				{
					name: 'province',
					displayName: 'Province',
					wire: 'string',
					whenEmpty: '',
					placeholder: 'e.g. Guangdong',
				},
				{
					name: 'city',
					displayName: 'City',
					wire: 'string',
					whenEmpty: '',
					placeholder: 'e.g. Shenzhen',
				},
				{
					name: 'sex',
					displayName: 'Gender',
					wire: 'integer',
					required: true,
					placeholder: 'e.g. 1',
					description: 'Number of the gender. Elsewhere in WeChat, 1 is male and 2 is female.',
				},
			],
		},
		{
			...words.uploadVideo,
			path: '/finderUpload',
			fields: [
				{
					name: 'videoUrl',
					displayName: 'Video URL',
					wire: 'string',
					required: true,
					isLink: true,
					placeholder: 'e.g. https://example.com/tulips.mp4',
					description: 'Public URL of the video',
				},
				{
					name: 'imgUrl',
					displayName: 'Cover URL',
					wire: 'string',
					required: true,
					isLink: true,
					placeholder: 'e.g. https://example.com/tulips.png',
					description: 'Public URL of the cover picture',
				},
			],
		},
	],
};
