import type { IDataObject } from 'n8n-workflow';

import type { SharedField } from '../../../editor/fields';
import * as fields from '../../../editor/momentFields';
import { moment as words } from '../../../editor/words/moment';
import { resources } from '../../../editor/words/resources';
import type { Answer } from '../../../engine/answer';
import type { Field, Pages } from '../../../engine/operation';
import { data } from '../answer';
import { channelVideo } from '../channelVideo';
import { contactId } from '../fields';
import type { Resource } from '../operation';

/** WeChat refuses posts, likes and comments of a device that is new. */
const NEW_DEVICE =
	'WeChat refuses this for 1 to 3 days after the account has logged in on a new device.';

const snsId: Field = {
	name: 'snsId',
	...fields.postId,
	wire: 'long',
	description:
		'ID of the post, as returned by Get Mine, Get by Contact or a Post operation. Use it as it is: it must not become a number in between.',
};

const author: Field = { ...contactId, description: 'The author of the post' };

const snsXml: Field = {
	name: 'snsXml',
	...fields.postXml,
	description: 'Content of the post (snsXml), unchanged, as returned by Get or one of the lists',
};

const text: Field = { name: 'content', ...fields.postText, prominent: true };

/** Lists travel as JSON arrays. */
const array = (name: string, field: SharedField): Field => ({ name, ...field, wire: 'array' });

const notify: Field = {
	name: 'atWxIds',
	displayName: 'Notify Contacts',
	wire: 'array',
	pick: 'contact',
	placeholder: 'e.g. wxid_abc123def456',
	description: 'WeChat tells these contacts about the post',
};

const onlyMe: Field = {
	name: 'privacy',
	displayName: 'Only Me',
	wire: 'boolean',
	default: false,
	description: 'Whether only the account itself sees the post',
};

const audience = [
	array('allowWxIds', fields.showToContacts),
	notify,
	array('disableWxIds', fields.hideFromContacts),
	onlyMe,
	array('allowTagIds', fields.showToLabels),
	array('disableTagIds', fields.hideFromLabels),
];

/** Here the gateway wants all three lists, empty ones too. */
const everyList = [
	{ ...array('allowWxIds', fields.showToContacts), parameter: 'withUserList' },
	notify,
	array('disableWxIds', fields.hideFromContacts),
].map((field): Field => ({ ...field, whenEmpty: [] }));

const decrypt: Field = {
	name: 'decrypt',
	displayName: 'Decrypt',
	wire: 'boolean',
	default: true,
	description:
		'Whether the gateway decrypts the content of the posts, as it does without this field',
};

/** Where a list begins, and how it comes. */
const going: Field[] = [
	{ name: 'maxId', ...fields.maxId },
	decrypt,
	{ name: 'firstPageMd5', ...fields.firstPageMd5 },
];

/** What an upload is known by. */
const uploaded: Field[] = [
	{ name: 'fileUrl', displayName: 'File URL', wire: 'string', required: true },
	{ name: 'thumbUrl', displayName: 'Thumbnail URL', wire: 'string', required: true },
	{ name: 'fileMd5', displayName: 'File MD5', wire: 'string', required: true },
	{ name: 'length', displayName: 'Length', wire: 'integer' },
];

/** All images in one item, which is what Post Images takes. */
const images: Answer = (reply) => ({ images: data(reply) });

/** What matters about a post; its text and media are in the XML. */
const POST = ['id', 'userName', 'nickName', 'createTime', 'snsXml', 'likeCount', 'commentCount'];

/** No posts mean the end. The type of n8n's objects does not know BigInt, which becomes bare digits. */
const nextPosts: Pages['next'] = (page, posts, sent) => {
	const last = posts.at(-1) as IDataObject | undefined;
	return (
		last && {
			firstPageMd5: page.firstPageMd5 ?? sent.firstPageMd5,
			maxId: BigInt(String(page.maxId ?? last.id)) as never,
		}
	);
};

const pages: Pages = { list: 'snsList', next: nextPosts };

export const moment: Resource = {
	...resources.moment,
	operations: [
		{
			...words.comment,
			path: '/sns/commentSns',
			always: { operType: 1 },
			advice: NEW_DEVICE,
			pace: 'moments',
			fields: [
				snsId,
				author,
				{ name: 'commentId', ...fields.replyCommentId, wire: 'string' },
				{ name: 'content', ...fields.comment },
			],
		},
		{
			...words.delete,
			path: '/sns/delSns',
			pace: 'moments',
			fields: [snsId],
		},
		{
			...words.deleteComment,
			path: '/sns/commentSns',
			always: { operType: 2 },
			pace: 'moments',
			fields: [snsId, author, { name: 'commentId', ...fields.commentId, wire: 'string' }],
		},
		{
			...words.downloadVideo,
			path: '/sns/downloadSnsVideo',
			advice: fields.NO_VIDEO,
			file: {
				link: 'fileUrl',
				stem: 'moments-video',
				extension: 'mp4',
				message: { xml: 'snsXml' },
			},
			pace: 'download',
			fields: [snsXml],
		},
		{
			...words.forward,
			description: 'Post again what somebody else posted',
			path: '/sns/forwardSns',
			advice: NEW_DEVICE,
			pace: 'moments',
			fields: [snsXml, ...everyList, onlyMe],
		},
		{
			...words.get,
			path: '/sns/snsDetails',
			advice:
				'The gateway has refused this for posts that exist, too. Get Mine and Get by Contact return the content as well, only without likes and comments.',
			simplify: [...POST, 'likeList', 'commentList'],
			pace: 'momentsRead',
			fields: [snsId],
		},
		{
			...words.getByContact,
			description: 'Retrieve a list of the posts of a contact, the newest first',
			path: '/sns/contactsSnsList',
			pages,
			simplify: POST,
			pace: 'momentsRead',
			fields: [contactId, ...going],
		},
		{
			value: 'getMine',
			name: 'Get Mine',
			action: 'Get own Moments',
			description: 'Retrieve a list of the posts of the account itself, the newest first',
			path: '/sns/snsList',
			pages,
			simplify: POST,
			pace: 'momentsRead',
			fields: going,
		},
		{
			...words.like,
			path: '/sns/likeSns',
			always: { operType: 1 },
			advice: NEW_DEVICE,
			pace: 'moments',
			fields: [snsId, author],
		},
		{
			...words.unlike,
			path: '/sns/likeSns',
			always: { operType: 2 },
			pace: 'moments',
			fields: [snsId, author],
		},
		{
			...words.makePrivate,
			path: '/sns/snsSetPrivacy',
			always: { open: false },
			pace: 'moments',
			fields: [snsId],
		},
		{
			...words.makePublic,
			path: '/sns/snsSetPrivacy',
			always: { open: true },
			pace: 'moments',
			fields: [snsId],
		},
		{
			value: 'postChannelVideo',
			name: 'Post Channels Video',
			action: 'Post Channels video to Moments',
			description: 'Post a video of Channels, as returned by Get User Home of the resource Channel',
			path: '/sns/sendFinderSns',
			advice: NEW_DEVICE,
			pace: 'moments',
			fields: [...channelVideo, ...everyList],
		},
		{
			...words.postImages,
			description:
				'Post up to 9 images, with or without text. Upload them with Upload Images first.',
			path: '/sns/sendImgSns',
			advice: NEW_DEVICE,
			pace: 'moments',
			fields: [
				text,
				{
					name: 'imgInfos',
					displayName: 'Uploaded Images',
					wire: 'objects',
					required: true,
					minItems: 1,
					maxItems: 9,
					default: '={{ $json.images }}',
					description: 'List of up to 9 images (images), unchanged, as returned by Upload Images',
					members: [
						...uploaded,
						{ name: 'width', displayName: 'Width', wire: 'integer', required: true },
						{ name: 'height', displayName: 'Height', wire: 'integer', required: true },
					],
				},
				...audience,
			],
		},
		{
			...words.postLink,
			description: 'Post a link to a web page',
			path: '/sns/sendUrlSns',
			advice: NEW_DEVICE,
			pace: 'moments',
			fields: [
				text,
				{ name: 'title', ...fields.linkTitle },
				{ name: 'description', ...fields.linkDescription, required: true },
				{ name: 'linkUrl', ...fields.linkUrl },
				{ name: 'thumbUrl', ...fields.linkThumbnail },
				...audience,
			],
		},
		{
			...words.postText,
			description: 'Post a text without images',
			path: '/sns/sendTextSns',
			advice: NEW_DEVICE,
			pace: 'moments',
			fields: [{ name: 'content', ...fields.postText, required: true }, ...audience],
		},
		{
			...words.postVideo,
			description: 'Post a video. Upload it with Upload Video first.',
			path: '/sns/sendVideoSns',
			advice: NEW_DEVICE,
			pace: 'moments',
			fields: [
				text,
				{
					name: 'videoInfo',
					displayName: 'Uploaded Video',
					wire: 'object',
					required: true,
					default: '={{ $json }}',
					description: 'All that Upload Video returned',
					members: uploaded,
				},
				...audience,
			],
		},
		{
			value: 'setStrangerVisibility',
			name: 'Set Stranger Visibility',
			action: 'Set whether strangers see Moments posts',
			description: 'Allow or forbid strangers to look at the posts of the account',
			path: '/sns/strangerVisibilityEnabled',
			pace: 'moments',
			fields: [
				{
					name: 'enabled',
					displayName: 'Visible to Strangers',
					wire: 'boolean',
					required: true,
					default: false,
					description: 'Whether strangers see the posts of the account',
				},
			],
		},
		{
			value: 'setVisibleScope',
			name: 'Set Visible Time',
			action: 'Set how old visible Moments posts are',
			description: 'Limit how far back friends can look at the posts of the account',
			path: '/sns/snsVisibleScope',
			pace: 'moments',
			fields: [
				{
					name: 'option',
					displayName: 'Visible Posts',
					wire: 'integer',
					required: true,
					default: 1,
					choices: [
						{ name: 'All', value: 1 },
						{ name: 'Last 3 Days', value: 4 },
						{ name: 'Last 6 Months', value: 2 },
						{ name: 'Last Month', value: 3 },
					],
				},
			],
		},
		{
			value: 'uploadImages',
			name: 'Upload Images',
			action: 'Upload images for Moments',
			description:
				'Store images, to be posted by Post Images, which takes up to 9. Returns all of them as one item.',
			path: '/sns/uploadSnsImage',
			answer: images,
			pace: 'change',
			fields: [
				{
					name: 'imgUrls',
					...fields.images,
					wire: 'array',
				},
			],
		},
		{
			value: 'uploadVideo',
			name: 'Upload Video',
			action: 'Upload video for Moments',
			description: 'Store a video and its cover, to be posted by Post Video',
			path: '/sns/uploadSnsVideo',
			pace: 'change',
			fields: [
				{
					name: 'thumbUrl',
					parameter: 'coverUrl',
					displayName: 'Cover',
					wire: 'string',
					required: true,
					isLink: true,
					placeholder: 'e.g. https://example.com/tulips.png',
				},
				{
					name: 'videoUrl',
					displayName: 'Video',
					wire: 'string',
					required: true,
					isLink: true,
					placeholder: 'e.g. https://example.com/tulips.mp4',
				},
			],
		},
	],
};
