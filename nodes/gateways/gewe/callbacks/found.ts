import type { IDataObject } from 'n8n-workflow';

import { isObject, rowsOf } from '../../../engine/answer';
import type { Found } from '../../../events/compose';
import { isMessageId } from '../../../events/ids';
import { splitSender } from '../../../events/sender';
import { toIso } from '../../../events/time';
import { withoutSender } from '../../../events/xml';
import { type Fields, fieldsAt, fieldsOf, textIn } from './fields';
import { sidesOf } from './groups';
import { mentionsIn } from './mentions';

/** What every callback says: whose it is. */
export interface Origin {
	accountId: string;
	/** The device. */
	session: string;
	code: string;
	raw: IDataObject;
}

/** What a callback says that belongs to no chat, whatever else it carries. */
export const nothingOf = (fields: Fields, origin: Origin): Found => ({
	...origin,
	gateway: 'gewe',
	messageId: '',
	localId: '',
	fromUser: '',
	toUser: '',
	group: undefined,
	writer: '',
	self: undefined,
	content: '',
	text: '',
	title: '',
	mentions: [],
	isAtMe: false,
	isOfficial: false,
	push: '',
	timestamp: toIso(fields.get('createtime')),
	data: {},
});

/** The flat dialect says so, as a word in some versions; that it does not say so is no proof. */
const selfIn = (fields: Fields): true | undefined =>
	textIn(fields, 'isself').toLowerCase() === 'true' || fields.get('isself') === true || undefined;

/** What the phone of the account tells other devices: which chat is open, what has been read. */
const STATUS = '51';

/** What a message says. */
export function messageOf(fields: Fields, origin: Origin, group: string | undefined): Found {
	const { fromUser, toUser } = sidesOf(fields);
	const content = textIn(fields, 'content');
	const { sender = fromUser, rest } =
		group === undefined ? { rest: content } : splitSender(content, fromUser);
	const localId = textIn(fields, 'msgid');
	return {
		...nothingOf(fields, origin),
		...mentionsIn(fields),
		messageId: textIn(fields, 'newmsgid'),
		localId: isMessageId(localId) ? localId : '',
		fromUser,
		toUser,
		group,
		writer: sender,
		self: origin.code === STATUS || selfIn(fields),
		// A download takes the XML without the sender in front.
		content: group === undefined ? content : withoutSender(content),
		text: rest,
		isOfficial: textIn(fields, 'msgsource').includes('<bizmsg>'),
		push: textIn(fields, 'pushcontent'),
		data: { fromUser },
	};
}

/** Fields of a contact or a group, by the names that the details know. */
const OF_CONTACTS = [
	...['nickName', 'remark', 'alias', 'encryptUserName', 'chatRoomOwner'],
	...['bigHeadImgUrl', 'smallHeadImgUrl'],
];

/** The members of a group, by the names that the others see. */
const membersIn = (list: unknown): IDataObject[] =>
	rowsOf(list)
		.filter(isObject)
		.map(fieldsOf)
		.map((member) => ({
			id: textIn(member, 'username'),
			name: textIn(member, 'displayname') || textIn(member, 'nickname'),
		}));

/** What a change in the address book says of somebody. */
export function changeIn(fields: Fields, origin: Origin, id: string): Found {
	const named = OF_CONTACTS.map((name) => [name, textIn(fields, name.toLowerCase())]);
	const group = fieldsAt(fields, 'newchatroomdata');
	return {
		...nothingOf(fields, origin),
		messageId: textIn(fields, 'newmsgid'),
		fromUser: id,
		writer: id,
		text: textIn(fields, 'content'),
		data: {
			...(Object.fromEntries(named) as IDataObject),
			userName: id,
			memberCount: textIn(group, 'membercount'),
			members: membersIn(group.get('chatroommember')),
		},
	};
}
