/**
 * Ids in a request must belong to something in the world, so that a mixed-up or rounded id is
 * noticed. The vendor documents no text for this; these are the simulator's own.
 */
import { type Call, itemsOf } from './call.mts';
import {
	findAccount,
	findContact,
	findGroup,
	findMember,
	findPerson,
	findReceiver,
} from './lookup.mts';
import { Refusal } from './reply.mts';

const NOBODY = '接收人不存在';
const NO_LABEL = '标签不存在';
const NO_ACCOUNT = '微信号不存在';
const NO_CHANNEL = '视频号不存在';

/** What an id must name, and the text when it does not. */
export interface Check {
	holds(id: string, call: Call): boolean;
	otherwise: string;
}

export const contact: Check = {
	holds: (id, { world }) => findContact(world, id) !== undefined,
	otherwise: NOBODY,
};
export const group: Check = {
	holds: (id, { world }) => findGroup(world, id) !== undefined,
	otherwise: NOBODY,
};
export const chat: Check = {
	holds: (id, call) => contact.holds(id, call) || group.holds(id, call),
	otherwise: NOBODY,
};
const receiver: Check = {
	holds: (id, call) => findReceiver(call.world, id) !== undefined || group.holds(id, call),
	otherwise: NOBODY,
};
export const person: Check = {
	holds: (id, { world }) => findPerson(world, id) !== undefined,
	otherwise: NOBODY,
};
export const anybody: Check = {
	holds: (id, call) => person.holds(id, call) || group.holds(id, call),
	otherwise: NOBODY,
};
export const weCom: Check = {
	holds: (id, { world }) => findContact(world, id)?.kind === 'openim',
	otherwise: NOBODY,
};
/** A member of the group that this parameter names. */
export const memberOf = (param: string): Check => ({
	holds: (id, call) => findMember(findGroup(call.world, call.text(param)), id) !== undefined,
	otherwise: NOBODY,
});
const member = memberOf('chatRoomId');
export const contactOrSelf: Check = {
	holds: (id, call) => id === call.account.wcId || contact.holds(id, call),
	otherwise: NOBODY,
};
export const label: Check = {
	holds: (id, { world }) => world.labels.some(({ labelId }) => String(labelId) === id),
	otherwise: NO_LABEL,
};
const account: Check = {
	holds: (id, { world }) => findAccount(world, id) !== undefined,
	otherwise: NO_ACCOUNT,
};
/** A login passes an empty id at the very first time. */
const accountOrNone: Check = {
	holds: (id, call) => id === '' || account.holds(id, call),
	otherwise: NO_ACCOUNT,
};
export const myChannel: Check = {
	holds: (id, { world }) => id === world.channel.me.userName,
	otherwise: NO_CHANNEL,
};
export const anyChannel: Check = {
	holds: (id, call) =>
		myChannel.holds(id, call) || call.world.channel.users.some(({ userName }) => userName === id),
	otherwise: NO_CHANNEL,
};
export const myRole: Check = {
	holds: (id, { world }) => id === String(world.channel.me.roleType),
	otherwise: NO_CHANNEL,
};
/** /getSessionId: empty for type 2, "act as my WeChat account". */
const myChannelForType: Check = {
	holds: (id, call) => (call.int('type') === 2 ? id === '' : myChannel.holds(id, call)),
	otherwise: NO_CHANNEL,
};
const unchecked: Check = { holds: () => true, otherwise: '' };

/**
 * What a parameter names. The most special entry counts: of the path, of the catalog's resource, of
 * the parameter name alone. A parameter without an entry names nothing.
 */
const checks: Record<string, Check> = {
	chatRoomId: group,
	memberWcId: member,
	nameCardId: contact,
	userList: contact,
	groupUser: contact,
	blackList: contact,
	withUserList: contact,
	labelIdList: label,
	groupUserLabelIds: label,
	blackListLabelIds: label,
	wcIds: account,
	myUserName: myChannel,
	meUserName: myChannel,
	myRoleType: myRole,
	meRoleType: myRole,
	toUserName: anyChannel,
	contactUserName: anyChannel,
	'label wcId': contact,
	'contact wcId': contact,
	'moment wcId': contactOrSelf,
	'group wcId': member,
	'message wcId': receiver,
	'login wcId': account,
	'tool wcId': account,
	'/iPadLogin wcId': accountOrNone,
	'/loginByAccountAndPassword wcId': accountOrNone,
	'/getContact wcId': anybody,
	'/getContactPlus wcId': anybody,
	'/checkZombie wcId': person,
	'/getOpenImContact wcId': weCom,
	'/setTop wcId': chat,
	// A WeChat number or a phone number, not an id.
	'/searchUser wcId': unchecked,
	// Named like a group in the documentation, but described as "contact or group".
	'/setDisturb chatRoomId': chat,
	'/deleteChatRoomMember userList': member,
	'/getChatRoomMemberInfo userList': member,
	'/finderFollow userName': anyChannel,
	'/finderUserHome userName': anyChannel,
	'/getSessionId myUserName': myChannelForType,
};

/**
 * Refuses a call that names somebody or something unknown. `table` says what a parameter names: by
 * path, by resource, or by its name alone; the most special entry counts.
 */
export function requireKnown(call: Call, table: Record<string, Check> = checks): void {
	const { path, resource } = call.operation;
	for (const [name, value] of Object.entries(call.args)) {
		const check = table[`${path} ${name}`] ?? table[`${resource} ${name}`] ?? table[name];
		if (!check) continue;
		for (const id of itemsOf(value)) {
			if (!check.holds(id, call)) throw new Refusal(check.otherwise);
		}
	}
}
