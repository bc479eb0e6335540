/** The five names of XML itself; others are left as they stand. */
const NAMED = new Map([
	['amp', '&'],
	['lt', '<'],
	['gt', '>'],
	['quot', '"'],
	['apos', "'"],
]);

const REFERENCE = /&(?:#x([\da-f]{1,6})|#(\d{1,7})|(amp|lt|gt|quot|apos));/gi;

/** The last one of Unicode. */
const LAST = 0x10ffff;

/** The character of a number; nothing for a number that has none. */
const character = (number: number): string | undefined =>
	number > 0 && number <= LAST ? String.fromCodePoint(number) : undefined;

function meant(reference: string, hex?: string, decimal?: string, name?: string): string {
	if (name !== undefined) return NAMED.get(name) ?? reference;
	const number = hex === undefined ? Number(decimal) : parseInt(hex, 16);
	return character(number) ?? reference;
}

/**
 * Puts characters in place of the references to them, each once: what comes out of `&amp;#10;` is `&#10;`.
 * Halves of a character that stand side by side become that character, since some clients write emoji so.
 */
export const decodeReferences = (text: string): string =>
	text.includes('&') ? text.replace(REFERENCE, meant) : text;

/** What CDATA holds is text as it stands, also where it does not end. */
const CDATA_OR_BARE =
	/<!\[CDATA\[[^]*?(?:\]\]>|$)|&(?!(?:#x[\da-f]{1,6}|#\d{1,7}|[a-z]\w{0,18});)/gi;

/** Escapes the ampersands that begin no reference, which XML does not allow and clients write all the same. */
export const escapeAmpersands = (xml: string): string =>
	xml.replace(CDATA_OR_BARE, (found) => (found === '&' ? '&amp;' : found));

const ESCAPED = new Map([
	['&', '&amp;'],
	['<', '&lt;'],
	['>', '&gt;'],
	['"', '&quot;'],
]);

/** What XML cannot hold, not even as a reference: most control characters, and halves of characters. */
const UNSPEAKABLE = /[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu;

/** A text as it stands in XML, between tags or quotes. */
export const encodeReferences = (text: string): string =>
	text.replace(UNSPEAKABLE, '').replace(/[&<>"]/g, (sign) => ESCAPED.get(sign)!);
