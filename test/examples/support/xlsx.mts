/** Opens a spreadsheet without the library that has made it: a ZIP of XML files. */
import { inflateRawSync } from 'node:zlib';
import { XMLParser } from 'fast-xml-parser';

const CENTRAL_DIRECTORY_ENTRY = 0x02014b50;
const END_OF_CENTRAL_DIRECTORY = 0x06054b50;
const DEFLATED = 8;

/** The files in a ZIP, by their names. */
export function unzipped(zip: Buffer): Map<string, Buffer> {
	let end = zip.length - 22;
	while (zip.readUInt32LE(end) !== END_OF_CENTRAL_DIRECTORY) end--;
	const files = new Map<string, Buffer>();
	let at = zip.readUInt32LE(end + 16);
	while (zip.readUInt32LE(at) === CENTRAL_DIRECTORY_ENTRY) {
		const [nameLength, extraLength, commentLength] = [28, 30, 32].map((offset) =>
			zip.readUInt16LE(at + offset),
		);
		const name = zip.toString('utf8', at + 46, at + 46 + nameLength);
		const local = zip.readUInt32LE(at + 42);
		const start = local + 30 + zip.readUInt16LE(local + 26) + zip.readUInt16LE(local + 28);
		const bytes = zip.subarray(start, start + zip.readUInt32LE(at + 20));
		files.set(name, zip.readUInt16LE(at + 10) === DEFLATED ? inflateRawSync(bytes) : bytes);
		at += 46 + nameLength + extraLength + commentLength;
	}
	return files;
}

interface Cell {
	'@t'?: string;
	v?: string;
	is?: { t?: string };
}

const parser = new XMLParser({
	ignoreAttributes: false,
	attributeNamePrefix: '@',
	parseTagValue: false,
	trimValues: false,
	isArray: (name) => ['row', 'c', 'si'].includes(name),
});

/** What a text of the shared strings is, also where it is a tag with attributes. */
const textOf = (t: unknown): string =>
	String(typeof t === 'object' && t !== null ? ((t as { '#text'?: string })['#text'] ?? '') : t);

/** The cells of the first sheet, row by row, as texts. */
export function cellsOf(xlsx: Buffer): string[][] {
	const files = unzipped(xlsx);
	const read = (name: string) => parser.parse(files.get(name)?.toString('utf8') ?? '');
	const shared = (read('xl/sharedStrings.xml').sst?.si ?? []) as Array<{ t: unknown }>;
	const rows = read('xl/worksheets/sheet1.xml').worksheet.sheetData.row as Array<{ c?: Cell[] }>;
	return rows.map(({ c = [] }) =>
		c.map(({ '@t': type, v = '', is }) => {
			if (type === 's') return textOf(shared[Number(v)].t);
			return is ? textOf(is.t) : textOf(v);
		}),
	);
}
