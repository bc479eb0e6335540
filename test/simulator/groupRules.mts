/** WeChat's own rules for groups, whichever gateway somebody comes through. */
import { findContact, findGroup, findMember, findPerson, nameOf } from './lookup.mts';
import { hex } from './ids.mts';
import { addMessage } from './messages.mts';
import { Refusal } from './reply.mts';
import { newMember } from './seed/groups.mts';
import type { Account, Group, World } from './world.mts';
import { announcementXml } from './xml.mts';

export const NO_GROUP = '群聊不存在';
export const REASON_MISSING = '邀请理由不能为空';
const ADMINS_ONLY = '仅群主或管理员可操作';
const OWNER_ONLY = '仅群主可操作';
const ONE_ONLY = '只能转让给一个微信号';
/** The one text for this that E Cloud's documentation has. */
const PRIVATE_MEMBER = '由于对方的隐私设置，你无法通过群聊将其添加至通讯录。';
/** How somebody was found: in a group. */
const FROM_GROUP = 14;

/** The group of that id. */
export function groupById(world: World, chatRoomId: string): Group {
	const group = findGroup(world, chatRoomId);
	if (!group) throw new Refusal(NO_GROUP);
	return group;
}

/** The same group, if the account may announce, remove and approve there. */
export function administered(group: Group, { wcId }: Account): Group {
	if (group.owner !== wcId && !group.admins.includes(wcId)) throw new Refusal(ADMINS_ONLY);
	return group;
}

/** The same group, if it is the account's own. */
export function owned(group: Group, { wcId }: Account): Group {
	if (group.owner !== wcId) throw new Refusal(OWNER_ONLY);
	return group;
}

/** Makes somebody a member, brought in by the account. */
export function join(world: World, group: Group, wcId: string, { wcId: inviter }: Account): void {
	if (findMember(group, wcId)) return;
	group.members.push(newMember(wcId, nameOf(world, wcId), inviter));
}

/** The group behind the URL of an invitation card or of a QR code. */
export function invitedGroup(world: World, url: string): Group {
	const invitation = world.invitations.find((one) => one.url === url);
	if (!invitation) throw new Refusal(NO_GROUP);
	return invitation.group;
}

/** Follows such a URL. */
export function joinInvited(world: World, url: string, account: Account): Group {
	const group = invitedGroup(world, url);
	join(world, group, account.wcId, account);
	if (!findGroup(world, group.chatRoomId)) world.groups.push(group);
	return group;
}

export function removeMembers(group: Group, gone: string[]): void {
	group.members = group.members.filter(({ wcId }) => !gone.includes(wcId));
	group.admins = group.admins.filter((wcId) => !gone.includes(wcId));
}

/** The account has no such group any more. */
export function forget(world: World, group: Group): void {
	world.groups = world.groups.filter((other) => other !== group);
}

export function leave(world: World, group: Group, { wcId }: Account): void {
	group.members = group.members.filter((member) => member.wcId !== wcId);
	forget(world, group);
}

/** What can be done with admins: 1 appoints, 2 dismisses, 3 makes one of them the owner. */
export const ADMIN_CHANGES: Record<number, (group: Group, wcIds: string[]) => void> = {
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

/** Asks a member to become a friend; the answer is the credential of that person. */
export function befriendMember(world: World, group: Group, wcId: string, verify: string): string {
	if (findMember(group, wcId)?.private) throw new Refusal(PRIVATE_MEMBER);
	if (!findContact(world, wcId)) world.sentRequests.push({ wcId, type: FROM_GROUP, verify });
	return findPerson(world, wcId)?.v1 ?? `v3_${hex(32)}@stranger`;
}

/** The announcement is also a message. */
export function announce(world: World, group: Group, text: string, { wcId }: Account): void {
	group.announcement = text;
	addMessage(world, {
		account: wcId,
		chat: group.chatRoomId,
		from: wcId,
		kind: 'announcement',
		text,
		content: announcementXml(text),
	});
}

/** Whom the XML of a request to join is about. */
export function applicant(xml: string): string | undefined {
	return /<username><!\[CDATA\[([^\]]+)/.exec(xml)?.[1];
}
