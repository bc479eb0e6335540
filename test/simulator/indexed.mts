/** Finding by id in lists that tests change as they like, without going through them every time. */

/** Where each id stood when a list was last looked through. */
const places = new WeakMap<object, Map<string, number>>();

/**
 * The item with this id. What is remembered is only a guess: it counts if the item still has the id,
 * otherwise the list itself decides.
 */
export function withId<T>(list: T[], idOf: (item: T) => string, id: string): T | undefined {
	const place = places.get(list)?.get(id);
	if (place !== undefined && place < list.length && idOf(list[place]) === id) return list[place];
	const found = list.find((item) => idOf(item) === id);
	// Backwards, so that the first of several items with the same id is the one that stays.
	if (found) places.set(list, new Map(list.map((item, i) => [idOf(item), i] as const).reverse()));
	return found;
}
