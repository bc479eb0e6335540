/** The address book of the demo world, and people outside it. */
import { md5 } from '../ids.mts';
import type { Contact, FriendRequest, Person } from '../world.mts';

type Rest<T, Given extends keyof T> = Pick<T, Given> & Partial<T>;

/** WeChat's credentials for strangers: v3_… names the person, v4_… is the ticket. */
function credentials(wcId: string): Pick<Person, 'v1' | 'v2'> {
	return { v1: `v3_${md5(wcId, 'v3')}@stranger`, v2: `v4_${md5(wcId, 'v4')}@stranger` };
}

function person(given: Rest<Person, 'wcId' | 'nickName'>): Person {
	return {
		alias: '',
		phone: '',
		sex: 0,
		country: 'CN',
		province: 'Zhejiang',
		city: 'Hangzhou',
		signature: '',
		avatar: `avatar/${given.wcId}.png`,
		...credentials(given.wcId),
		...given,
	};
}

/** An entry of the address book; whatever is not given is as usual for a friend. */
export function contact(given: Rest<Contact, 'wcId' | 'nickName'>): Contact {
	return {
		...person(given),
		kind: 'friend',
		remark: '',
		labelIds: [],
		zombie: 0,
		chatOnly: false,
		pinned: false,
		muted: false,
		company: '',
		...given,
	};
}

/** Somebody nobody has heard of yet. */
export function newcomer(nickName: string): Person {
	return person({ wcId: `wxid_${md5(nickName).slice(0, 14)}`, nickName });
}

/** A person who has become a friend. */
export function befriended(stranger: Person): Contact {
	return contact(stranger);
}

/** A friend who has been deleted. */
export function estranged(friend: Contact): Person {
	return person({
		wcId: friend.wcId,
		nickName: friend.nickName,
		alias: friend.alias,
		phone: friend.phone,
		sex: friend.sex,
		avatar: friend.avatar,
	});
}

export function demoContacts(): Contact[] {
	return [
		contact({
			wcId: 'wxid_lilei00demo01',
			nickName: 'Li Lei',
			alias: 'lilei_88',
			phone: '13800000001',
			sex: 1,
			labelIds: [2],
			signature: 'Hello there',
		}),
		contact({
			wcId: 'wxid_hanmei0demo02',
			nickName: 'Han Meimei',
			alias: 'hanmeimei',
			phone: '13800000002',
			sex: 2,
			labelIds: [1, 2],
		}),
		contact({
			wcId: 'wxid_lucy000demo03',
			nickName: 'Lucy',
			alias: 'lucy_s',
			sex: 2,
			labelIds: [1],
		}),
		contact({ wcId: 'wxid_lily000demo04', nickName: 'Lily', alias: 'lily_s', sex: 2, zombie: 1 }),
		contact({
			wcId: 'wxid_wang000demo05',
			nickName: '王叔叔',
			alias: 'uncle_wang',
			sex: 1,
			remark: 'Uncle Wang',
			labelIds: [3],
		}),
		contact({ wcId: 'wxid_polly00demo06', nickName: 'Polly 🦜', alias: 'polly_p', zombie: 2 }),
		contact({ wcId: 'gh_0123456demo', nickName: 'Demo News', alias: 'demonews', kind: 'official' }),
		contact({
			wcId: '25984981234567890@openim',
			nickName: 'Kate',
			kind: 'openim',
			sex: 2,
			company: 'Demo Logistics',
		}),
		contact({ wcId: 'filehelper', nickName: 'File Transfer', kind: 'system' }),
	];
}

export function demoStrangers(): Person[] {
	return [
		person({
			wcId: 'wxid_jim0000demo07',
			nickName: 'Jim',
			alias: 'jim_green',
			phone: '13911112222',
			sex: 1,
		}),
		person({ wcId: 'wxid_shy0000demo08', nickName: 'Shy Member', sex: 2 }),
		person({ wcId: 'wxid_newguy0demo09', nickName: 'New Guy', alias: 'new_guy', sex: 1 }),
	];
}

/** New Guy asks to become a friend; found by the id of a group, hence scene 14. */
export function demoFriendRequests(): FriendRequest[] {
	const wcId = 'wxid_newguy0demo09';
	return [{ wcId, ...credentials(wcId), scene: 14, greeting: "I'm New Guy" }];
}
