import { favoriteId } from '../../../editor/favoriteFields';
import { old } from '../legacy';
import type { Resource } from '../operation';

export const legacyFavorite: Resource = {
	value: 'legacyFavorite',
	name: 'Legacy Favorite',
	startWith: 'get',
	operations: [
		{
			value: 'delete',
			name: 'Delete',
			action: 'Delete favorite with the legacy API',
			description: old(
				'Remove an entry from the favorites. The vendor does not document how to name it: enter that under Additional Body Fields',
			),
			path: '/api/favor/delete',
			pace: 'change',
			fields: [],
			openBody: true,
			openBodyExample: 'e.g. {"fav_id": 12}',
		},
		{
			value: 'get',
			name: 'Get',
			action: 'Get content of favorite with the legacy API',
			description: old('Retrieve the content of a favorite by its ID'),
			path: '/api/favor/getcontent',
			pace: 'page',
			fields: [
				{
					name: 'fav_id',
					...favoriteId,
					description: 'ID of the favorite, as Get Many of Favorite returns it (favId)',
				},
			],
		},
		{
			value: 'getInfo',
			name: 'Get Storage',
			action: 'Get storage of favorites with the legacy API',
			description: old(
				'Retrieve how much room the favorites of the account take, and how much there is',
			),
			path: '/api/favor/getinfo',
			pace: 'page',
			fields: [
				{
					name: 'sync_key',
					displayName: 'Page Key',
					wire: 'string',
					whenEmpty: '',
					description:
						'A key that was returned before (sync_key). The vendor does not document it; empty is sent as an empty text.',
				},
			],
		},
	],
};
