import type { IDataObject } from 'n8n-workflow';

import type { Member } from '../../gateways/gateway';
import { accountOf } from '../account';
import type { Call } from '../call';
import { now } from '../clock';
import { codes } from '../errorCodes';
import { InputFault } from '../fault';
import { membersOf } from '../members';
import type { Mentions } from '../operation';

/** Stands for everyone in `at`. */
export const EVERYONE = 'notify@all';

const EVERYONE_NAME = '所有人';

/** WeChat only takes a name for a mention when this follows it, a space that nobody types. */
const AFTER_NAME = '\u2005';

/** How a mention stands in a text. */
export const mentionOf = (name: string): string => `@${name}${AFTER_NAME}`;

/** What may follow a name directly: marks, the next mention, a new line, and Chinese, which has no spaces. */
const DIRECTLY = ',.!?:;，。！？：；、@\\r\\n\\u4e00-\\u9fff';

const escaped = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

/**
 * Writes names into a text the way WeChat needs them to notify somebody: an @ before, a special space
 * behind. A name that the text has with its @ already is only finished; others come first.
 *
 * @param names of the mentioned members, as the group sees them
 */
export function withNames(text: string, names: string[]): string {
	if (names.length === 0) return text;
	// The longest first: one name may begin like another.
	const sorted = [...names].sort((a, b) => b.length - a.length).map(escaped);
	const mention = new RegExp(`@(${sorted.join('|')})(?:[^\\S\\r\\n]|(?=[${DIRECTLY}])|$)`, 'g');
	const found = new Set<string>();
	const finished = text.replace(mention, (_mention, name: string) => {
		found.add(name);
		return mentionOf(name);
	});
	const missing = names.filter((name) => !found.has(name));
	return missing.map(mentionOf).join('') + finished;
}

/** The members of a group, read anew when one of these is none: who has just joined is greeted. */
async function membersNamed(
	{ gateway, context }: Call,
	group: string,
	ids: string[],
): Promise<Member[]> {
	const began = now();
	const account = await accountOf(gateway, context);
	const read = async (notBefore?: number) =>
		await membersOf(gateway, context, account, group, notBefore);
	const members = await read();
	const isThere = (wanted: string) => members.some(({ id }) => id === wanted);
	return ids.every(isThere) ? members : await read(began);
}

/**
 * Completes a text that mentions members of a group.
 *
 * @param where the IDs, the group and the text stand in the body
 * @returns also the names of those who are mentioned, by their IDs
 * @throws InputFault when somebody is no member of the group
 */
export async function withMentions(
	call: Call,
	where: Mentions,
	body: IDataObject,
): Promise<{ body: IDataObject; names: Map<string, string> }> {
	const group = String(body[where.group]);
	const ids = String(body[where.members]).split(',');
	const isMember = (id: string) => id !== EVERYONE;
	const mentioned = ids.filter(isMember);
	const members = mentioned.length > 0 ? await membersNamed(call, group, mentioned) : [];
	const nameOf = (id: string) => {
		if (!isMember(id)) return EVERYONE_NAME;
		const member = members.find((candidate) => candidate.id === id);
		if (member) return member.name;
		throw new InputFault(
			`${id} is not a member of the group ${group}`,
			"Only members can be mentioned. Pick them from the list, or see 'Group > Get Members' for their IDs.",
			codes.memberUnknown,
		);
	};
	const names = new Map(ids.map((id) => [id, nameOf(id)]));
	const text = withNames(String(body[where.text]), [...names.values()]);
	return { body: { ...body, [where.text]: text }, names };
}
