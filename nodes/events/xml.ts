import { XMLParser, XMLValidator } from 'fast-xml-parser';

/** An element as fast-xml-parser returns it: text, an object of children and attributes, or a list of these. */
export type XmlNode = string | { [name: string]: XmlNode } | XmlNode[] | undefined;

export interface ParsedXml {
	/** What is within the root element (`msg` or `sysmsg`), or nothing when it could not be parsed. */
	root?: XmlNode;
	error?: string;
}

/** WeChat's largest messages, merged chat histories, stay far below; what is larger is not looked into. */
const MAX_LENGTH = 512 * 1024;
const MAX_TAGS = 20_000;
const MAX_DEPTH = 64;

/** The parser quotes what it could not read, which may be all of it. */
const MAX_QUOTED = 200;

const CDATA = '<![CDATA[';

const parser = new XMLParser({
	ignoreAttributes: false,
	attributeNamePrefix: '@',
	parseTagValue: false,
	parseAttributeValue: false,
	removeNSPrefix: true,
	maxNestedTags: MAX_DEPTH,
	// Only the five entities of XML itself: a message that declares its own is refused below.
	processEntities: {
		enabled: true,
		maxTotalExpansions: MAX_LENGTH,
		maxExpandedLength: MAX_LENGTH,
	},
});

/** Group messages name their sender in front of the XML; that is no part of it. */
const SENDER = /^[\w@.-]+:\r?\n/;

const DECLARATION = /^\s*<\?xml[^>]*\?>/;

export const isXml = (content: string): boolean => /^\s*</.test(content.replace(SENDER, ''));

/** Counts what the parser will look at: not what stands in CDATA, for example a merged chat history. */
function hasTooManyTags(xml: string): boolean {
	let tags = 0;
	for (let at = xml.indexOf('<'); at >= 0; at = xml.indexOf('<', at + 1)) {
		if (++tags > MAX_TAGS) return true;
		if (!xml.startsWith(CDATA, at)) continue;
		const end = xml.indexOf(']]>', at);
		if (end < 0) return false;
		at = end;
	}
	return false;
}

function refusal(xml: string): string | undefined {
	if (/<!(doctype|entity)/i.test(xml)) return 'The XML declares entities of its own';
	if (hasTooManyTags(xml)) return 'The XML has too many elements';
	const valid = XMLValidator.validate(xml, { allowBooleanAttributes: true });
	return valid === true ? undefined : `The XML is broken: ${valid.err.msg.slice(0, MAX_QUOTED)}`;
}

/**
 * Parses the XML of a message. Never throws and takes a bounded time, whatever comes in.
 *
 * @param content with or without the sender in front
 */
export function parseXml(content: string): ParsedXml {
	if (content.length > MAX_LENGTH) return { error: 'The XML is too long' };
	const xml = content.replace(SENDER, '').replace(DECLARATION, '');
	// Call messages hold two elements side by side, which needs one around them.
	const wrapped = `<content>${xml}</content>`;
	const error = refusal(wrapped);
	if (error) return { error };
	try {
		const { content: roots } = parser.parse(wrapped) as { content: XmlNode };
		const elements = typeof roots === 'object' ? Object.values(roots) : [];
		return { root: elements.length === 1 ? elements[0] : roots };
	} catch (failure) {
		return {
			error: `The XML could not be read: ${(failure as Error).message.slice(0, MAX_QUOTED)}`,
		};
	}
}

const child = (node: XmlNode, name: string): XmlNode => {
	const first = Array.isArray(node) ? node[0] : node;
	return typeof first === 'object' &&
		!Array.isArray(first) &&
		Object.prototype.hasOwnProperty.call(first, name)
		? first[name]
		: undefined;
};

/** The node at a path below the root: `appmsg.title` is an element, `img@aeskey` an attribute. */
export function nodeAt(root: XmlNode, path: string): XmlNode {
	const [elements, attribute] = path.split('@');
	const names = elements === '' ? [] : elements.split('.');
	const node = names.reduce(child, root);
	return attribute === undefined ? node : child(node, `@${attribute}`);
}

/** The text of the node at a path; empty when there is none. */
export function textAt(root: XmlNode, path: string): string {
	const node = nodeAt(root, path);
	const first = Array.isArray(node) ? node[0] : node;
	const text = typeof first === 'object' ? child(first, '#text') : first;
	return typeof text === 'string' ? text : '';
}

/** All nodes at a path, whether the element stands once, several times or not at all. */
export function listAt(root: XmlNode, path: string): XmlNode[] {
	const node = nodeAt(root, path);
	if (node === undefined || node === '') return [];
	return Array.isArray(node) ? node : [node];
}
