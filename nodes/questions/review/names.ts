import { directoryOf } from '../../editor/directory';
import { type AccountLocator, namedOrOnly } from '../../engine/account';
import { isObject } from '../../engine/answer';
import { type Caller, stopOf } from '../../engine/transport';
import { within } from '../../engine/within';
import { calledBy } from '../../events/names';
import type { Gateway } from '../../gateways/gateway';

/** So long a question waits for names, in ms. */
const PATIENCE = 10_000;

/**
 * What the address book calls somebody, as far as that can be found out in a moment: a name helps whoever
 * decides, and no question may fail for want of it.
 *
 * @param account as the node has it; of nobody else the address book is asked
 * @param ids contacts and groups
 */
export async function namesOf(
	gateway: Gateway,
	caller: Caller,
	account: unknown,
	ids: string[],
): Promise<Map<string, string>> {
	const names = new Map<string, string>();
	if (ids.length === 0) return names;
	const read = async () => {
		const given = isObject(account) ? account : { mode: 'list', value: '' };
		const locator = await namedOrOnly(gateway, caller, given as unknown as AccountLocator);
		const directory = directoryOf(gateway, caller, locator);
		await Promise.all(
			ids.map(async (id) => {
				const { remark, nickName } = await directory.entry(caller, locator, id);
				const name = calledBy({ remark, name: nickName });
				if (name) names.set(id, name);
			}),
		);
	};
	await within(PATIENCE, stopOf(caller), read).catch(() => {});
	return names;
}
