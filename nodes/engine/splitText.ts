/**
 * What is never cut: links, WeChat's own stickers in a text such as [微笑], and a mention, which counts only
 * with the special space behind its name (see `steps/mentions.ts`). All bounded, so that no text is slow.
 */
const WHOLE =
	/(?:[a-z][a-z\d+.-]{0,20}:\/\/|www\.)[\x21-\x7e]+|\[[^[\]\s]{1,12}\]|@[^@\u2005\n]{1,64}\u2005/gi;

/** White space, without the one that belongs to a mention. */
const SPACE = /[^\S\u2005]/;

const lengthWithoutSpacesAtEnd = (text: string): number => {
	let length = text.length;
	while (length > 0 && SPACE.test(text[length - 1])) length--;
	return length;
};

/** Where a cut disturbs least comes first: behind each match. */
const PLACES = [
	// Paragraphs, lines.
	/\n(?:[^\S\n\u2005]*\n)+/g,
	/\n/g,
	// Sentences: Chinese has no space between them.
	/[。！？；…][。！？；…”’"'」』）】)]*|[.!?;]["'”’)\]]*(?=\s)|[!?](?=[^\x20-\x7e])/g,
	// Words, and parts of Chinese sentences.
	/[^\S\u2005]+|[，、：]/g,
];

/** A family of several emojis, the largest that Unicode has, is 11 units long; some texts pile up accents. */
const LONGEST_SIGN = 64;

/** What people see as one sign. TypeScript knows it from a later library than n8n's own settings have. */
const { Segmenter } = Intl as unknown as {
	Segmenter: new () => {
		segment(text: string): { containing(at: number): { index: number } | undefined };
	};
};
const signs = new Segmenter();

interface Whole {
	from: number;
	to: number;
}

/** Where a text can be cut next, counted from `from`: at most `most` ahead, unless something longer is whole. */
function nextCut(text: string, from: number, most: number, wholes: Whole[]): number {
	const near = wholes.filter(({ from: start, to }) => to > from && start <= from + most);
	const reach = Math.max(from + most, ...near.map(({ to }) => to));
	const window = text.slice(from, reach + LONGEST_SIGN);
	const segments = signs.segment(window);
	const isFree = (at: number) =>
		!near.some((whole) => whole.from < from + at && from + at < whole.to) &&
		segments.containing(at)?.index === at;
	const head = window.slice(0, most + 1);
	const fits = (at: number) => lengthWithoutSpacesAtEnd(head.slice(0, at)) <= most && isFree(at);
	for (const least of [most / 2, 1]) {
		for (const place of PLACES) {
			const cuts = [...head.matchAll(place)].map(({ index = 0, 0: match }) => index + match.length);
			const cut = cuts.reverse().find((at) => at >= least && fits(at));
			if (cut !== undefined) return cut;
		}
	}
	for (let at = most; at > 0; at--) if (isFree(at)) return at;
	for (let at = most + 1; at < window.length; at++) if (isFree(at)) return at;
	return window.length;
}

/**
 * Cuts a long text into parts, in order, where it disturbs least: between paragraphs, lines, sentences, words,
 * and only where there is none of these anywhere else. Never within a sign (surrogate pairs, emojis of several
 * parts), a link or a mention, which makes a part longer where one of these alone is.
 *
 * @param most length of a part, as `length` counts: an emoji may count as several
 * @returns what gives the text back when it is put together, but for white space at the cuts
 */
export function splitText(text: string, most: number): string[] {
	const wholes = [...text.matchAll(WHOLE)].map(({ index = 0, 0: whole }): Whole => ({
		from: index,
		to: index + whole.length,
	}));
	const parts: string[] = [];
	let from = 0;
	while (text.length - from > most) {
		const cut = from + nextCut(text, from, most, wholes);
		const part = text.slice(from, cut);
		const length = lengthWithoutSpacesAtEnd(part);
		if (length > 0) parts.push(part.slice(0, length));
		from = cut;
		while (from < text.length && SPACE.test(text[from])) from++;
	}
	return from < text.length || parts.length === 0 ? [...parts, text.slice(from)] : parts;
}
