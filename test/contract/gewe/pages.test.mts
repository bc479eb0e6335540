/** GeWe's lists, page after page: each has a cursor of its own. */
import { catalog } from '../../../nodes/gateways/gewe/catalog';
import { byId } from '../../editor.mts';
import { geweListTotals } from '../../simulator/gewe/totals.mts';
import type { Simulator } from '../../simulator/index.mts';
import { calls, run, startGewe } from './stage.mts';

let simulator: Simulator;

beforeAll(async () => {
	simulator = await startGewe({ long: true });
});
beforeEach(() => {
	simulator.clear();
	simulator.behave();
});
afterAll(() => simulator.close());

const channel = () => ({ myUserName: simulator.world.channel.me.userName, myRoleType: 3 });
const video = () => simulator.world.channel.videos[0];

const lists: Array<[path: string, resource: string, operation: string, more: () => object]> = [
	['/sns/snsList', 'moment', 'getMine', () => ({})],
	[
		'/sns/contactsSnsList',
		'moment',
		'getByContact',
		() => ({ contact: byId('wxid_lilei00demo01') }),
	],
	[
		'/finder/userPage',
		'channel',
		'getUserHome',
		() => ({ userName: simulator.world.channel.users[0].userName }),
	],
	[
		'/finder/commentList',
		'channel',
		'getComments',
		() => ({ id: String(video().id), sessionBuffer: video().sessionBuffer }),
	],
	['/finder/followList', 'channel', 'getFollowed', channel],
	['/finder/likeFavList', 'channel', 'getLikedVideos', channel],
	['/finder/mentionList', 'channel', 'getNotifications', () => ({ ...channel(), reqScene: 4 })],
	['/finder/search', 'channel', 'search', () => ({ searchFor: 'demo' })],
];

it('every paged operation of Moments and Channels is tested here', () => {
	const paged = catalog
		.filter(({ value }) => ['moment', 'channel'].includes(value))
		.flatMap(({ operations }) => operations.filter(({ pages }) => pages))
		.map(({ path }) => path);
	const tested = [...lists.map(([path]) => path), '/finder/syncPrivateLetterMsg'];
	expect(tested.sort()).toEqual(paged.sort());
});

const totals = () => geweListTotals(simulator.world, { reqScene: 4, content: 'demo' });

describe.each(lists)('%s', (path, resource, operation, more) => {
	const read = (paging: object) => run(simulator, { resource, operation, ...more(), ...paging });

	it('"Return All" walks to the end, and no entry comes twice', async () => {
		const items = await read({ returnAll: true });
		expect(items.length).toBe(totals()[path]);
		expect(new Set(items.map(({ json }) => JSON.stringify(json))).size).toBe(items.length);
		expect(calls(simulator, path).length).toBeGreaterThan(1);
	});

	it('"Limit" ends it', async () => {
		expect(await read({ limit: 1 })).toHaveLength(1);
		expect(calls(simulator, path)).toHaveLength(1);
	});

	it('without "Simplify" the pages come as they are', async () => {
		const pages = await read({ returnAll: true, simplify: false });
		expect(pages.length).toBe(calls(simulator, path).length);
	});

	it('a cursor that does not move ends it', async () => {
		await read({ limit: 1 });
		const { answer } = calls(simulator, path)[0];
		simulator.misbehave(path, { body: answer }, 0);
		simulator.clear();
		const items = await read({ returnAll: true });
		expect(new Set(items.map(({ json }) => JSON.stringify(json))).size).toBe(items.length);
		expect(calls(simulator, path).length).toBeLessThanOrEqual(2);
	});
});

it('direct messages come with the key of the next page, too', async () => {
	const { sessions, users } = simulator.world.channel;
	sessions.push({
		sessionId: 's',
		toUserName: users[0].userName,
		messages: [1n, 2n, 3n].map((newMsgId) => ({
			newMsgId,
			kind: 'text',
			content: String(newMsgId),
		})),
	});
	const items = await run(simulator, { resource: 'channel', operation: 'getDms', returnAll: true });
	const texts = items.map(({ json }) => JSON.stringify(json));
	for (const text of ['1', '2', '3']) expect(texts.join()).toContain(`{"string":"${text}"}`);
	expect(calls(simulator, '/finder/syncPrivateLetterMsg').length).toBeGreaterThan(1);
});
