import type { IDataObject } from 'n8n-workflow';

import { listAt, nodeAt, textAt, type XmlNode } from './xml';

/** Where a notice of WeChat has its sentence, and the links for the marks in it. */
const TEMPLATE = 'sysmsgtemplate.content_template';

/** What stands for a mark of a notice: people, or words. */
export interface Link {
	people: IDataObject[];
	/** What is written in place of the mark; nothing where the notice does not say. */
	shown: string | undefined;
}

/** The people at a path, as they stand in every notice. */
export const peopleAt = (root: XmlNode, path: string): IDataObject[] =>
	listAt(root, path).map((member) => ({
		id: textAt(member, 'username'),
		name: textAt(member, 'nickname'),
	}));

/** Chinese; accounts in other languages send theirs. */
const SEPARATOR = '、';

function shownOf(link: XmlNode, people: IDataObject[]): string | undefined {
	// What somebody can tap to undo something.
	if (textAt(link, '@hidden') === '1') return '';
	// Some people have an empty nickname; their ID still says who it was.
	const names = people.map(({ id, name }) => String(name || id));
	return (
		names.join(textAt(link, 'separator') || SEPARATOR) ||
		textAt(link, 'plain') ||
		textAt(link, 'title') ||
		undefined
	);
}

/** The links of a notice by their names, which say what they stand for in every language. */
export function linksIn(root: XmlNode): ReadonlyMap<string, Link> {
	const found = new Map<string, { link: XmlNode; people: IDataObject[] }>();
	for (const link of listAt(root, `${TEMPLATE}.link_list.link`)) {
		const name = textAt(link, '@name');
		const known = found.get(name) ?? { link, people: [] };
		known.people.push(...peopleAt(link, 'memberlist.member'));
		found.set(name, known);
	}
	return new Map(
		[...found].map(([name, { link, people }]) => [name, { people, shown: shownOf(link, people) }]),
	);
}

/** The sentence of a notice, with its marks. */
export const templateOf = (root: XmlNode): string =>
	textAt(root, `${TEMPLATE}.template`) || textAt(root, `${TEMPLATE}.plain`);

/** The other form of such a notice has one link without a name, and the IDs of people without theirs. */
export const OTHER_FORM = 'delchatroommember';

export const hasOtherForm = (root: XmlNode): boolean => nodeAt(root, OTHER_FORM) !== undefined;

/** Those whom the other form is about. */
export const othersIn = (root: XmlNode): IDataObject[] =>
	listAt(root, `${OTHER_FORM}.link.memberlist.username`).map((id) => ({
		id: textAt(id, ''),
		name: '',
	}));

/** So much text of names is filled into a notice; real ones have some hundred characters. */
const MAX_NAMES = 64 * 1024;

/** The text of a notice, with the names of the people in place of their marks. */
export function noticeText(root: XmlNode): string {
	const text = templateOf(root);
	if (!text.includes('$')) return text;
	const links = linksIn(root);
	let room = MAX_NAMES;
	const filled = text.replace(/\$(\w+)\$/g, (mark, name: string) => {
		const shown = links.get(name)?.shown ?? mark;
		room -= shown.length;
		return room < 0 ? mark : shown;
	});
	return filled.trim();
}
