import { favorite as words } from '../../../editor/words/favorite';
import { resources } from '../../../editor/words/resources';
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
	...resources.favorite,
	operations: [
		{
			...words.delete,
			path: '/weChatFavorites/delFavItem',
			pace: 'change',
			fields: [favoriteId],
		},
		{
			...words.get,
			path: '/weChatFavorites/getFavItem',
			pace: 'page',
			fields: [favoriteId],
		},
		{
			...words.getAll,
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
