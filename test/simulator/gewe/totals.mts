/** How many entries GeWe's paged lists have, in the words of E Cloud's. */
import { type ListChoices, listTotals } from '../totals.mts';
import type { World } from '../world.mts';

const SAME_LISTS = {
	'/sns/contactsSnsList': '/getFriendCircle',
	'/favor/sync': '/weChatFavorites/favSync',
	'/finder/userPage': '/finderUserHome',
	'/finder/commentList': '/finderCommentDetails',
	'/finder/followList': '/finder/getFollowList',
	'/finder/likeFavList': '/finder/getLikeAndFavList',
	'/finder/mentionList': '/finder/getMentionList',
	'/finder/search': '/newSearchFinder',
} as const;

/** By path. */
export function geweListTotals(world: World, choices: ListChoices = {}): Record<string, number> {
	const totals = listTotals(world, choices);
	const own = world.accounts.find(({ online }) => online)?.wcId;
	return {
		'/sns/snsList': world.moments.filter(({ author }) => author === own).length,
		...Object.fromEntries(Object.entries(SAME_LISTS).map(([path, list]) => [path, totals[list]])),
	};
}
