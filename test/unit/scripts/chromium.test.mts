import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';

import { chromium } from '../../../scripts/lib/chromium.mjs';

const before = { ...process.env };
const folder = mkdtempSync(join(tmpdir(), 'chromium-'));

/** A file of that name in the folder, which may be run or not. */
function program(name: string, mode = 0o755): string {
	const file = join(folder, name);
	writeFileSync(file, '');
	chmodSync(file, mode);
	return file;
}

afterEach(() => {
	process.env = { ...before };
});
afterAll(() => rmSync(folder, { recursive: true }));

it('finds what the path has, and passes over what cannot be run', () => {
	delete process.env.CHROMIUM;
	program('chromium', 0o644);
	const chrome = program('google-chrome');
	process.env.PATH = ['', folder].join(delimiter);
	expect(chromium([])).toBe(chrome);
	expect(chromium([program('elsewhere')])).toBe(chrome);
});

it('takes the one that CHROMIUM names, and no other instead', () => {
	process.env.CHROMIUM = program('another');
	expect(chromium()).toBe(process.env.CHROMIUM);
	process.env.CHROMIUM = join(folder, 'gone');
	expect(() => chromium()).toThrow('gone, which is no program.');
});

it('says what to install where there is none', () => {
	delete process.env.CHROMIUM;
	process.env.PATH = join(folder, 'empty');
	expect(() => chromium([])).toThrow(
		/^There is no Chromium on this machine: install it \(.*chromium\)/,
	);
});
