/** What the outcome of a test depends on: a change that is overlooked would keep a wrong result. */
import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { reachOf } from '../../../scripts/mutate/reach.mjs';

const PURE = 'test/unit/pure.test.mts';
const READING = 'test/unit/reading.test.mts';

const FILES = {
	'nodes/used.ts': "import table from './table.json'; export const used = table;",
	'nodes/table.json': '{"a":1}',
	'nodes/unused.ts': 'export const unused = 1;',
	'nodes/shape.ts': 'export type Shape = string;',
	'test/helper.mts': "export { used } from '../nodes/used';",
	'test/fixtures/a.json': '{}',
	'README.md': 'Read me',
	[PURE]:
		"import { used } from '../helper.mts'; import type { Shape } from '../../nodes/shape'; export const a: Shape = used; import 'n8n-workflow';",
	[READING]: "import { readFileSync } from 'node:fs'; readFileSync('README.md');",
	'package-lock.json': '{}',
	'jest.config.cjs': '',
	'scripts/mutate/jest.config.cjs': '',
	'scripts/mutate/runner.mjs': '',
	'scripts/mutate/tools/package-lock.json': '{}',
};

const home = process.cwd();
let folder: string;

function write(file: string, text: string) {
	mkdirSync(dirname(join(folder, file)), { recursive: true });
	writeFileSync(join(folder, file), text);
}

beforeEach(() => {
	folder = realpathSync(mkdtempSync(join(tmpdir(), 'reach-')));
	for (const [file, text] of Object.entries(FILES)) write(file, text);
	process.chdir(folder);
});

afterEach(() => {
	process.chdir(home);
	rmSync(folder, { recursive: true });
});

async function keys() {
	const reach = await reachOf([PURE, READING]);
	return { pure: reach[PURE].key, reading: reach[READING].key };
}

it('a test loads what it imports, and what that imports', async () => {
	const reach = await reachOf([PURE, READING]);
	expect(reach[PURE].files).toEqual(['nodes/table.json', 'nodes/used.ts', 'test/helper.mts', PURE]);
	expect(reach[READING].files).toEqual([READING]);
	expect(await reachOf([PURE, READING])).toEqual(reach);
});

it.each([
	'nodes/used.ts',
	'nodes/table.json',
	'test/helper.mts',
	PURE,
	'package-lock.json',
	'jest.config.cjs',
	'scripts/mutate/jest.config.cjs',
	'scripts/mutate/runner.mjs',
	'scripts/mutate/tools/package-lock.json',
])('is another one when %s has changed', async (file) => {
	const before = await keys();
	write(file, `${FILES[file as keyof typeof FILES]} `);
	expect((await keys()).pure).not.toBe(before.pure);
});

it.each(['nodes/unused.ts', 'test/fixtures/a.json', 'README.md', 'test/unit/new.test.mts'])(
	'stays the same when %s has changed, unless it reads files',
	async (file) => {
		const before = await keys();
		write(file, 'export const another = 2;');
		const after = await keys();
		expect(after.pure).toBe(before.pure);
		expect(after.reading).not.toBe(before.reading);
	},
);
