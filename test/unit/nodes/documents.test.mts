import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

import { eyun } from '../../../nodes/gateways/eyun';
import { gewe } from '../../../nodes/gateways/gewe';
import { withOperations } from '../../../scripts/operations-table.mts';

const below = (folder: string): string[] =>
	readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((file) => join(folder, file));

const pages = ['README.md', ...below('docs').filter((file) => file.endsWith('.md'))];

it('the tables of operations are those of the catalogs (`npm run docs` writes them)', () => {
	const page = readFileSync('docs/operations.md', 'utf8');
	expect(page).toBe(withOperations(page, [eyun, gewe]));
});

it('every file that a page points to exists', () => {
	const links = pages.flatMap((page) =>
		[...readFileSync(page, 'utf8').matchAll(/\]\((?!https?:|#)([^)#]+)(?:#[^)]*)?\)/g)].map(
			([, link]) => join(dirname(page), link),
		),
	);
	expect(links.length).toBeGreaterThan(0);
	expect(links.filter((link) => !existsSync(link))).toEqual([]);
});

it('every command that a page names exists', () => {
	const { scripts } = JSON.parse(readFileSync('package.json', 'utf8'));
	const commands = pages.flatMap((page) =>
		[...readFileSync(page, 'utf8').matchAll(/npm run ([\w:]+)/g)].map(([, command]) => command),
	);
	expect(commands.length).toBeGreaterThan(0);
	expect(commands.filter((command) => !(command in scripts))).toEqual([]);
});
