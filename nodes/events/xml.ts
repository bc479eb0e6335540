import { XMLParser, XMLValidator } from 'fast-xml-parser';

import { decodeReferences, escapeAmpersands } from './references';

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

/** Where the parser puts the text of an element that has attributes or children. */
const TEXT = '#text';

const nothing = () => undefined;

const parser = new XMLParser({
	ignoreAttributes: false,
	attributeNamePrefix: '@',
	parseTagValue: false,
	parseAttributeValue: false,
	removeNSPrefix: true,
	maxNestedTags: MAX_DEPTH,
	// Only what XML itself knows: a message that declares entities of its own is refused below.
	entityDecoder: {
		decode: decodeReferences,
		setExternalEntities: nothing,
		addInputEntities: nothing,
		setXmlVersion: nothing,
		reset: nothing,
	},
});

/** Group messages name their sender in front of the XML; that is no part of it. */
const SENDER = /^[\w@.-]+:\r?\n/;

const DECLARATION = /^\s*<\?xml[^>]*\?>/;

/** An icon or a link at the beginning of a notice, which is text with marks in it. */
const MARKED = /^\s*<(?:img\s[^<>]*\bsrc=|_wc_custom_link_\b|a\s)/;

/** A content without the sender in front. */
export const withoutSender = (content: string): string => content.replace(SENDER, '');

export function isXml(content: string): boolean {
	const inner = withoutSender(content);
	return /^\s*</.test(inner) && !MARKED.test(inner);
}

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
	return hasTooManyTags(xml) ? 'The XML has too many elements' : undefined;
}

/** What is broken about it, or nothing. */
function fault(xml: string): string | undefined {
	const valid = XMLValidator.validate(xml, { allowBooleanAttributes: true });
	return valid === true ? undefined : `The XML is broken: ${valid.err.msg.slice(0, MAX_QUOTED)}`;
}

/** Up to the last end of the element that comes first: what stands behind it is no part of the message. */
function withoutRest(xml: string): string {
	const [, name] = /<([a-z][\w.-]*)/i.exec(xml) ?? [];
	const end = `</${name}>`;
	const last = xml.lastIndexOf(end);
	return last < 0 ? xml : xml.slice(0, last + end.length);
}

/** Call messages hold two elements side by side, which needs one around them. */
const enclosed = (xml: string): string => `<content>${xml}</content>`;

/** The same where it can be read: clients leave ampersands as they are, and all kinds of things behind a message. */
function mended(xml: string): string | undefined {
	const escaped = escapeAmpersands(xml);
	if (enclosed(escaped).length > MAX_LENGTH) return undefined;
	return [escaped, withoutRest(escaped)].map(enclosed).find((ready) => fault(ready) === undefined);
}

/** XML that can be parsed, or why there is none. */
function readyFor(xml: string): { ready: string } | { error: string } {
	const whole = enclosed(xml);
	const refused = refusal(whole);
	if (refused) return { error: refused };
	const error = fault(whole);
	if (error === undefined) return { ready: whole };
	const ready = mended(xml);
	return ready === undefined ? { error } : { ready };
}

/** Elements that stand in another one most often, and mean the same without it. */
const WITHOUT_ROOT = new Set(['appmsg', 'voipinvitemsg']);

/** A second declaration counts as an element to the parser. */
const isElement = (name: string): boolean => name !== TEXT && !name.startsWith('?');

/**
 * What is within the one element that stands among text, or all of it where there are several. Of those that
 * are called the same, one message behind another, the first counts.
 */
function rootOf(roots: XmlNode): XmlNode {
	if (typeof roots !== 'object' || Array.isArray(roots)) return roots;
	const [name, ...others] = Object.keys(roots).filter(isElement);
	if (others.length > 0 || WITHOUT_ROOT.has(name)) return roots;
	const [root] = [roots[name]].flat();
	return root;
}

/**
 * Parses the XML of a message. Never throws and takes a bounded time, whatever comes in.
 *
 * @param content with or without the sender in front
 */
export function parseXml(content: string): ParsedXml {
	if (content.length > MAX_LENGTH) return { error: 'The XML is too long' };
	const xml = withoutSender(content).replace(DECLARATION, '');
	const checked = readyFor(xml);
	if ('error' in checked) return checked;
	try {
		return { root: rootOf((parser.parse(checked.ready) as { content: XmlNode }).content) };
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
	const text = typeof first === 'object' ? child(first, TEXT) : first;
	return typeof text === 'string' ? text : '';
}

/** All nodes at a path, whether the element stands once, several times or not at all. */
export function listAt(root: XmlNode, path: string): XmlNode[] {
	const node = nodeAt(root, path);
	if (node === undefined || node === '') return [];
	return Array.isArray(node) ? node : [node];
}
