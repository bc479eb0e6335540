import * as fields from '../../../editor/favoriteFields';
import { favorite as words } from '../../../editor/words/favorite';
import { resources } from '../../../editor/words/resources';
import type { Field } from '../../../engine/operation';
import type { Resource } from '../operation';

const favoriteId: Field = { name: 'favId', ...fields.favoriteId };

export const favorite: Resource = {
	...resources.favorite,
	operations: [
		{
			...words.delete,
			path: '/weChatFavorites/delFavItem',
			pace: 'change',
			fields: [favoriteId],
		},
		{ ...words.get, path: '/weChatFavorites/getFavItem', pace: 'page', fields: [favoriteId] },
		{
			...words.getAll,
			path: '/weChatFavorites/favSync',
			pages: {
				list: 'favList',
				next: ({ continueFlag, keyBuf }) => (Number(continueFlag) === 1 ? { keyBuf } : undefined),
			},
			pace: 'page',
			fields: [{ name: 'keyBuf', ...fields.pageKey('keyBuf'), wire: 'json', whenEmpty: null }],
		},
	],
};
