import { toIso } from '../../../nodes/events/time';

const TIME = '2021-12-27T08:41:10.000Z';

it.each([
	['seconds', 1640594470, TIME],
	['seconds as text', '1640594470', TIME],
	['milliseconds', 1640594470000, TIME],
	['milliseconds as text', '1640594470123', '2021-12-27T08:41:10.123Z'],
	['the last second that is one', 99_999_999_999, '5138-11-16T09:46:39.000Z'],
	['the first millisecond that is one', 100_000_000_000, '1973-03-03T09:46:40.000Z'],
	['no number', 'soon', null],
	['nothing', undefined, null],
	['an empty text', '', null],
	['0, which is no time', 0, null],
	['a number before 1970', -5, null],
	['a number that no calendar has', '99999999999999999', null],
	['something else', [1640594470], null],
])('%s becomes %p', (_what, given, expected) => {
	expect(toIso(given)).toBe(expected);
});
