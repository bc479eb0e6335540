/** Groups (chat rooms). */
import { randomInt } from 'node:crypto';
import type { Call, Handlers } from '../call.mts';
import {
	ADMIN_CHANGES,
	administered,
	announce,
	applicant,
	befriendMember,
	groupById,
	invitedGroup,
	join,
	joinInvited,
	leave,
	NO_GROUP,
	owned,
	REASON_MISSING,
	removeMembers,
} from '../groupRules.mts';
import { findMember, findPerson } from '../lookup.mts';
import { pictureBase64 } from '../media.mts';
import { Refusal } from '../reply.mts';
import { newGroup, newMember } from '../seed/groups.mts';
import type { Group, Member, MessageKind } from '../world.mts';
import { personDetails } from './contact.mts';

const NO_MESSAGE = '消息不存在';
const CONFIRMATION_ON = '群聊已开启邀请确认';
const WRONG_SIGN = 'sign错误';

const groupOf = (call: Call) => groupById(call.world, call.text('chatRoomId'));
const administeredGroupOf = (call: Call) => administered(groupOf(call), call.account);
const ownedGroupOf = (call: Call) => owned(groupOf(call), call.account);

function memberOf(call: Call, name: string): Member {
	const member = findMember(groupOf(call), call.text(name));
	if (!member) throw new Refusal(NO_GROUP);
	return member;
}

function invite(call: Call, reason: string): void {
	const wcIds = call.list('userList');
	groupOf(call).invited.push(...wcIds.map((wcId) => ({ wcId, reason })));
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

export const group: Handlers = {
	'/createChatroom': (call) => {
		const { account, world } = call;
		const chatRoomID = `2${randomInt(10 ** 9, 10 ** 10)}@chatroom`;
		const own = newMember(account.wcId, account.nickName);
		const created = newGroup(chatRoomID, call.text('topic'), account.wcId, [own]);
		for (const wcId of call.list('userList')) join(world, created, wcId, account);
		world.groups.push(created);
		return { chatRoomID, base64: pictureBase64(), status: 0 };
	},

	// An array even for one group; "nikeName" is the documentation's spelling, a live answer had "nickName".
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
		const { chatRoomId, admins, members } = groupOf(call);
		return members.map(({ wcId, nickName, displayName, inviter }) => ({
			chatRoomId,
			userName: wcId,
			nickName,
			displayName,
			bigHeadImgUrl: call.media(`avatar/${wcId}.png`),
			smallHeadImgUrl: call.media(`avatar/${wcId}.png`),
			chatRoomMemberFlag: 1,
			inviterUserName: inviter,
			isManage: admins.includes(wcId),
		}));
	},

	'/getChatRoomMemberInfo': (call) => {
		const { wcId, nickName } = memberOf(call, 'userList');
		const person = findPerson(call.world, wcId);
		if (person) return [{ ...personDetails(call, person), v2: person.v2 }];
		return [{ userName: wcId, nickName, v1: '', v2: '' }];
	},

	// Only for groups without invite confirmation.
	'/addChatRoomMember': (call) => {
		const changed = groupOf(call);
		if (changed.inviteConfirmation) throw new Refusal(CONFIRMATION_ON);
		for (const wcId of call.list('userList')) join(call.world, changed, wcId, call.account);
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
		const wcId = request && applicant(request.content);
		if (!wcId) throw new Refusal(NO_MESSAGE);
		join(call.world, changed, wcId, call.account);
	},

	'/deleteChatRoomMember': (call) =>
		removeMembers(administeredGroupOf(call), call.list('userList')),

	'/operateChatRoom': (call) =>
		ADMIN_CHANGES[call.int('type')](ownedGroupOf(call), call.list('wcId')),

	'/addRoomMemberFriend': (call) => {
		const { wcId } = memberOf(call, 'memberWcId');
		return befriendMember(call.world, groupOf(call), wcId, call.text('content'));
	},

	'/quitChatRoom': (call) => leave(call.world, groupOf(call), call.account),

	'/acceptUrl': (call) => {
		joinInvited(call.world, call.text('url'), call.account);
	},

	// Only type 0 is documented; the other two answers are invented.
	'/scanJoinRoom': (call) => {
		const { nickName, members } = invitedGroup(call.world, call.text('url'));
		if (call.int('type') === 1) return { nickName, memberCount: members.length };
		if (call.int('type') === 10) return `<html><body>${nickName}</body></html>`;
		joinInvited(call.world, call.text('url'), call.account);
		return undefined;
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

	'/setChatRoomAnnouncement': (call) =>
		announce(call.world, administeredGroupOf(call), call.text('content'), call.account),

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
