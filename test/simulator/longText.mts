/**
 * Files inside requests are texts of many megabytes, which a parser that reads letter by letter takes
 * seconds for. Here they are taken out before parsing and put back afterwards.
 */

const BEGIN = '"data:';
/** Shorter texts are not worth it. */
const LONG = 100_000;

export interface Shortened {
	text: string;
	/** The text that stands for this value, or the value itself. */
	restore(value: unknown): unknown;
}

/** A word that the text does not contain. */
function unusedWord(text: string): string {
	let word = 'long text';
	while (text.includes(word)) word += '.';
	return word;
}

/** JSON with every long data URI replaced by a short word. */
export function shorten(json: string): Shortened {
	if (json.length < LONG) return { text: json, restore: (value) => value };
	const word = unusedWord(json);
	const longTexts = new Map<unknown, string>();
	let text = '';
	let done = 0;
	for (let at = json.indexOf(BEGIN); at >= 0; at = json.indexOf(BEGIN, at + 1)) {
		const end = json.indexOf('"', at + 1);
		const inner = json.slice(at + 1, end < 0 ? undefined : end);
		if (end < 0 || inner.length < LONG) continue;
		// With a backslash before or in it the text does not stand for itself; a key is no value.
		if (json[at - 1] === '\\' || inner.includes('\\') || json[end + 1] === ':') continue;
		const name = `${word} ${longTexts.size}`;
		longTexts.set(name, inner);
		text += `${json.slice(done, at)}"${name}"`;
		done = end + 1;
	}
	return { text: text + json.slice(done), restore: (value) => longTexts.get(value) ?? value };
}
