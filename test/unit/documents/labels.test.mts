/** In *italics* stands what the editor shows: it has to be there. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import type { INodeProperties, INodePropertyCollection, INodePropertyOptions } from 'n8n-workflow';

import { WeChatGatewayApi } from '../../../credentials/WeChatGatewayApi.credentials';
import { WeChatEyun } from '../../../nodes/WeChatEyun/WeChatEyun.node';
import { WeChatGewe } from '../../../nodes/WeChatGewe/WeChatGewe.node';
import { WeChatTrigger } from '../../../nodes/WeChatTrigger/WeChatTrigger.node';
import { boldIn, isMade, labels, page, pages } from './markdown.mts';
import { n8nWords } from './n8nWords.mts';

type Entry = INodeProperties | INodePropertyOptions | INodePropertyCollection;

/** The words of an input and of all below it. */
function wordsOf(entry: Entry): string[] {
	const own =
		'displayName' in entry
			? [entry.displayName]
			: [entry.name, (entry as INodePropertyOptions).action ?? ''];
	const below = [
		...('options' in entry ? (entry.options ?? []) : []),
		...('values' in entry ? entry.values : []),
		...('modes' in entry
			? (entry.modes ?? []).flatMap(({ displayName, typeOptions }) =>
					[displayName, typeOptions?.allowNewResource?.label ?? []]
						.flat()
						.map((name) => ({ name, value: '' })),
				)
			: []),
	];
	return [...own, ...below.flatMap(wordsOf)];
}

const textsIn = (value: unknown): string[] =>
	typeof value === 'string'
		? [value]
		: Object.values((value ?? {}) as Record<string, unknown>).flatMap(textsIn);

/** What the examples call their workflows, nodes, tables and fields. */
const ofExamples = readdirSync('examples')
	.filter((file) => file.endsWith('.json'))
	.flatMap((file) => textsIn(JSON.parse(readFileSync(join('examples', file), 'utf8'))));

const nodes = [new WeChatEyun(), new WeChatGewe(), new WeChatTrigger()];
const known = new Set([
	...nodes.map(({ description }) => description.displayName),
	...nodes.flatMap(({ description }) => description.properties.flatMap(wordsOf)),
	new WeChatGatewayApi().displayName,
	...new WeChatGatewayApi().properties.flatMap(wordsOf),
	...Object.keys(n8nWords),
	...ofExamples,
]);

/** *Login → Get QR Code* and *Registration: Manual* are two names each, *Download …* is the beginning of some. */
const isKnown = (name: string): boolean =>
	known.has(name) ||
	(name.endsWith(' …') && [...known].some((one) => one.startsWith(name.slice(0, -1)))) ||
	(/ → |: /.test(name) && name.split(/ → |: /).every(isKnown));

it.each(pages.filter((one) => !isMade(one)).map(({ file }) => file))(
	'%s: what stands in italics is what the editor shows',
	(file) => {
		expect(labels(page(file)).filter((label) => !isKnown(label))).toEqual([]);
	},
);

it.each(['docs/quick-start.md', 'docs/quick-start.zh-CN.md'])(
	'%s: what is to be clicked stands in bold letters, and is there',
	(file) => {
		const bold = boldIn(page(file));
		expect(bold.length).toBeGreaterThan(10);
		expect(bold.filter((text) => !isKnown(text))).toEqual([]);
	},
);

it('the documents name most of what matters', () => {
	const named = new Set(pages.flatMap(labels));
	expect(named.size).toBeGreaterThan(100);
	expect(isKnown('Login → Get QR Code')).toBe(true);
	expect(isKnown('Login → Get Nothing')).toBe(false);
	expect(isKnown('Download …')).toBe(true);
});

it('the words of n8n are those that are named', () => {
	const named = new Set(
		pages
			.flatMap((one) => [...labels(one), ...boldIn(one)])
			.flatMap((label) => [label, ...label.split(/ → |: /)]),
	);
	expect(Object.keys(n8nWords).filter((word) => !named.has(word))).toEqual([]);
});
