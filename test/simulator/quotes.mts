/** Quotes: app messages of type 57, which show another message of the chat below their text. */
import { XMLParser, XMLValidator } from 'fast-xml-parser';
import { WECHAT_TYPES } from './appXml.mts';
import { nameOf } from './lookup.mts';
import type { Message, World } from './world.mts';

const QUOTE = '57';
const TEXT = '1';

const parser = new XMLParser({ parseTagValue: false, trimValues: false, htmlEntities: true });

/** What phones show of a quoted message; nothing where the chat has no such message. */
export type Shown = NonNullable<Message['quotes']>;

/** What a quote is made of, or `wrong` for one that no phone can show. */
export type Quote = { text: string; quotes: Shown | undefined } | 'wrong';

type Node = Record<string, unknown>;

const text = (value: unknown): string => (typeof value === 'string' ? value : '');

/** Who wrote it: in a group its name stands in front, and the member beside it. */
function isWriter({ fromusr, chatusr }: Node, { chat, from }: Message): boolean {
	const isGroup = /@(im\.)?chatroom$/.test(chat);
	const [writer, place] = isGroup ? [chatusr, fromusr] : [fromusr, fromusr];
	if (isGroup && place !== undefined && place !== chat) return false;
	return writer === undefined || writer === from;
}

const withoutSender = (content: string) => content.replace(/^[\w@.-]+:\r?\n/, '');

/** What is quoted stands there as it was, and under the number of its kind. */
function isFaithful({ type, content }: Node, { kind, content: original }: Message): boolean {
	if (type !== undefined && type !== String(WECHAT_TYPES[kind] ?? 49)) return false;
	return content === undefined || content === withoutSender(original);
}

/**
 * Reads the app message of a quote.
 *
 * @returns nothing for another app message
 */
export function quoteIn(world: World, chat: string, xml: string): Quote | undefined {
	if (!/<type>57<\/type>/.test(xml)) return undefined;
	if (XMLValidator.validate(xml) !== true) return 'wrong';
	const { title, type, refermsg } = (parser.parse(xml).appmsg ?? {}) as Node;
	if (type !== QUOTE || refermsg === undefined) return undefined;
	const refer = refermsg as Node;
	if (text(title).trim() === '' || !/^[1-9]\d*$/.test(text(refer.svrid))) return 'wrong';
	const found = world.messages.find(
		(message) => message.chat === chat && String(message.newMsgId) === refer.svrid,
	);
	if (found && !(isWriter(refer, found) && isFaithful(refer, found))) return 'wrong';
	const name = text(refer.displayname) || (found ? nameOf(world, found.from) : '');
	return {
		text: text(title),
		quotes: found && {
			newMsgId: found.newMsgId,
			name,
			text: refer.type === TEXT ? text(refer.content) || found.text : found.text,
		},
	};
}
