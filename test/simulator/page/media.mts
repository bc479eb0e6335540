/** The files that the page shows: of messages and of Moments. Nothing is fetched for it. */
import { fileOf } from '../attached.mts';
import type { Fetched } from '../links.mts';
import { filePath, type MediaFile, mediaFile } from '../media.mts';
import type { Message, World } from '../world.mts';
import { fileLength } from '../xml.mts';
import type { PageFile } from './wire.mts';

/** What a browser may show; all else is handed out as a download, so that no file becomes a page. */
const PICTURES = ['image/png', 'image/jpeg', 'image/gif', 'image/webp'];

/** Where files are, and whose. */
export interface Shelf {
	world: World;
	/** Address of the simulator. */
	site: string;
	/** What the gateway has fetched from links. */
	fetches: Fetched[];
}

/** What stands behind a link, as far as the simulator has it. */
export function behindLink(
	{ world, site, fetches }: Shelf,
	address: string,
): MediaFile | undefined {
	// What was uploaded has an address of WeChat's; it came from a link.
	const link = world.uploads.find(({ url }) => url === address)?.source || address;
	if (link.startsWith(`${site}/media/`)) return mediaFile(new URL(link).pathname);
	const found = fetches.findLast((fetched) => fetched.link === link && fetched.status === 200);
	return found && fileOf({ mimeType: found.contentType, bytes: found.bytes });
}

const EXTENSIONS: Partial<Record<Message['kind'], string>> = {
	image: 'jpg',
	voice: 'silk',
	sticker: 'gif',
};

/** The address below /media that a download of this message gets, for those that came in. */
function addressOf({ kind, msgId, text, content }: Message): string | undefined {
	if (kind === 'file') return `/media/${filePath(`message/${msgId}`, text, fileLength(content))}`;
	const extension = EXTENSIONS[kind];
	return extension && `/media/message/${msgId}.${extension}`;
}

/** The file of a message: one that came in, or that was sent as base64 or by a link. */
export function fileOfMessage(shelf: Shelf, message: Message): MediaFile | undefined {
	const { file, attached, link, text, content, direction } = message;
	const whole = file ?? attached;
	if (whole) return fileOf(whole);
	const source = link ?? (/^https?:/.test(text) ? text : undefined);
	if (source !== undefined) return behindLink(shelf, source);
	if (direction === 'sent' && !content.includes('<msg')) return undefined;
	const address = addressOf(message);
	return address === undefined ? undefined : mediaFile(address);
}

function shows(kind: string, { contentType }: MediaFile): PageFile['shows'] {
	if (PICTURES.includes(contentType)) return 'image';
	return kind === 'voice' ? 'audio' : 'download';
}

/** What the page is told of a file. */
export function described(url: string, name: string, kind: string, file: MediaFile): PageFile {
	return { url, name, size: file.length, shows: shows(kind, file) };
}

/** The headers of a file: a picture, a sound, or a download that no browser opens by itself. */
export function headersOf(file: MediaFile, name: string): Record<string, string | number> {
	const { contentType, length } = file;
	const isShown = PICTURES.includes(contentType) || contentType === 'audio/wav';
	return {
		'Content-Type': isShown ? contentType : 'application/octet-stream',
		'Content-Length': length,
		'X-Content-Type-Options': 'nosniff',
		'Content-Security-Policy': "default-src 'none'; sandbox",
		'Content-Disposition': `${isShown ? 'inline' : 'attachment'}; filename*=UTF-8''${encodeURIComponent(name)}`,
	};
}
