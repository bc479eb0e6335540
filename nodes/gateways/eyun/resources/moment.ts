import type { IDataObject } from 'n8n-workflow';

import * as shared from '../../../editor/momentFields';
import { moment as words } from '../../../editor/words/moment';
import { resources } from '../../../editor/words/resources';
import type { Field, Pages } from '../../../engine/operation';
import { progress, unwrapped } from '../answer';
import { contactId } from '../fields';
import { job } from '../jobs';
import type { Resource } from '../operation';

const postId: Field = {
	name: 'id',
	...shared.postId,
	description: 'ID of the post, as returned by Get Timeline, Get by Contact or a Post operation',
};

const postXml: Field = {
	name: 'content',
	...shared.postXml,
	description: 'Content of the post (objectDesc.xml), unchanged, as returned by Get',
};

const text: Field = { name: 'content', ...shared.postText, prominent: true, whenEmpty: '' };

const firstPageMd5: Field = { name: 'firstPageMd5', ...shared.firstPageMd5, whenEmpty: '' };
const maxId: Field = { name: 'maxId', ...shared.maxId, whenEmpty: '0' };

const showToContacts: Field = { name: 'groupUser', ...shared.showToContacts };
const hideFromContacts: Field = { name: 'blackList', ...shared.hideFromContacts };
const showToLabels: Field = { name: 'groupUserLabelIds', ...shared.showToLabels };
const hideFromLabels: Field = { name: 'blackListLabelIds', ...shared.hideFromLabels };

const audience = [showToContacts, hideFromContacts, showToLabels, hideFromLabels];

/** What matters about a post; its text and media are in the XML. */
const POST = [
	'id',
	'userName',
	'nickName',
	'createTime',
	'objectDesc.xml',
	'likeFlag',
	'likeCount',
	'commentCount',
];

/**
 * The gateway answers null as firstPageMd5 where it stays the same; no posts mean the end. The type of
 * n8n's objects does not know BigInt, which becomes bare digits.
 */
const nextPosts: Pages['next'] = ({ firstPageMd5 }, posts, sent) => {
	const last = posts.at(-1) as IDataObject | undefined;
	return (
		last && {
			firstPageMd5: firstPageMd5 ?? sent.firstPageMd5,
			maxId: BigInt(String(last.id)) as never,
		}
	);
};

export const moment: Resource = {
	...resources.moment,
	operations: [
		{
			...words.comment,
			path: '/snsComment',
			pace: 'moments',
			fields: [
				postId,
				{ name: 'replyCommentId', ...shared.replyCommentId, whenEmpty: 0 },
				{ name: 'content', ...shared.comment },
			],
		},
		{
			...words.delete,
			path: '/deleteSns',
			pace: 'moments',
			fields: [postId],
		},
		{
			...words.deleteComment,
			path: '/snsCommentDel',
			pace: 'moments',
			fields: [postId, { name: 'commentId', ...shared.commentId }],
		},
		{
			...words.downloadVideo,
			path: '/downloadSnsVideo',
			advice: shared.NO_VIDEO,
			file: {
				link: 'videoUrl',
				stem: 'moments-video',
				extension: 'mp4',
				message: { xml: 'content' },
			},
			pace: 'download',
			fields: [postXml],
		},
		{
			...words.forward,
			path: '/forwardSns',
			pace: 'moments',
			fields: [
				postXml,
				hideFromContacts,
				{ ...showToContacts, name: 'withUserList', parameter: 'withUserList' },
			],
		},
		{
			...words.get,
			path: '/getSnsObject',
			simplify: [...POST, 'snsLikes', 'snsComments'],
			pace: 'page',
			fields: [{ ...contactId, description: 'The author of the post' }, postId],
		},
		{
			...words.getByContact,
			path: '/getFriendCircle',
			pages: { list: 'sns', next: nextPosts },
			simplify: POST,
			pace: 'page',
			fields: [contactId, firstPageMd5, maxId],
		},
		{
			value: 'getTimeline',
			name: 'Get Timeline',
			action: 'Get Moments timeline',
			description:
				'Retrieve a list of the posts that the account sees in Moments, the newest first',
			path: '/getCircle',
			pages: { list: 'sns', next: nextPosts },
			simplify: POST,
			pace: 'page',
			fields: [firstPageMd5, maxId],
		},
		{
			value: 'getVideoPostResult',
			name: 'Get Video Post Result',
			action: 'Get result of video post',
			description: 'Find out whether a video has been posted that was not waited for',
			path: '/getAsynSnsSendVideoRes',
			account: false,
			fields: [
				{
					name: 'asynId',
					displayName: 'Task ID',
					wire: 'string',
					required: true,
					description: 'ID of the upload (asynId), as returned by Post Video',
				},
			],
			answer: progress,
		},
		{
			...words.like,
			path: '/snsPraise',
			pace: 'moments',
			fields: [postId],
		},
		{
			...words.makePrivate,
			path: '/snsSetAsPrivacy',
			pace: 'moments',
			fields: [postId],
		},
		{
			...words.makePublic,
			path: '/snsSetPublic',
			pace: 'moments',
			fields: [postId],
		},
		{
			...words.postImages,
			path: '/snsSendImage',
			pace: 'moments',
			fields: [
				text,
				{
					name: 'paths',
					...shared.images,
					wire: 'list',
					separator: ';',
					maxItems: 9,
					maxBytes: 3 * 1024 * 1024,
					description: `Up to 9 PNG images of 3 MB at most each. ${shared.images.description}.`,
				},
				...audience,
			],
			answer: unwrapped('object'),
		},
		{
			...words.postLink,
			path: '/snsSendUrl',
			pace: 'moments',
			fields: [
				text,
				{ name: 'title', ...shared.linkTitle },
				{ name: 'description', ...shared.linkDescription, prominent: true, whenEmpty: '' },
				{ name: 'url', ...shared.linkUrl },
				{ name: 'thumbUrl', ...shared.linkThumbnail },
				...audience,
			],
			answer: unwrapped('object'),
		},
		{
			...words.postText,
			path: '/snsSend',
			pace: 'moments',
			fields: [{ name: 'content', ...shared.postText, required: true }, ...audience],
		},
		{
			...words.postVideo,
			path: '/asynSnsSendVideo',
			wait: {
				...job,
				path: '/getAsynSnsSendVideoRes',
				id: 'asynId',
				later: 'Get Video Post Result',
				failed:
					'Check that the gateway can reach both links, that the video has at most 30 seconds and 20 MB and the cover at most 2 MB, and that the account has been online for at least 3 days.',
			},
			pace: 'moments',
			fields: [
				text,
				{
					name: 'videoPath',
					displayName: 'Video',
					wire: 'string',
					required: true,
					isLink: true,
					maxBytes: 20 * 1024 * 1024,
					placeholder: 'e.g. https://example.com/tulips.mp4',
					description: 'A video of at most 30 seconds and 20 MB',
				},
				{
					name: 'thumbPath',
					displayName: 'Cover',
					wire: 'string',
					required: true,
					isLink: true,
					maxBytes: 2 * 1024 * 1024,
					placeholder: 'e.g. https://example.com/tulips.png',
					description: 'An image of 2 MB at most',
				},
				showToContacts,
				hideFromContacts,
			],
		},
		{
			value: 'setPrivacy',
			name: 'Set Privacy',
			action: 'Set how many Moments posts others see',
			description: 'Limit how many posts of the account friends or strangers can see',
			path: '/snsPrivacySettings',
			pace: 'moments',
			fields: [
				{
					name: 'type',
					displayName: 'Setting',
					wire: 'integer',
					required: true,
					default: 10,
					choices: [
						{ name: 'Friends: All Posts', value: 10 },
						{ name: 'Friends: Last 3 Days', value: 13 },
						{ name: 'Friends: Last 6 Months', value: 11 },
						{ name: 'Friends: Last Month', value: 12 },
						{ name: 'Strangers: 10 Posts', value: 20 },
						{ name: 'Strangers: No Posts', value: 21 },
					],
				},
			],
		},
		{
			...words.unlike,
			path: '/snsCancelPraise',
			pace: 'moments',
			fields: [postId],
		},
	],
};
