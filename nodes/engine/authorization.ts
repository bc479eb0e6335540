import type { ICredentialDataDecryptedObject } from 'n8n-workflow';

/** Enough of a token to know it by, also where a quoted text has been cut off within it. */
const RECOGNIZABLE = 12;

/** Takes the Authorization out of a text, should a gateway ever quote it, whole or cut off. */
export function redactAuthorization(
	credentials: ICredentialDataDecryptedObject,
	text: string,
): string {
	const token = String(credentials.authorization ?? '').trim();
	if (token === '') return text;
	const [before, ...rest] = text.split(token.slice(0, RECOGNIZABLE));
	const end = token.slice(RECOGNIZABLE);
	return [before, ...rest.map((part) => part.slice(sharedLength(part, end)))].join('********');
}

/** How far two texts are the same from their beginning. */
function sharedLength(a: string, b: string): number {
	let length = 0;
	while (length < Math.min(a.length, b.length) && a[length] === b[length]) length++;
	return length;
}
