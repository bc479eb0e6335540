import { decodeReferences } from './references';

/**
 * The text of the first such element in a message's XML. Enough for the name and the type of a file,
 * so that sending needs no parser; the trigger reads the whole.
 */
function firstText(xml: string, tag: string): string | undefined {
	const start = xml.indexOf(`<${tag}>`);
	const end = xml.indexOf(`</${tag}>`, start);
	if (start < 0 || end < 0) return undefined;
	const inner = xml.slice(start + tag.length + 2, end).trim();
	const cdata = /^<!\[CDATA\[([\s\S]*)\]\]>$/.exec(inner);
	if (cdata) return cdata[1];
	return decodeReferences(inner);
}

const QUOTE = '<refermsg>';
const QUOTE_END = '</refermsg>';

/** What stands outside of quoted messages; a quote that does not end is left as it is. */
function withoutQuotes(xml: string): string {
	const parts: string[] = [];
	let at = 0;
	// No regular expression: for each quote that does not end, it would look through all the rest.
	for (;;) {
		const start = xml.indexOf(QUOTE, at);
		const end = start < 0 ? -1 : xml.indexOf(QUOTE_END, start);
		if (end < 0) return [...parts, xml.slice(at)].join('');
		parts.push(xml.slice(at, start));
		at = end + QUOTE_END.length;
	}
}

/** The part about the attached app, file or link, without what a quoted message says about itself. */
const appMessage = (xml: string) => withoutQuotes(xml.slice(xml.indexOf('<appmsg')));

/** The name of the file in a file message, or nothing. */
export const fileNameInXml = (xml: string): string | undefined =>
	xml.includes('<appmsg') ? firstText(appMessage(xml), 'title') || undefined : undefined;

/** WeChat announces a file (type 74) before it has been uploaded, and sends it again (type 6) when it is there. */
export const isOnlyAnnounced = (xml: string): boolean =>
	xml.includes('<appmsg') && firstText(appMessage(xml), 'type') === '74';

const APP_START = /<appmsg[\s>]/;
const APP_END = '</appmsg>';

/**
 * The element of an app message, cut out of the XML of a whole message as it stands there; nothing where it
 * has none. What a quote holds of another app message stands within.
 */
export function appMessageIn(xml: string): string | undefined {
	const start = xml.search(APP_START);
	const end = xml.lastIndexOf(APP_END);
	return start < 0 || end < start ? undefined : xml.slice(start, end + APP_END.length);
}
