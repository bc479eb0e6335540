import { existsSync, readFileSync } from 'node:fs';

import { eyun } from '../../../nodes/gateways/eyun';
import { gewe } from '../../../nodes/gateways/gewe';
import { withOperations } from '../../../scripts/operations-table.mts';

const readme = readFileSync('README.md', 'utf8');

it('the table of operations in the README is that of the catalog (`npm run docs` writes it)', () => {
	expect(readme).toBe(withOperations(readme, [eyun, gewe]));
});

it('every file that the README points to exists', () => {
	const links = [...readme.matchAll(/\]\((?!https?:|#)([^)]+)\)/g)].map(([, link]) => link);
	expect(links.length).toBeGreaterThan(0);
	expect(links.filter((link) => !existsSync(link))).toEqual([]);
});

it('every command that the README names exists', () => {
	const { scripts } = JSON.parse(readFileSync('package.json', 'utf8'));
	const commands = [...readme.matchAll(/npm run ([\w:]+)/g)].map(([, command]) => command);
	expect(commands.filter((command) => !(command in scripts))).toEqual([]);
});
