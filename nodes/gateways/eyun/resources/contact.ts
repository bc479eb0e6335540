import * as fields from '../../../editor/contactFields';
import { listingContacts } from '../../../editor/contactList';
import { contact as words } from '../../../editor/words/contact';
import { resources } from '../../../editor/words/resources';
import type { Field } from '../../../engine/operation';
import { list } from '../answer';
import { contactId, PERSON } from '../fields';
import type { Resource } from '../operation';

const chat = {
	parameter: 'chat',
	displayName: 'Chat',
	pick: 'chat',
	placeholder: 'e.g. wxid_abc123def456 or 12345678901@chatroom',
	description: 'The contact or group',
} as const;

const { key, ticket } = fields.stranger('v1', 'v2', 'Search or by Get Member of a group');
const v1: Field = { name: 'v1', ...key };
const v2: Field = { name: 'v2', ...ticket };

export const contact: Resource = {
	...resources.contact,
	operations: [
		{
			...words.acceptRequest,
			path: '/acceptUser',
			pace: 'acceptRequest',
			fields: [
				{ ...v1, ...fields.applicant.key },
				{ ...v2, ...fields.applicant.ticket },
				{ name: 'type', ...fields.applicant.source },
			],
		},
		{
			...words.add,
			path: '/addUser',
			pace: 'friendRequest',
			fields: [v1, v2, { name: 'type', ...fields.source }, { name: 'verify', ...fields.greeting }],
		},
		{
			...words.checkStatus,
			path: '/checkZombie',
			answer: list,
			pace: 'contactStatus',
			fields: [{ name: 'wcId', ...fields.contacts }],
		},
		{ ...words.delete, path: '/delContact', pace: 'change', fields: [contactId] },
		{
			...words.get,
			path: '/getContact',
			answer: list,
			simplify: [...PERSON, 'phoneNumList', 'labelList'],
			pace: 'details',
			fields: [{ name: 'wcId', ...fields.contactsOrGroups }],
		},
		{
			value: 'getPlus',
			name: 'Get (Plus)',
			action: 'Get details of contacts or groups in another way',
			description:
				"As Get, by another endpoint, which is not in the vendor's catalog; what it returns is not known for certain",
			path: '/getContactPlus',
			answer: list,
			pace: 'details',
			fields: [{ name: 'wcId', ...fields.contactsOrGroups }],
		},
		listingContacts,
		{ ...words.getAllWeCom, path: '/getImAddressList', answer: list, fields: [] },
		{
			...words.getMyQrCode,
			path: '/getQrCode',
			file: { link: 'qrCodeUrl', stem: 'my-qr-code', extension: 'png', isExtra: true },
			fields: [],
		},
		{
			...words.getWeCom,
			path: '/getOpenImContact',
			fields: [{ name: 'wcId', ...fields.weComId }],
		},
		{
			...words.setDoNotDisturb,
			path: '/setDisturb',
			pace: 'change',
			fields: [
				{ ...contactId, ...chat, name: 'chatRoomId' },
				{ name: 'type', ...fields.notifications },
			],
		},
		{
			...words.pinChat,
			path: '/setTop',
			pace: 'change',
			fields: [
				{ ...contactId, ...chat },
				{ name: 'operType', ...fields.position },
			],
		},
		{
			...words.search,
			path: '/searchUser',
			pace: 'searchPerson',
			fields: [{ name: 'wcId', ...fields.searchFor }],
		},
		{
			...words.setPrivacy,
			path: '/userPrivacySettings',
			pace: 'change',
			fields: [
				{ name: 'privacyType', ...fields.privacySetting },
				{ name: 'switchType', ...fields.privacyState },
			],
		},
		{
			...words.setMyAvatar,
			path: '/sendHeadImage',
			pace: 'change',
			fields: [{ name: 'path', ...fields.photoUrl }],
		},
		{
			...words.setPermission,
			path: '/setFriendPemission',
			pace: 'change',
			fields: [contactId, { name: 'type', ...fields.permission }],
		},
		{
			...words.setRemark,
			path: '/modifyRemark',
			pace: 'change',
			fields: [contactId, { name: 'remark', ...fields.remark }],
		},
	],
};
