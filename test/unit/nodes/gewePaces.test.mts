/** The pace of each kind of operation at GeWe, as it protects the account: a change here is to be seen. */
import { paces } from '../../../nodes/gateways/gewe/paces';

const perMinute = (count: number) => [[count, 60_000]];
const perDay = (count: number) => [[count, 86_400_000]];

it.each([
	['message', 'message', true, [2_000, 5_000], perMinute(30)],
	['voice', 'message', true, [2_000, 5_000], perMinute(20)],
	['revoke', 'revoke', true, [500, 1_000], [[10, 120_000]]],
	['change', 'change', true, [1_000, 3_000], perMinute(30)],
	['moments', 'moments', true, [3_000, 10_000], perDay(500)],
	['momentsRead', 'momentsRead', false, [5_000, 8_000], perDay(200)],
	['channel', 'channel', true, [3_000, 10_000], undefined],
	['friendRequest', 'friendRequest', true, [20_000, 60_000], [[8, 7_200_000], ...perDay(15)]],
	['acceptRequest', 'acceptRequest', true, [1_000, 10_000], perDay(200)],
	['joinGroup', 'joinGroup', true, [1_000, 10_000], [[1, 120_000]]],
	['createGroup', 'createGroup', true, [1_000, 10_000], [[1, 600_000], ...perDay(10)]],
	['login', 'login', true, [0, 0], undefined],
	['searchPerson', 'searchPerson', false, [10_000, 20_000], perDay(15)],
	['details', 'details', false, [300, 800], undefined],
	['memberDetails', 'details', false, [300, 800], perMinute(60)],
	['addressList', 'addressList', false, [0, 0], perMinute(10)],
	['download', 'download', false, [3_000, 10_000], undefined],
	['page', 'page', false, [300, 800], undefined],
])('%s', (kind, lane, acts, pause, limits) => {
	expect(paces[kind as keyof typeof paces]).toEqual({ lane, acts, pause, limits });
});
