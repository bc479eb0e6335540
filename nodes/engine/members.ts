import type { Gateway, Member } from '../gateways/gateway';
import type { AccountLocator } from './account';
import { ExpiringCache } from './expiringCache';
import { type Caller, credentialKey } from './transport';

const groups = new ExpiringCache<Member[]>(60_000);

/**
 * The members of a group, from memory when that is fresh.
 *
 * @throws Refusal and Fault as the gateway gives reason
 */
export async function membersOf(
	{ addressBook }: Gateway,
	caller: Caller,
	account: AccountLocator,
	groupId: string,
): Promise<Member[]> {
	const key = JSON.stringify([credentialKey(caller.getNode()), account.value, groupId]);
	return await groups.get(
		key,
		async () => await addressBook.members.read(caller, account, groupId),
	);
}
