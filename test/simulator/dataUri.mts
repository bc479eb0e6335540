/** Files that travel inside a request, as a data URI. */

export interface EmbeddedFile {
	mimeType: string;
	bytes: Buffer;
}

const MIME_TYPE = /^[\w.+-]+\/[\w.+-]+$/;

/**
 * Reads `data:<mime>;base64,<base64>`; undefined for anything else. Node would also decode base64
 * that is cut off, has blanks in it or uses the URL alphabet, so that nobody would notice.
 */
export function readDataUri(text: string): EmbeddedFile | undefined {
	const comma = text.indexOf(',');
	const head = /^data:([^;,]+);base64$/.exec(text.slice(0, Math.max(comma, 0)));
	if (!head || !MIME_TYPE.test(head[1])) return undefined;
	const base64 = text.slice(comma + 1);
	const bytes = Buffer.from(base64, 'base64');
	if (!bytes.length || bytes.toString('base64') !== base64) return undefined;
	return { mimeType: head[1], bytes };
}
