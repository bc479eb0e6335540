/** Whom and what the names in a line stand for. An unknown one is answered with those that exist. */
import type { Place } from '../events.mts';
import { accountByName, findMember, groupByName, nameOf, personByName } from '../lookup.mts';
import { newcomer } from '../seed/people.mts';
import type { Account, Contact, Group, Message, Person, World } from '../world.mts';
import type { Match } from './form.mts';

function bareName(name: string): string {
	return name.trim().replace(/^["“](.*)["”]$/, '$1');
}

/** A large address book is not listed as a whole. */
const MOST_NAMES = 50;

function oneOf(names: string[]): string {
	const more = names.length - MOST_NAMES;
	const rest = more > 0 ? ` and ${more} more` : '';
	return `there are: ${names.slice(0, MOST_NAMES).join(', ')}${rest}`;
}

/** The account the events happen to: the first that is online. */
export function stageAccount(world: World): Account {
	const account = world.accounts.find(({ online }) => online);
	if (!account) throw new Error('no account is online, so the gateway delivers no messages');
	return account;
}

/** The account of that name; without a name the first that is online, or the first at all. */
export function namedAccount(world: World, name: string | undefined): Account {
	if (!name) return world.accounts.find(({ online }) => online) ?? world.accounts[0];
	const account = accountByName(world, bareName(name));
	if (account) return account;
	throw new Error(`no account "${name}"; ${oneOf(world.accounts.map((one) => one.nickName))}`);
}

export function namedGroup(world: World, name = ''): Group {
	const group = groupByName(world, bareName(name));
	if (group) return group;
	throw new Error(`no group "${name}"; ${oneOf(world.groups.map((one) => one.nickName))}`);
}

/** The id of a person or of an account. */
export function namedPerson(world: World, name = ''): string {
	const person = accountByName(world, bareName(name)) ?? personByName(world, bareName(name));
	if (person) return person.wcId;
	const names = [...world.accounts, ...world.contacts, ...world.strangers];
	throw new Error(`nobody is called "${name}"; ${oneOf(names.map((one) => one.nickName))}`);
}

/** A person by name; a name nobody has makes a new stranger of that name. */
export function anyPerson(world: World, name = ''): Person {
	const known = personByName(world, bareName(name));
	if (known) return known;
	const stranger = newcomer(bareName(name));
	world.strangers.push(stranger);
	return stranger;
}

/** "A", "A and B" or "A, B and C"; names nobody has make new strangers. */
export function anyPeople(world: World, names = ''): Person[] {
	return names.split(/, | and /).map((name) => anyPerson(world, name));
}

/** Somebody in the address book. */
export function namedContact(world: World, name = ''): Contact {
	const wcId = namedPerson(world, name);
	const contact = world.contacts.find((one) => one.wcId === wcId);
	if (contact) return contact;
	throw new Error(`${nameOf(world, wcId)} is no contact of the account`);
}

export function requireMember(world: World, group: Group, wcId: string): void {
	if (findMember(group, wcId)) return;
	const names = group.members.map(({ nickName }) => nickName);
	throw new Error(`${nameOf(world, wcId)} is not in group ${group.nickName}; ${oneOf(names)}`);
}

/** A group the account is in, with the group itself as the one who speaks. */
export function groupPlace(world: World, name: string | undefined) {
	const account = stageAccount(world);
	const group = namedGroup(world, name);
	requireMember(world, group, account.wcId);
	return { account, from: group.chatRoomId, chat: group.chatRoomId, group };
}

/** The same, with a member as the one who speaks. */
export function memberPlace(world: World, group: string | undefined, member: string | undefined) {
	const place = groupPlace(world, group);
	const from = namedPerson(world, member);
	requireMember(world, place.group, from);
	return { ...place, from };
}

/**
 * Where `name` speaks: in `group`, to the account, or (the account itself, on its phone) to `to`.
 */
export function placeOf(world: World, { name, group, to }: Match): Place {
	if (group) return memberPlace(world, group, name);
	const account = stageAccount(world);
	const from = namedPerson(world, name);
	const self = from === account.wcId;
	if (self && !to) throw new Error(`${account.nickName} writes to whom? Add: to NAME`);
	const receiver = to ? namedPerson(world, to) : account.wcId;
	if (!self && receiver !== account.wcId) {
		throw new Error(`the gateway only sees what ${account.nickName} receives or writes`);
	}
	return { account, from, chat: self ? receiver : from };
}

/** How a message is called that a line names by its newMsgId, or not at all. */
export const messageCalled = (id: string | undefined) =>
	id === undefined ? 'message' : `message ${id}`;

/** Whether a message is the one that a line names by its newMsgId; any, where it names none. */
export const hasId = ({ newMsgId }: Message, id: string | undefined) =>
	id === undefined || String(newMsgId) === id;

/** The last message of a chat that is one (no notice, not revoked) and that `fits`. */
export function lastMessage(
	world: World,
	chat: string,
	what: string,
	fits: (message: Message) => boolean = () => true,
): Message {
	const found = world.messages.findLast(
		(message) =>
			message.chat === chat && message.kind !== 'notice' && !message.revoked && fits(message),
	);
	if (found) return found;
	throw new Error(`there is no ${what} in the chat with ${nameOf(world, chat)}`);
}
