import type { Field } from '../../engine/operation';

const part = (
	name: string,
	parameter: string,
	displayName: string,
	placeholder: string,
	description: string,
): Field => ({
	name,
	parameter,
	displayName,
	wire: 'string',
	required: true,
	placeholder: `e.g. ${placeholder}`,
	description,
});

const SIZE = 'in pixels, as the media of the video has it';

/** What a card of a video of Channels is made of; all of it comes with the video. */
export const channelVideo: Field[] = [
	{
		name: 'id',
		parameter: 'videoId',
		displayName: 'Video ID',
		wire: 'long',
		required: true,
		placeholder: 'e.g. 14264358459626420066',
		description: 'ID of the video, as operations of Channel return it',
	},
	part(
		'nonceId',
		'objectNonceId',
		'Video Nonce ID',
		'10047862846549821893_0_25_2_1',
		'The objectNonceId that is returned with the video',
	),
	part(
		'username',
		'authorId',
		'Author ID',
		'v2_060000231003b20faec8@finder',
		'ID of the channel that published the video (username)',
	),
	part('nickname', 'authorName', 'Author Name', 'Tea Shop', 'Name of that channel'),
	part(
		'headUrl',
		'authorPicture',
		'Author Image URL',
		'https://wx.qlogo.cn/finderhead/abc/0',
		'Image of that channel',
	),
	part('mediaType', 'mediaType', 'Media Type', '4', 'Type of the media: 4 is a video'),
	part('width', 'videoWidth', 'Width', '1080', `Width ${SIZE}`),
	part('height', 'videoHeight', 'Height', '1920', `Height ${SIZE}`),
	part(
		'url',
		'mediaUrl',
		'Media URL',
		'https://finder.video.qq.com/…',
		'Link of the media of the video',
	),
	part(
		'thumbUrl',
		'mediaThumbUrl',
		'Thumbnail URL',
		'https://finder.video.qq.com/…',
		'The thumbUrl of the media',
	),
	part(
		'thumbUrlToken',
		'mediaThumbKey',
		'Thumbnail Token',
		'&token=abc123',
		'The thumbUrlToken of the media',
	),
	part('description', 'videoDescription', 'Description', 'Spring tea', 'Text of the video'),
	part(
		'videoPlayLen',
		'videoPlayLen',
		'Duration',
		'12',
		'Duration in seconds (videoPlayLen), as the media of the video has it',
	),
];
