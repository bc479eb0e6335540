import type { Words } from './words';

/** Operations that more than one gateway has. */
export const moment = {
	comment: {
		value: 'comment',
		name: 'Comment',
		action: 'Comment on Moments post',
		description: 'Write a comment on a post, or answer a comment',
	},
	delete: {
		value: 'delete',
		name: 'Delete',
		action: 'Delete own Moments post',
		description: 'Delete a post of the account for good',
	},
	deleteComment: {
		value: 'deleteComment',
		name: 'Delete Comment',
		action: 'Delete comment on Moments post',
		description: 'Take a comment off a post',
	},
	downloadVideo: {
		value: 'downloadVideo',
		name: 'Download Video',
		action: 'Download video of Moments post',
		description: 'Get the video of a post',
	},
	forward: {
		value: 'forward',
		name: 'Forward',
		action: 'Forward Moments post to own Moments',
		description:
			'Post again what somebody else posted, unless it has images: use Post Images for those. The account must have been online for at least 3 days.',
	},
	get: {
		value: 'get',
		name: 'Get',
		action: 'Get content of Moments post',
		description: 'Retrieve a post with its full content, likes and comments',
	},
	getByContact: {
		value: 'getByContact',
		name: 'Get by Contact',
		action: 'Get Moments of contact',
		description:
			'Retrieve a list of the posts of a contact, the newest first. Use Get for each post to get images and videos that can be opened.',
	},
	like: {
		value: 'like',
		name: 'Like',
		action: 'Like Moments post',
		description: 'Put a like on a post',
	},
	makePrivate: {
		value: 'makePrivate',
		name: 'Make Private',
		action: 'Make own Moments post private',
		description: 'Hide a post of the account from everybody else',
	},
	makePublic: {
		value: 'makePublic',
		name: 'Make Public',
		action: 'Make own Moments post public',
		description: 'Show a private post of the account again',
	},
	postImages: {
		value: 'postImages',
		name: 'Post Images',
		action: 'Post images to Moments',
		description:
			'Post up to 9 images, with or without text. The account must have been online for at least 3 days.',
	},
	postLink: {
		value: 'postLink',
		name: 'Post Link',
		action: 'Post link to Moments',
		description:
			'Post a link to a web page. The account must have been online for at least 3 days.',
	},
	postText: {
		value: 'postText',
		name: 'Post Text',
		action: 'Post text to Moments',
		description:
			'Post a text without images. The account must have been online for at least 3 days.',
	},
	postVideo: {
		value: 'postVideo',
		name: 'Post Video',
		action: 'Post video to Moments',
		description: 'Post a video. The account must have been online for at least 3 days.',
	},
	unlike: {
		value: 'unlike',
		name: 'Unlike',
		action: 'Unlike Moments post',
		description: 'Take back the like on a post',
	},
} satisfies Record<string, Words>;
