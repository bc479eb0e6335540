/** What a message holds besides its text, read from the XML that WeChat gives it. */
import { XMLParser } from 'fast-xml-parser';
import type { Message } from '../world.mts';
import type { Details } from './wire.mts';

const parser = new XMLParser({
	ignoreAttributes: false,
	attributeNamePrefix: '@',
	parseTagValue: false,
	parseAttributeValue: false,
	htmlEntities: true,
});

type Node = Record<string, unknown>;

const nodeAt = (node: unknown, ...names: string[]): Node =>
	names.reduce<Node>((inner, name) => {
		const found = inner[name];
		return typeof found === 'object' && found !== null ? (found as Node) : {};
	}, node as Node);

const text = (node: Node, name: string): string | undefined => {
	const value = node[name];
	return typeof value === 'string' && value !== '' ? value : undefined;
};

const number = (node: Node, name: string, per = 1): number | undefined => {
	const value = Number(text(node, name) ?? NaN);
	return Number.isFinite(value) ? value / per : undefined;
};

/** In groups the sender stands in front of the XML. */
const PREFIX = /^[\w@.-]+:\r?\n/;

function parsed(content: string): Node {
	const xml = content.replace(PREFIX, '').trim();
	if (!xml.startsWith('<')) return {};
	try {
		return parser.parse(xml) as Node;
	} catch {
		return {};
	}
}

function ofApp(app: Node): Details {
	const refer = nodeAt(app, 'refermsg');
	const pay = nodeAt(app, 'wcpayinfo');
	const feed = nodeAt(app, 'finderFeed');
	const name = text(refer, 'displayname');
	return {
		title: text(app, 'title'),
		description: text(app, 'des') ?? text(pay, 'pay_memo') ?? text(feed, 'desc'),
		url: text(app, 'url'),
		size: number(nodeAt(app, 'appattach'), 'totallen'),
		amount: text(pay, 'feedesc'),
		author: text(feed, 'nickname'),
		...(name !== undefined && { quotes: { name, text: text(refer, 'content') ?? '' } }),
	};
}

/** A link that was sent without any XML: its title, then its address. */
function ofSentLink({ text: said }: Message): Details {
	const [, title, url] = /^(.*?) ?(https?:\/\/\S+)$/.exec(said) ?? [];
	return { title, url };
}

/**
 * @param message of any kind
 * @returns what its XML tells; nothing where there is none, or it says nothing that a person would read
 */
export function detailsOf(message: Message): Details {
	const { kind, content } = message;
	const root = parsed(content);
	const msg = nodeAt(root, 'msg');
	const app = 'appmsg' in root ? nodeAt(root, 'appmsg') : nodeAt(msg, 'appmsg');
	if (Object.keys(app).length) return ofApp(app);
	if (kind === 'link') return ofSentLink(message);
	if (kind === 'card') {
		return { title: text(msg, '@nickname'), description: text(msg, '@alias') };
	}
	const location = nodeAt(msg, 'location');
	return {
		title: text(location, '@poiname'),
		description: text(location, '@label'),
		seconds:
			number(nodeAt(msg, 'voicemsg'), '@voicelength', 1000) ??
			number(nodeAt(msg, 'videomsg'), '@playlength'),
	};
}
