import type { Field } from '../engine/operation';
import type { SharedField } from './fields';

/** Fields of operations of Channels. */

/** The own channel; what it is called in an answer differs from gateway to gateway. */
export const ownChannel = {
	displayName: 'My Channel ID',
	wire: 'string',
	required: true,
	placeholder: 'e.g. v2_060000231003b20faec8@finder',
} satisfies SharedField;

export const roleType = {
	displayName: 'My Role Type',
	wire: 'integer',
	placeholder: 'e.g. 3',
} satisfies SharedField;

export const channelId = {
	parameter: 'userName',
	displayName: 'Channel ID',
	wire: 'string',
	required: true,
	placeholder: 'e.g. v2_060000231003b20faec8@finder',
} satisfies SharedField;

export const authorId = {
	...channelId,
	parameter: 'toUserName',
	displayName: 'Author ID',
	description: 'ID of the channel that published the video (username)',
} satisfies SharedField;

export const recipientId = {
	...channelId,
	parameter: 'toUserName',
	displayName: 'To',
	description: 'ID of the channel that gets the message',
} satisfies SharedField;

export const dmContactId = {
	...channelId,
	parameter: 'contactUserName',
	displayName: 'Contact ID',
	description: 'ID of the direct message contact (username)',
} satisfies SharedField;

export const videoId = {
	parameter: 'id',
	displayName: 'Video ID',
	wire: 'long',
	required: true,
	placeholder: 'e.g. 14200825020179157073',
	description: 'ID of the video, as returned by Get User Home',
} satisfies SharedField;

export const nonceId = {
	parameter: 'nonceId',
	displayName: 'Video Nonce ID',
	wire: 'string',
	required: true,
	placeholder: 'e.g. 11029458205812397_0_0_2_2',
	description: 'Goes with the video (objectNonceId), as returned by Get User Home',
} satisfies SharedField;

/** Where the gateway does without it. */
export const possibleNonceId = {
	...nonceId,
	required: undefined,
	prominent: true,
	whenEmpty: '',
	description: 'Goes with the video (objectNonceId) and may be empty',
} satisfies SharedField;

export const sessionBuffer = {
	parameter: 'sessionBuffer',
	displayName: 'Session Buffer',
	wire: 'string',
	required: true,
	description: 'Goes with the video (sessionBuffer), as returned by Get User Home',
} satisfies SharedField;

/** @param from what the page before calls it */
export const pageKey = (from: string) =>
	({
		displayName: 'Page Key',
		wire: 'string',
		description: `To go on after a page that was read with Simplify off: its ${from}`,
	}) satisfies SharedField;

export const sessionId = {
	parameter: 'sessionId',
	displayName: 'Session ID',
	wire: 'string',
	required: true,
	placeholder: 'e.g. 6a1f0c93d2e84b57@findermsg',
} satisfies SharedField;

/** Of a comment that is answered, or whose replies are wanted. */
export const answeredComment = {
	displayName: 'Answered Comment ID',
	wire: 'long',
	placeholder: 'e.g. -4245909463265376127',
	description: 'ID of the comment that this one answers, as returned by Get Comments',
} satisfies SharedField;

export const referenceComment = {
	displayName: 'Reference Comment ID',
	wire: 'long',
	description: 'Normally empty, which sends 0',
} satisfies SharedField;

export const parentComment = {
	displayName: 'Parent Comment ID',
	wire: 'long',
	placeholder: 'e.g. -4245909463265376127',
	description: 'ID of the comment whose replies to retrieve. Empty retrieves the comments.',
} satisfies SharedField;

export const commentAction = {
	parameter: 'type',
	displayName: 'Comment Action',
	wire: 'integer',
	required: true,
	default: 0,
	choices: [
		{ name: 'Comment', value: 0 },
		{ name: 'Delete Comment', value: 1 },
	],
} satisfies SharedField;

export const followOrNot = {
	parameter: 'type',
	displayName: 'Change',
	wire: 'integer',
	required: true,
	default: 1,
	choices: [
		{ name: 'Follow', value: 1 },
		{ name: 'Unfollow', value: 2 },
	],
} satisfies SharedField;

export const likeOrNot = {
	parameter: 'type',
	displayName: 'Change',
	wire: 'integer',
	required: true,
	default: 1,
	choices: [
		{ name: 'Like', value: 1 },
		{ name: 'Unlike', value: 2 },
	],
} satisfies SharedField;

export const liked = {
	parameter: 'flag',
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
} satisfies SharedField;

export const notices = {
	parameter: 'reqScene',
	displayName: 'Kind',
	wire: 'integer',
	required: true,
	default: 3,
	choices: [
		{ name: 'Comments', value: 4 },
		{ name: 'Follows', value: 5 },
		{ name: 'Likes', value: 3 },
	],
} satisfies SharedField;

export const searchFor = {
	parameter: 'searchFor',
	displayName: 'Search For',
	wire: 'string',
	required: true,
	placeholder: 'e.g. tulips',
} satisfies SharedField;

export const searchFilter = {
	parameter: 'filter',
	displayName: 'Filter',
	wire: 'integer',
	default: 0,
	choices: [
		{ name: 'Latest', value: 1 },
		{ name: 'Liked by Friends', value: 2 },
		{ name: 'None', value: 0 },
	],
} satisfies SharedField;

export const searchPage = {
	parameter: 'page',
	displayName: 'Page',
	wire: 'integer',
	description:
		'Number of the page. For every page but the first, fill in the other page fields too.',
} satisfies SharedField;

export const searchOffset = {
	parameter: 'offset',
	displayName: 'Page Offset',
	wire: 'integer',
	default: 0,
	description: 'To go on after a page that was read with Simplify off: its offset',
} satisfies SharedField;

export const assistantUrl = {
	parameter: 'url',
	displayName: 'QR Code URL',
	wire: 'string',
	required: true,
	placeholder: 'e.g. https://channels.weixin.qq.com/mobile/confirm_login.html?token=…',
	description:
		'URL that a QR code reader finds in the QR code on https://channels.weixin.qq.com/login.html',
} satisfies SharedField;

export const dmText = {
	parameter: 'dmText',
	displayName: 'Text',
	wire: 'string',
	required: true,
	rows: 3,
	placeholder: 'e.g. Do you ship to Shanghai?',
} satisfies SharedField;

export const dmImageUrl = {
	parameter: 'imgUrl',
	displayName: 'Image',
	wire: 'string',
	required: true,
	isLink: true,
	placeholder: 'e.g. https://example.com/tulips.png',
} satisfies SharedField;

export const videoUrl = {
	parameter: 'videoUrl',
	displayName: 'Video',
	wire: 'string',
	required: true,
	isLink: true,
	placeholder: 'e.g. https://example.com/tulips.mp4',
} satisfies SharedField;

export const coverUrl = {
	parameter: 'imgUrl',
	displayName: 'Cover',
	wire: 'string',
	required: true,
	isLink: true,
	placeholder: 'e.g. https://example.com/tulips.png',
} satisfies SharedField;

export const videoTitle = {
	parameter: 'title',
	displayName: 'Title',
	wire: 'string',
	required: true,
	placeholder: 'e.g. How to keep tulips fresh',
} satisfies SharedField;

export const topics = {
	parameter: 'topic',
	displayName: 'Topics',
	wire: 'array',
	placeholder: 'e.g. #tulips',
	description: 'Hashtags, each with its #',
} satisfies SharedField;

/** @param md5 the gateway's spelling of the checksum of the cover */
export const uploadedVideo = (md5: string): Field[] => [
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
	{ name: md5, displayName: 'Thumbnail MD5', wire: 'string', required: true },
	{ name: 'fileKey', displayName: 'File Key', wire: 'string', required: true },
];

export const channelName = {
	parameter: 'nickName',
	displayName: 'Channel Name',
	wire: 'string',
	placeholder: 'e.g. Flower shop',
} satisfies SharedField;

export const introduction = {
	parameter: 'signature',
	displayName: 'Introduction',
	wire: 'string',
	placeholder: 'e.g. Tulips and roses every day',
} satisfies SharedField;

export const profilePhoto = {
	parameter: 'headImgUrl',
	displayName: 'Profile Image',
	wire: 'string',
	isLink: true,
	placeholder: 'e.g. https://example.com/shop.png',
} satisfies SharedField;

export const country = {
	parameter: 'country',
	displayName: 'Country',
	wire: 'string',
	placeholder: 'e.g. CN',
} satisfies SharedField;

export const province = {
	parameter: 'province',
	displayName: 'Province',
	wire: 'string',
	placeholder: 'e.g. Guangdong',
} satisfies SharedField;

export const city = {
	parameter: 'city',
	displayName: 'City',
	wire: 'string',
	placeholder: 'e.g. Shenzhen',
} satisfies SharedField;

export const gender = {
	parameter: 'sex',
	displayName: 'Gender',
	wire: 'integer',
	placeholder: 'e.g. 1',
	description: 'Number of the gender. Elsewhere in WeChat, 1 is male and 2 is female.',
} satisfies SharedField;
