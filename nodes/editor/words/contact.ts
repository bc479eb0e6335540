import type { Words } from './words';

/** Operations that more than one gateway has. */
export const contact = {
	acceptRequest: {
		value: 'acceptRequest',
		name: 'Accept Request',
		action: 'Accept friend request',
		description:
			'Say yes to somebody who wants to become a contact. The account must have been online for at least 3 days.',
	},
	add: {
		value: 'add',
		name: 'Add',
		action: 'Send friend request',
		description:
			'Send a friend request. The account must have been online for at least 3 days, and WeChat limits accounts that send many requests.',
	},
	checkStatus: {
		value: 'checkStatus',
		name: 'Check Status',
		action: 'Check whether contacts deleted or blocked the account',
		description:
			'Find out who deleted (status 1) or blocked (status 2) the account, and who is no friend of it (status 6)',
	},
	delete: {
		value: 'delete',
		name: 'Delete',
		action: 'Delete contact',
		description: 'Remove a contact from the account',
	},
	get: {
		value: 'get',
		name: 'Get',
		action: 'Get details of contacts or groups',
		description: 'Retrieve the details of up to 20 contacts or groups by their IDs',
	},
	// Not the value that lists have: favorites have it, too, with other options, and n8n would have to show both.
	getMany: {
		value: 'getMany',
		name: 'Get Many',
		action: 'Get many contacts',
		description:
			'Retrieve a list of the contacts by name. 1,000 take about a minute, unless their names were read within the hour.',
	},
	getAllWeCom: {
		value: 'getAllWeCom',
		name: 'Get Many WeCom',
		action: 'Get many WeCom contacts',
		description: 'Retrieve a list of the WeCom contacts of the account with their details',
	},
	getMyQrCode: {
		value: 'getMyQrCode',
		name: 'Get My QR Code',
		action: 'Get QR code for adding the account',
		description: 'Retrieve the URL of the QR code with which others add the account',
	},
	getWeCom: {
		value: 'getWeCom',
		name: 'Get WeCom',
		action: 'Get details of WeCom contact',
		description: 'Retrieve the details of a WeCom contact, including the company',
	},
	setDoNotDisturb: {
		value: 'setDoNotDisturb',
		name: 'Mute or Unmute Chat',
		action: 'Mute or unmute chat',
		description: 'Switch do not disturb on or off for a contact or group',
	},
	pinChat: {
		value: 'pinChat',
		name: 'Pin or Unpin Chat',
		action: 'Pin or unpin chat',
		description: 'Keep a chat on top of the chat list, or stop doing so',
	},
	search: {
		value: 'search',
		name: 'Search',
		action: 'Find person by phone number or account name',
		description:
			'Find a person by phone number or WeChat ID, to add them. If the person is a contact already, v1 is the contact ID and v2 is null.',
	},
	setPrivacy: {
		value: 'setPrivacy',
		name: 'Set My Privacy',
		action: 'Set how others can find and add the account',
		description: 'Decide how others can find and add the account',
	},
	setMyAvatar: {
		value: 'setMyAvatar',
		name: 'Set My Profile Image',
		action: 'Set my profile image',
		description: 'Replace the profile image of the account',
	},
	setPermission: {
		value: 'setPermission',
		name: 'Set Permission',
		action: 'Set whether contact sees Moments or only chats',
		description: 'Let a contact see Moments and more, or only chat',
	},
	setRemark: {
		value: 'setRemark',
		name: 'Set Remark',
		action: 'Set remark of contact',
		description: 'Change the name under which a contact is shown to you',
	},
} satisfies Record<string, Words>;
