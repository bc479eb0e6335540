/**
 * Ids in a request must belong to something in the world, so that a mixed-up or rounded id is
 * noticed. The sources have no text for this; these are the simulator's own.
 */
import { type Call, itemsOf } from '../call.mts';
import { findContact, findGroup, findMember, findPerson } from '../lookup.mts';
import { Refusal } from '../reply.mts';

const NOBODY = '接收人不存在';
const NO_LABEL = '标签不存在';
const NO_CHANNEL = '视频号不存在';

interface Check {
	holds(id: string, call: Call): boolean;
	otherwise: string;
}

const contact: Check = {
	holds: (id, { world }) => findContact(world, id) !== undefined,
	otherwise: NOBODY,
};
const group: Check = {
	holds: (id, { world }) => findGroup(world, id) !== undefined,
	otherwise: NOBODY,
};
const receiver: Check = {
	holds: (id, call) => contact.holds(id, call) || group.holds(id, call),
	otherwise: NOBODY,
};
const person: Check = {
	holds: (id, { world }) => findPerson(world, id) !== undefined,
	otherwise: NOBODY,
};
const anybody: Check = {
	holds: (id, call) => person.holds(id, call) || group.holds(id, call),
	otherwise: NOBODY,
};
const weCom: Check = {
	holds: (id, { world }) => findContact(world, id)?.kind === 'openim',
	otherwise: NOBODY,
};
const member: Check = {
	holds: (id, call) => findMember(findGroup(call.world, call.text('chatroomId')), id) !== undefined,
	otherwise: NOBODY,
};
const contactOrSelf: Check = {
	holds: (id, call) => id === call.account.wcId || contact.holds(id, call),
	otherwise: NOBODY,
};
const label: Check = {
	holds: (id, { world }) => world.labels.some(({ labelId }) => String(labelId) === id),
	otherwise: NO_LABEL,
};
const myChannel: Check = {
	holds: (id, { world }) => id === world.channel.me.userName,
	otherwise: NO_CHANNEL,
};
const anyChannel: Check = {
	holds: (id, call) =>
		myChannel.holds(id, call) || call.world.channel.users.some(({ userName }) => userName === id),
	otherwise: NO_CHANNEL,
};
const myRole: Check = {
	holds: (id, { world }) => id === String(world.channel.me.roleType),
	otherwise: NO_CHANNEL,
};

/** What a parameter names, by path and name or by the name alone; the more special entry counts. */
const checks: Record<string, Check> = {
	toWxid: receiver,
	chatroomId: group,
	wxid: contact,
	memberWxid: member,
	memberWxids: member,
	nameCardWxid: contact,
	labelIds: label,
	wxIds: contact,
	allowWxIds: contact,
	atWxIds: contact,
	disableWxIds: contact,
	allowTagIds: label,
	disableTagIds: label,
	myUserName: myChannel,
	myRoleType: myRole,
	toUserName: anyChannel,
	'/im/detail toUserName': weCom,
	'/contacts/checkRelation wxids': person,
	'/contacts/getBriefInfo wxids': anybody,
	'/contacts/getDetailInfo wxids': anybody,
	'/group/createChatroom wxids': contact,
	'/group/inviteMember wxids': contact,
	'/group/removeMember wxids': member,
	'/group/adminOperate wxids': member,
	// Whose comment is deleted, or answered, is anybody's.
	'/sns/commentSns wxid': contactOrSelf,
	'/sns/likeSns wxid': contactOrSelf,
	'/api/group/invite group_id': group,
};

/** Refuses a call that names somebody or something unknown. */
export function requireKnown(call: Call): void {
	for (const [name, value] of Object.entries(call.args)) {
		const check = checks[`${call.operation.path} ${name}`] ?? checks[name];
		if (!check) continue;
		for (const id of itemsOf(value)) {
			if (!check.holds(id, call)) throw new Refusal(check.otherwise);
		}
	}
}
