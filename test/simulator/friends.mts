/** Becoming friends and parting, whichever gateway it goes through. */
import { findContact } from './lookup.mts';
import { befriended, estranged } from './seed/people.mts';
import type { Contact, FriendRequest, Person, World } from './world.mts';

/** The person with this WeChat number or phone number: a friend before a stranger. */
export function searched(world: World, name: string): { person?: Person; friend: boolean } {
	const matches = ({ alias, phone }: Person) => name !== '' && (name === alias || name === phone);
	const friend = world.contacts.find(matches);
	return { person: friend ?? world.strangers.find(matches), friend: friend !== undefined };
}

/** A stranger's request is granted. */
export function accept(world: World, request: FriendRequest, stranger: Person): void {
	world.friendRequests = world.friendRequests.filter((other) => other !== request);
	world.strangers = world.strangers.filter((other) => other !== stranger);
	if (!findContact(world, stranger.wcId)) world.contacts.push(befriended(stranger));
}

/** The account deletes a friend. */
export function unfriend(world: World, gone: Contact): void {
	world.contacts = world.contacts.filter((other) => other !== gone);
	world.strangers.push(estranged(gone));
}
