/** Small generated files, for everything in an answer that is a URL. */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { deflateSync } from 'node:zlib';

export interface MediaFile {
	contentType: string;
	length: number;
	/** The file piece by piece, so that a large one is never in memory as a whole. */
	pieces(): Generator<Buffer>;
}

function crc32(data: Buffer): number {
	let crc = -1;
	for (const byte of data) {
		crc ^= byte;
		for (let bit = 0; bit < 8; bit++) crc = (crc >>> 1) ^ (crc & 1 ? 0xedb88320 : 0);
	}
	return ~crc >>> 0;
}

function pngChunk(name: string, data: Buffer): Buffer {
	const body = Buffer.concat([Buffer.from(name, 'latin1'), data]);
	const frame = Buffer.alloc(8);
	frame.writeUInt32BE(data.length, 0);
	frame.writeUInt32BE(crc32(body), 4);
	return Buffer.concat([frame.subarray(0, 4), body, frame.subarray(4)]);
}

/** A grey-scale checkerboard of 64 × 64. */
function png(): Buffer {
	const size = 64;
	const header = Buffer.alloc(13);
	header.writeUInt32BE(size, 0);
	header.writeUInt32BE(size, 4);
	header[8] = 8;
	const rows = Array.from({ length: size }, (_, y) =>
		// Each row starts with its filter type, 0.
		Buffer.from([0, ...Array.from({ length: size }, (_, x) => ((x >> 3) + (y >> 3)) % 2 && 255)]),
	);
	return Buffer.concat([
		Buffer.from('89504e470d0a1a0a', 'hex'),
		pngChunk('IHDR', header),
		pngChunk('IDAT', deflateSync(Buffer.concat(rows))),
		pngChunk('IEND', Buffer.alloc(0)),
	]);
}

function mp4Box(name: string, data: Buffer): Buffer {
	const head = Buffer.alloc(8);
	head.writeUInt32BE(data.length + 8, 0);
	head.write(name, 4, 'latin1');
	return Buffer.concat([head, data]);
}

function jpegSegment(marker: number, data: number[]): Buffer {
	const length = data.length + 2;
	return Buffer.from([0xff, marker, length >> 8, length & 255, ...data]);
}

/**
 * A plain grey JPEG of 64 × 64. Each of its 64 blocks takes two zero bits: "same brightness as the
 * block before" and "nothing else in this block", the only codes of the two tables.
 */
function jpeg(): Buffer {
	const oneCode = [1, ...Array.from({ length: 15 }, () => 0), 0];
	const ones = Array.from({ length: 64 }, () => 1);
	return Buffer.concat([
		Buffer.from([0xff, 0xd8]),
		jpegSegment(0xe0, [...Buffer.from('JFIF\0', 'latin1'), 1, 1, 0, 0, 1, 0, 1, 0, 0]),
		jpegSegment(0xdb, [0, ...ones]),
		jpegSegment(0xc0, [8, 0, 64, 0, 64, 1, 1, 0x11, 0]),
		jpegSegment(0xc4, [0x00, ...oneCode]),
		jpegSegment(0xc4, [0x10, ...oneCode]),
		jpegSegment(0xda, [1, 1, 0x00, 0, 63, 0]),
		Buffer.alloc(16),
		Buffer.from([0xff, 0xd9]),
	]);
}

/** By extension: the content type and the bytes a real file of that kind starts with. */
const kinds: Record<string, { contentType: string; bytes: Buffer }> = {
	png: { contentType: 'image/png', bytes: png() },
	jpg: { contentType: 'image/jpeg', bytes: jpeg() },
	gif: {
		contentType: 'image/gif',
		bytes: Buffer.from('R0lGODlhAQABAIAAAAAAAP///ywAAAAAAQABAAACAUwAOw==', 'base64'),
	},
	mp4: {
		contentType: 'video/mp4',
		bytes: Buffer.concat([
			mp4Box('ftyp', Buffer.from('isom\0\0\x02\0isomiso2mp41', 'latin1')),
			mp4Box('free', Buffer.alloc(0)),
			mp4Box('mdat', Buffer.alloc(64)),
		]),
	},
	silk: {
		contentType: 'application/octet-stream',
		// Plays 2.3 seconds, as the callbacks say.
		bytes: readFileSync(new URL('../fixtures/voice/24-20.silk', import.meta.url)),
	},
	txt: { contentType: 'text/plain; charset=utf-8', bytes: Buffer.from('Simulated file\n') },
	pdf: { contentType: 'application/pdf', bytes: Buffer.from('%PDF-1.4\n') },
	// The end of a ZIP archive without any files.
	zip: { contentType: 'application/zip', bytes: Buffer.from(`504b0506${'00'.repeat(18)}`, 'hex') },
};
kinds.jpeg = kinds.jpg;

/** What any other extension gets. */
const unknown = {
	contentType: 'application/octet-stream',
	bytes: Buffer.from('Simulated file of an unknown kind\n'),
};

const PIECE = 64 * 1024;
const LARGEST = 2 ** 30;

/** A piece that looks like no other: the same bytes for the same name and place. */
function piece(name: string, index: number): Buffer {
	const filling = createHash('sha256').update(`${name} ${index}`).digest();
	return Buffer.alloc(PIECE, filling);
}

/** `size` bytes: those of the kind, then a filling that tells lost and swapped pieces. */
function* padded(bytes: Buffer, name: string, size: number): Generator<Buffer> {
	yield bytes.subarray(0, size);
	let left = size - bytes.length;
	for (let index = 0; left > 0; index++, left -= PIECE) {
		yield piece(name, index).subarray(0, left);
	}
}

function kindOf(name: string) {
	return kinds[/\.([a-z0-9]+)$/i.exec(name)?.[1].toLowerCase() ?? ''] ?? unknown;
}

function sizedFile(name: string, length: number): MediaFile | undefined {
	const { contentType, bytes } = kindOf(name);
	if (length > LARGEST) return undefined;
	return { contentType, length, pieces: () => padded(bytes, name, length) };
}

/** The path (without /media/) of a file of that name and exact size, somewhere below `folder`. */
export function filePath(folder: string, name: string, size: number): string {
	return `${folder}/file/${size}/${encodeURIComponent(name)}`;
}

/** The name at the end of a path, as text; undefined when it is wrongly encoded. */
function decoded(name: string): string | undefined {
	try {
		return decodeURIComponent(name);
	} catch {
		return undefined;
	}
}

/**
 * The file behind a path. Undefined when there is none.
 *
 * - `/media/…/file/<bytes>/<name>`: a file of exactly that many bytes (up to 1 GiB), which depend on
 *   name and size only
 * - `/media/size/<bytes>.<ext>`: the same for names that do not matter
 * - `/media/<anything>.<ext>`: a small real file of that kind
 */
export function mediaFile(path: string): MediaFile | undefined {
	const file = /^\/media\/.*?\bfile\/(\d+)\/([^/]+)$/.exec(path);
	if (file) {
		const name = decoded(file[2]);
		return name === undefined ? undefined : sizedFile(name, Number(file[1]));
	}
	const sized = /^\/media\/size\/(\d+)(\.[a-z0-9]+)$/i.exec(path);
	if (sized) return sizedFile(sized[2], Number(sized[1]));
	if (!/^\/media\/.*?[^/]+\.[a-z0-9]+$/i.test(path)) return undefined;
	const { contentType, bytes } = kindOf(path);
	return { contentType, length: bytes.length, pieces: () => padded(bytes, path, bytes.length) };
}

/** All bytes that a link below /media serves, to compare a download with. */
export function mediaBytes(url: string): Buffer {
	const file = mediaFile(new URL(url, 'http://simulator').pathname);
	if (!file) throw new Error(`There is no file at ${url}`);
	return Buffer.concat([...file.pieces()]);
}

/** The bytes of a file of that name and size, as every link to such a file serves them. */
export function fileBytes(name: string, size: number): Buffer {
	return mediaBytes(`/media/${filePath('any', name, size)}`);
}

/** A picture as base64, for the answers that carry one inside. */
export function pictureBase64(): string {
	return kinds.jpg.bytes.toString('base64');
}

/** A voice message as base64, for the callbacks that carry one inside. */
export function voiceBase64(): string {
	return kinds.silk.bytes.toString('base64');
}
