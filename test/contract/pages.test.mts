import type { INodeExecutionData } from 'n8n-workflow';

import { catalog } from '../../nodes/gateways/eyun/catalog';
import { byId } from '../editor.mts';
import { type Simulator, startSimulator } from '../simulator/index.mts';
import { listTotals } from '../simulator/totals.mts';
import { prepareAsBot } from './asBot.mts';
import type { Run } from './runNode.mts';

let simulator: Simulator;

beforeAll(async () => {
	simulator = await startSimulator({ long: true });
});
beforeEach(() => {
	simulator.clear();
	simulator.behave();
});
afterAll(() => simulator.close());

const channel = () => ({ myUserName: simulator.world.channel.me.userName, myRoleType: '3' });
const video = () => simulator.world.channel.videos[0];

interface List {
	resource: string;
	operation: string;
	path: string;
	more?: () => object;
}

const lists: List[] = [
	{ resource: 'moment', operation: 'getTimeline', path: '/getCircle' },
	{
		resource: 'moment',
		operation: 'getByContact',
		path: '/getFriendCircle',
		more: () => ({ contact: byId('wxid_lilei00demo01') }),
	},
	{ resource: 'favorite', operation: 'getAll', path: '/weChatFavorites/favSync' },
	{
		resource: 'channel',
		operation: 'getUserHome',
		path: '/finderUserHome',
		more: () => ({ userName: simulator.world.channel.users[0].userName }),
	},
	{
		resource: 'channel',
		operation: 'getComments',
		path: '/finderCommentDetails',
		more: () => ({
			id: String(video().id),
			nonceId: video().objectNonceId,
			sessionBuffer: video().sessionBuffer,
		}),
	},
	{
		resource: 'channel',
		operation: 'getFollowed',
		path: '/finder/getFollowList',
		more: channel,
	},
	{
		resource: 'channel',
		operation: 'getLikedVideos',
		path: '/finder/getLikeAndFavList',
		more: channel,
	},
	{
		resource: 'channel',
		operation: 'getNotifications',
		path: '/finder/getMentionList',
		more: () => ({ ...channel(), reqScene: 4 }),
	},
	{
		resource: 'channel',
		operation: 'search',
		path: '/newSearchFinder',
		more: () => ({ searchFor: 'demo', type: 10 }),
	},
];

const read = async (
	{ resource, operation, more }: List,
	paging: object,
	setting: Partial<Run> = {},
): Promise<INodeExecutionData[]> =>
	await prepareAsBot(simulator, { resource, operation, ...more?.(), ...paging }, setting)();

const asked = ({ path }: List) => simulator.requests.filter((request) => request.path === path);

const totals = () =>
	listTotals(simulator.world, { reqScene: 4, content: 'demo' }) as Record<string, number>;

it('every paged operation is tested here', () => {
	const paged = catalog.flatMap(({ value, operations }) =>
		operations.filter(({ pages }) => pages).map((operation) => `${value} ${operation.value}`),
	);
	expect(lists.map(({ resource, operation }) => `${resource} ${operation}`).sort()).toEqual(
		paged.sort(),
	);
});

describe.each(lists.map((list): [string, List] => [list.path, list]))('%s', (_path, list) => {
	it('"Return All" walks to the end, and no entry comes twice', async () => {
		const items = await read(list, { returnAll: true });
		expect(items.length).toBe(totals()[list.path]);
		expect(new Set(items.map(({ json }) => JSON.stringify(json))).size).toBe(items.length);
		expect(items.every(({ pairedItem }) => JSON.stringify(pairedItem) === '{"item":0}')).toBe(true);
		expect(asked(list).length).toBeGreaterThan(2);
	});

	it('"Limit" ends it, within a page, too', async () => {
		const [first] = await read(list, { limit: 1 });
		expect(asked(list)).toHaveLength(1);
		const some = await read(list, { limit: 3 });
		expect(some).toHaveLength(3);
		expect(some[0].json).toEqual(first.json);
	});

	it('without "Simplify" the pages come as they are', async () => {
		const pages = await read(list, { returnAll: true, simplify: false });
		expect(pages.length).toBe(asked(list).length);
		const arrays = Object.values(pages[0].json).filter(Array.isArray);
		expect(arrays.length).toBeGreaterThan(0);
	});

	it('a cursor that does not move ends it', async () => {
		await read(list, { limit: 1 });
		const { answer } = asked(list)[0];
		simulator.misbehave(list.path, { body: answer }, 0);
		simulator.clear();
		const items = await read(list, { returnAll: true });
		expect(items.length).toBeGreaterThan(0);
		expect(new Set(items.map(({ json }) => JSON.stringify(json))).size).toBe(items.length);
		expect(asked(list).length).toBeLessThanOrEqual(2);
	});

	it('with "continue on fail" a refused page is one error item', async () => {
		await read(list, { limit: 1 });
		simulator.misbehave(list.path, { refuse: { code: '1001', message: '失败' } });
		const items = await read(list, { returnAll: true }, { items: [{}, {}], continueOnFail: true });
		expect(items[0].json.error).toContain('"失败", code 1001');
		expect(items.length).toBe(totals()[list.path] + 1);
	});
});

it('an empty list is no item', async () => {
	const empty = '{"code":"1000","message":"ok","data":{"sns":[],"firstPageMd5":null}}';
	simulator.misbehave('/getCircle', { body: empty });
	expect(await read(lists[0], { returnAll: true })).toEqual([]);
});

it.each([0, -1, 1.5, 'many'])('the limit %p is refused', async (limit) => {
	await expect(read(lists[0], { limit })).rejects.toThrow("'Limit' needs a whole number");
	expect(asked(lists[0])).toEqual([]);
});

it('an answer of another shape is handed on as it is', async () => {
	simulator.misbehave('/getCircle', { body: '{"code":"1000","message":"ok","data":{"total":7}}' });
	expect((await read(lists[0], { returnAll: true })).map(({ json }) => json)).toEqual([
		{ total: 7 },
	]);
});

it('what was read is not lost when a later page is none', async () => {
	const [first] = await read(lists[0], { limit: 1, simplify: false });
	const { answer } = asked(lists[0])[0];
	simulator.misbehave('/getCircle', { body: answer });
	simulator.misbehave('/getCircle', { body: '{"code":"1000","message":"ok","data":null}' });
	const items = await read(lists[0], { returnAll: true });
	expect(items).toHaveLength((first.json.sns as unknown[]).length);
});
