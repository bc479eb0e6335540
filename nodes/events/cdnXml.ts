import { encodeReferences } from './references';

/** A file that lies on WeChat's CDN, by what a message says of it. */
export interface CdnFile {
	/** What it is encrypted with. */
	key: unknown;
	/** Its place there: no address, although WeChat's names for it end in "url". */
	place: unknown;
	/** In bytes. */
	length: unknown;
	md5?: unknown;
}

/** An element without content; of what is not known, the attribute stays empty. */
function element(name: string, attributes: Record<string, unknown>): string {
	const written = Object.entries(attributes).map(
		([attribute, value]) => `${attribute}="${encodeReferences(String(value ?? ''))}"`,
	);
	return `<${name} ${written.join(' ')} />`;
}

const message = (...lines: string[]): string =>
	['<?xml version="1.0"?>', '<msg>', ...lines.map((line) => `\t${line}`), '</msg>'].join('\n');

/** No gateway tells how large the preview is: these are the figures of the vendor's own example. */
const IMAGE_PREVIEW = { cdnthumblength: 2253, cdnthumbheight: 120, cdnthumbwidth: 111 };
const VIDEO_PREVIEW = { cdnthumblength: 8192, cdnthumbwidth: 135, cdnthumbheight: 240 };

/** The message that shows an image of the CDN. */
export const imageMessage = ({ key, place, length, md5 }: CdnFile): string =>
	message(
		element('img', {
			aeskey: key,
			encryver: 1,
			cdnthumbaeskey: key,
			cdnthumburl: place,
			...IMAGE_PREVIEW,
			cdnmidheight: 0,
			cdnmidwidth: 0,
			cdnhdheight: 0,
			cdnhdwidth: 0,
			cdnmidimgurl: place,
			length,
			md5,
		}),
		'<platform_signature></platform_signature>',
		'<imgdatahash></imgdatahash>',
	);

/**
 * The message that shows a video of the CDN. Who sent it first, and its checksums, are not known.
 *
 * @param seconds how long it plays
 */
export const videoMessage = ({ key, place, length, md5 }: CdnFile, seconds: unknown): string =>
	message(
		element('videomsg', {
			aeskey: key,
			cdnvideourl: place,
			cdnthumbaeskey: key,
			cdnthumburl: place,
			length,
			playlength: seconds,
			...VIDEO_PREVIEW,
			fromusername: '',
			md5,
			newmd5: '',
			isplaceholder: 0,
			rawmd5: '',
			rawlength: 0,
			cdnrawvideourl: '',
			cdnrawvideoaeskey: '',
			overwritenewmsgid: 0,
			originsourcemd5: '',
			isad: 0,
		}),
	);
