import { ofEvent, type SharedField } from './fields';

/** Fields of operations on contacts and on the account as others see it. */

export const contacts = {
	parameter: 'contacts',
	displayName: 'Contacts',
	wire: 'list',
	pick: 'contact',
	required: true,
	maxItems: 20,
	placeholder: 'e.g. wxid_abc123def456',
	description: 'Up to 20 contacts',
} satisfies SharedField;

export const contactsOrGroups = {
	...contacts,
	displayName: 'Contacts or Groups',
	pick: 'chat',
	placeholder: 'e.g. wxid_abc123def456 or 12345678901@chatroom',
	description: 'Up to 20 contacts or groups',
} satisfies SharedField;

export const weComId = {
	parameter: 'contact',
	displayName: 'Contact',
	wire: 'string',
	pick: 'contact',
	required: true,
	placeholder: 'e.g. 25984982345678901@openim',
	description: 'ID of the WeCom contact, as returned by Get Many WeCom',
} satisfies SharedField;

/**
 * The two texts that stand for a stranger.
 *
 * @param key what the gateway calls the first, and `ticket` the second
 * @param from where they come from
 */
export const stranger = (key: string, ticket: string, from: string) =>
	({
		key: {
			parameter: 'v1',
			displayName: `Contact Key (${key.toUpperCase()})`,
			wire: 'string',
			required: true,
			placeholder: 'e.g. v3_020b3826fd03@stranger',
			description: `Stands for the person (${key}), as returned by ${from}`,
		},
		ticket: {
			parameter: 'v2',
			displayName: `Contact Ticket (${ticket.toUpperCase()})`,
			wire: 'string',
			required: true,
			placeholder: 'e.g. v4_000b708f0b04@stranger',
			description: `Goes with the contact key (${ticket}) and comes from the same place`,
		},
	}) satisfies Record<string, SharedField>;

/** Somebody who has sent a friend request. */
export const applicant = {
	key: {
		...ofEvent('request.v1'),
		description:
			'Stands for the person, as a WeChat Trigger delivers it with the friend request (request.v1)',
	},
	ticket: { ...ofEvent('request.v2') },
	source: {
		parameter: 'type',
		displayName: 'Source',
		wire: 'integer',
		required: true,
		...ofEvent('request.scene'),
		placeholder: 'e.g. 3',
		description:
			'How the person found the account: the scene number that a WeChat Trigger delivers with the friend request',
	},
} satisfies Record<string, Partial<SharedField>>;

export const source = {
	parameter: 'type',
	displayName: 'Source',
	wire: 'integer',
	required: true,
	default: 3,
	choices: [
		{ name: 'Group', value: 8 },
		{ name: 'Phone Number', value: 15 },
		{ name: 'QQ', value: 4 },
		{ name: 'WeChat ID', value: 3 },
	],
	description: 'How the person was found',
} satisfies SharedField;

export const greeting = {
	parameter: 'verify',
	displayName: 'Greeting',
	wire: 'string',
	prominent: true,
	whenEmpty: '',
	placeholder: 'e.g. Hello, this is the flower shop',
	description: 'Message that the person reads with the request',
} satisfies SharedField;

export const notifications = {
	parameter: 'type',
	displayName: 'Notifications',
	wire: 'integer',
	required: true,
	default: 0,
	choices: [
		{ name: 'Mute', value: 0 },
		{ name: 'Unmute', value: 1 },
	],
	description: 'In an expression, 0 mutes the chat and 1 unmutes it',
} satisfies SharedField;

export const position = {
	parameter: 'operType',
	displayName: 'Position',
	wire: 'integer',
	required: true,
	default: 1,
	choices: [
		{ name: 'Pin', value: 1 },
		{ name: 'Unpin', value: 0 },
	],
} satisfies SharedField;

export const searchFor = {
	parameter: 'searchFor',
	displayName: 'Phone Number or WeChat ID',
	wire: 'string',
	required: true,
	placeholder: 'e.g. 13800138000',
	description:
		'Phone number, or the WeChat ID that the person chose. IDs that start with wxid_ cannot be found.',
} satisfies SharedField;

export const privacySetting = {
	parameter: 'privacyType',
	displayName: 'Setting',
	wire: 'integer',
	required: true,
	default: 4,
	choices: [
		{ name: 'Find by Phone Number', value: 8 },
		{ name: 'Find by WeChat ID', value: 25 },
		{ name: 'Friend by Contact Card', value: 40 },
		{ name: 'Friend by Group', value: 38 },
		{ name: 'Friend by My QR Code', value: 39 },
		{
			name: 'Friend Confirmation',
			value: 4,
			description: 'Whoever adds the account has to be accepted first',
		},
		{
			name: 'Recommend Phone Contacts',
			value: 7,
			description: 'WeChat suggests people from the address book of the phone',
		},
	],
} satisfies SharedField;

export const privacyState = {
	parameter: 'switchType',
	displayName: 'State',
	wire: 'integer',
	required: true,
	default: 2,
	choices: [
		{ name: 'Off', value: 1 },
		{ name: 'On', value: 2 },
	],
} satisfies SharedField;

export const photoUrl = {
	parameter: 'path',
	displayName: 'Image',
	wire: 'string',
	required: true,
	isLink: true,
	placeholder: 'e.g. https://example.com/shop.png',
	description: 'The new image',
} satisfies SharedField;

export const permission = {
	parameter: 'type',
	displayName: 'Permission',
	wire: 'integer',
	required: true,
	default: 1,
	choices: [
		{ name: 'Chats Only', value: 2 },
		{ name: 'Normal', value: 1, description: 'Chats, Moments and all the rest' },
	],
} satisfies SharedField;

export const remark = {
	parameter: 'remark',
	displayName: 'Remark',
	wire: 'string',
	required: true,
	placeholder: 'e.g. Ms. Li, regular customer',
} satisfies SharedField;
