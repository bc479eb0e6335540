/** What is kept of a changed place must never stand for a test that has not run in the same way. */
import { appendFileSync, existsSync, mkdtempSync, rmSync, utimesSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Kept, removeOld } from '../../../scripts/mutate/kept.mjs';

let folder: string;
beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'kept-'))));
afterEach(() => rmSync(folder, { recursive: true }));

const kept = (source = 'const a = 1;') => new Kept(folder, 'nodes/engine/a.ts', source);

it('finds in a later run what a test has said of a place', () => {
	const first = kept();
	first.keep({ place: 'one', tests: ['unit'], noticed: true });
	first.keep({ place: 'two', tests: ['unit', 'contract'], noticed: false });
	for (const now of [first, kept()]) {
		expect(now.isNoticed('one', ['other', 'unit'])).toBe(true);
		expect(now.isUnnoticed('one', 'unit')).toBe(false);
		expect(now.isNoticed('two', ['unit', 'contract'])).toBe(false);
		expect(now.isUnnoticed('two', 'unit')).toBe(true);
		expect(now.isUnnoticed('two', 'contract')).toBe(true);
	}
});

it('knows nothing of another place, of a test that has changed or does not run, or of another source', () => {
	const first = kept();
	first.keep({ place: 'one', tests: ['unit'], noticed: true });
	first.keep({ place: 'two', tests: ['unit'], noticed: false });
	expect(kept().isNoticed('two', ['unit'])).toBe(false);
	expect(kept().isNoticed('one', ['changed'])).toBe(false);
	expect(kept().isNoticed('one', [])).toBe(false);
	expect(kept().isUnnoticed('two', 'changed')).toBe(false);
	expect(kept().isUnnoticed('one', 'unit')).toBe(false);
	expect(kept('const a = 2;').isNoticed('one', ['unit'])).toBe(false);
	expect(new Kept(folder, 'nodes/b.ts', 'const a = 1;').isNoticed('one', ['unit'])).toBe(false);
});

it('of tests of which one has noticed, all have to be there', () => {
	kept().keep({ place: 'one', tests: ['a', 'b'], noticed: true });
	expect(kept().isNoticed('one', ['a'])).toBe(false);
	expect(kept().isNoticed('one', ['a', 'b', 'c'])).toBe(true);
});

it('a line that was not written to its end counts for nothing', () => {
	const first = kept();
	first.keep({ place: 'one', tests: ['unit'], noticed: true });
	appendFileSync(first.path, '{"place":"two","tests":["un');
	expect(kept().isNoticed('one', ['unit'])).toBe(true);
	expect(kept().isNoticed('two', ['unit'])).toBe(false);
});

it('removes what nobody has added to for a month', () => {
	const [old, young] = [kept('old'), kept('young')];
	for (const one of [old, young]) one.keep({ place: 'one', tests: ['unit'], noticed: true });
	const before = Date.now() / 1000 - 31 * 24 * 3600;
	utimesSync(old.path, before, before);
	removeOld(folder);
	expect([old, young].map(({ path }) => existsSync(path))).toEqual([false, true]);
	expect(() => removeOld(join(folder, 'missing'))).not.toThrow();
});
