/** Long texts are cut where it disturbs least, and nothing of them is lost. */
import { splitText } from '../../../nodes/engine/splitText';

/** Without white space, of which some goes at a cut; the space of a mention stays. */
const bare = (text: string) => text.replace(/[^\S\u2005]+/g, '');

/** Numbers that are the same each time. */
function* numbers(seed: number): Generator<number, never> {
	for (let state = seed; ;) {
		state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
		yield state / 2_147_483_648;
	}
}

const FAMILY = '👨‍👩‍👧‍👦';
const FLAG = '🇨🇳';
const PIECES = [
	...[
		'Hello',
		' ',
		'. ',
		'! ',
		'\n',
		'\n\n',
		'\r\n',
		'a',
		'…',
		'，',
		'。',
		'！',
		'？',
		'”',
		'你好',
	],
	...[
		'欢迎光临',
		FAMILY,
		FLAG,
		'👍🏽',
		'e\u0301',
		'[微笑]',
		'@Li Lei\u2005',
		'\u3000',
		'[',
		'@',
		':',
	],
	...['https://example.com/a?b=1&c=你', 'www.example.com/tea', 'averylongwordwithoutanyspace'],
];

it('a text that fits stays as it is, with its white space', () => {
	for (const text of ['', ' ', 'Hello\n', '  你好  ']) expect(splitText(text, 50)).toEqual([text]);
	expect(splitText('a'.repeat(50), 50)).toHaveLength(1);
	expect(splitText('a'.repeat(51), 50)).toHaveLength(2);
});

it.each([
	[
		'paragraphs',
		'One two.\nThree.\n\nFour five six seven',
		24,
		['One two.\nThree.', 'Four five six seven'],
	],
	['lines', 'One. Two three\nFour five six', 20, ['One. Two three', 'Four five six']],
	['sentences', 'One two three. Four five', 18, ['One two three.', 'Four five']],
	[
		'with what closes them',
		'He said: "Come in!" And so on',
		20,
		['He said: "Come in!"', 'And so on'],
	],
	['Chinese sentences', '今天有新茶。欢迎光临！明天见', 12, ['今天有新茶。欢迎光临！', '明天见']],
	['with their quotes', '他说：“你好。”然后走了很远', 9, ['他说：“你好。”', '然后走了很远']],
	['parts of Chinese sentences', '红茶、绿茶、白茶和黑茶', 8, ['红茶、绿茶、', '白茶和黑茶']],
	['words', 'alpha beta gamma delta', 12, ['alpha beta', 'gamma delta']],
	['a word that is too long', 'abcdefghij', 4, ['abcd', 'efgh', 'ij']],
	// Better a sentence further on than a message of one word.
	[
		'not at once',
		'Hi\n\nThis is a sentence. And more',
		24,
		['Hi\n\nThis is a sentence.', 'And more'],
	],
	// Unless there is nothing better.
	['early where it must be', 'Hi abcdefghijklmnop', 12, ['Hi', 'abcdefghijkl', 'mnop']],
])('cuts between %s', (_what, text, most, parts) => {
	expect(splitText(text, most)).toEqual(parts);
});

it.each([
	['links', 'See https://example.com/tea?kind=green now', 30],
	['links that are longer than a part', `a https://example.com/${'x'.repeat(60)} b`, 20],
	['links with marks in them', 'See http://example.com/a!b;c?d.e, then', 20],
])('never within %s', (_what, text, most) => {
	const [link] = text.match(/https?:\S+/)!;
	expect(splitText(text, most).some((part) => part.includes(link))).toBe(true);
});

it.each([
	['a surrogate pair', '😀'],
	['a family', FAMILY],
	['a flag', FLAG],
	['a skin tone', '👍🏽'],
	['an accent', 'e\u0301'],
	['a sticker of WeChat', '[微笑]'],
	['a mention', '@Li Lei\u2005'],
])('never within %s', (_what, sign) => {
	for (const most of [5, 6, 7, 8, 9, 10, 11, 12, 13]) {
		const parts = splitText(sign.repeat(9), most);
		expect(parts.join('')).toBe(sign.repeat(9));
		for (const part of parts) expect(part.replaceAll(sign, '')).toBe('');
	}
});

it('the space of a mention is no white space', () => {
	expect(splitText('Hello @Li Lei\u2005 tea', 16)).toEqual(['Hello @Li Lei\u2005', 'tea']);
});

it('whatever the text is, its parts give it back, in order and no longer than wanted', () => {
	const random = numbers(7);
	for (let round = 0; round < 400; round++) {
		const count = 1 + Math.floor(random.next().value * 60);
		const text = Array.from(
			{ length: count },
			() => PIECES[Math.floor(random.next().value * PIECES.length)],
		).join('');
		const most = 5 + Math.floor(random.next().value * 60);
		const parts = splitText(text, most);
		expect(bare(parts.join(''))).toBe(bare(text));
		if (parts.length > 1) expect(parts.filter((part) => bare(part) === '')).toEqual([]);
		for (const part of parts) {
			// Longer only where one thing alone is.
			if (part.length > most) expect(part).toMatch(/:\/\/|www\.|@Li Lei\u2005|👨|\[|@/);
			expect(part).not.toMatch(/^[\u200d\ufe0f\u0301\udc00-\udfff]|[\u200d\ud800-\udbff]$/);
		}
	}
});

it('long texts take no long time', () => {
	const texts = [
		'a'.repeat(200_000),
		'@'.repeat(50_000),
		'www.'.repeat(20_000),
		'\n \n'.repeat(30_000),
	];
	for (const text of texts) expect(bare(splitText(text, 1_000).join(''))).toBe(bare(text));
});
