import { withoutTokens } from './signedLink';

/** Enough of a key to know it by, also where a quoted text has been cut off within it. */
const RECOGNIZABLE = 12;

/** What signs the link to a question (`questions/ask.ts`): whoever has it can answer. */
const SIGNATURE = /(question(?:=|%3D)[\w-]+(?:&|&amp;|%26|\\u0026)signature(?:=|%3D))[\w-]+/gi;

/**
 * Takes the key of a credential out of a text, should a gateway ever quote it, whole or cut off, the
 * tokens of links to files of the workflow, and the signatures of links to questions.
 */
export function redact(key: string, quoted: string): string {
	const text = withoutTokens(quoted).replace(SIGNATURE, '$1********');
	if (key === '') return text;
	const [before, ...rest] = text.split(key.slice(0, RECOGNIZABLE));
	const end = key.slice(RECOGNIZABLE);
	return [before, ...rest.map((part) => part.slice(sharedLength(part, end)))].join('********');
}

/** How far two texts are the same from their beginning. */
function sharedLength(a: string, b: string): number {
	let length = 0;
	while (length < Math.min(a.length, b.length) && a[length] === b[length]) length++;
	return length;
}
