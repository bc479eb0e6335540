import type { SharedField } from './fields';

/** Fields of operations on favorites. */

export const favoriteId = {
	parameter: 'favId',
	displayName: 'Favorite ID',
	wire: 'integer',
	required: true,
	placeholder: 'e.g. 12',
	description: 'ID of the favorite (favId), as returned by Get Many',
} satisfies SharedField;

/** @param key what the gateway calls it */
export const pageKey = (key: string) =>
	({
		parameter: 'keyBuf',
		displayName: 'Page Key',
		wire: 'string',
		description: `To go on after a page that was read with Simplify off: its ${key}, unchanged. Empty starts with the first page.`,
	}) satisfies SharedField;
