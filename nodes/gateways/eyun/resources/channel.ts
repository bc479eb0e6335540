import type { IDataObject } from 'n8n-workflow';

import * as shared from '../../../editor/channelFields';
import { comment } from '../../../editor/momentFields';
import { channel as words } from '../../../editor/words/channel';
import { resources } from '../../../editor/words/resources';
import type { Field, Pages } from '../../../engine/operation';
import { list } from '../answer';
import type { Resource } from '../operation';

/** A session of this type belongs to the channel, not to the WeChat account. */
const AS_CHANNEL = 1;

const myUserName: Field = {
	name: 'myUserName',
	...shared.ownChannel,
	description: 'ID of your own channel (userName), as returned by Get My Home',
};

const roleType: Field = {
	name: 'myRoleType',
	...shared.roleType,
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
	...shared.channelId,
	description: 'ID of the channel (userName), as returned by Search',
};

const authorId: Field = { name: 'toUserName', ...shared.authorId };
const recipientId: Field = { name: 'toUserName', ...shared.recipientId };
const videoId: Field = { name: 'id', ...shared.videoId };
const nonceId: Field = { name: 'nonceId', ...shared.nonceId };
const objectNonceId: Field = { ...nonceId, name: 'objectNonceId', parameter: 'objectNonceId' };
const sessionBuffer: Field = { name: 'sessionBuffer', ...shared.sessionBuffer };
const lastBuff: Field = { name: 'lastBuff', ...shared.pageKey('lastBuffer') };
const pageCode: Field = { name: 'pageCode', ...shared.pageKey('pageCode') };

const sessionId: Field = {
	name: 'sessionId',
	...shared.sessionId,
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
				{ ...videoId, name: 'objectId', parameter: 'objectId' },
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
				{ name: 'content', ...comment },
				videoId,
				objectNonceId,
				{ name: 'type', ...shared.commentAction },
				sessionBuffer,
				meUserName,
				meRoleType,
				{
					name: 'refCommentId',
					...shared.answeredComment,
					description: `${shared.answeredComment.description}. The vendor does not say which comment a deletion takes off; no other ID can be given.`,
				},
			],
		},
		{
			...words.create,
			path: '/createFinder',
			pace: 'channel',
			fields: [
				{ name: 'nickName', ...shared.channelName, required: true },
				{ name: 'headImgUrl', ...shared.profilePhoto, required: true },
			],
		},
		{
			...words.follow,
			path: '/finderFollow',
			pace: 'channel',
			fields: [channelId, meUserName, meRoleType, { name: 'type', ...shared.followOrNot }],
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
				{ name: 'refCommentId', ...shared.referenceComment, whenEmpty: '0' },
				{ name: 'rootCommentId', ...shared.parentComment, whenEmpty: '0' },
				nonceId,
			],
		},
		{
			...words.getDmContact,
			path: '/finder/getContactDetails',
			answer: list,
			fields: [meOrMyUserName, meOrMyRoleType, { name: 'contactUserName', ...shared.dmContactId }],
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
				{ name: 'flag', ...shared.liked },
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
				{ ...lastBuff, ...shared.pageKey('lastBuff'), whenEmpty: '' },
				myUserName,
				myRoleType,
				{ name: 'reqScene', ...shared.notices },
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
				{ name: 'nonceId', ...shared.possibleNonceId },
				{ name: 'type', ...shared.likeOrNot },
				sessionBuffer,
				authorId,
				meUserName,
				meRoleType,
			],
		},
		{
			...words.logInToAssistant,
			path: '/scanFinderHelper',
			fields: [{ name: 'url', ...shared.assistantUrl }],
		},
		{
			...words.publishVideo,
			path: '/finderPublish',
			pace: 'channel',
			check: ({ videoUrl, videoThumbUrl, videoCdn }) =>
				videoCdn === undefined && (videoUrl === '' || videoThumbUrl === '')
					? "Fill in 'Video' and 'Cover', or add 'Uploaded Video' under 'Additional Fields'"
					: undefined,
			fields: [
				myUserName,
				{
					name: 'videoUrl',
					displayName: 'Video',
					wire: 'string',
					prominent: true,
					whenEmpty: '',
					isLink: true,
					placeholder: 'e.g. https://example.com/tulips.mp4',
					description: 'Leave empty when you add Uploaded Video',
				},
				{
					name: 'videoThumbUrl',
					displayName: 'Cover',
					wire: 'string',
					prominent: true,
					whenEmpty: '',
					isLink: true,
					placeholder: 'e.g. https://example.com/tulips.png',
					description: 'Leave empty when you add Uploaded Video',
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
				{ name: 'title', ...shared.videoTitle },
				{ name: 'topic', ...shared.topics, prominent: true, whenEmpty: [] },
				{
					name: 'videoCdn',
					displayName: 'Uploaded Video',
					wire: 'object',
					description: 'All that Upload Video returned, instead of the URLs',
					members: shared.uploadedVideo('thumbMd5'),
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
				{ name: 'content', ...shared.searchFor },
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
				{ name: 'filter', ...shared.searchFilter, whenEmpty: 0 },
				{ name: 'page', ...shared.searchPage, whenEmpty: 1, default: 1 },
				{ name: 'offset', ...shared.searchOffset, whenEmpty: 0 },
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
			fields: [recipientId, sessionId, { name: 'imgUrl', ...shared.dmImageUrl }],
		},
		{
			...words.sendDmText,
			path: '/privateSend',
			pace: 'channel',
			fields: [recipientId, myUserName, sessionId, { name: 'content', ...shared.dmText }],
		},
		{
			...words.updateProfile,
			path: '/modFinderProfile',
			pace: 'channel',
			fields: [
				meUserName,
				meRoleType,
				{ name: 'nickName', ...shared.channelName, prominent: true, whenEmpty: '' },
				{ name: 'signature', ...shared.introduction, prominent: true, whenEmpty: '' },
				{ name: 'headImgUrl', ...shared.profilePhoto, prominent: true, whenEmpty: '' },
				{ name: 'country', ...shared.country, whenEmpty: '' },
				{ name: 'province', ...shared.province, whenEmpty: '' },
				{ name: 'city', ...shared.city, whenEmpty: '' },
				{ name: 'sex', ...shared.gender, required: true },
			],
		},
		{
			...words.uploadVideo,
			path: '/finderUpload',
			fields: [
				{ name: 'videoUrl', ...shared.videoUrl },
				{ name: 'imgUrl', ...shared.coverUrl },
			],
		},
	],
};
