/** Groups (chat rooms). */
import { randomInt } from 'node:crypto';
import type { Call, Handlers } from '../../call.mts';
import {
	ADMIN_CHANGES,
	administered,
	announce,
	applicant,
	befriendMember,
	forget,
	groupById,
	join,
	joinInvited,
	leave,
	owned,
	REASON_MISSING,
	removeMembers,
} from '../../groupRules.mts';
import { findContact, findMember, findPerson } from '../../lookup.mts';
import { pictureBase64 } from '../../media.mts';
import { Refusal } from '../../reply.mts';
import { newGroup, newMember } from '../../seed/groups.mts';
import type { Group } from '../../world.mts';
import { profile } from './contact.mts';

const NO_MESSAGE = '消息不存在';

const groupOf = (call: Call) => groupById(call.world, call.text('chatroomId'));
const administeredGroupOf = (call: Call) => administered(groupOf(call), call.account);
const ownedGroupOf = (call: Call) => owned(groupOf(call), call.account);

function memberList(call: Call, { members }: Group, withPictures: boolean) {
	return members.map(({ wcId, nickName, displayName, inviter }) => {
		const picture = withPictures ? call.media(`avatar/${wcId}.png`) : null;
		return {
			...{ wxid: wcId, nickName, inviterUserName: inviter || null, memberFlag: 1 },
			displayName: displayName || null,
			...{ bigHeadImgUrl: picture, smallHeadImgUrl: picture },
		};
	});
}

export const group: Handlers = {
	'/group/createChatroom': (call) => {
		const { account, world } = call;
		const chatroomId = `2${randomInt(10 ** 9, 10 ** 10)}@chatroom`;
		const created = newGroup(chatroomId, '', account.wcId, [
			newMember(account.wcId, account.nickName),
		]);
		for (const wcId of call.list('wxids')) join(world, created, wcId, account);
		world.groups.push(created);
		return { headImgBase64: pictureBase64(), chatroomId };
	},

	'/group/getChatroomInfo': (call) => {
		const found = groupOf(call);
		const { chatRoomId, nickName, remark, owner, muted, avatar } = found;
		return {
			...{ chatroomId: chatRoomId, nickName, pyInitial: null, quanPin: nickName, sex: 0 },
			...{ remark: remark || null, remarkPyInitial: null, remarkQuanPin: null },
			...{ chatRoomNotify: muted ? 0 : 1, chatRoomOwner: owner },
			smallHeadImgUrl: call.media(avatar),
			memberList: memberList(call, found, false),
		};
	},

	'/group/getChatroomMemberList': (call) => {
		const found = groupOf(call);
		return {
			memberList: memberList(call, found, true),
			chatroomOwner: found.owner,
			adminWxid: found.admins,
		};
	},

	'/group/getChatroomMemberDetail': (call) => {
		const found = groupOf(call);
		return call.list('memberWxids').map((wcId) => {
			const person = findPerson(call.world, wcId);
			const { nickName = '', inviter = '' } = findMember(found, wcId) ?? {};
			// Of the account itself only what the group knows is told.
			const known = person ? profile(call, person) : { userName: wcId, nickName };
			return {
				...known,
				chatRoomNotify: 0,
				friendUserName: person && findContact(call.world, wcId) ? wcId : (person?.v1 ?? ''),
				inviterUserName: inviter || null,
				memberFlag: null,
			};
		});
	},

	'/group/getChatroomAnnouncement': (call) => {
		const { announcement, owner } = groupOf(call);
		return { announcement, announcementEditor: owner, publishTime: 1_760_000_000 };
	},

	'/group/getChatroomQrCode': (call) => {
		groupOf(call);
		return { qrBase64: pictureBase64(), qrTips: '该二维码7天内有效' };
	},

	'/group/addGroupMemberAsFriend': (call) => {
		const [wcId, verify] = [call.text('memberWxid'), call.text('content')];
		return { v3: befriendMember(call.world, groupOf(call), wcId, verify) };
	},

	'/group/adminOperate': (call) =>
		ADMIN_CHANGES[call.int('operType')](ownedGroupOf(call), call.list('wxids')),

	'/group/agreeJoinRoom': (call) => ({
		chatroomId: joinInvited(call.world, call.text('url'), call.account).chatRoomId,
	}),

	'/group/joinRoomUsingQRCode': (call) => {
		const { world, account } = call;
		const { chatRoomId, nickName } = joinInvited(world, call.text('qrUrl'), account);
		return { chatroomName: nickName, html: null, chatroomId: chatRoomId };
	},

	// With invite confirmation the admins are asked first, and a reason is wanted.
	'/group/inviteMember': (call) => {
		const changed = groupOf(call);
		const [wxids, reason] = [call.list('wxids'), call.text('reason')];
		if (!changed.inviteConfirmation) {
			for (const wcId of wxids) join(call.world, changed, wcId, call.account);
			return;
		}
		if (reason.trim() === '') throw new Refusal(REASON_MISSING);
		changed.invited.push(...wxids.map((wcId) => ({ wcId, reason })));
	},

	'/group/removeMember': (call) => removeMembers(administeredGroupOf(call), call.list('wxids')),

	'/group/roomAccessApplyCheckApprove': (call) => {
		const changed = administeredGroupOf(call);
		const request = call.world.messages.find(
			({ kind, chat, newMsgId, content }) =>
				kind === 'joinRequest' &&
				chat === changed.chatRoomId &&
				String(newMsgId) === call.text('newMsgId') &&
				content.trim().endsWith(call.text('msgContent').trim()),
		);
		const wcId = request && applicant(request.content);
		if (!wcId || call.text('msgContent').trim() === '') throw new Refusal(NO_MESSAGE);
		join(call.world, changed, wcId, call.account);
	},

	'/group/disbandChatroom': (call) => forget(call.world, ownedGroupOf(call)),

	'/group/quitChatroom': (call) => leave(call.world, groupOf(call), call.account),

	'/group/modifyChatroomName': (call) => {
		groupOf(call).nickName = call.text('chatroomName');
	},

	'/group/modifyChatroomRemark': (call) => {
		groupOf(call).remark = call.text('chatroomRemark');
	},

	'/group/modifyChatroomNickNameForSelf': (call) => {
		const own = findMember(groupOf(call), call.account.wcId);
		if (own) own.displayName = call.text('nickName');
	},

	'/group/setChatroomAnnouncement': (call) =>
		announce(call.world, administeredGroupOf(call), call.text('content'), call.account),

	// 3 saves, 2 removes.
	'/group/saveContractList': (call) => {
		groupOf(call).saved = call.int('operType') === 3;
	},

	'/group/pinChat': (call) => {
		groupOf(call).pinned = call.args.top === true;
	},

	'/group/setMsgSilence': (call) => {
		groupOf(call).muted = call.args.silence === true;
	},
};
