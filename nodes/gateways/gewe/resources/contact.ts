import * as fields from '../../../editor/contactFields';
import { listingContacts } from '../../../editor/contactList';
import { contact as words } from '../../../editor/words/contact';
import { resources } from '../../../editor/words/resources';
import type { Field } from '../../../engine/operation';
import { list } from '../answer';
import { contactId, groupId, PERSON } from '../fields';
import type { Resource } from '../operation';

/** What /contacts/addContacts is to do. */
const [ADD, ACCEPT, REJECT] = [2, 3, 4];

/** The only thing that WeCom contacts can be searched by. */
const BY_QR_CODE = 1;

const { key, ticket } = fields.stranger('v3', 'v4', 'Search');
const v3: Field = { name: 'v3', ...key };
const v4: Field = { name: 'v4', ...ticket };

/** The documents want it for every request, and say what it is for in one of the three cases. */
const decisionText: Field = {
	name: 'content',
	parameter: 'verify',
	displayName: 'Text',
	wire: 'string',
	whenEmpty: '',
	placeholder: 'e.g. Nice to meet you',
	description:
		'Goes out with the decision. The vendor does not say whether the person gets to see it.',
};

const applicant: Field[] = [
	{ ...v3, ...fields.applicant.key },
	{ ...v4, ...fields.applicant.ticket },
	{ name: 'scene', ...fields.applicant.source },
	decisionText,
];

const several: Field = { name: 'wxids', ...fields.contacts, wire: 'array', minItems: 1 };
const severalChats: Field = { ...several, ...fields.contactsOrGroups, wire: 'array' };

/** The documents know these two for groups alone. */
const group: Field = { ...groupId, parameter: 'chat' };

const phones: Field = {
	name: 'phones',
	displayName: 'Phone Numbers',
	wire: 'array',
	placeholder: 'e.g. 13800138000',
	description: 'Several can also be entered at once, separated by commas',
};

export const contact: Resource = {
	...resources.contact,
	operations: [
		{
			...words.acceptRequest,
			pace: 'acceptRequest',
			path: '/contacts/addContacts',
			always: { option: ACCEPT },
			fields: applicant,
		},
		{
			...words.add,
			pace: 'friendRequest',
			path: '/contacts/addContacts',
			always: { option: ADD },
			fields: [
				v3,
				v4,
				{ name: 'scene', ...fields.source },
				{ name: 'content', ...fields.greeting },
			],
		},
		{
			value: 'addWeCom',
			name: 'Add WeCom',
			action: 'Send friend request to WeCom contact',
			description: 'Send a friend request to somebody who uses WeCom, as Search WeCom finds them',
			pace: 'friendRequest',
			path: '/im/add',
			fields: [
				{ ...v3, description: 'Stands for the person (v3), as returned by Search WeCom' },
				v4,
			],
		},
		{
			...words.checkStatus,
			description:
				'Find out who deleted (relation 1) or blocked (relation 2) the account; relation 0 is a contact as usual',
			pace: 'details',
			path: '/contacts/checkRelation',
			answer: list,
			fields: [several],
		},
		{
			...words.delete,
			pace: 'change',
			path: '/contacts/deleteFriend',
			fields: [contactId],
		},
		{
			...words.get,
			pace: 'details',
			path: '/contacts/getDetailInfo',
			answer: list,
			simplify: PERSON,
			fields: [severalChats],
		},
		{
			value: 'getBrief',
			name: 'Get Brief Details',
			action: 'Get brief details of contacts or groups',
			description:
				'Retrieve the names and profile images of up to 100 contacts or groups by their IDs. The vendor advises to ask for 20 at a time.',
			pace: 'details',
			path: '/contacts/getBriefInfo',
			answer: list,
			simplify: PERSON,
			fields: [
				{
					...severalChats,
					maxItems: 100,
					description: 'Up to 100 contacts or groups, better not more than 20',
				},
			],
		},
		listingContacts,
		{
			...words.getAllWeCom,
			pace: 'page',
			path: '/im/sync',
			answer: list,
			fields: [],
		},
		{
			...words.getMyQrCode,
			description: 'Retrieve the image of the QR code with which others add the account',
			path: '/personal/getQrCode',
			file: { link: 'qrCode', isBase64: true, stem: 'my-qr-code', extension: 'png' },
			fields: [],
		},
		{
			value: 'getPhoneContacts',
			name: 'Get Phone Contacts',
			action: 'Get people behind uploaded phone numbers',
			description:
				'Retrieve the people whose phone numbers were given to WeChat by Upload Phone Contacts',
			pace: 'details',
			path: '/contacts/getPhoneAddressList',
			answer: list,
			fields: [{ ...phones, description: 'Only these numbers. Empty returns all of them.' }],
		},
		{
			...words.getWeCom,
			pace: 'details',
			path: '/im/detail',
			fields: [{ name: 'toUserName', ...fields.weComId }],
		},
		{
			...words.setDoNotDisturb,
			description: 'Switch do not disturb on or off for a group',
			pace: 'change',
			path: '/group/setMsgSilence',
			fields: [
				group,
				{
					name: 'silence',
					...fields.notifications,
					wire: 'boolean',
					sentAs: { 0: true, 1: false },
				},
			],
		},
		{
			...words.pinChat,
			description: 'Keep a group on top of the chat list, or stop doing so',
			pace: 'change',
			path: '/group/pinChat',
			fields: [
				group,
				{ name: 'top', ...fields.position, wire: 'boolean', sentAs: { 0: false, 1: true } },
			],
		},
		{
			value: 'rejectRequest',
			name: 'Reject Request',
			action: 'Reject friend request',
			description: 'Say no to somebody who wants to become a contact',
			pace: 'change',
			path: '/contacts/addContacts',
			always: { option: REJECT },
			fields: applicant,
		},
		{
			...words.search,
			description:
				'Find a person by phone number or WeChat ID, to add them. If the person is a contact already, v3 is the contact ID.',
			pace: 'searchPerson',
			path: '/contacts/search',
			fields: [{ name: 'contactsInfo', ...fields.searchFor }],
		},
		{
			value: 'searchWeCom',
			name: 'Search WeCom',
			action: 'Find WeCom contact by QR code',
			description: 'Find somebody who uses WeCom by their QR code, to add them',
			pace: 'searchPerson',
			path: '/im/search',
			always: { scene: BY_QR_CODE },
			fields: [
				{
					name: 'content',
					parameter: 'qrContent',
					displayName: 'QR Code Content',
					wire: 'string',
					required: true,
					placeholder: 'e.g. https://work.weixin.qq.com/u/vc0123456789abcdef',
					description: 'What a QR code reader finds in the QR code, not the link to its image',
				},
			],
		},
		{
			...words.setPrivacy,
			pace: 'change',
			path: '/personal/privacySettings',
			fields: [
				{ name: 'option', ...fields.privacySetting },
				{ name: 'open', ...fields.privacyState, wire: 'boolean', sentAs: { 1: false, 2: true } },
			],
		},
		{
			...words.setMyAvatar,
			description:
				'Replace the profile image of the account. The phone shows it after WeChat has been closed and opened again.',
			pace: 'change',
			path: '/personal/updateHeadImg',
			fields: [{ name: 'headImgUrl', ...fields.photoUrl }],
		},
		{
			...words.setPermission,
			pace: 'change',
			path: '/contacts/setFriendPermissions',
			fields: [
				contactId,
				{
					name: 'onlyChat',
					...fields.permission,
					wire: 'boolean',
					sentAs: { 1: false, 2: true },
				},
			],
		},
		{
			...words.setRemark,
			pace: 'change',
			path: '/contacts/setFriendRemark',
			fields: [contactId, { name: 'remark', ...fields.remark }],
		},
		{
			value: 'uploadPhoneContacts',
			name: 'Upload Phone Contacts',
			action: 'Upload phone numbers or take them back',
			description:
				'Give WeChat the phone numbers of people, so that Get Phone Contacts finds them, or take numbers back',
			pace: 'change',
			path: '/contacts/uploadPhoneAddressList',
			fields: [
				{ ...phones, required: true },
				{
					name: 'opType',
					displayName: 'Change',
					wire: 'integer',
					required: true,
					default: 1,
					choices: [
						{ name: 'Take Back', value: 2 },
						{ name: 'Upload', value: 1 },
					],
				},
			],
		},
	],
};
