import type { Field } from '../../../engine/operation';
import type { Resource } from '../operation';

const favoriteId: Field = {
	name: 'favId',
	displayName: 'Favorite ID',
	wire: 'integer',
	required: true,
	placeholder: 'e.g. 12',
	description: 'ID of the favorite (favId), as returned by Get Many',
};

export const favorite: Resource = {
	value: 'favorite',
	name: 'Favorite',
	operations: [
		{
			value: 'delete',
			name: 'Delete',
			action: 'Delete favorite',
			description: 'Remove an entry from the favorites of the account',
			path: '/weChatFavorites/delFavItem',
			pace: 'change',
			fields: [favoriteId],
		},
		{
			value: 'get',
			name: 'Get',
			action: 'Get content of favorite',
			description:
				'Retrieve the content of a favorite as XML. Download CDN File of Tool fetches the media in it.',
			path: '/weChatFavorites/getFavItem',
			pace: 'page',
			fields: [favoriteId],
		},
		{
			value: 'getAll',
			name: 'Get Many',
			action: 'Get many favorites',
			description: 'Retrieve a list of the favorites of the account, with their IDs and types',
			path: '/weChatFavorites/favSync',
			pages: {
				list: 'favList',
				next: ({ continueFlag, keyBuf }) => (Number(continueFlag) === 1 ? { keyBuf } : undefined),
			},
			pace: 'page',
			fields: [
				{
					name: 'keyBuf',
					displayName: 'Page Key',
					wire: 'json',
					whenEmpty: null,
					description:
						'To go on after a page that was read with Simplify off: its keyBuf, unchanged. Empty starts with the first page.',
				},
			],
		},
	],
};
