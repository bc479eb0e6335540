/** The token in the callback URL. It must stay what it is: registered URLs hold it. */
import { tellOfOldToken } from '../../../nodes/callbacks/tellOwner';
import {
	callbackToken,
	isTokenLike,
	makeSecrets,
	requireKey,
	sameToken,
	withoutToken,
	withToken,
} from '../../../nodes/callbacks/token';
import { InputFault } from '../../../nodes/engine/fault';
import { gateways } from '../../../nodes/gateways/choose';

const [eyun] = gateways;
const KEY = { name: 'Authorization' };

it('is what it has always been', () => {
	expect(callbackToken('secret', '')).toBe('qZSqvAzzKcPY22l6p7luVrbiCUbvV0pGJH0WjkLQHbg');
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

it('comes with a key for what a test run passes on, which is not made of the token', () => {
	const { token, relayKey } = makeSecrets('secret', '2');
	expect(token).toBe(callbackToken('secret', '2'));
	expect(relayKey.toString('hex')).toBe(
		'0d4e6686d2346fa899290d7a85b3c0de1561f7b9840522a8372a0b7e4920411e',
	);
});

it('is made from the text alone, without white space around it', () => {
	expect(requireKey(eyun, { authorization: ' secret\n' })).toBe('secret');
});

it.each([undefined, null, '', ' \n'])('is not made from the Authorization %j', (authorization) => {
	const make = () => requireKey(eyun, { authorization } as never);
	expect(make).toThrow(InputFault);
	expect(make).toThrow('The credential has no Authorization');
	expect(make).toThrow(
		expect.objectContaining({
			description: expect.stringMatching(
				/^The token in the callback URL is made from it.+Enter the Authorization in the credential/,
			),
		}),
	);
});

it.each([
	[
		'https://a.example/webhook/X?token=TOKEN push msg err',
		'https://a.example/webhook/X?token=******** push msg err',
	],
	['token=TOKEN&token=TOKEN', 'token=********&token=********'],
	['token=TOKENx', 'token=TOKENx'],
	['no TOKEN', 'no TOKEN'],
])('of %s only %s is shown', (text, shown) => {
	const token = callbackToken('secret', '');
	const filled = (one: string) => one.replaceAll('TOKEN', token);
	expect(withoutToken(filled(text))).toBe(filled(shown));
});

it.each([
	['a'.repeat(43), true],
	['Az09_-'.padEnd(43, 'x'), true],
	['a'.repeat(42), false],
	['a'.repeat(44), false],
	[`${'a'.repeat(42)}=`, false],
	[`${'a'.repeat(43)}\n`, false],
	['', false],
])('%j has the form of a token: %p', (text, yes) => {
	expect(isTokenLike(text)).toBe(yes);
});

it('an old one is told with what to do', () => {
	const told = tellOfOldToken(KEY, 'token test', callbackToken('old', ''), 0);
	expect(told?.description).toMatch(
		/^The token in the callback URL changes with the Authorization/,
	);
});
