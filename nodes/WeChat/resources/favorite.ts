import type { Field, Resource } from '../../shared/operation';

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
			fields: [favoriteId],
		},
		{
			value: 'get',
			name: 'Get',
			action: 'Get favorite',
			description:
				'Retrieve the content of a favorite as XML. Download CDN File of Tool fetches the media in it.',
			path: '/weChatFavorites/getFavItem',
			fields: [favoriteId],
		},
		{
			value: 'getAll',
			name: 'Get Many',
			action: 'Get many favorites',
			description:
				'Retrieve a list of IDs and types, page by page. There are more pages while continueFlag is 1.',
			path: '/weChatFavorites/favSync',
			fields: [
				{
					name: 'keyBuf',
					displayName: 'Page Key',
					wire: 'json',
					whenEmpty: null,
					description:
						'For the next page: the keyBuf of the page before, unchanged. Empty starts with the first page.',
				},
			],
		},
	],
};
