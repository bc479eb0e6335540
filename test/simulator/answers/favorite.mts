/** Favourites (收藏). */
import type { Call, Handlers } from '../call.mts';
import { pageAt } from '../paging.mts';
import { Refusal } from '../reply.mts';
import type { Favorite } from '../world.mts';

const NOT_FOUND = '收藏不存在';

function favoriteOf(call: Call): Favorite {
	const found = call.world.favorites.find(({ favId }) => favId === call.int('favId'));
	if (!found) throw new Refusal(NOT_FOUND);
	return found;
}

export const favorite: Handlers = {
	// The first page is asked for with null; an empty string is none of the documented keys.
	'/weChatFavorites/favSync': (call) => {
		const key = call.args.keyBuf;
		if (key === '') throw new Refusal();
		const page = pageAt('favorites', call.world.favorites, call.text('keyBuf'));
		return {
			ret: 0,
			favList: page.items.map(({ favId, type, updateTime }) => ({ favId, type, updateTime })),
			keyBuf: page.next,
			continueFlag: page.more ? 1 : 0,
		};
	},

	'/weChatFavorites/getFavItem': (call) => {
		const { favId, xml, updateTime } = favoriteOf(call);
		return { favId, object: xml, updateTime };
	},

	'/weChatFavorites/delFavItem': (call) => {
		const gone = favoriteOf(call);
		call.world.favorites = call.world.favorites.filter((other) => other !== gone);
		return '收藏删除成功';
	},
};
