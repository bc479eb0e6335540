import type { Resource } from '../../engine/operation';

/** Not within an object there: n8n's lint would take its name for that of the operation. */
export const GET_MANY = 'getAll';

/** Modules that more than one gateway has; each starts with what people come for and what does no harm. */
export const resources = {
	account: {
		value: 'account',
		name: 'Account',
		startWith: 'checkOnline',
	},
	channel: {
		value: 'channel',
		name: 'Channel',
		startWith: 'getMyHome',
	},
	contact: {
		value: 'contact',
		name: 'Contact',
		startWith: 'get',
	},
	favorite: {
		value: 'favorite',
		name: 'Favorite',
		startWith: GET_MANY,
	},
	group: {
		value: 'group',
		name: 'Group',
		startWith: 'get',
	},
	incomingMessage: {
		value: 'incomingMessage',
		name: 'Incoming Message',
		startWith: 'downloadImage',
	},
	label: {
		value: 'label',
		name: 'Label',
		startWith: GET_MANY,
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
		startWith: 'postText',
	},
	tool: {
		value: 'tool',
		name: 'Tool',
		startWith: 'downloadCdnFile',
	},
} satisfies Record<string, Omit<Resource, 'operations'>>;
