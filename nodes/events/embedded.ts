import type { IDataObject } from 'n8n-workflow';

import { isObject } from '../engine/answer';
import { readableSize } from '../engine/media';
import { base64In } from './base64';

/** What is shorter is no image, and costs nothing. */
const SHORTEST = 100;

/** What nobody knows by its beginning or its place is taken for a file from here on; tokens are shorter. */
const UNKNOWN = 4_096;

/** How base64 begins, by what it holds: JPEG, PNG, GIF, WebP, WeChat's own format; SILK, AMR. */
const KNOWN: Array<[RegExp, string]> = [
	[/^(?:\/9j\/|_9j_|iVBORw0KGg|R0lGOD|UklGR|d3hnZ)/, 'image'],
	[/^(?:AiMhU0lMS|IyFTSUxL|IyFBTVI)/, 'voice'],
];

/** Fields in which the gateways embed files: `img` (E Cloud), `ImgBuf.buffer` (GeWe), and the like. */
const PLACES = /^(?:img|image|pic|thumb|thumbnail)?_?(?:buf|buffer|base64|data)?$/i;

/** Hexadecimal numbers are handles and keys. */
const HEXADECIMAL = /^[\da-f]+$/i;

/** What stands in front of the base64 of a data URI. */
const SCHEME = /data:([\w.+-]+)\/[\w.+-]+(?:;[\w=.-]+)*;base64,$/;
const LONGEST_SCHEME = 100;

/** What a data URI says of its content, as the mark names it. */
const TYPES = new Map([
	['image', 'image'],
	['audio', 'voice'],
	['video', 'video'],
]);

/** What stands in the place of a file, such as `[image left out: 12 KB]`. */
const mark = (what: string, base64: string): string =>
	`[${what} left out: ${readableSize((base64.length * 3) / 4)}]`;

/** What base64 holds, or nothing where it may be something else. */
function contentOf(base64: string, type: string | undefined, isPlace: boolean): string | undefined {
	if (base64.length < SHORTEST) return undefined;
	if (type !== undefined) return TYPES.get(type) ?? 'file';
	const begin = base64.slice(0, 16).replace(/\\/g, '');
	const known = KNOWN.find(([start]) => start.test(begin));
	if (known) return known[1];
	const isLong = isPlace || base64.length >= UNKNOWN;
	return isLong && !HEXADECIMAL.test(base64) ? 'file' : undefined;
}

function withoutFiles(text: string, isPlace: boolean): string {
	let left = '';
	let from = 0;
	for (const { start, end } of base64In(text)) {
		const before = text.slice(Math.max(from, start - LONGEST_SCHEME), start);
		const [scheme = '', type] = SCHEME.exec(before) ?? [];
		// Beside other words it is not the content of the field.
		const isAll = end - start >= text.trim().length;
		const base64 = text.slice(start, end);
		const content = contentOf(base64, type, isPlace && isAll);
		if (content === undefined) continue;
		left += text.slice(from, start - scheme.length) + mark(content, base64);
		from = end;
	}
	return from === 0 ? text : left + text.slice(from);
}

/** Values are looked at one by one; what holds nothing to leave out stays the same object. */
function lean(value: unknown, key: string): unknown {
	if (typeof value === 'string') {
		return value.length < SHORTEST ? value : withoutFiles(value, PLACES.test(key));
	}
	if (Array.isArray(value)) {
		const entries = value.map((entry) => lean(entry, key));
		return entries.some((entry, at) => entry !== value[at]) ? entries : value;
	}
	if (!isObject(value)) return value;
	const fields = Object.entries(value).map(([name, field]) => [name, lean(field, name)] as const);
	return fields.some(([name, field]) => field !== value[name]) ? Object.fromEntries(fields) : value;
}

/**
 * A callback without the files that are embedded in it as base64, wherever they stand: as a field of their
 * own, or within XML. A short mark says what was there and how large it was.
 *
 * @returns the same object when there is nothing to leave out
 */
export const withoutEmbedded = (callback: IDataObject): IDataObject =>
	lean(callback, '') as IDataObject;
