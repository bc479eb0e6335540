import type { IBinaryData } from 'n8n-workflow';

/** Types of the media that WeChat knows, and how their files end. */
const EXTENSIONS = new Map([
	['image/jpeg', 'jpg'],
	['image/png', 'png'],
	['image/gif', 'gif'],
	['image/webp', 'webp'],
	['video/mp4', 'mp4'],
	['audio/silk', 'silk'],
	['audio/amr', 'amr'],
	['application/pdf', 'pdf'],
]);

/** Types of other files that people send. */
const DOCUMENTS = new Map([
	['application/msword', 'doc'],
	['application/vnd.openxmlformats-officedocument.wordprocessingml.document', 'docx'],
	['application/vnd.ms-excel', 'xls'],
	['application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', 'xlsx'],
	['application/vnd.ms-powerpoint', 'ppt'],
	['application/vnd.openxmlformats-officedocument.presentationml.presentation', 'pptx'],
	['application/zip', 'zip'],
	['audio/mpeg', 'mp3'],
	['text/csv', 'csv'],
	['text/plain', 'txt'],
]);

/** Servers that do not know a type say this. */
const GENERIC = /^(application|binary)\/octet-stream$/;

const lastPart = (path: string) => path.slice(path.lastIndexOf('/') + 1);

/** What a name ends with, without the dot, or nothing. */
export const extensionOf = (name: string): string | undefined => /\.(\w{1,8})$/.exec(name)?.[1];

function pathOf(url: string): string {
	try {
		return decodeURIComponent(new URL(url).pathname);
	} catch {
		return '';
	}
}

/** A name from elsewhere may hold parts of a path or line breaks, which are no part of a file name. */
const sanitized = (name: string) =>
	name.replace(/[\\/\s]/g, (sign) => (sign === ' ' ? ' ' : '_')).trim();

/** The type that a server really names: without its parameters, and nothing where it does not know. */
export function mimeTypeOf(contentType: unknown): string | undefined {
	const type = String(contentType ?? '')
		.split(';')[0]
		.trim()
		.toLowerCase();
	return type === '' || GENERIC.test(type) ? undefined : type;
}

/** The name of the file that a link points to, for example `price-list.pdf`, or nothing. */
export const fileNameInUrl = (url: string): string | undefined =>
	sanitized(lastPart(pathOf(url))) || undefined;

/** What the name of a file of this type ends with, or nothing for a type that is not known. */
export const extensionOfType = (mimeType: string): string | undefined =>
	EXTENSIONS.get(mimeType) ?? DOCUMENTS.get(mimeType);

/** The type of a file with this name, for the media whose servers do not know it. */
export function mimeTypeOfName(name: string): string | undefined {
	const extension = extensionOf(name)?.toLowerCase();
	return [...EXTENSIONS].find(([, ending]) => ending === extension)?.[0];
}

/** What a file of the workflow is called, with an extension where one is known. */
export function nameOfFile({
	fileName,
	mimeType,
	fileExtension,
}: Pick<IBinaryData, 'fileName' | 'mimeType' | 'fileExtension'>): string {
	const name = sanitized(fileName ?? '') || 'file';
	// n8n calls what it does not know "bin".
	const extension =
		extensionOfType(mimeType) ?? (GENERIC.test(mimeType) ? undefined : fileExtension);
	return extensionOf(name) || !extension ? name : `${name}.${extension}`;
}

/**
 * What a downloaded file is called: as it was called when it was sent, or after its kind and message.
 *
 * @param given its own name, where it is known
 * @param stem for example `image-1052001123`
 * @param extension of its kind, when neither type nor link say more
 */
export function nameDownload(
	given: string | undefined,
	stem: string,
	link: { url: string; mimeType: string | undefined },
	extension: string,
): string {
	const byType = EXTENSIONS.get(link.mimeType ?? '');
	const ending = byType ?? extensionOf(lastPart(pathOf(link.url))) ?? extension;
	const name = sanitized(given ?? '');
	if (name === '') return `${stem}.${ending}`;
	return extensionOf(name) ? name : `${name}.${ending}`;
}
