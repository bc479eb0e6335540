import { errorOf, itemsOf } from '../../../scripts/lib/n8n-rest.mjs';
import { byId } from '../../editor.mts';
import type { Stage } from '../support/stage.mts';
import { LI_LEI, runOn, weChatEyun } from '../support/workflow.mts';

type State = Awaited<ReturnType<Stage['simulator']['control']['state']>>;

/** The account's own channel, which some lists belong to. */
const own = ({ channel: { userName, roleType } }: State) => ({
	myUserName: userName,
	myRoleType: String(roleType),
});

const firstVideo = ({ channel }: State) => {
	const [{ id, objectNonceId, sessionBuffer }] = channel.videos;
	return { id, nonceId: objectNonceId, sessionBuffer };
};

/** Every list that comes in pages, with what it is asked with. */
const LISTS: Array<[path: string, operation: string, more: (state: State) => object]> = [
	['/getCircle', 'moment getTimeline', () => ({})],
	['/getFriendCircle', 'moment getByContact', () => ({ contact: byId(LI_LEI) })],
	['/weChatFavorites/favSync', 'favorite getAll', () => ({})],
	[
		'/finderUserHome',
		'channel getUserHome',
		({ channel }) => ({ userName: channel.users[0].userName }),
	],
	['/finderCommentDetails', 'channel getComments', firstVideo],
	['/finder/getFollowList', 'channel getFollowed', own],
	['/finder/getLikeAndFavList', 'channel getLikedVideos', own],
	[
		'/finder/getMentionList',
		'channel getNotifications',
		(state) => ({ ...own(state), reqScene: 4 }),
	],
	['/newSearchFinder', 'channel search', () => ({ searchFor: 'demo', type: 10 })],
];

/** Lists are read to their end, or as far as somebody wants. */
export function lists(stage: () => Stage): void {
	it.each(LISTS)('%s to its end, and limited', async (path, name, more) => {
		const state = await stage().simulator.control.state();
		const [resource, operation] = name.split(' ');
		const read = (label: string, paging: object) =>
			weChatEyun(
				stage().credential,
				label,
				{ resource, operation, options: { pacing: 'off' }, ...more(state), ...paging },
				{ executeOnce: true, onError: 'continueRegularOutput' },
			);
		const execution = await runOn(
			stage(),
			[{}],
			read('All', { returnAll: true }),
			read('Some', { limit: 3 }),
			read('Pages', { returnAll: true, simplify: false }),
		);
		expect(errorOf(execution)).toBeUndefined();
		const all = itemsOf(execution, 'All');
		expect(all.length).toBe(state.listTotals[path]);
		expect(itemsOf(execution, 'Some').map(({ json }) => json)).toEqual(
			all.slice(0, 3).map(({ json }) => json),
		);
		expect(itemsOf(execution, 'Pages').length).toBeGreaterThan(1);
		for (const { pairedItem } of all) expect(pairedItem).toEqual({ item: 0 });
	});
}
