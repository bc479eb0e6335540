/** The token in the callback URL. It must stay what it is: registered URLs hold it. */
import { callbackToken, sameToken, withToken } from '../../../nodes/callbacks/token';

it('is what it has always been', () => {
	expect(callbackToken({ authorization: 'secret' }, '')).toBe(
		'qZSqvAzzKcPY22l6p7luVrbiCUbvV0pGJH0WjkLQHbg',
	);
});

it('is compared as a whole', () => {
	expect(sameToken('abc', 'abc')).toBe(true);
	expect(sameToken('', '')).toBe(true);
	for (const given of ['abd', 'ab', 'abcd', '', undefined, null, 5, ['abc']]) {
		expect(sameToken(given, 'abc')).toBe(false);
	}
	expect(sameToken('ä', 'ab')).toBe(false);
	expect(sameToken({ toString: () => 'abc' }, 'abc')).toBe(false);
});

it('replaces another one in the URL, and leaves the rest', () => {
	expect(withToken('https://a.example/webhook/X?token=old&y=1#z', 'new')).toBe(
		'https://a.example/webhook/X?token=new&y=1#z',
	);
});
