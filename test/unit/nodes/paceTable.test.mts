/** The pace of each kind of operation, as it protects the account: a change here is to be seen. */
import {
	limitLeft,
	LONGEST_WINDOW,
	MINUTE,
	pauseLeft,
	perMinuteLimit,
	SECOND,
} from '../../../nodes/engine/pace';
import { kinds } from '../../../nodes/gateways/eyun/paces';

it('counts in milliseconds', () => {
	expect([SECOND, MINUTE, LONGEST_WINDOW]).toEqual([1_000, 60_000, 86_400_000]);
});

const perMinute = (count: number) => [[count, 60_000]];
const oncePerTwoMinutes = [[1, 120_000]];

it.each([
	['message', 'message', true, [1_000, 3_000], perMinute(30)],
	['voice', 'message', true, [1_000, 3_000], perMinute(20)],
	['revoke', 'revoke', true, [500, 1_000], [[10, 120_000]]],
	['change', 'change', true, [1_000, 3_000], perMinute(30)],
	['moments', 'moments', true, [20_000, 60_000], undefined],
	['channel', 'channel', true, [3_000, 10_000], undefined],
	[
		'friendRequest',
		'friendRequest',
		true,
		[20_000, 60_000],
		[
			[8, 7_200_000],
			[15, 86_400_000],
		],
	],
	['acceptRequest', 'acceptRequest', true, [1_000, 10_000], oncePerTwoMinutes],
	['login', 'login', true, [0, 0], undefined],
	['joinGroup', 'joinGroup', true, [1_000, 10_000], oncePerTwoMinutes],
	['searchPerson', 'searchPerson', false, [10_000, 20_000], [[15, 86_400_000]]],
	['contactStatus', 'contactStatus', false, [1_000, 3_000], undefined],
	['details', 'details', false, [300, 800], undefined],
	['memberDetails', 'details', false, [300, 800], perMinute(60)],
	['addressList', 'addressList', false, [0, 0], perMinute(10)],
	['download', 'download', false, [500, 4_000], perMinute(10)],
	['page', 'page', false, [300, 800], undefined],
])('%s', (kind, lane, acts, pause, limits) => {
	expect(kinds[kind as keyof typeof kinds]).toEqual({ lane, acts, pause, limits });
});

it.each([
	[30, 30, 60_000],
	[2.5, 2, 60_000],
	[1, 1, 60_000],
	[0.5, 1, 120_000],
	[0.99, 1, 60_606],
	[0.0001, 1, 86_400_000],
])('%p a minute are %p in %p ms', (perMinute, count, window) => {
	const [most, within] = perMinuteLimit(perMinute);
	expect([most, Math.floor(within)]).toEqual([count, window]);
});

it('a limit counts the latest ones, and none where there is none', () => {
	const limits = [[2, 1_000]] as const;
	const starts = [100, 500, 900];
	expect(limitLeft({ pause: [0, 0], limits }, { starts, lastEnd: 0 }, 1_000)).toBe(500);
	expect(limitLeft({ pause: [0, 0], limits }, { starts: [900], lastEnd: 0 }, 1_000)).toBe(0);
	expect(limitLeft({ pause: [0, 0] }, { starts, lastEnd: 0 }, 1_000)).toBe(0);
});

it('a pause lies between its ends and begins at the end of the one before', () => {
	const pace = { pause: [1_000, 5_000] } as const;
	expect(pauseLeft(pace, { starts: [], lastEnd: 100 }, 200, 0.25)).toBe(1_900);
	expect(pauseLeft(pace, { starts: [], lastEnd: 100 }, 1_100, 0)).toBe(0);
});
