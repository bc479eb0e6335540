/** Which names are taken off a text, and what only looks like one. */
import { readMentions, withoutMentions } from '../../../nodes/events/mentions';

const S = '\u2005';

it('of a list that nobody can have made, the first 2,000 count', () => {
	const ids = Array.from({ length: 3_000 }, (_, index) => `wxid_${index}`);
	expect(readMentions(ids, undefined)).toEqual(ids.slice(0, 2_000));
	expect(readMentions(ids.join(','), undefined)).toEqual(ids.slice(0, 2_000));
});

it.each([
	['a name that looks like a domain', `@example.com${S}order`, ['a'], 'order'],
	['the same from an old client', '@example.com order', ['a'], 'order'],
	['right behind Chinese, from an old client', '你好@小红 点单', ['a'], '你好点单'],
	['several from an old client', '@A order @B', ['a', 'b'], 'order'],
	['a name that ends like everyone', '@Small order', ['a'], 'order'],
	['a name that begins like everyone', '@allen order', ['a'], 'order'],
	['a Chinese name with a domain in it', '你@小a.com hi', ['a'], '你hi'],
	['a Chinese name with a domain before it', '你@a.com小 hi', ['a'], '你hi'],
	['somebody beside everyone', `@all closed @Bob${S}now`, ['notify@all'], `closed @Bob${S}now`],
])('%s', (_what, text, mentions, expected) => {
	expect(withoutMentions(text, mentions)).toBe(expected);
});

it('an address with several dots is no name', () => {
	expect(withoutMentions('你@mail.example.com hi', ['a'])).toBe('你@mail.example.com hi');
});

it('in a text that nobody can have written, no names are looked for', () => {
	const text = (length: number) => `@A${S}order `.padEnd(length, 'x');
	expect(withoutMentions(text(100_000), ['a'])).toBe(text(100_000).slice(3));
	expect(withoutMentions(text(100_001), ['a'])).toBe(text(100_001));
});
