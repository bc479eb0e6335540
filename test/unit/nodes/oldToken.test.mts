import { tellOfOldToken } from '../../../nodes/callbacks/oldToken';
import { callbackToken } from '../../../nodes/callbacks/token';

const HOUR = 3_600_000;
const NOW = 1_800_000_000_000;
const old = callbackToken({ authorization: 'of last year' }, '');

it('an old token is told once an hour for each trigger', () => {
	expect(tellOfOldToken('a', old, NOW)?.message).toContain('token that is not valid any more');
	expect(tellOfOldToken('a', old, NOW + HOUR - 1)).toBeUndefined();
	expect(tellOfOldToken('b', old, NOW + 1)).toBeDefined();
	expect(tellOfOldToken('a', old, NOW + HOUR)).toBeDefined();
	expect(tellOfOldToken('a', old, NOW + HOUR + 1)).toBeUndefined();
});

it('a clock that jumps back does not silence it', () => {
	expect(tellOfOldToken('back', old, NOW)).toBeDefined();
	expect(tellOfOldToken('back', old, NOW - 2 * HOUR)).toBeDefined();
});

it.each([undefined, '', 'wrong', 'x'.repeat(44), [old]])(
	'%j is a stranger, and no news',
	(given) => {
		expect(tellOfOldToken('strangers', given, NOW)).toBeUndefined();
	},
);
