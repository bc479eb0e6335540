/** Figures, variables, fields and outputs in the documents are those of the code. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import { errorFieldMeanings } from '../../../nodes/engine/errorFields';
import { eyun } from '../../../nodes/gateways/eyun';
import { gewe } from '../../../nodes/gateways/gewe';
import { allCodes } from '../../../scripts/documents/errorCodes.mts';
import { allMessages } from '../../../scripts/documents/messages.mts';
import { madePages } from '../../../scripts/documents/pages.mts';
import { NEWEST, OLDEST } from '../../../scripts/lib/n8n-versions.mjs';
import { blocks, english, inlineCode, isMade, page, pages } from './markdown.mts';
import { n8nVariables } from './n8nWords.mts';

const gateways = [eyun, gewe];
const byHand = english.filter((one) => !isMade(one));
const json = (file: string) => JSON.parse(readFileSync(file, 'utf8'));

describe('pages that are made of the code', () => {
	const made = madePages(gateways);

	it.each(made)('%s is up to date (`npm run docs` writes it)', (file, text) => {
		expect(readFileSync(file, 'utf8')).toBe(text);
	});

	it('none is left of what is gone', () => {
		const there = pages.filter(isMade).map(({ file }) => file);
		expect(there.filter((file) => !made.some(([name]) => name === file))).toEqual([]);
	});
});

describe('figures', () => {
	interface Endpoint {
		path: string;
		official?: boolean;
		legacy?: boolean;
	}

	/** How many there are in the vendor's own catalog, without its older dialect. */
	const officialOf = (gateway: string, key: (one: Endpoint & { id: string }) => string) =>
		new Set(
			(json(`test/fixtures/${gateway}/catalog.json`) as Array<Endpoint & { id: string }>)
				.filter(({ official = true, legacy = false }) => official && !legacy)
				.map(key),
		).size;

	it('the numbers of endpoints are those of the catalogs', () => {
		// Of E Cloud, two operations of an endpoint count as two.
		const counts = [officialOf('eyun', ({ id }) => id), officialOf('gewe', ({ path }) => path)];
		for (const file of ['README.md', 'docs/README.zh-CN.md']) {
			const [introduction] = /n8n\.io[^]*?\n\n/.exec(page(file).text)!;
			const figures = [...introduction.matchAll(/\b(\d{3})\b/g)].map(([, figure]) =>
				Number(figure),
			);
			expect(figures).toEqual(counts);
		}
	});

	it('the versions of n8n are those that are tested', () => {
		for (const file of ['README.md', 'docs/README.zh-CN.md', 'docs/n8n-versions.md']) {
			expect(page(file).text).toContain(OLDEST);
			expect(page(file).text).toContain(NEWEST);
		}
	});

	it('the version of Node.js is the one that package.json asks for', () => {
		const [version] = /[\d.]+/.exec(json('package.json').engines.node)!;
		for (const { text } of pages)
			for (const [, named] of text.matchAll(/Node\.js (20[\d.]*\d)/g)) expect(named).toBe(version);
	});
});

describe('environment variables of n8n', () => {
	const below = (folder: string): string[] =>
		readdirSync(folder, { recursive: true, encoding: 'utf8' })
			.filter((file) => file.endsWith('.js'))
			.map((file) => join(folder, file));
	const code = ['node_modules/@n8n/config/dist', 'node_modules/n8n-core/dist/binary-data']
		.filter((folder) => existsSync(folder))
		.flatMap(below)
		.map((file) => readFileSync(file, 'utf8'))
		.join('\n');
	/** Not of n8n: a secret of the repository. */
	const ofWorkflow = readFileSync('.github/workflows/publish.yml', 'utf8');
	const named = [
		...new Set(
			pages
				.flatMap(inlineCode)
				.map((text) => /^([A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+)(?:=\w+)?$/.exec(text)?.[1])
				.filter((name) => name !== undefined)
				.filter((name) => !ofWorkflow.includes(`secrets.${name}`)),
		),
	];

	it('are named', () => {
		expect(named).toEqual(expect.arrayContaining(['N8N_PROXY_HOPS', 'N8N_WEBHOOK_URL']));
	});

	it.each(named)('%s exists', (name) => {
		expect(name in n8nVariables || code.includes(`'${name}'`)).toBe(true);
	});
});

describe('fields', () => {
	const schema = json('nodes/WeChatTrigger/__schema__/v2.0.0/output.json');
	const ofTrigger = Object.keys(schema.properties);
	/** What the options of the trigger add, and what other nodes put out. */
	const ADDED = [
		...['messages', 'binaryField', 'downloadError', 'nameError', 'raw', 'downloadErrorCode'],
		...['nameErrorCode', 'output', 'execution', 'Authorization', 'error'],
	];
	const ofErrors = ['error', 'errorRecipient', 'errorAdvice', ...Object.keys(errorFieldMeanings)];
	const ofAnswers = json('nodes/WeChatEyun/__schema__/v1.0.0/message/sendAndWait.json').properties;
	const known = new Set([...ofTrigger, ...ADDED, ...ofErrors, ...Object.keys(ofAnswers)]);

	it('the table of the trigger names fields that it puts out, and all of them but the objects', () => {
		const [table] = /\| Field \| Meaning \|[\s\S]*?\n\n/.exec(page('docs/trigger.md').text)!;
		const rows = table.split('\n').slice(2).filter(Boolean);
		const named = rows.flatMap((row) =>
			[...row.split('|')[1].matchAll(/`(\w+)`/g)].map(([, name]) => name),
		);
		expect(named.filter((name) => !known.has(name))).toEqual([]);
		const plain = ofTrigger.filter((name) => schema.properties[name].type !== 'object');
		expect(plain.filter((name) => !named.includes(name))).toEqual([]);
	});

	it('expressions read fields that there are', () => {
		const read = byHand.flatMap(({ file, text }) =>
			[...text.matchAll(/\{\{(.*?)\}\}/g)].flatMap(([, expression]) =>
				[...expression.matchAll(/(?:\$json|item\.json|first\(\)\.json)\.(\w+)/g)].map(
					([, name]): [string, string] => [file, name],
				),
			),
		);
		expect(read.length).toBeGreaterThan(5);
		expect(read.filter(([, name]) => !known.has(name))).toEqual([]);
	});

	it('error codes, fields and values that the pages name stand in the code', () => {
		const codes = new Set(allCodes(gateways).map(({ code }) => code));
		const words = new Set(
			readdirSync('nodes', { recursive: true, encoding: 'utf8' })
				.filter((file) => /\.(ts|json)$/.test(file))
				.flatMap((file) => readFileSync(join('nodes', file), 'utf8').match(/\w+/g) ?? []),
		);
		const named = byHand
			.filter(({ file }) => file.startsWith('docs/'))
			.flatMap((one) => inlineCode(one).map((code): [string, string] => [one.file, code]))
			.filter(([, code]) => /^[a-z]+[A-Z]\w*$/.test(code));
		expect(named.filter(([, code]) => !codes.has(code) && !words.has(code))).toEqual([]);
		expect(named.some(([, code]) => codes.has(code))).toBe(true);
	});
});

describe('outputs', () => {
	/** A value holds all that another shows of it. */
	const holds = (value: unknown, part: unknown): boolean =>
		typeof part === 'object' && part !== null && typeof value === 'object' && value !== null
			? Object.entries(part).every(([key, one]) =>
					holds((value as Record<string, unknown>)[key], one),
				)
			: value === part;

	const known = blocks(page('docs/events.md'), 'json').map((block) => JSON.parse(block));

	it('the reference of the events has one for each kind', () => {
		expect(known.length).toBeGreaterThan(40);
	});

	it('JSON in the pages is a part of what the code gives', () => {
		const shown = byHand.flatMap((one) => blocks(one, 'json').map((block) => JSON.parse(block)));
		expect(shown.filter((part) => !known.some((value) => holds(value, part)))).toEqual([]);
	});
});

describe('error texts', () => {
	const texts = allMessages().map(({ message }) => message);
	const quoted = byHand.flatMap(({ file, prose }) =>
		[...prose.matchAll(/^> (.+)$/gm)].map(([, text]): [string, string] => [file, text]),
	);

	it.each(quoted)('%s quotes what the code says: %s', (_file, text) => {
		expect(texts).toContain(text);
	});

	it('there are some, and many more in the code', () => {
		expect(quoted.length).toBeGreaterThan(3);
		expect(texts.length).toBeGreaterThan(120);
	});
});
