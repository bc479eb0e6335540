/** What the documents and the examples say of n8n, held against the newest n8n itself. None is started. */
import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

import { NEWEST } from '../../scripts/lib/n8n-versions.mjs';
import { type ProvidedN8n, provideN8n } from '../../scripts/lib/provision.mjs';
import { page } from '../unit/documents/markdown.mts';
import { n8nVariables, n8nWords } from '../unit/documents/n8nWords.mts';

describe(`n8n ${NEWEST} and the documents`, () => {
	let n8n: ProvidedN8n;
	beforeAll(async () => {
		n8n = await provideN8n(NEWEST);
	});

	/** All files whose paths begin like this. */
	function textOf(start: string): string {
		const path = join(n8n.dir, 'node_modules', start);
		const files = readdirSync(dirname(path))
			.map((file) => join(dirname(path), file))
			.filter((file) => file.startsWith(path) && file.endsWith('.js'));
		return files.map((file) => readFileSync(file, 'utf8')).join('\n');
	}

	it.each(Object.entries(n8nWords))('it shows "%s"', (word, place) => {
		const quoted = ["'", '"', '`'].map((quote) => `${quote}${word}${quote}`);
		expect(quoted.some((text) => textOf(place).includes(text))).toBe(true);
	});

	it.each(Object.entries(n8nVariables))('it reads %s', (name, place) => {
		expect(textOf(place)).toContain(name);
	});

	describe('its own rules for version 3', () => {
		let outcome: { titles: string[]; found: unknown[] };
		const rulesOn = (files: string[]): typeof outcome =>
			JSON.parse(
				execFileSync(
					n8n.nodeBinary,
					[join('test', 'e2e', 'support', 'versionThreeRules.mjs'), n8n.dir, ...files],
					{ encoding: 'utf8' },
				),
			);
		beforeAll(() => {
			const examples = readdirSync('examples').filter((file) => file.endsWith('.json'));
			outcome = rulesOn(examples.map((file) => join('examples', file)));
		});

		it('find nothing in the examples', () => {
			expect(outcome.titles.length).toBeGreaterThan(40);
			expect(outcome.found).toEqual([]);
		});

		it('have the titles that the documents give them', () => {
			const [, table] = page('docs/n8n-versions.md').text.split('| Rule of n8n |');
			const named = table
				.split('\n')
				.filter((line) => /^\| [A-Z`$]/.test(line))
				.map((line) => line.split(' | ')[0].slice(2).replaceAll('`', ''));
			expect(named.length).toBeGreaterThan(5);
			expect(named.filter((title) => !outcome.titles.includes(title))).toEqual([]);
		});
	});
});
