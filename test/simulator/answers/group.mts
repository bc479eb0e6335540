/** Groups (chat rooms). */
import { randomInt } from 'node:crypto';
import type { Call, Handlers } from '../call.mts';
import { hex } from '../ids.mts';
import { findContact, findGroup, findMember, findPerson, nameOf } from '../lookup.mts';
import { pictureBase64 } from '../media.mts';
import { addMessage } from '../messages.mts';
import { Refusal } from '../reply.mts';
import { newGroup, newMember } from '../seed/groups.mts';
import type { Group, Member, MessageKind } from '../world.mts';
import { announcementXml } from '../xml.mts';
import { contactDetails } from './contact.mts';

const NO_GROUP = '群聊不存在';
const NO_MESSAGE = '消息不存在';
const ADMINS_ONLY = '仅群主或管理员可操作';
const OWNER_ONLY = '仅群主可操作';
const CONFIRMATION_ON = '群聊已开启邀请确认';
const REASON_MISSING = '邀请理由不能为空';
const WRONG_SIGN = 'sign错误';
const ONE_ONLY = '只能转让给一个微信号';
/** The one text for this that the documentation has. */
const PRIVATE_MEMBER = '由于对方的隐私设置，你无法通过群聊将其添加至通讯录。';

function groupOf(call: Call): Group {
	const group = findGroup(call.world, call.text('chatRoomId'));
	if (!group) throw new Refusal(NO_GROUP);
	return group;
}

/** WeChat's own rule for announcements, removals and approvals. */
function administeredGroupOf(call: Call): Group {
	const group = groupOf(call);
	const { wcId } = call.account;
	if (group.owner !== wcId && !group.admins.includes(wcId)) throw new Refusal(ADMINS_ONLY);
	return group;
}

function ownedGroupOf(call: Call): Group {
	const group = groupOf(call);
	if (group.owner !== call.account.wcId) throw new Refusal(OWNER_ONLY);
	return group;
}

function memberOf(call: Call, name: string): Member {
	const member = findMember(groupOf(call), call.text(name));
	if (!member) throw new Refusal(NO_GROUP);
	return member;
}

function join(call: Call, group: Group, wcId: string): void {
	if (findMember(group, wcId)) return;
	group.members.push(newMember(wcId, nameOf(call.world, wcId), call.account.wcId));
}

function invite(call: Call, reason: string): void {
	const wcIds = call.list('userList');
	groupOf(call).invited.push(...wcIds.map((wcId) => ({ wcId, reason })));
}

/** The group behind an invitation card or a QR code. */
function invitedGroupOf(call: Call): Group {
	const invitation = call.world.invitations.find(({ url }) => url === call.text('url'));
	if (!invitation) throw new Refusal(NO_GROUP);
	return invitation.group;
}

function joinInvited(call: Call): void {
	const group = invitedGroupOf(call);
	join(call, group, call.account.wcId);
	if (!findGroup(call.world, group.chatRoomId)) call.world.groups.push(group);
}

/** Sets a to-do on a message of the group, or revokes it with the sign that setting returned. */
function todo(call: Call, kind: MessageKind, revoke: boolean) {
	const group = groupOf(call);
	const newMsgId = call.long('newMsgId');
	const message = call.world.messages.find(
		(other) =>
			other.newMsgId === newMsgId && other.chat === group.chatRoomId && other.kind === kind,
	);
	if (!message) throw new Refusal(NO_MESSAGE);
	const isSet = (entry: Group['todos'][number]) =>
		entry.newMsgId === newMsgId && entry.sign === call.int('sign');
	if (revoke) {
		if (!group.todos.some(isSet)) throw new Refusal(WRONG_SIGN);
		group.todos = group.todos.filter((entry) => !isSet(entry));
		return null;
	}
	// The documentation lists `sign` without saying where it stands; in `data` is an assumption.
	const sign = randomInt(1, 2 ** 31);
	group.todos.push({ newMsgId, sign });
	return { sign };
}

/** What /operateChatRoom does, by its type. */
const OPERATIONS: Record<number, (group: Group, wcIds: string[]) => void> = {
	1: (group, wcIds) => {
		group.admins = [...new Set([...group.admins, ...wcIds])];
	},
	2: (group, wcIds) => {
		group.admins = group.admins.filter((wcId) => !wcIds.includes(wcId));
	},
	3: (group, wcIds) => {
		if (wcIds.length !== 1) throw new Refusal(ONE_ONLY);
		group.owner = wcIds[0];
	},
};

export const group: Handlers = {
	'/createChatroom': (call) => {
		const { account, world } = call;
		const chatRoomID = `2${randomInt(10 ** 9, 10 ** 10)}@chatroom`;
		const own = newMember(account.wcId, account.nickName);
		const created = newGroup(chatRoomID, call.text('topic'), account.wcId, [own]);
		for (const wcId of call.list('userList')) join(call, created, wcId);
		world.groups.push(created);
		return { chatRoomID, base64: pictureBase64(), status: 0 };
	},

	// An array even for one group; "nikeName" is the documentation's spelling.
	'/getChatRoomInfo': (call) => {
		const { chatRoomId, nickName, owner, admins, members, avatar, v1 } = groupOf(call);
		return [
			{
				chatRoomId,
				nickName,
				chatRoomOwner: owner,
				smallHeadImgUrl: call.media(avatar),
				v1,
				memberCount: members.length,
				chatRoomMembers: members.map((member) => ({
					userName: member.wcId,
					nikeName: member.nickName,
					inviterUserName: member.inviter,
					isManage: admins.includes(member.wcId),
				})),
			},
		];
	},

	'/getChatRoomMember': (call) => {
		const { chatRoomId, members } = groupOf(call);
		return members.map(({ wcId, nickName, displayName, inviter }) => ({
			chatRoomId,
			userName: wcId,
			nickName,
			displayName,
			bigHeadImgUrl: call.media(`avatar/${wcId}.png`),
			smallHeadImgUrl: call.media(`avatar/${wcId}.png`),
			chatRoomMemberFlag: 1,
			inviterUserName: inviter,
		}));
	},

	'/getChatRoomMemberInfo': (call) => {
		const { wcId, nickName } = memberOf(call, 'userList');
		const person = findPerson(call.world, wcId);
		if (person) return [{ ...contactDetails(call, person), v2: person.v2 }];
		return [{ userName: wcId, nickName, v1: '', v2: '' }];
	},

	// Only for groups without invite confirmation.
	'/addChatRoomMember': (call) => {
		const changed = groupOf(call);
		if (changed.inviteConfirmation) throw new Refusal(CONFIRMATION_ON);
		for (const wcId of call.list('userList')) join(call, changed, wcId);
	},

	'/inviteChatRoomMember': (call) => invite(call, ''),

	'/addChatRoomMemberVerify': (call) => {
		if (call.text('reason').trim() === '') throw new Refusal(REASON_MISSING);
		invite(call, call.text('reason'));
	},

	'/agreeAddChatRoomMember': (call) => {
		const changed = administeredGroupOf(call);
		const request = call.world.messages.find(
			({ kind, chat, newMsgId, content }) =>
				kind === 'joinRequest' &&
				chat === changed.chatRoomId &&
				newMsgId === call.long('newMsgId') &&
				content === call.text('xml'),
		);
		const wcId = request && /<username><!\[CDATA\[([^\]]+)/.exec(request.content)?.[1];
		if (!wcId) throw new Refusal(NO_MESSAGE);
		join(call, changed, wcId);
	},

	'/deleteChatRoomMember': (call) => {
		const changed = administeredGroupOf(call);
		const gone = call.list('userList');
		changed.members = changed.members.filter(({ wcId }) => !gone.includes(wcId));
		changed.admins = changed.admins.filter((wcId) => !gone.includes(wcId));
	},

	'/operateChatRoom': (call) => OPERATIONS[call.int('type')](ownedGroupOf(call), call.list('wcId')),

	'/addRoomMemberFriend': (call) => {
		const member = memberOf(call, 'memberWcId');
		if (member.private) throw new Refusal(PRIVATE_MEMBER);
		const { wcId } = member;
		if (!findContact(call.world, wcId)) {
			call.world.sentRequests.push({ wcId, type: 14, verify: call.text('content') });
		}
		return findPerson(call.world, wcId)?.v1 ?? `v3_${hex(32)}@stranger`;
	},

	'/quitChatRoom': (call) => {
		const left = groupOf(call);
		left.members = left.members.filter(({ wcId }) => wcId !== call.account.wcId);
		call.world.groups = call.world.groups.filter((other) => other !== left);
	},

	'/acceptUrl': (call) => joinInvited(call),

	// Only type 0 is documented; the other two answers are invented.
	'/scanJoinRoom': (call) => {
		const { nickName, members } = invitedGroupOf(call);
		if (call.int('type') === 1) return { nickName, memberCount: members.length };
		if (call.int('type') === 10) return `<html><body>${nickName}</body></html>`;
		return joinInvited(call);
	},

	'/modifyGroupName': (call) => {
		groupOf(call).nickName = call.text('content');
	},

	'/modifyGroupRemark': (call) => {
		groupOf(call).remark = call.text('content');
	},

	'/updateIInChatRoomNickName': (call) => {
		const own = findMember(groupOf(call), call.account.wcId);
		if (own) own.displayName = call.text('nickName');
	},

	'/setChatRoomAnnouncement': (call) => {
		const changed = administeredGroupOf(call);
		const text = call.text('content');
		changed.announcement = text;
		addMessage(call.world, {
			account: call.account.wcId,
			chat: changed.chatRoomId,
			from: call.account.wcId,
			kind: 'announcement',
			text,
			content: announcementXml(text),
		});
	},

	// 3 saves, 2 removes.
	'/showInAddressBook': (call) => {
		groupOf(call).saved = call.int('flag') === 3;
	},

	'/getGroupQrCode': (call) => ({
		imgUrl: call.media(`qr/group/${groupOf(call).chatRoomId}.png`),
	}),

	'/roomTodo': (call) => todo(call, 'announcement', call.int('operType') === 1),
	'/roomAppTodo': (call) => todo(call, 'miniProgram', call.has('sign')),
};
