import * as fields from '../../editor/fields';
import type { Field } from '../../engine/operation';

/** Fields that several operations share. What they say is the same for every gateway. */

export const groupId: Field = { name: 'chatroomId', ...fields.groupId };
export const triggeringGroupId: Field = { name: 'chatroomId', ...fields.triggeringGroupId };
export const contactId: Field = { name: 'wxid', ...fields.contactId };
export const receiver: Field = { name: 'toWxid', ...fields.receiver };

/** The XML of a received message; unlike the text it has no sender in front, also in groups. */
export const messageXml: Field = { name: 'xml', ...fields.messageXml };

export const link = (name: string, ...texts: Parameters<typeof fields.link>): Field => ({
	name,
	...fields.link(...texts),
});

/** A proxy of one's own for the connection to WeChat, whole in one text. */
export const ownProxy: Field = {
	name: 'proxyIp',
	displayName: 'Proxy Address',
	wire: 'string',
	secret: true,
	description:
		'SOCKS5 proxy of your own, with user and password where it has them, such as socks5://user:password@203.0.113.7:1080',
};

/** What matters about a person, as GeWe calls it. */
export const PERSON = [
	'userName',
	'nickName',
	'alias',
	'remark',
	'sex',
	'country',
	'province',
	'city',
	'signature',
	'smallHeadImgUrl',
	'labelList',
];
