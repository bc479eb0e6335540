import type { Filters } from '../../nodes/events/filters';

/** A new trigger with all events: nothing but its own account's messages is dropped. */
export const OPEN: Filters = {
	events: [],
	chatType: 'any',
	accounts: [],
	chats: [],
	senders: [],
	ignoreOwn: true,
	ignoreOfficial: true,
	onlyWhenMentioned: false,
	textContains: '',
	textPattern: '',
	maxAgeSeconds: 0,
};

/** A workflow that answers questions about orders. */
export const TYPICAL: Filters = {
	...OPEN,
	events: ['message.text', 'message.image', 'message.quote', 'message.file', 'contact.request'],
	textPattern: '^(order|price)\\s*\\d+',
	maxAgeSeconds: 300,
};
