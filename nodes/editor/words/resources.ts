import type { Resource } from '../../engine/operation';

/** Modules that more than one gateway has. */
export const resources = {
	account: {
		value: 'account',
		name: 'Account',
		startWith: 'checkOnline',
	},
	channel: {
		value: 'channel',
		name: 'Channel',
	},
	contact: {
		value: 'contact',
		name: 'Contact',
	},
	favorite: {
		value: 'favorite',
		name: 'Favorite',
	},
	group: {
		value: 'group',
		name: 'Group',
	},
	incomingMessage: {
		value: 'incomingMessage',
		name: 'Incoming Message',
		startWith: 'downloadImage',
	},
	label: {
		value: 'label',
		name: 'Label',
	},
	login: {
		value: 'login',
		name: 'Login',
		startWith: 'getQrCode',
	},
	message: {
		value: 'message',
		name: 'Message',
		startWith: 'sendText',
	},
	moment: {
		value: 'moment',
		name: 'Moment',
	},
	tool: {
		value: 'tool',
		name: 'Tool',
		startWith: 'downloadCdnFile',
	},
} satisfies Record<string, Omit<Resource, 'operations'>>;
