/**
 * Generated friends and groups, for tests of what is large. Everything follows from the number of a
 * contact or group (the first is 1), so that a test can name any of them.
 */
import type { Contact, Group, Member, World } from '../world.mts';
import { SHOP } from './accounts.mts';
import { newGroup, newMember } from './groups.mts';
import { contact } from './people.mts';

export interface Population {
	contacts: number;
	groups: number;
}

const FIRST_NAMES = [
	'Anna',
	'Ben',
	'小红',
	'Clara',
	'大伟',
	'David',
	'晓明',
	'Emma',
	'志强',
	'Finn',
];
const REMARKS = ['Supplier', '老同学', 'Neighbour', '王经理的朋友', 'Tea lover', '快递'];
const GROUP_NAMES = ['Tea Club', '同学会', 'Project', '邻居', 'Orders'];
const GROUP_REMARKS = ['Important', '重要'];

/** One of the words, in turn. */
function nth(words: string[], number: number): string {
	return words[(number - 1) % words.length];
}

const digits = (number: number, count: number) => String(number).padStart(count, '0');

export interface GeneratedContact {
	wcId: string;
	nickName: string;
	/** Every third contact has one. */
	remark: string;
	/** The WeChat number; every second contact has set one. */
	alias: string;
}

/** The names of the nth generated contact. */
export function generatedContact(number: number): GeneratedContact {
	return {
		wcId: `wxid_gen${digits(number, 7)}pop`,
		nickName: `${nth(FIRST_NAMES, number)} ${number}`,
		remark: number % 3 ? '' : `${nth(REMARKS, number / 3)} ${number}`,
		alias: number % 2 ? '' : `gen_${number}`,
	};
}

export interface GeneratedGroup {
	chatRoomId: string;
	nickName: string;
	/** Every fifth group has one. */
	remark: string;
	/** How many members it has, the account included. */
	size: number;
}

/** The members of the first generated group; all others have 3 to 9. */
export const LARGE_GROUP_SIZE = 200;

/** The names and the size of the nth generated group. */
export function generatedGroup(number: number): GeneratedGroup {
	return {
		chatRoomId: `3${digits(number, 10)}@chatroom`,
		nickName: `${nth(GROUP_NAMES, number)} ${number}`,
		remark: number % 5 ? '' : `${nth(GROUP_REMARKS, number / 5)} ${number}`,
		size: number === 1 ? LARGE_GROUP_SIZE : 3 + (number % 7),
	};
}

/**
 * The nth member of any generated group. The account is the last one; the others are named like the
 * contacts 1, 2, 3 …, also when the address book has fewer. Every fourth has a name within the group.
 */
export function generatedMember(number: number): Member {
	const { wcId, nickName } = generatedContact(number);
	const displayName = number % 4 ? '' : `${number}号 ${nickName}`;
	return { ...newMember(wcId, nickName), displayName };
}

function populationContact(number: number): Contact {
	return contact({ ...generatedContact(number), sex: number % 3 });
}

function populationGroup(number: number): Group {
	const { chatRoomId, nickName, remark, size } = generatedGroup(number);
	const others = Array.from({ length: size - 1 }, (_, index) => generatedMember(index + 1));
	const members = [...others, newMember(SHOP, 'Demo Shop')];
	return { ...newGroup(chatRoomId, nickName, members[0].wcId, members), remark, saved: true };
}

/** Adds generated friends, and groups saved to the address book. */
export function populate(
	world: World,
	{ contacts = 0, groups = 0 }: Partial<Population> = {},
): void {
	for (let number = 1; number <= contacts; number++) {
		world.contacts.push(populationContact(number));
	}
	for (let number = 1; number <= groups; number++) world.groups.push(populationGroup(number));
}
