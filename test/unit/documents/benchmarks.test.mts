/** The tables that `npm run bench:scale` writes have their place, and are those of the n8n that is tested. */
import { readFileSync } from 'node:fs';

import { MARKS, PAGE } from '../../../scripts/bench/scale/page.mjs';
import { between } from '../../../scripts/lib/between.mjs';
import { NEWEST } from '../../../scripts/lib/n8n-versions.mjs';

const { what, by } = MARKS;
const [start, end] = [`<!-- ${what}: written by \`${by}\` -->`, `<!-- end of ${what} -->`];
const page = readFileSync(PAGE, 'utf8');
const written = page.slice(page.indexOf(start) + start.length, page.indexOf(end));

it('the page has their place, once', () => {
	expect(page.split(start)).toHaveLength(2);
	expect(page.split(end)).toHaveLength(2);
	expect(between(page, MARKS, written.trim())).toBe(page);
});

it('they take the place of those of an earlier run, and nothing else', () => {
	const once = between(page, MARKS, '| first figures |');
	expect(once).toContain(`${start}\n\n| first figures |\n\n${end}`);
	expect(once.replace('| first figures |', written.trim())).toBe(page);
	expect(between(once, MARKS, '| second figures |')).toBe(
		once.replace('| first figures |', '| second figures |'),
	);
});

it('a page without the place is an error, as is one where it ends before it begins', () => {
	expect(() => between('', MARKS, '')).toThrow('The page needs the lines');
	expect(() => between(`${end}\n${start}`, MARKS, '')).toThrow('The page needs the lines');
});

it('figures say with what they were measured', () => {
	if (!written.includes('|')) return expect(written).not.toMatch(/\d/);
	expect(written).toMatch(/^\s*Measured in one run on \d{4}-\d\d-\d\d: .* \d+ cores? .*\./);
	expect(written).toContain(`n8n ${NEWEST},`);
});
