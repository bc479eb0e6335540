/** The patterns of "Text Matches Pattern": what they match, and which are refused with which words. */
import { InputFault } from '../../../nodes/engine/fault';
import { compile, matches } from '../../../nodes/events/pattern';

const faultOf = (pattern: string): InputFault => {
	try {
		compile(pattern);
	} catch (error) {
		if (error instanceof InputFault) return error;
		throw error;
	}
	throw new Error('It was not refused');
};

it('looks anywhere in the text, and at no case', () => {
	expect(matches('order \\d+', 'my ORDER 12, please')).toBe(true);
	expect(matches('^order', 'my order')).toBe(false);
	expect(matches('你好$', '说你好')).toBe(true);
	expect(matches('', 'anything')).toBe(true);
});

it('is compiled once', () => {
	expect(compile('a+b')).toBe(compile('a+b'));
	expect(compile('a+c')).not.toBe(compile('a+b'));
});

it('still works after very many others', () => {
	const first = compile('first');
	for (let index = 0; index < 250; index++) compile(`pattern ${index}`);
	expect(compile('first')).not.toBe(first);
	expect(matches('first', 'the first')).toBe(true);
});

it.each(['(', '(?=a)', '(a)\\1', '[z-a]', 'a**'])('%s is refused with a reason', (pattern) => {
	const { message, description } = faultOf(pattern);
	expect(message).toMatch(/^'Text Matches Pattern' cannot be used: \S/);
	expect(description).toBe(
		'Check the pattern. Look-around such as (?=…) and back-references such as \\1 are not available, because they could stop n8n.',
	);
});

describe('one that is too large', () => {
	const HINT =
		'Counted repeats such as {50} multiply when they stand in each other. Use + or * instead, or share the work among several triggers.';

	it('by its length, from the first sign on that is too many', () => {
		expect(() => compile(`[${'a'.repeat(9_998)}]`)).not.toThrow();
		const { message, description } = faultOf(`[${'a'.repeat(9_999)}]`);
		expect(message).toBe(
			"'Text Matches Pattern' cannot be used: it has 10001 characters, more than 10000",
		);
		expect(description).toBe(HINT);
	});

	it('by its steps', () => {
		expect(compile('a{1000}'.repeat(4)).programSize()).toBeGreaterThan(4_000);
		const { message, description } = faultOf('a{1000}'.repeat(5));
		expect(message).toMatch(
			/^'Text Matches Pattern' cannot be used: it needs 50\d\d steps for each character, more than 5000$/,
		);
		expect(description).toBe(HINT);
	});

	it('of exactly as many steps as are allowed is not', () => {
		const least = compile('a').programSize() - 1;
		const exact = 'a{1000}'.repeat(4) + 'a'.repeat(1_000 - least);
		expect(compile(exact).programSize()).toBe(5_000);
		expect(faultOf(`${exact}a`).message).toContain('5001 steps');
	});
});

it('a text matches up to a size that depends on the pattern', () => {
	const steps = compile('a{1000}b').programSize();
	const longest = Math.floor(20_000_000 / steps);
	const text = (length: number) => `${'a'.repeat(1_000)}b`.padStart(length, 'x');
	expect(matches('a{1000}b', text(longest))).toBe(true);
	expect(matches('a{1000}b', text(longest + 1))).toBe(false);
});

it('is kept while others are compiled', () => {
	const first = compile('kept 1');
	compile('kept 2');
	expect(compile('kept 1')).toBe(first);
});

it('exactly as much work as is allowed is done', () => {
	const least = compile('b|cc').programSize() - 2;
	const pattern = `b|${'c'.repeat(1_000 - least)}`;
	expect(compile(pattern).programSize()).toBe(1_000);
	expect(matches(pattern, 'b'.padStart(20_000, 'x'))).toBe(true);
	expect(matches(pattern, 'b'.padStart(20_001, 'x'))).toBe(false);
});
