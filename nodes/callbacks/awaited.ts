import { recipientsOf } from './recipients';
import { asProduction, placeOf } from './triggerPath';

/** Whom callbacks have named while n8n is starting, by developer account. */
const named = new Map<string, Set<string>>();

/** From now on, and until it has started, n8n activates what is active anyway. */
export function startAwaiting(developer: string): void {
	if (!named.has(developer)) named.set(developer, new Set());
}

export const stopAwaiting = (developer: string): void => void named.delete(developer);

/**
 * The address that the gateway has from before a start names all workflows, also those that n8n has not
 * activated yet. Test runs do not outlive n8n.
 *
 * @param addresses where a callback has come to, and those of the others by its list
 */
export function awaitAll(developer: string, addresses: string[]): void {
	const awaited = named.get(developer);
	if (!awaited) return;
	for (const address of addresses) {
		if (asProduction(address) === address) awaited.add(placeOf(address));
	}
}

/** Whether somebody is missing whom a callback has named. */
export function isIncomplete(developer: string): boolean {
	const known = new Set(recipientsOf(developer).map(({ base }) => placeOf(base)));
	return [...(named.get(developer) ?? [])].some((place) => !known.has(place));
}
