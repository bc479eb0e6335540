import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { bundledPackages, licencesOf } from '../../../scripts/lib/licences.mjs';

/** What esbuild says of outputs that hold so many bytes of these files. */
const metafile = (...files: Array<[file: string, bytes: number]>) => ({
	outputs: {
		'dist/a.js': {
			inputs: Object.fromEntries(files.map(([file, bytesInOutput]) => [file, { bytesInOutput }])),
		},
		'dist/b.js': { inputs: { 'nodes/b.ts': { bytesInOutput: 9 } } },
	},
});

it('finds each package of which something is in the output, also nested and scoped ones', () => {
	const given = metafile(
		['nodes/a.ts', 10],
		['node_modules/plain/lib/one.js', 1],
		['node_modules/plain/lib/two.js', 1],
		['node_modules/@scope/name/index.js', 1],
		['node_modules/outer/node_modules/inner/index.js', 1],
		['node_modules/unused/index.js', 0],
	);
	expect(bundledPackages(given)).toEqual([
		'node_modules/@scope/name',
		'node_modules/outer/node_modules/inner',
		'node_modules/plain',
	]);
});

describe('the text', () => {
	let folder: string;

	beforeEach(() => {
		folder = mkdtempSync(join(tmpdir(), 'licences-'));
	});
	afterEach(() => rmSync(folder, { recursive: true, force: true }));

	/** A package with these files. */
	function withPackage(name: string, manifest: object, files: Record<string, string> = {}) {
		const at = join(folder, 'node_modules', name);
		mkdirSync(at, { recursive: true });
		writeFileSync(
			join(at, 'package.json'),
			JSON.stringify({ name, version: '1.2.3', ...manifest }),
		);
		for (const [file, text] of Object.entries(files)) writeFileSync(join(at, file), text);
		return metafile([join(at, 'index.js'), 1]);
	}

	it.each(['LICENSE', 'LICENSE.md', 'LICENCE.txt', 'license', 'COPYING', 'LICENSE-MIT'])(
		'is that of the package, in a file called %s',
		(file) => {
			const text = licencesOf(
				withPackage('some', { license: 'MIT' }, { [file]: 'Rights: none.\n' }),
			);
			expect(text).toContain('some 1.2.3 (MIT)\n\nRights: none.\n');
		},
	);

	it('has a notice beside the licence', () => {
		const files = { LICENSE: 'Rights.', NOTICE: 'Made by many.', 'licenser.js': 'code' };
		const text = licencesOf(withPackage('some', { license: 'Apache-2.0' }, files));
		expect(text).toContain('Rights.\n\nMade by many.');
		expect(text).not.toContain('code');
	});

	it.each([['Ann <ann@example.com>'], [{ name: 'Ann <ann@example.com>' }]])(
		'of a package that only says MIT is that of MIT, with its author %j',
		(author) => {
			const text = licencesOf(withPackage('bare', { license: 'MIT', author }));
			expect(text).toContain('It names MIT, and as its author: Ann <ann@example.com>');
			expect(text).toContain('Permission is hereby granted');
			// That is this project's own.
			expect(text).not.toContain('Copyright (c)');
		},
	);

	it('is missed where a package has no licence that is known', () => {
		const bare = withPackage('bare', { license: 'BSD-3-Clause' });
		expect(() => licencesOf(bare)).toThrow("'bare' is bundled, but has no text of its licence");
		expect(() => licencesOf(withPackage('none', {}))).toThrow("'none' is bundled");
	});

	it('has the licence of code that lies in a file of the project', () => {
		const text = licencesOf(metafile(['nodes/voice/silkWasm.ts', 60_000]));
		expect(text).toContain("Skype's SILK SDK");
		expect(text).toContain('Copyright (c) 2006-2012, Skype Limited');
		expect(licencesOf(metafile(['nodes/voice/silkWasm.ts', 0]))).not.toContain('Skype');
	});
});
