import type { Words } from './words';

/** Operations that more than one gateway has. */
export const channel = {
	browseVideo: {
		value: 'browseVideo',
		name: 'Browse Video',
		action: 'Count as viewer of Channels video',
		description: 'Count as a viewer of a video',
	},
	commentOnVideo: {
		value: 'commentOnVideo',
		name: 'Comment on Video',
		action: 'Comment on Channels video',
		description: 'Write or delete a comment under a video',
	},
	create: {
		value: 'create',
		name: 'Create',
		action: 'Create channel',
		description: 'Open a channel for the account. The phone shows whether it was granted.',
	},
	follow: {
		value: 'follow',
		name: 'Follow or Unfollow',
		action: 'Follow or unfollow channel',
		description: 'Start or stop following a channel',
	},
	getComments: {
		value: 'getComments',
		name: 'Get Comments',
		action: 'Get comments on Channels video',
		description: 'Retrieve a list of the comments on a video, or of the replies to a comment',
	},
	getDmContact: {
		value: 'getDmContact',
		name: 'Get Direct Message Contact',
		action: 'Get contact of Channels direct messages',
		description: 'Retrieve the details of somebody who exchanges direct messages with your channel',
	},
	getFollowed: {
		value: 'getFollowed',
		name: 'Get Followed',
		action: 'Get channels that the account follows',
		description: 'Retrieve a list of the channels that you follow',
	},
	getLikedVideos: {
		value: 'getLikedVideos',
		name: 'Get Liked Videos',
		action: 'Get liked or favorited Channels videos',
		description: 'Retrieve a list of the videos that you liked or favorited',
	},
	getMyHome: {
		value: 'getMyHome',
		name: 'Get My Home',
		action: 'Get my channel',
		description: 'Retrieve your own channel with the ID and role type that other operations need',
	},
	getMyQrCode: {
		value: 'getMyQrCode',
		name: 'Get My QR Code',
		action: 'Get my channel QR code',
		description: 'Retrieve the URL of the QR code of your channel',
	},
	getNotifications: {
		value: 'getNotifications',
		name: 'Get Notifications',
		action: 'Get notifications of channel',
		description: 'Retrieve a list of the likes, comments or new followers of your channel',
	},
	getUserHome: {
		value: 'getUserHome',
		name: 'Get User Home',
		action: 'Get videos of channel',
		description:
			'Retrieve a list of the videos of a channel, with the IDs that other operations need. With Simplify off, about the channel itself, too.',
	},
	heart: {
		value: 'heart',
		name: 'Heart Video or Comment',
		action: 'Heart Channels video or comment',
		description: 'Give a heart to a video or a comment, or take it back',
	},
	likeVideo: {
		value: 'likeVideo',
		name: 'Like or Unlike Video',
		action: 'Like or unlike Channels video',
		description: 'Give a thumbs up to a video, or take it back',
	},
	logInToAssistant: {
		value: 'logInToAssistant',
		name: 'Log in to Assistant',
		action: 'Log in to channel assistant',
		description: 'Log in to the web page on which channels are managed, as if by phone',
	},
	publishVideo: {
		value: 'publishVideo',
		name: 'Publish Video',
		action: 'Publish video to channel',
		description: 'Publish a video from a file, or one that Upload Video stored',
	},
	search: {
		value: 'search',
		name: 'Search',
		action: 'Search for channels or Channels videos',
		description: 'Find channels or videos by words',
	},
	sendDmImage: {
		value: 'sendDmImage',
		name: 'Send Direct Message Image',
		action: 'Send image as Channels direct message',
		description:
			'Send an image to a channel, as a direct message within Channels. The first direct message to somebody must be a text.',
	},
	sendDmText: {
		value: 'sendDmText',
		name: 'Send Direct Message Text',
		action: 'Send text as Channels direct message',
		description: 'Send a text to a channel, as a direct message within Channels',
	},
	updateProfile: {
		value: 'updateProfile',
		name: 'Update Profile',
		action: 'Update profile of channel',
		description:
			'Change how your channel presents itself. Texts that are left empty stay as they are.',
	},
	uploadVideo: {
		value: 'uploadVideo',
		name: 'Upload Video',
		action: 'Upload video for publishing to channel',
		description: 'Store a video and its cover, to be published by Publish Video',
	},
} satisfies Record<string, Words>;
