/** Finding things in the world, by id or by the name a person would use. */
import { withId } from './indexed.mts';
import type { Account, Contact, Group, Member, Message, Moment, Person, World } from './world.mts';

export function findAccount(world: World, wcId: string): Account | undefined {
	return world.accounts.find((account) => account.wcId === wcId);
}

/** Channels videos that the account has marked in one of these ways; see `flags` of the world. */
export const videosMarked = (world: World, flags: number): World['channel']['videos'] =>
	world.channel.videos.filter((video) => video.flags.some((flag) => (flag & flags) !== 0));

export function findContact(world: World, id: string): Contact | undefined {
	return withId(world.contacts, ({ wcId }) => wcId, id);
}

/** As a receiver of messages a contact can be named by id or by WeChat number. */
export function findReceiver(world: World, address: string): Contact | undefined {
	return (
		findContact(world, address) ??
		world.contacts.find(({ alias }) => alias !== '' && alias === address)
	);
}

export function findGroup(world: World, chatRoomId: string): Group | undefined {
	return withId(world.groups, (group) => group.chatRoomId, chatRoomId);
}

export function findMember(group: Group | undefined, wcId: string): Member | undefined {
	return group && withId(group.members, (member) => member.wcId, wcId);
}

/** Friend or stranger. */
export function findPerson(world: World, wcId: string): Person | undefined {
	return findContact(world, wcId) ?? world.strangers.find((person) => person.wcId === wcId);
}

export function findMoment(world: World, id: string): Moment | undefined {
	return world.moments.find((moment) => moment.id === id);
}

export function findMessage(world: World, msgId: bigint): Message | undefined {
	return world.messages.find((message) => BigInt(message.msgId) === msgId);
}

/** Whoever or whatever has this id: for printing a conversation. */
export function nameOf(world: World, id: string): string {
	return (
		findAccount(world, id)?.nickName ??
		findGroup(world, id)?.nickName ??
		findPerson(world, id)?.nickName ??
		id
	);
}

/** Lower case and without the blanks around it, so that scripts need not care. */
function plain(name: string): string {
	return name.trim().toLowerCase();
}

/** The thing whose id or one of whose names is `name`. */
function byName<T>(things: T[], namesOf: (thing: T) => string[], name: string): T | undefined {
	return things.find((thing) => namesOf(thing).some((own) => own && plain(own) === plain(name)));
}

export function accountByName(world: World, name: string): Account | undefined {
	return byName(world.accounts, ({ wcId, nickName, wAccount }) => [wcId, nickName, wAccount], name);
}

export function groupByName(world: World, name: string): Group | undefined {
	return byName(
		world.groups,
		({ chatRoomId, nickName, remark }) => [chatRoomId, nickName, remark],
		name,
	);
}

export function personByName(world: World, name: string): Person | undefined {
	return (
		byName(
			world.contacts,
			({ wcId, nickName, alias, remark }) => [wcId, nickName, alias, remark],
			name,
		) ?? byName(world.strangers, ({ wcId, nickName, alias }) => [wcId, nickName, alias], name)
	);
}
