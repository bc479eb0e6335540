import type { Words } from './words';

/** Operations that more than one gateway has. */
export const message = {
	forwardFile: {
		value: 'forwardFile',
		name: 'Forward File',
		action: 'Forward received file',
		description: 'Pass on a file that was received, without uploading it again',
	},
	forwardImage: {
		value: 'forwardImage',
		name: 'Forward Image',
		action: 'Forward image',
		description:
			'Pass on an image that was received or uploaded before, without uploading it again',
	},
	forwardLink: {
		value: 'forwardLink',
		name: 'Forward Link',
		action: 'Forward received link card',
		description: 'Pass on a link card that was received',
	},
	forwardMiniProgram: {
		value: 'forwardMiniProgram',
		name: 'Forward Mini Program',
		action: 'Forward received mini program card',
		description: 'Pass on a mini program card that was received, with a cover of your own',
	},
	forwardVideo: {
		value: 'forwardVideo',
		name: 'Forward Video',
		action: 'Forward video',
		description: 'Pass on a video that was received or uploaded before, without uploading it again',
	},
	revoke: {
		value: 'revoke',
		name: 'Revoke',
		action: 'Revoke sent message',
		description: 'Take back a message that was sent less than about 2 minutes ago',
	},
	sendAndWait: {
		// n8n looks for this value.
		value: 'sendAndWait',
		name: 'Send and Wait for Response',
		action: 'Send question and wait for response',
		description: 'Ask somebody for an approval or an answer; the workflow goes on when it has come',
	},
	sendApp: {
		value: 'sendApp',
		name: 'Send App Message',
		action: 'Send card from its XML',
		description: 'Send a music, live, Channels or other card from its XML',
	},
	sendContactCard: {
		value: 'sendContactCard',
		name: 'Send Contact Card',
		action: 'Send contact card',
		description: 'Recommend a contact or an Official Account to somebody',
	},
	sendFile: {
		value: 'sendFile',
		name: 'Send File',
		action: 'Send file',
		description: 'Send a file of the workflow, or one from a public link',
	},
	sendImage: {
		value: 'sendImage',
		name: 'Send Image',
		action: 'Send image',
		description: 'Send an image of the workflow, or one from a public link',
	},
	sendLink: {
		value: 'sendLink',
		name: 'Send Link',
		action: 'Send link card',
		description: 'Send a link as a card with title, description and image',
	},
	sendMiniProgram: {
		value: 'sendMiniProgram',
		name: 'Send Mini Program',
		action: 'Send mini program card',
		description: 'Send a card that opens a page of a mini program',
	},
	sendQuote: {
		value: 'sendQuote',
		name: 'Send Quote Reply',
		action: 'Reply to message with quote',
		description:
			'Answer a message with a text and a quote of it, which WeChat shows below the text',
	},
	sendSticker: {
		value: 'sendSticker',
		name: 'Send Sticker',
		action: 'Send received sticker',
		description: 'Send a sticker that was received before',
	},
	sendText: {
		value: 'sendText',
		name: 'Send Text',
		action: 'Send text message to contact or group',
		description: 'Send a text message to a contact or a group, also to answer one',
	},
	sendMention: {
		value: 'sendMention',
		name: 'Send Text With Mention',
		action: 'Send text message that mentions group members',
		description: 'Send a text to a group that mentions members, so that they are notified',
	},
	sendVideo: {
		value: 'sendVideo',
		name: 'Send Video',
		action: 'Send video',
		description: 'Send a video of the workflow, or one from a public link',
	},
	sendVoice: {
		value: 'sendVoice',
		name: 'Send Voice',
		action: 'Send voice message',
		description: 'Send a voice message from a silk or amr file',
	},
} satisfies Record<string, Words>;
