import type { Words } from './words';

/** Operations that more than one gateway has. */
export const incomingMessage = {
	checkCallbacks: {
		value: 'checkCallbacks',
		name: 'Check Callbacks',
		action: 'Check whether callbacks arrive',
		description:
			'Find out why no messages arrive: calls the address of the WeChat Trigger from inside, without starting a workflow, and asks the gateway who is online',
	},
	downloadFile: {
		value: 'downloadFile',
		name: 'Download File',
		action: 'Download file of received message',
		description: 'Get a file that was received',
	},
	downloadImage: {
		value: 'downloadImage',
		name: 'Download Image',
		action: 'Download image of received message',
		description: 'Get an image that was received',
	},
	downloadSticker: {
		value: 'downloadSticker',
		name: 'Download Sticker',
		action: 'Download sticker of received message',
		description: 'Get a sticker that was received',
	},
	downloadVoice: {
		value: 'downloadVoice',
		name: 'Download Voice',
		action: 'Download voice of received message',
		description: 'Get a voice message that was received, as a silk file',
	},
	requestVideo: {
		value: 'requestVideo',
		name: 'Download Video',
		action: 'Download video of received message',
		description: 'Get a video that was received',
	},
	setCallback: {
		value: 'setCallback',
		name: 'Set Callback URL',
		action: 'Set URL for delivery of all incoming messages',
		description:
			'Set where the messages of all accounts are delivered. The WeChat Trigger of a published workflow does this by itself; its URL is replaced.',
	},
} satisfies Record<string, Words>;
