/** The groups of the demo world, and one that the account can still join. */
import { md5 } from '../ids.mts';
import type { Group, Invitation, Member } from '../world.mts';
import { SHOP } from './accounts.mts';

export const FAMILY = '21900000001@chatroom';
export const CUSTOMERS = '21900000002@chatroom';

/** A member as it is right after joining. */
export function newMember(wcId: string, nickName: string, inviter = ''): Member {
	return { wcId, nickName, displayName: '', inviter, private: false };
}

/** A group as it is right after its creation. */
export function newGroup(
	chatRoomId: string,
	nickName: string,
	owner: string,
	members: Member[],
): Group {
	return {
		chatRoomId,
		nickName,
		remark: '',
		owner,
		admins: [],
		members,
		announcement: '',
		saved: false,
		pinned: false,
		muted: false,
		inviteConfirmation: false,
		avatar: `avatar/${chatRoomId}.png`,
		v1: `v3_${md5(chatRoomId)}@stranger`,
		todos: [],
		invited: [],
	};
}

const shop = () => newMember(SHOP, 'Demo Shop');

export function demoGroups(): Group[] {
	const liLei = 'wxid_lilei00demo01';
	const family = newGroup(FAMILY, 'Family', liLei, [
		newMember(liLei, 'Li Lei'),
		{ ...newMember('wxid_hanmei0demo02', 'Han Meimei', liLei), displayName: 'Mei' },
		shop(),
		newMember('wxid_jim0000demo07', 'Jim', liLei),
		{ ...newMember('wxid_shy0000demo08', 'Shy Member', liLei), private: true },
	]);
	const customers = newGroup(CUSTOMERS, 'Demo Customers', SHOP, [
		shop(),
		newMember('wxid_hanmei0demo02', 'Han Meimei', SHOP),
		newMember('wxid_lucy000demo03', 'Lucy', SHOP),
		newMember('wxid_lily000demo04', 'Lily', SHOP),
		newMember('wxid_jim0000demo07', 'Jim', 'wxid_lucy000demo03'),
	]);
	return [
		{ ...family, admins: [SHOP], saved: true },
		{ ...customers, inviteConfirmation: true, announcement: 'Orders before noon, please' },
	];
}

export function demoInvitations(): Invitation[] {
	const lucy = 'wxid_lucy000demo03';
	return [
		{
			url: 'https://weixin.qq.com/g/demo-vip-club',
			group: newGroup('21900000003@chatroom', 'VIP Club', lucy, [newMember(lucy, 'Lucy')]),
		},
	];
}
