/** How many entries the lists have that come in pages: what whoever reads all pages must get. */
import type { World } from './world.mts';

/** The choices that some of the lists depend on; each has one that the demo world has entries for. */
export interface ListChoices {
	/** /getFriendCircle */
	wcId?: string;
	/** /finderUserHome */
	userName?: string;
	/** /finderCommentDetails: the comments on the video itself. */
	videoId?: bigint;
	/** /finder/getLikeAndFavList */
	flag?: number;
	/** /finder/getMentionList */
	reqScene?: number;
	/** /newSearchFinder: counted are the videos. */
	content?: string;
}

/** By path. */
export function listTotals(world: World, choices: ListChoices = {}) {
	const { moments, favorites, channel } = world;
	const {
		wcId = 'wxid_lilei00demo01',
		userName = channel.users[0]?.userName,
		videoId = channel.videos[0]?.id,
		flag = 7,
		reqScene = 4,
		content = 'demo',
	} = choices;
	const count = <T,>(list: T[], fits: (item: T) => boolean) => list.filter(fits).length;
	return {
		'/getCircle': moments.length,
		'/getFriendCircle': count(moments, ({ author }) => author === wcId),
		'/weChatFavorites/favSync': favorites.length,
		'/finderUserHome': count(channel.videos, ({ author }) => author === userName),
		'/finderCommentDetails': count(
			channel.comments,
			(comment) => comment.videoId === videoId && comment.root === 0n,
		),
		'/finder/getFollowList': channel.followed.length,
		'/finder/getLikeAndFavList': count(channel.videos, ({ flags }) =>
			flags.some((one) => (one & flag) !== 0),
		),
		'/finder/getMentionList': count(channel.notices, ({ scene }) => scene === reqScene),
		'/newSearchFinder': count(channel.videos, ({ title }) =>
			title.toLowerCase().includes(content.toLowerCase()),
		),
	};
}
