import type { Field } from '../../engine/operation';

/** Fields that several operations share. */

export const groupId: Field = {
	name: 'chatRoomId',
	displayName: 'Group',
	wire: 'string',
	pick: 'group',
	required: true,
	placeholder: 'e.g. 12345678901@chatroom',
	description:
		'The list shows the groups that are saved to the address book; the ID of any other one comes with its messages (chatId)',
};

export const contactId: Field = {
	name: 'wcId',
	parameter: 'contact',
	displayName: 'Contact',
	wire: 'string',
	pick: 'contact',
	required: true,
	placeholder: 'e.g. wxid_abc123def456',
	description: 'Found by remark, nickname or ID',
};

export const receiver: Field = {
	name: 'wcId',
	parameter: 'to',
	displayName: 'To',
	wire: 'string',
	pick: 'chat',
	required: true,
	placeholder: 'e.g. wxid_abc123def456 or 12345678901@chatroom',
	description:
		'Who gets the message: a contact or a group. To answer, use By ID with the chatId of a WeChat Trigger. The ID filehelper is the File Transfer chat of the account itself.',
};

/** Full message content as the trigger delivers it; endpoints that take it want it unchanged. */
export const messageXml: Field = {
	name: 'content',
	parameter: 'messageXml',
	displayName: 'Message XML',
	wire: 'string',
	required: true,
	rows: 4,
	default: '={{ $json.xml }}',
	placeholder: 'e.g. <?xml version="1.0"?><msg>…</msg>',
	description:
		'Content of the received message, unchanged. Right behind a WeChat Trigger it is filled in already.',
};

/** WeChat's own id of a message: `messageId` in the trigger's output. */
export const messageId: Field = {
	name: 'newMsgId',
	displayName: 'Message ID',
	wire: 'long',
	required: true,
	default: '={{ $json.messageId }}',
	placeholder: 'e.g. 8015075888668773694',
	description: 'ID of the message (newMsgId): messageId in the output of a WeChat Trigger',
};

/** The gateway's id of a message: `localId` in the trigger's output. */
export const localId: Field = {
	name: 'msgId',
	displayName: 'Local ID',
	wire: 'long',
	required: true,
	default: '={{ $json.localId }}',
	placeholder: 'e.g. 1052001123',
	description:
		'ID of the message at the gateway (msgId): localId in the output of a WeChat Trigger',
};

export const developerAccount: Field = {
	name: 'account',
	displayName: 'Developer Account',
	wire: 'string',
	required: true,
	placeholder: 'e.g. 13800000000',
	description: 'Account name at the gateway, often a phone number',
};

/** A proxy of one's own for the connection to WeChat. */
export const ownProxy: Field[] = [
	{
		name: 'proxyIp',
		displayName: 'Proxy Address',
		wire: 'string',
		placeholder: 'e.g. 203.0.113.7:1080',
		description: 'Address and port of a SOCKS5 proxy of your own',
	},
	{
		name: 'proxyUser',
		displayName: 'Proxy User',
		wire: 'string',
		placeholder: 'e.g. shop-proxy',
	},
	{ name: 'proxyPassword', displayName: 'Proxy Password', wire: 'string', secret: true },
];

/** Filled in behind a WeChat Trigger. */
export const triggeringGroupId: Field = { ...groupId, default: '={{ $json.chatId }}' };

/** What matters about a person: who it is and how to recognize them. */
export const PERSON = [
	'userName',
	'nickName',
	'remark',
	'aliasName',
	'sex',
	'province',
	'city',
	'signature',
	'smallHead',
	'labelList',
];
