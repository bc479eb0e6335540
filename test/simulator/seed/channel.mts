/** WeChat Channels in the demo world: the account's own channel, two others and their videos. */
import { md5 } from '../ids.mts';
import type { Channel, ChannelUser, ChannelVideo } from '../world.mts';

/** Channel user names look like v2_…@finder. */
export function newUser(nickName: string, signature: string): ChannelUser {
	const userName = `v2_${md5(nickName)}@finder`;
	return { userName, nickName, signature, headUrl: `avatar/${md5(nickName)}.png` };
}

/** A video as it is right after its publication. */
export function newVideo(
	given: Pick<ChannelVideo, 'id' | 'author' | 'title' | 'createTime'> & Partial<ChannelVideo>,
): ChannelVideo {
	const nonce = md5(String(given.id));
	return {
		objectNonceId: `${nonce.slice(0, 20)}_0_0_2_1_0`,
		sessionBuffer: Buffer.from(`session:${nonce}`).toString('base64'),
		seconds: 12,
		likes: 0,
		hearts: 0,
		favorites: 0,
		views: 0,
		flags: [],
		...given,
	};
}

export function demoChannel(): Channel {
	const me = newUser('Demo Shop Channel', 'Tea and more');
	const tea = newUser('Demo Tea House', 'A demo channel about tea');
	const travel = newUser('Demo Travel', 'Places');
	const more = newUser('Demo Cooking', 'Recipes');
	// The first id is the documentation's example; all are beyond the signed 64-bit range.
	const first = 14200825020179157073n;
	const videos = [
		newVideo({
			id: first,
			author: tea.userName,
			title: 'How to brew: a demo',
			createTime: 1760000300,
			likes: 12,
			flags: [1],
		}),
		newVideo({
			id: 14200825020179150011n,
			author: tea.userName,
			title: 'Demo of a tea field',
			createTime: 1760000200,
			flags: [2],
		}),
		newVideo({
			id: 14200825020179140005n,
			author: tea.userName,
			title: 'Packing tea (demo)',
			createTime: 1760000100,
			flags: [4],
		}),
		newVideo({
			id: 14200825020179130003n,
			author: travel.userName,
			title: 'Demo trip',
			createTime: 1760000000,
		}),
	];
	const comment = (commentId: bigint, content: string, root = 0n) => ({
		commentId,
		videoId: first,
		root,
		userName: travel.userName,
		nickName: travel.nickName,
		content,
		createTime: 1760000400,
		likes: 1,
	});
	return {
		me: { ...me, roleType: 3, country: 'CN', province: 'Zhejiang', city: 'Hangzhou', sex: 0 },
		users: [tea, travel, more],
		followed: [tea.userName, travel.userName, more.userName],
		videos,
		comments: [
			// The first id is the documentation's example of a negative one.
			comment(-4245909463265376127n, 'Lovely'),
			comment(-4245909463265376011n, 'How hot is the water?'),
			comment(4245909463265375993n, 'Thanks for sharing'),
			comment(-4245909463265375801n, '80 degrees', -4245909463265376011n),
		],
		notices: [3, 4, 5].flatMap((scene) =>
			[tea, travel, more].map(({ userName, nickName }) => ({
				scene,
				userName,
				nickName,
				content: scene === 4 ? 'Nice demo' : '',
				createTime: 1760000500,
				videoId: first,
			})),
		),
		sessions: [],
	};
}
