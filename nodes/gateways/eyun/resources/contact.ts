import { contact as words } from '../../../editor/words/contact';
import { resources } from '../../../editor/words/resources';
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
	...resources.contact,
	operations: [
		{
			...words.acceptRequest,
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
			...words.add,
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
			...words.checkStatus,
			path: '/checkZombie',
			answer: list,
			pace: 'contactStatus',
			fields: [contactIds],
		},
		{
			...words.delete,
			path: '/delContact',
			pace: 'change',
			fields: [contactId],
		},
		{
			...words.get,
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
			...words.getAllWeCom,
			path: '/getImAddressList',
			answer: list,
			fields: [],
		},
		{
			...words.getMyQrCode,
			path: '/getQrCode',
			file: { link: 'qrCodeUrl', stem: 'my-qr-code', extension: 'png', isExtra: true },
			fields: [],
		},
		{
			...words.getWeCom,
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
			...words.setDoNotDisturb,
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
			...words.pinChat,
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
			...words.search,
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
			...words.setPrivacy,
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
			...words.setMyAvatar,
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
			...words.setPermission,
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
			...words.setRemark,
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
