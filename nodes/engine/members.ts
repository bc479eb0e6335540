import { rowsOf } from './answer';
import { ExpiringCache } from './expiringCache';
import { type AccountLocator, askAs } from '../gateways/eyun/session';
import { type Caller, credentialKey } from './transport';

/** A member of a group. */
export interface Member {
	wcId: string;
	/** The name that others see in the group: the one the member has set there, or the nickname. */
	name: string;
	nickName: string;
}

const groups = new ExpiringCache<Member[]>(60_000);

/**
 * The members of a group, from memory when that is fresh.
 *
 * @throws Refusal and Fault as the gateway gives reason
 */
export async function membersOf(
	caller: Caller,
	account: AccountLocator,
	chatRoomId: string,
): Promise<Member[]> {
	const key = JSON.stringify([credentialKey(caller.getNode()), account.value, chatRoomId]);
	return await groups.get(key, async () =>
		rowsOf(await askAs(caller, account, '/getChatRoomMember', { chatRoomId })).map(
			({ userName, nickName, displayName }) => ({
				wcId: String(userName),
				name: String(displayName || nickName || userName),
				nickName: String(nickName ?? ''),
			}),
		),
	);
}
