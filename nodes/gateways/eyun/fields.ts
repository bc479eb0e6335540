import * as fields from '../../editor/fields';
import type { Field } from '../../engine/operation';

/** Fields that several operations share. */

export const groupId: Field = { name: 'chatRoomId', ...fields.groupId };
export const triggeringGroupId: Field = { name: 'chatRoomId', ...fields.triggeringGroupId };
export const contactId: Field = { name: 'wcId', ...fields.contactId };
export const receiver: Field = { name: 'wcId', ...fields.receiver };
export const messageXml: Field = { name: 'content', ...fields.messageXml };
export const messageId: Field = { name: 'newMsgId', ...fields.messageId };
export const localId: Field = { name: 'msgId', ...fields.localId };

export const developerAccount: Field = {
	name: 'account',
	displayName: 'Developer Account',
	wire: 'string',
	required: true,
	placeholder: 'e.g. 13800000000',
	description: 'Account name at the gateway, often a phone number',
};

export const ownWeChatId: Field = {
	name: 'wcId',
	parameter: 'weChatId',
	displayName: 'WeChat ID',
	wire: 'string',
	pick: 'account',
	required: true,
	placeholder: 'e.g. wxid_abc123def456',
	description: 'One of your own accounts',
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

/** What matters about a person: who it is and how to recognize them. */
export const PERSON = [
	'userName',
	'nickName',
	'remark',
	'aliasName',
	'sex',
	'country',
	'province',
	'city',
	'signature',
	'bigHead',
	'smallHead',
	'v1',
];
