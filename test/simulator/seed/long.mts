/** More entries for every list that comes in pages, so that each has many pages. */
import type { ChannelComment, ChannelNotice, ChannelUser, World } from '../world.mts';
import { SHOP } from './accounts.mts';
import { newUser, newVideo } from './channel.mts';
import { newMoment } from './moments.mts';

/** How many entries each list gets in addition to the demo's. */
export const MORE = 20;

/** Older than everything in the demo. */
const BEFORE = 1_750_000_000;
const AUTHORS = ['wxid_lilei00demo01', 'wxid_lucy000demo03', SHOP];

function each<T>(make: (number: number) => T, count = MORE): T[] {
	return Array.from({ length: count }, (_, index) => make(index + 1));
}

/** For each of the authors; newest first, with smaller and smaller ids. */
function moments() {
	return each(
		(number) =>
			newMoment({
				id: String(13351211557386000000n - BigInt(number) * 1_000_003n),
				author: AUTHORS[number % AUTHORS.length],
				createTime: BEFORE - number,
				kind: 'text',
				text: `Earlier post ${number}`,
			}),
		MORE * AUTHORS.length,
	);
}

function favorites() {
	return each((number) => ({
		favId: 200 + number,
		type: 1,
		updateTime: BEFORE - number,
		xml: `<favitem type="1"><desc>Earlier note ${number}</desc></favitem>`,
	}));
}

/** Of the channel whose videos the demo has; every video is liked, thumbed or a favourite. */
function videos(author: string) {
	return each((number) =>
		newVideo({
			id: 14200825020100000000n - BigInt(number) * 1_000_003n,
			author,
			title: `Earlier demo ${number}`,
			createTime: BEFORE - number,
			flags: [[1, 2, 4][number % 3]],
		}),
	);
}

function comments(videoId: bigint, { userName, nickName }: ChannelUser): ChannelComment[] {
	return each((number) => ({
		commentId: -4245909463260000000n - BigInt(number) * 1_000_003n,
		videoId,
		root: 0n,
		...{ userName, nickName },
		content: `Earlier comment ${number}`,
		createTime: BEFORE - number,
		likes: 0,
	}));
}

function notices(scene: number, videoId: bigint, users: ChannelUser[]): ChannelNotice[] {
	return users.map(({ userName, nickName }, index) => ({
		...{ scene, userName, nickName, videoId },
		content: scene === 4 ? `Earlier mention ${index + 1}` : '',
		createTime: BEFORE - index,
	}));
}

/** Lengthens the lists of a demo world. */
export function lengthen(world: World): void {
	const { channel } = world;
	const users = each((number) => newUser(`Demo Channel ${number}`, ''));
	const [tea, travel] = channel.users;
	const { id } = channel.videos[0];
	world.moments.push(...moments());
	world.favorites.push(...favorites());
	channel.comments.push(...comments(id, travel));
	channel.notices.push(...[3, 4, 5].flatMap((scene) => notices(scene, id, users)));
	channel.users.push(...users);
	channel.followed.push(...users.map(({ userName }) => userName));
	channel.videos.push(...videos(tea.userName));
}
