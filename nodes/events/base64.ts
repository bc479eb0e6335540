/** A stretch of base64 within a text. */
export interface Stretch {
	start: number;
	/** Behind its last character, padding included. */
	end: number;
}

/** What is shorter is no line of base64: files come in one piece, or in lines of 64 or 76 characters. */
const LINE = 60;

/** Also base64 for use in URLs, and the backslash of an escaped slash or line end. */
const ALPHABET = new Set(
	[...'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/-_\\'].map((character) =>
		character.charCodeAt(0),
	),
);

/** What may stand between two lines, in XML as character references. */
const LINE_END = /(?:\s|&#(?:10|13|x[aAdD]);){1,20}/y;

const isInside = (text: string, at: number) => ALPHABET.has(text.charCodeAt(at));

function endOfWord(text: string, start: number): number {
	let end = start;
	while (isInside(text, end)) end++;
	return end;
}

/**
 * The next long word. Looks at one character in sixty, and around it where it may belong to one: most texts
 * have none, and no character is read more than twice.
 */
function nextWord(text: string, from: number): Stretch | undefined {
	for (let probe = from + LINE - 1; probe < text.length; probe += LINE) {
		if (!isInside(text, probe)) continue;
		let start = probe;
		while (isInside(text, start - 1)) start--;
		const end = endOfWord(text, probe);
		if (end - start >= LINE) return { start, end };
	}
	return undefined;
}

/** Where the next line begins, or nothing when something else follows. */
function nextLine(text: string, end: number): number | undefined {
	LINE_END.lastIndex = end;
	return LINE_END.test(text) ? LINE_END.lastIndex : undefined;
}

/** Where a file that begins with a long word ends: with its first line, or lines later. */
function endOfLines(text: string, first: number): number {
	let end = first;
	for (;;) {
		const start = nextLine(text, end);
		if (start === undefined) return end;
		const next = endOfWord(text, start);
		const isLast = next - start < LINE;
		// A short line ends a file that has had several; what stands alone behind one is another word.
		if (isLast)
			return end > first && /^={0,2}(?:["'<\]]|\s*$)/.test(text.slice(next, next + 20))
				? next
				: end;
		end = next;
	}
}

const PADDING = 2;

/** All long stretches of a text that may be base64, also in lines. */
export function base64In(text: string): Stretch[] {
	const found: Stretch[] = [];
	let from = 0;
	for (;;) {
		const word = nextWord(text, from);
		if (!word) return found;
		let end = endOfLines(text, word.end);
		const longest = end + PADDING;
		while (end < longest && text[end] === '=') end++;
		found.push({ start: word.start, end });
		from = end;
	}
}
