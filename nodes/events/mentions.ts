import { parseXml, textAt } from './xml';

/** Stand for everyone in a list of mentions: from a member, and from the announcement of a group. */
const EVERYONE = new Set(['notify@all', 'announcement@all']);

const isEveryone = (id: string) => EVERYONE.has(id);

/** A group has 500 members at most. */
const MAX_MENTIONS = 2_000;

/** Far more than WeChat lets somebody write; in what is longer, no mentions are looked for. */
const MAX_TEXT = 100_000;

const split = (ids: string) =>
	ids
		.split(',', MAX_MENTIONS)
		.map((id) => id.trim())
		.filter((id) => id !== '');

/** The ids in an entry of a list, most often one. */
function idsIn(entry: unknown): string[] {
	if (typeof entry !== 'string') return typeof entry === 'number' ? [String(entry)] : [];
	return entry === '' || /[,\s]/.test(entry) ? split(entry) : [entry];
}

function listed(list: unknown): string[] {
	if (!Array.isArray(list)) return idsIn(list);
	const ids: string[] = [];
	for (const entry of list.slice(0, MAX_MENTIONS)) ids.push(...idsIn(entry));
	return ids;
}

/**
 * Ids of the members that a message mentions. The gateway lists them as `atlist` or `atList`; where it
 * does not, WeChat's own `msgSource` XML holds them comma-separated in `atuserlist`.
 */
export function readMentions(list: unknown, msgSource: unknown): string[] {
	const ids = list === undefined ? [] : listed(list);
	if (ids.length > 0) return ids;
	if (typeof msgSource !== 'string' || !msgSource.includes('<atuserlist')) return [];
	// A broken source costs the mentions, not the message.
	return split(textAt(parseXml(msgSource).root, 'atuserlist'));
}

/** Whether an account is mentioned, by its ID or because everyone is. */
export const isMentioned = (mentions: string[], accountId: string): boolean =>
	mentions.some((id) => id === accountId || isEveryone(id));

/** What stands behind a mention on its line: the special space of WeChat, and what somebody typed. */
const SPACES = '[^\\S\\r\\n]*';

/** Signs that stand before the @ of an e-mail address. */
const LOCAL = '\\w.%+-';
const AFTER_LOCAL = new RegExp(`[${LOCAL}]`);

/** A name of at most 32 signs, some of which count twice, up to the space that nobody types (U+2005). */
const MARKED = new RegExp(`@((?:[^@\\u2005\\r\\n]|(?<=[${LOCAL}])@){1,64})\\u2005${SPACES}`, 'g');

/** As clients write that know no such space: up to the first white space. */
const PLAIN = new RegExp(`(?<![${LOCAL}])@(\\S+)${SPACES}`, 'g');

/** Everyone is called so in Chinese and in English; in Chinese, the text may follow directly. */
const ALL = new RegExp(`(?<![${LOCAL}])@(?:所有人|all(?!\\w))${SPACES}`, 'i');
const ALL_NAME = /^(?:所有人|all$)/i;

const DOMAIN = /^[\w-]+(?:\.[\w-]+)+$/;

/** Takes off at most so many mentions, the first ones, and says how many of them are left to be taken off. */
function takeOff(
	text: string,
	most: number,
	mention: RegExp,
	isMention: (name: string, before: string) => boolean,
): [text: string, left: number] {
	if (most === 0) return [text, 0];
	let left = most;
	const rest = text.replace(mention, (found, name: string, at: number) => {
		if (left === 0 || ALL_NAME.test(name) || !isMention(name, text.charAt(at - 1))) return found;
		left--;
		return '';
	});
	return [rest, left];
}

/** How many people are mentioned; most often one. */
const peopleIn = (mentions: string[]): number =>
	mentions.length === 1
		? Number(!isEveryone(mentions[0]))
		: new Set(mentions.filter((id) => !isEveryone(id))).size;

/**
 * A text without the names of those that it mentions, so that a command behind a mention stands at the
 * beginning. As many are taken off as are mentioned, first those that WeChat has marked; nothing else
 * that has an @, above all no e-mail address.
 *
 * @param mentions IDs; which of the names belongs to which of them is not known
 */
export function withoutMentions(text: string, mentions: string[]): string {
	if (mentions.length === 0 || text.length > MAX_TEXT) return text;
	const everyone = mentions.some(isEveryone);
	const people = peopleIn(mentions);
	const named = everyone ? text.replace(ALL, '') : text;
	// In a language that is not known here, everyone has a name like anybody else's, and a mark.
	const most = people + Number(everyone && named === text);
	const [unmarked, left] = takeOff(
		named,
		most,
		MARKED,
		(name, before) => !(AFTER_LOCAL.test(before) && DOMAIN.test(name)),
	);
	const [rest] = takeOff(
		unmarked,
		Math.min(left, people),
		PLAIN,
		(name, before) => !(/\S/.test(before) && DOMAIN.test(name)),
	);
	return rest === text ? text : rest.trim();
}
