/** What the tests of the documents read out of a page of Markdown. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** A page, by its path from the project's folder. */
export interface Page {
	file: string;
	/** The whole of it. */
	text: string;
	/** It without blocks of code. */
	prose: string;
}

const FENCE = /^```(\w*)\n([\s\S]*?)^```$/gm;

const read = (file: string): Page => {
	const text = readFileSync(file, 'utf8');
	return { file, text, prose: text.replace(FENCE, '') };
};

const below = (folder: string): string[] =>
	readdirSync(folder, { recursive: true, encoding: 'utf8' })
		.filter((file) => file.endsWith('.md'))
		.map((file) => join(folder, file))
		.sort();

/** All documents for people; those of the npm package and those beside it. */
export const pages: Page[] = [
	...readdirSync('.').filter((file) => file.endsWith('.md')),
	...below('docs'),
	...below('examples'),
].map(read);

/** Pages that are written by hand, in English. */
export const english = pages.filter(({ file }) => !file.includes('zh-CN'));

/** Pages that nobody writes by hand. */
export const isMade = ({ text }: Page): boolean => text.includes('<!-- Written by `npm run docs`');

export const page = (file: string): Page => {
	const found = pages.find((one) => one.file === file);
	if (!found) throw new Error(`There is no ${file}`);
	return found;
};

/** Blocks of code in a language, such as `sh` or `json`. */
export const blocks = ({ text }: Page, language: string): string[] =>
	[...text.matchAll(FENCE)].filter(([, name]) => name === language).map(([, , code]) => code);

/** Code within the text. */
export const inlineCode = ({ prose }: Page): string[] =>
	[...prose.matchAll(/(?<!`)`([^`\n]+)`(?!`)/g)].map(([, code]) => code);

/** The prose without code of any kind. */
export const words = ({ prose }: Page): string => prose.replace(/`[^`\n]*`/g, '');

/** Texts in *italics*: by convention, what the editor shows. Ways to something are, in bold letters as well. */
export const labels = (one: Page): string[] => [
	...[...words(one).matchAll(/(?<![*\w])\*(?![*\s])([^*\n]+?)\*(?![*\w])/g)].map(
		([, text]) => text,
	),
	...[...words(one).matchAll(/\*\*([^*\n]+ → [^*\n]+?)\.?\*\*/g)].map(([, text]) => text),
];

/** Texts in **bold letters**. */
export const boldIn = (one: Page): string[] =>
	[...words(one).matchAll(/\*\*([^*\n]+)\*\*/g)].map(([, text]) => text);

/** Where a page links to, as it stands there. */
export const links = ({ prose }: Page): string[] =>
	[...prose.replace(/`[^`\n]*`/g, '').matchAll(/\]\(([^)\s]+)\)/g)].map(([, to]) => to);

/** The anchors of its headings, as GitHub makes them. */
export function anchors({ prose }: Page): string[] {
	const times = new Map<string, number>();
	return [...prose.matchAll(/^#{1,6} (.+)$/gm)].map(([, heading]) => {
		const slug = heading
			.replace(/\[([^\]]*)\]\([^)]*\)/g, '$1')
			.toLowerCase()
			.replace(/[^\p{L}\p{N}\p{M} _-]/gu, '')
			.replaceAll(' ', '-');
		const seen = times.get(slug) ?? 0;
		times.set(slug, seen + 1);
		return seen === 0 ? slug : `${slug}-${seen}`;
	});
}
