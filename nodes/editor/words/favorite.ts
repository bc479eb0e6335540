import type { Words } from './words';

/** Operations that more than one gateway has. */
export const favorite = {
	delete: {
		value: 'delete',
		name: 'Delete',
		action: 'Delete favorite',
		description: 'Remove an entry from the favorites of the account',
	},
	get: {
		value: 'get',
		name: 'Get',
		action: 'Get content of favorite',
		description:
			'Retrieve the content of a favorite as XML. Download CDN File of Tool fetches the media in it.',
	},
	getAll: {
		value: 'getAll',
		name: 'Get Many',
		action: 'Get many favorites',
		description: 'Retrieve a list of the favorites of the account, with their IDs and types',
	},
} satisfies Record<string, Words>;
