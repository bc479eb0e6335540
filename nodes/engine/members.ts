import type { Gateway, Member } from '../gateways/gateway';
import type { AccountLocator } from './account';
import { now } from './clock';
import { ExpiringCache } from './expiringCache';
import { type Caller, credentialKey } from './transport';

/** Who chooses or mentions a member gets those of the last minute, who wants a name those of the last hour. */
const FRESH = 60_000;
const REMEMBERED = 60 * 60_000;

const groups = new ExpiringCache<Member[]>(REMEMBERED);

/**
 * The members of a group, from memory when that is fresh.
 *
 * @param notBefore what was read earlier than this (by `now`) does not count
 * @throws Refusal and Fault as the gateway gives reason
 */
export async function membersOf(
	{ addressBook }: Gateway,
	caller: Caller,
	account: AccountLocator,
	groupId: string,
	notBefore = now() - FRESH,
): Promise<Member[]> {
	const key = JSON.stringify([credentialKey(caller.getNode()), account.value, groupId]);
	return await groups.get(
		key,
		async () => await addressBook.members.read(caller, account, groupId),
		notBefore,
	);
}

/**
 * A member of a group, from memory, or else as the group is now: somebody may have joined meanwhile.
 *
 * @returns nothing where the group has no such member
 * @throws as `membersOf`
 */
export async function memberOf(
	gateway: Gateway,
	caller: Caller,
	account: AccountLocator,
	groupId: string,
	id: string,
): Promise<Member | undefined> {
	const among = (members: Member[]) => members.find((member) => member.id === id);
	const read = async (notBefore?: number) =>
		among(await membersOf(gateway, caller, account, groupId, notBefore));
	return (await read(now() - REMEMBERED)) ?? (await read());
}
