const ENTITIES: Record<string, string> = {
	'&lt;': '<',
	'&gt;': '>',
	'&quot;': '"',
	'&apos;': "'",
	'&amp;': '&',
};

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
	return cdata ? cdata[1] : inner.replace(/&(lt|gt|quot|apos|amp);/g, (entity) => ENTITIES[entity]);
}

/** The part about the attached app, file or link, without what a quoted message says about itself. */
const appMessage = (xml: string) =>
	xml.slice(xml.indexOf('<appmsg')).replace(/<refermsg>[\s\S]*?<\/refermsg>/g, '');

/** The name of the file in a file message, or nothing. */
export const fileNameInXml = (xml: string): string | undefined =>
	xml.includes('<appmsg') ? firstText(appMessage(xml), 'title') || undefined : undefined;

/** WeChat announces a file (type 74) before it has been uploaded, and sends it again (type 6) when it is there. */
export const isOnlyAnnounced = (xml: string): boolean =>
	xml.includes('<appmsg') && firstText(appMessage(xml), 'type') === '74';
