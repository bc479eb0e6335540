/** Groups (chat rooms). */
import { randomInt } from 'node:crypto';
import type { Call, Handlers } from '../../call.mts';
import { hex } from '../../ids.mts';
import { findContact, findGroup, findMember, findPerson, nameOf } from '../../lookup.mts';
import { pictureBase64 } from '../../media.mts';
import { addMessage } from '../../messages.mts';
import { Refusal } from '../../reply.mts';
import { newGroup, newMember } from '../../seed/groups.mts';
import type { Group } from '../../world.mts';
import { announcementXml } from '../../xml.mts';
import { profile } from './contact.mts';

const NO_GROUP = '群聊不存在';
const NO_MESSAGE = '消息不存在';
const ADMINS_ONLY = '仅群主或管理员可操作';
const OWNER_ONLY = '仅群主可操作';
const ONE_ONLY = '只能转让给一个微信号';
const REASON_MISSING = '邀请理由不能为空';
const PRIVATE_MEMBER = '由于对方的隐私设置，你无法通过群聊将其添加至通讯录。';

function groupOf(call: Call): Group {
	const group = findGroup(call.world, call.text('chatroomId'));
	if (!group) throw new Refusal(NO_GROUP);
	return group;
}

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

function join(call: Call, group: Group, wcId: string): void {
	if (findMember(group, wcId)) return;
	group.members.push(newMember(wcId, nameOf(call.world, wcId), call.account.wcId));
}

/** Joins the group behind an invitation card or a QR code. */
function joinInvited(call: Call, url: string): Group {
	const { world, account } = call;
	const invitation = world.invitations.find((one) => one.url === url);
	if (!invitation) throw new Refusal(NO_GROUP);
	const { group } = invitation;
	join(call, group, account.wcId);
	if (!findGroup(world, group.chatRoomId)) world.groups.push(group);
	return group;
}

function forget(call: Call, group: Group): void {
	call.world.groups = call.world.groups.filter((other) => other !== group);
}

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

/** What /group/adminOperate does, by its operType. */
const OPERATIONS: Record<number, (group: Group, wxids: string[]) => void> = {
	1: (group, wxids) => {
		group.admins = [...new Set([...group.admins, ...wxids])];
	},
	2: (group, wxids) => {
		group.admins = group.admins.filter((wcId) => !wxids.includes(wcId));
	},
	3: (group, wxids) => {
		if (wxids.length !== 1) throw new Refusal(ONE_ONLY);
		[group.owner] = wxids;
	},
};

export const group: Handlers = {
	'/group/createChatroom': (call) => {
		const { account, world } = call;
		const chatroomId = `2${randomInt(10 ** 9, 10 ** 10)}@chatroom`;
		const created = newGroup(chatroomId, '', account.wcId, [
			newMember(account.wcId, account.nickName),
		]);
		for (const wcId of call.list('wxids')) join(call, created, wcId);
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
		const wcId = call.text('memberWxid');
		if (findMember(groupOf(call), wcId)?.private) throw new Refusal(PRIVATE_MEMBER);
		if (!findContact(call.world, wcId)) {
			call.world.sentRequests.push({ wcId, type: 14, verify: call.text('content') });
		}
		return { v3: findPerson(call.world, wcId)?.v1 ?? `v3_${hex(32)}@stranger` };
	},

	'/group/adminOperate': (call) =>
		OPERATIONS[call.int('operType')](ownedGroupOf(call), call.list('wxids')),

	'/group/agreeJoinRoom': (call) => ({
		chatroomId: joinInvited(call, call.text('url')).chatRoomId,
	}),

	'/group/joinRoomUsingQRCode': (call) => {
		const { chatRoomId, nickName } = joinInvited(call, call.text('qrUrl'));
		return { chatroomName: nickName, html: null, chatroomId: chatRoomId };
	},

	// With invite confirmation the admins are asked first, and a reason is wanted.
	'/group/inviteMember': (call) => {
		const changed = groupOf(call);
		const [wxids, reason] = [call.list('wxids'), call.text('reason')];
		if (!changed.inviteConfirmation) return wxids.forEach((wcId) => join(call, changed, wcId));
		if (reason.trim() === '') throw new Refusal(REASON_MISSING);
		changed.invited.push(...wxids.map((wcId) => ({ wcId, reason })));
	},

	'/group/removeMember': (call) => {
		const changed = administeredGroupOf(call);
		const gone = call.list('wxids');
		changed.members = changed.members.filter(({ wcId }) => !gone.includes(wcId));
		changed.admins = changed.admins.filter((wcId) => !gone.includes(wcId));
	},

	'/group/roomAccessApplyCheckApprove': (call) => {
		const changed = administeredGroupOf(call);
		const request = call.world.messages.find(
			({ kind, chat, newMsgId, content }) =>
				kind === 'joinRequest' &&
				chat === changed.chatRoomId &&
				String(newMsgId) === call.text('newMsgId') &&
				content.trim().endsWith(call.text('msgContent').trim()),
		);
		const wcId = request && /<username><!\[CDATA\[([^\]]+)/.exec(request.content)?.[1];
		if (!wcId || call.text('msgContent').trim() === '') throw new Refusal(NO_MESSAGE);
		join(call, changed, wcId);
	},

	'/group/disbandChatroom': (call) => forget(call, ownedGroupOf(call)),

	'/group/quitChatroom': (call) => {
		const left = groupOf(call);
		left.members = left.members.filter(({ wcId }) => wcId !== call.account.wcId);
		forget(call, left);
	},

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

	'/group/setChatroomAnnouncement': (call) => {
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
