import { tellOfHeader, tellOfOldToken } from '../../../nodes/callbacks/tellOwner';
import { callbackToken } from '../../../nodes/callbacks/token';

const HOUR = 3_600_000;
const KEY = { name: 'Authorization' };
const NOW = 1_800_000_000_000;
const old = callbackToken('of last year', '');

it('an old token is told once an hour for each trigger', () => {
	const told = tellOfOldToken(KEY, 'a', old, NOW);
	expect(told?.message).toContain('token that is not valid any more');
	expect(tellOfOldToken(KEY, 'a', old, NOW + HOUR - 1)).toBeUndefined();
	expect(tellOfOldToken(KEY, 'b', old, NOW + 1)).toBeDefined();
	expect(tellOfOldToken(KEY, 'a', old, NOW + HOUR)).toBeDefined();
	expect(tellOfOldToken(KEY, 'a', old, NOW + HOUR + 1)).toBeUndefined();
});

it('a header that does not fit is told once an hour for each trigger, beside an old token', () => {
	const header = { name: 'x-secret', advice: 'Enter it again.' };
	expect(tellOfHeader(header, 'a', NOW + HOUR + 2)).toMatchObject({
		message: 'Callbacks come with a wrong or no header "x-secret", and are refused',
		description: expect.stringContaining(
			'is answered with 403 and lost. Enter it again. This is told',
		),
	});
	expect(tellOfHeader(header, 'a', NOW + HOUR + 3)).toBeUndefined();
	expect(tellOfHeader(header, 'b', NOW + HOUR + 3)).toBeDefined();
	expect(tellOfHeader(header, 'a', NOW + 2 * HOUR + 2)).toBeDefined();
	expect(tellOfOldToken(KEY, 'b', old, NOW + 2 * HOUR)).toBeDefined();
});

it('a clock that jumps back does not silence it', () => {
	expect(tellOfOldToken(KEY, 'back', old, NOW)).toBeDefined();
	expect(tellOfOldToken(KEY, 'back', old, NOW - 2 * HOUR)).toBeDefined();
});

it.each([undefined, '', 'wrong', 'x'.repeat(44), [old]])(
	'%j is a stranger, and no news',
	(given) => {
		expect(tellOfOldToken(KEY, 'strangers', given, NOW)).toBeUndefined();
	},
);
