/** Every list of GeWe that comes in pages, read to its end with what the page before handed back. */
import { geweListTotals } from '../../../simulator/gewe/totals.mts';
import { toJson } from '../../../simulator/json.mts';
import type { World } from '../../../simulator/index.mts';
import { closeAll } from '../client.mts';
import { call, startGewe } from './client.mts';

afterEach(closeAll);

const LI_LEI = 'wxid_lilei00demo01';

type Body = Record<string, unknown>;

interface List {
	path: string;
	/** What is asked besides the page. */
	body(world: World): Body;
	items(data: any): object[];
	/** What the next request hands back. */
	next(data: any): Body;
	/** Something that was never handed out. */
	lost: Body;
}

const myself = ({ channel }: World) => ({
	myUserName: channel.me.userName,
	myRoleType: channel.me.roleType,
});
const byBuffer = { next: ({ lastBuffer }: any) => ({ lastBuffer }), lost: { lastBuffer: 'x' } };
const moments = {
	items: ({ snsList }: any) => snsList,
	next: ({ maxId, firstPageMd5 }: any) => ({ maxId: BigInt(toJson(maxId)), firstPageMd5 }),
	lost: { maxId: 5n },
};

const lists: List[] = [
	{ path: '/sns/snsList', body: () => ({}), ...moments },
	{ path: '/sns/contactsSnsList', body: () => ({ wxid: LI_LEI }), ...moments },
	{
		path: '/favor/sync',
		body: () => ({}),
		items: ({ list }) => list,
		next: ({ syncKey }) => ({ syncKey }),
		lost: { syncKey: 'x' },
	},
	{
		path: '/finder/userPage',
		body: ({ channel }) => ({ toUserName: channel.users[0].userName }),
		items: ({ object }) => object,
		...byBuffer,
	},
	{
		path: '/finder/commentList',
		body: ({ channel: { videos } }) => ({
			objectId: videos[0].id,
			sessionBuffer: videos[0].sessionBuffer,
		}),
		items: ({ commentInfo }) => commentInfo,
		...byBuffer,
	},
	{
		path: '/finder/followList',
		body: myself,
		items: ({ contactList }) => contactList,
		...byBuffer,
	},
	{
		path: '/finder/likeFavList',
		body: (world) => ({ ...myself(world), flag: 7 }),
		items: ({ object }) => object,
		...byBuffer,
	},
	{
		path: '/finder/mentionList',
		body: (world) => ({ ...myself(world), reqScene: 4, lastBuff: '' }),
		items: ({ list }) => list.mentions,
		next: ({ lastBuff }) => ({ lastBuff }),
		lost: { lastBuff: 'x' },
	},
	{
		path: '/finder/search',
		body: () => ({ content: 'demo', page: 0 }),
		items: ({ data }) => data[0].items,
		next: ({ cookies, searchID, offset, pageNumber }) => ({
			...{ cookie: cookies, searchId: searchID, offset, page: pageNumber },
		}),
		lost: { page: 1, offset: 2 },
	},
];

describe.each(lists.map((list) => [list.path, list] as const))('%s', (path, list) => {
	it('has as many entries as it says, each of them once', async () => {
		const simulator = await startGewe({ long: true });
		const { world } = simulator;
		const seen: string[] = [];
		for (let more: Body = {}; ;) {
			const { data } = await call(simulator, path, { ...list.body(world), ...more });
			const items = list.items(data);
			if (!items.length) break;
			seen.push(...items.map((item) => toJson(item)));
			more = list.next(data);
		}
		const total = geweListTotals(world)[path];
		expect(total).toBeGreaterThan(10);
		expect(seen).toHaveLength(total);
	});

	it('refuses a page that was never handed out', async () => {
		const simulator = await startGewe();
		const body = { ...list.body(simulator.world), ...list.lost };
		expect((await call(simulator, path, body)).ret).toBe(500);
	});
});
