/** Every list that comes in pages, read to its end. Catches lost, repeated and skipped entries. */
import { SimulatorControl } from '../../../scripts/lib/simulator-control.mjs';
import { listTotals } from '../../simulator/totals.mts';
import type { Simulator } from '../../simulator/index.mts';
import { closeAll, call, start } from './client.mts';

afterEach(closeAll);

type Json = Record<string, any>;

/** A list, read the way the documentation says. */
interface List {
	path: keyof ReturnType<typeof listTotals>;
	first(simulator: Simulator): Json;
	/** The parameters that change for the next page; undefined at the end. */
	next(data: Json, sent: Json): Json | undefined;
	items(data: Json): Json[];
	idOf(item: Json): unknown;
}

const mine = ({ world }: Simulator) => ({
	myUserName: world.channel.me.userName,
	myRoleType: world.channel.me.roleType,
});
const firstChannel = ({ world }: Simulator) => world.channel.users[0].userName;
const firstVideo = ({ world }: Simulator) => world.channel.videos[0].id;

const moments: Pick<List, 'next' | 'items' | 'idOf'> = {
	next: ({ sns, firstPageMd5 }, sent) =>
		sns.length
			? { maxId: BigInt(sns.at(-1).id), firstPageMd5: firstPageMd5 ?? sent.firstPageMd5 }
			: undefined,
	items: ({ sns }) => sns,
	idOf: ({ id }) => id,
};

const lists: List[] = [
	{ path: '/getCircle', first: () => ({ maxId: 0n, firstPageMd5: '' }), ...moments },
	{
		path: '/getFriendCircle',
		first: () => ({ wcId: 'wxid_lilei00demo01', maxId: 0n, firstPageMd5: '' }),
		...moments,
	},
	{
		path: '/weChatFavorites/favSync',
		first: () => ({ keyBuf: null }),
		next: ({ keyBuf, continueFlag }) => (continueFlag ? { keyBuf } : undefined),
		items: ({ favList }) => favList,
		idOf: ({ favId }) => favId,
	},
	{
		path: '/finderUserHome',
		first: (simulator) => ({ userName: firstChannel(simulator), pageCode: '' }),
		next: ({ pageCode, videoList }) => (videoList.length ? { pageCode } : undefined),
		items: ({ videoList }) => videoList,
		idOf: ({ id }) => String(id),
	},
	{
		path: '/finderCommentDetails',
		first: (simulator) => ({
			id: firstVideo(simulator),
			pageCode: '',
			sessionBuffer: '',
			refCommentId: 0n,
			rootCommentId: 0n,
			nonceId: '',
		}),
		next: ({ pageCode, commentList }) => (commentList.length ? { pageCode } : undefined),
		items: ({ commentList }) => commentList,
		idOf: ({ commentId }) => String(commentId),
	},
	{
		path: '/finder/getFollowList',
		first: (simulator) => ({ ...mine(simulator), lastBuff: '' }),
		next: ({ lastBuffer, continueFlag }) => (continueFlag ? { lastBuff: lastBuffer } : undefined),
		items: ({ list }) => list,
		idOf: ({ userName }) => userName,
	},
	{
		path: '/finder/getLikeAndFavList',
		first: (simulator) => ({ ...mine(simulator), lastBuff: '', lastBuffer: '', flag: 7 }),
		next: ({ lastBuffer, continueFlag }) =>
			continueFlag ? { lastBuff: lastBuffer, lastBuffer } : undefined,
		items: ({ list }) => list,
		idOf: ({ id }) => String(id),
	},
	{
		path: '/finder/getMentionList',
		first: (simulator) => ({ ...mine(simulator), lastBuff: '', reqScene: 4 }),
		next: ({ lastBuff, list }) => (list.length ? { lastBuff } : undefined),
		items: ({ list }) => list,
		idOf: ({ userName, createTime }) => `${userName} ${createTime}`,
	},
	{
		path: '/newSearchFinder',
		first: () => ({
			...{ content: 'demo', type: 10, filter: 0, page: 1, offset: 0 },
			...{ cookie: '', searchId: '' },
		}),
		next: ({ offset, cookie, searchId, videoInfos }, { page }) =>
			videoInfos.length ? { page: page + 1, offset, cookie, searchId } : undefined,
		items: ({ videoInfos }) => videoInfos.flatMap(({ items }: Json) => items),
		idOf: ({ docId }) => String(docId),
	},
];

const byPath = lists.map((list) => [list.path, list] as const);

it.each(byPath)('%s has many pages in a long world, and ends', async (path, list) => {
	const simulator = await start({ long: true });
	let sent: Json | undefined = list.first(simulator);
	const seen: unknown[] = [];
	let pages = 0;
	while (sent) {
		const { code, data } = await call(simulator, path, sent);
		expect(code).toBe('1000');
		const items = list.items(data);
		if (items.length) pages++;
		seen.push(...items.map(list.idOf));
		const next = list.next(data, sent);
		sent = next && { ...sent, ...next };
	}
	expect(pages).toBeGreaterThan(5);
	expect(new Set(seen).size).toBe(seen.length);
	expect(seen).toHaveLength(listTotals(simulator.world)[path]);
});

it('tells the totals from outside, and keeps the demo short unless told otherwise', async () => {
	const [short, long] = [await start(), await start({ long: true })];
	const control = new SimulatorControl(long.url);
	expect((await control.state()).listTotals).toEqual(listTotals(long.world));
	for (const [path, total] of Object.entries(listTotals(short.world))) {
		expect([path, total < 10]).toEqual([path, true]);
	}
});

it('counts what is chosen', async () => {
	const { world } = await start();
	const [tea, travel] = world.channel.users;
	expect(listTotals(world, { wcId: 'wxid_lucy000demo03' })['/getFriendCircle']).toBe(2);
	expect(listTotals(world, { userName: tea.userName })['/finderUserHome']).toBe(3);
	expect(listTotals(world, { userName: travel.userName })['/finderUserHome']).toBe(1);
	expect(listTotals(world, { flag: 1 })['/finder/getLikeAndFavList']).toBe(1);
	expect(listTotals(world, { content: 'Trip' })['/newSearchFinder']).toBe(1);
});

it('refuses a search that leaves a page out: catches a page number that is not counted on', async () => {
	const simulator = await start({ long: true });
	const search = (more: object) =>
		call(simulator, '/newSearchFinder', { content: 'demo', type: 10, filter: 0, ...more });
	const { data } = await search({ page: 1, offset: 0, cookie: '', searchId: '' });
	const { offset, cookie, searchId } = data;
	expect((await search({ page: 1, offset, cookie, searchId })).code).toBe('1001');
	expect((await search({ page: 3, offset, cookie, searchId })).code).toBe('1001');
	expect((await search({ page: 2, offset: 0, cookie, searchId })).code).toBe('1001');
	expect((await search({ page: 2, offset, cookie, searchId })).code).toBe('1000');
});
