import type { Field } from '../../../engine/operation';
import { list } from '../answer';
import { contactId, groupId, PERSON } from '../fields';
import type { Resource } from '../operation';

const contactIds: Field = {
	name: 'wcId',
	parameter: 'contacts',
	displayName: 'Contacts',
	wire: 'list',
	pick: 'contact',
	required: true,
	maxItems: 20,
	placeholder: 'e.g. wxid_abc123def456',
	description: 'Up to 20 contacts',
};

const chat = {
	parameter: 'chat',
	displayName: 'Chat',
	pick: 'chat',
	placeholder: 'e.g. wxid_abc123def456 or 12345678901@chatroom',
	description: 'The contact or group',
} as const;

const v1: Field = {
	name: 'v1',
	displayName: 'Contact Key (V1)',
	wire: 'string',
	required: true,
	placeholder: 'e.g. v3_020b3826fd03@stranger',
	description: 'Stands for the person (v1), as returned by Search or by Get Member of a group',
};

const v2: Field = {
	name: 'v2',
	displayName: 'Contact Ticket (V2)',
	wire: 'string',
	required: true,
	placeholder: 'e.g. v4_000b708f0b04@stranger',
	description: 'Goes with the contact key (v2) and comes from the same place',
};

export const contact: Resource = {
	value: 'contact',
	name: 'Contact',
	operations: [
		{
			value: 'acceptRequest',
			name: 'Accept Request',
			action: 'Accept friend request',
			description:
				'Say yes to somebody who wants to become a contact. The account must have been online for at least 3 days.',
			path: '/acceptUser',
			pace: 'acceptRequest',
			fields: [
				{
					...v1,
					default: '={{ $json.request.v1 }}',
					description:
						'Stands for the person (v1), as a WeChat Trigger delivers it with the friend request',
				},
				{ ...v2, default: '={{ $json.request.v2 }}' },
				{
					name: 'type',
					displayName: 'Source',
					wire: 'integer',
					required: true,
					default: '={{ $json.request.scene }}',
					placeholder: 'e.g. 3',
					description:
						'How the person found the account: the scene number that a WeChat Trigger delivers with the friend request',
				},
			],
		},
		{
			value: 'add',
			name: 'Add',
			action: 'Send friend request',
			description:
				'Send a friend request. The account must have been online for at least 3 days, and WeChat limits accounts that send many requests.',
			path: '/addUser',
			pace: 'friendRequest',
			fields: [
				v1,
				v2,
				{
					name: 'type',
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
				},
				{
					name: 'verify',
					displayName: 'Greeting',
					wire: 'string',
					prominent: true,
					whenEmpty: '',
					placeholder: 'e.g. Hello, this is the flower shop',
					description: 'Message that the person reads with the request',
				},
			],
		},
		{
			value: 'checkStatus',
			name: 'Check Status',
			action: 'Check whether contacts deleted or blocked the account',
			description: 'Find out who deleted (status 1) or blocked (status 2) the account',
			path: '/checkZombie',
			answer: list,
			pace: 'contactStatus',
			fields: [contactIds],
		},
		{
			value: 'delete',
			name: 'Delete',
			action: 'Delete contact',
			description: 'Remove a contact from the account',
			path: '/delContact',
			pace: 'change',
			fields: [contactId],
		},
		{
			value: 'get',
			name: 'Get',
			action: 'Get details of contacts or groups',
			description: 'Retrieve the details of up to 20 contacts or groups by their IDs',
			path: '/getContact',
			answer: list,
			simplify: PERSON,
			pace: 'details',
			fields: [
				{
					...contactIds,
					displayName: 'Contacts or Groups',
					pick: 'chat',
					placeholder: 'e.g. wxid_abc123def456 or 12345678901@chatroom',
					description: 'Up to 20 contacts or groups',
				},
			],
		},
		{
			value: 'getAllWeCom',
			name: 'Get Many WeCom',
			action: 'Get many WeCom contacts',
			description: 'Retrieve a list of the WeCom contacts of the account with their details',
			path: '/getImAddressList',
			answer: list,
			fields: [],
		},
		{
			value: 'getMyQrCode',
			name: 'Get My QR Code',
			action: 'Get QR code for adding the account',
			description: 'Retrieve the URL of the QR code with which others add the account',
			path: '/getQrCode',
			file: { link: 'qrCodeUrl', stem: 'my-qr-code', extension: 'png', isExtra: true },
			fields: [],
		},
		{
			value: 'getWeCom',
			name: 'Get WeCom',
			action: 'Get details of WeCom contact',
			description: 'Retrieve the details of a WeCom contact, including the company',
			path: '/getOpenImContact',
			fields: [
				{
					...contactId,
					placeholder: 'e.g. 25984982345678901@openim',
					description: 'ID of the WeCom contact, as returned by Get Many WeCom',
				},
			],
		},
		{
			value: 'setDoNotDisturb',
			name: 'Mute or Unmute Chat',
			action: 'Mute or unmute chat',
			description: 'Switch do not disturb on or off for a contact or group',
			path: '/setDisturb',
			pace: 'change',
			fields: [
				{ ...groupId, ...chat },
				{
					name: 'type',
					displayName: 'Notifications',
					wire: 'integer',
					required: true,
					default: 0,
					choices: [
						{ name: 'Mute', value: 0 },
						{ name: 'Unmute', value: 1 },
					],
					description: 'In an expression, 0 mutes the chat and 1 unmutes it',
				},
			],
		},
		{
			value: 'pinChat',
			name: 'Pin or Unpin Chat',
			action: 'Pin or unpin chat',
			description: 'Keep a chat on top of the chat list, or stop doing so',
			path: '/setTop',
			pace: 'change',
			fields: [
				{ ...contactId, ...chat },
				{
					name: 'operType',
					displayName: 'Position',
					wire: 'integer',
					required: true,
					default: 1,
					choices: [
						{ name: 'Pin', value: 1 },
						{ name: 'Unpin', value: 0 },
					],
				},
			],
		},
		{
			value: 'search',
			name: 'Search',
			action: 'Find person by phone number or account name',
			description:
				'Find a person by phone number or WeChat ID, to add them. If the person is a contact already, v1 is the contact ID and v2 is null.',
			path: '/searchUser',
			pace: 'searchPerson',
			fields: [
				{
					name: 'wcId',
					parameter: 'searchFor',
					displayName: 'Phone Number or WeChat ID',
					wire: 'string',
					required: true,
					placeholder: 'e.g. 13800138000',
					description:
						'Phone number, or the WeChat ID that the person chose. IDs that start with wxid_ cannot be found.',
				},
			],
		},
		{
			value: 'setPrivacy',
			name: 'Set My Privacy',
			action: 'Set how others can find and add the account',
			description: 'Decide how others can find and add the account',
			path: '/userPrivacySettings',
			pace: 'change',
			fields: [
				{
					name: 'privacyType',
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
				},
				{
					name: 'switchType',
					displayName: 'State',
					wire: 'integer',
					required: true,
					default: 2,
					choices: [
						{ name: 'Off', value: 1 },
						{ name: 'On', value: 2 },
					],
				},
			],
		},
		{
			value: 'setMyAvatar',
			name: 'Set My Profile Photo',
			action: 'Set my profile photo',
			description: 'Replace the profile photo of the account',
			path: '/sendHeadImage',
			pace: 'change',
			fields: [
				{
					name: 'path',
					displayName: 'Image URL',
					wire: 'string',
					required: true,
					isLink: true,
					placeholder: 'e.g. https://example.com/photo.png',
					description: 'Public URL of the new photo',
				},
			],
		},
		{
			value: 'setPermission',
			name: 'Set Permission',
			action: 'Set whether contact sees Moments or only chats',
			description: 'Let a contact see Moments and more, or only chat',
			path: '/setFriendPemission',
			pace: 'change',
			fields: [
				contactId,
				{
					name: 'type',
					displayName: 'Permission',
					wire: 'integer',
					required: true,
					default: 1,
					choices: [
						{ name: 'Chats Only', value: 2 },
						{ name: 'Normal', value: 1, description: 'Chats, Moments and all the rest' },
					],
				},
			],
		},
		{
			value: 'setRemark',
			name: 'Set Remark',
			action: 'Set remark of contact',
			description: 'Change the name under which a contact is shown to you',
			path: '/modifyRemark',
			pace: 'change',
			fields: [
				contactId,
				{
					name: 'remark',
					displayName: 'Remark',
					wire: 'string',
					required: true,
					placeholder: 'e.g. Ms. Li, regular customer',
				},
			],
		},
	],
};
