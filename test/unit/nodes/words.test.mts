/** One word for each thing, in all that users read: n8n's and WeChat's own. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import ts from 'typescript';

/** What must not come back, and what is said instead. */
const WORDS: Array<[not: RegExp, word: string]> = [
	[/\bpictures?\b/i, 'image'],
	[/\bphotos?\b/i, 'image'],
	// A file lies behind a public link; n8n and a callback have a public address.
	[/\bpublic URLs?\b/i, 'public link'],
	// n8n 2 has no other word for it, in both supported versions.
	[/\b(de)?activat(e|es|ed|ing|ion)\b/i, 'publish, unpublish'],
	[/\bactive workflow/i, 'published workflow'],
	[/\bemojis?\b/i, 'sticker'],
	[/\bapplets?\b/i, 'mini program'],
	[/\b(public|subscription) accounts?\b/i, 'Official Account'],
	[/\bfriends? circle\b/i, 'Moments'],
	[/\bthe settings of the node\b/i, 'Settings > Request Options'],
	// There are two, and a reader has to know which.
	[/\bin the WeChat node\b/i, "in the node 'WeChat (E Cloud)' or 'WeChat (GeWe)'"],
];

/** Texts of a file of source code that hold words; keys, paths and imports have none. */
function textsOf(file: string): string[] {
	const texts: string[] = [];
	const visit = (node: ts.Node): void => {
		if (ts.isStringLiteralLike(node) || ts.isTemplateHead(node)) texts.push(node.text);
		if (ts.isTemplateMiddleOrTemplateTail(node)) texts.push(node.text);
		if (!ts.isImportDeclaration(node)) ts.forEachChild(node, visit);
	};
	visit(ts.createSourceFile(file, readFileSync(file, 'utf8'), ts.ScriptTarget.Latest));
	return texts.filter((text) => text.includes(' '));
}

/** A document without its code, which quotes what programs say, and without the targets of its links. */
const proseOf = (file: string): string[] =>
	readFileSync(file, 'utf8')
		.replace(/`[^`]*`/g, '')
		.replace(/\]\([^)]*\)/g, ']')
		.split('\n');

const below = (folder: string): string[] =>
	readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((file) => join(folder, file));

const sources = [...below('nodes'), ...below('credentials')].filter((file) => /\.ts$/.test(file));
const notes = below('examples')
	.filter((file) => file.endsWith('.json'))
	.map((file): [string, string[]] => [file, readFileSync(file, 'utf8').split('\n')]);

const documents = ['README.md', ...below('docs').filter((file) => /(?<!zh-CN)\.md$/.test(file))];

const read: Array<[string, string[]]> = [
	...sources.map((file): [string, string[]] => [file, textsOf(file)]),
	...documents.map((file): [string, string[]] => [file, proseOf(file)]),
	...notes,
];

const found = (not: RegExp, texts: string[]) => texts.filter((text) => not.test(text));

it.each(WORDS)('nobody reads %s, but "%s"', (not) => {
	expect(read.flatMap(([file, texts]) => found(not, texts).map((text) => [file, text]))).toEqual(
		[],
	);
});

it('the rule reads the texts, and all of them', () => {
	const texts = read.flatMap(([, each]) => each);
	expect(texts).toContain('Send an image of the workflow, or one from a public link');
	expect(texts.some((text) => text.includes('all workflows of this n8n share it'))).toBe(true);
	expect(texts.length).toBeGreaterThan(2_000);
	expect(found(/\bpictures?\b/i, ['Two pictures', 'pictureUrl'])).toEqual(['Two pictures']);
});
