/** Requests with files inside: catches a file that comes out of the parser other than it went in. */
import { isDeepStrictEqual } from 'node:util';
import { isLosslessNumber } from 'lossless-json';
import { parseExact, parseSpelled } from '../../simulator/json.mts';
import { shorten } from '../../simulator/longText.mts';

const long = (letter: string) => `data:a/b;base64,${letter.repeat(200_000)}`;

it('parses long files like any other text, numbers exactly', () => {
	const body = { a: long('A'), list: [long('B'), 'short', null], text: 'data:x' };
	const json = JSON.stringify(body).replace('null', '3166120021925175285');
	const { list, ...rest } = parseExact(json) as typeof body;
	expect(rest).toEqual({ a: body.a, text: 'data:x' });
	expect(list.slice(0, 2)).toEqual(body.list.slice(0, 2));
	expect(String(list[2])).toBe('3166120021925175285');
	expect(isLosslessNumber((parseSpelled(json) as typeof body).list[2])).toBe(true);
});

it.each([
	['a quote inside', { a: `x"data:${'A'.repeat(200_000)}` }],
	['a backslash inside', { a: `${long('A')}\\n"` }],
	['a line break inside', { a: `${long('A')}\n` }],
	['a key', { [long('A')]: 1 }],
	['the word that stands for it', { a: 'long text 0', b: long('A'), c: 'long text. 0' }],
	['no file', { a: 'x'.repeat(300_000) }],
])('leaves a text with %s as it is', (_, body) => {
	// Not toEqual, which would print the texts.
	expect(isDeepStrictEqual(parseExact(JSON.stringify(body)), body)).toBe(true);
});

it('takes long files out, and only those', () => {
	expect(shorten(JSON.stringify({ a: long('A'), b: 'data:x' })).text).toMatch(
		/^\{"a":"long text 0","b":"data:x"\}$/,
	);
});

it('fails on what is no JSON, as without a file', () => {
	expect(() => parseExact(`{"a":"${long('A')}`)).toThrow();
	expect(() => parseExact(`{"a":"${long('A')}"`)).toThrow();
});
