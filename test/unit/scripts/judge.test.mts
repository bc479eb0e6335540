import { judge } from '../../../scripts/mutate/judge.mjs';

const SOURCE = 'const a = 1;\n\tif (a > 0) act();\nthrow new Error("no");\n';

const mutant = (status: string, line: number, replacement: string) => ({
	mutatorName: 'Any',
	replacement,
	status,
	location: { start: { line, column: 2 }, end: { line, column: 9 } },
});

const killed = (count: number) =>
	Array.from({ length: count }, () => mutant('Killed', 1, 'const a = 2'));

const report = (...mutants: Array<ReturnType<typeof mutant>>) => ({
	'a.ts': { source: SOURCE, mutants },
});

const KNOWN = {
	file: 'a.ts',
	line: 'if (a > 0) act();',
	becomes: 'a >= 0',
	reason: 'no difference to be seen',
};

it('what fails, never ends or cannot be loaded is noticed; what nothing reaches is not', () => {
	const { text } = judge(
		report(
			mutant('Killed', 1, 'x'),
			mutant('Timeout', 1, 'x'),
			mutant('RuntimeError', 1, 'x'),
			mutant('Survived', 2, 'true'),
			mutant('NoCoverage', 3, '""'),
			mutant('Ignored', 3, '``'),
		),
		[],
		false,
	);
	expect(text).toMatch(/a\.ts +5 +3 +60\.0 %/);
	expect(text).toMatch(/Total +5 +3 +60\.0 %/);
	expect(text).toContain('  2: if (a > 0) act();\n      becomes true\n');
	expect(text).toContain('  3: throw new Error("no");\n      becomes ""\n');
	expect(text).toContain('Not noticed: 2, of which 2 without a reason');
	expect(text).toContain('Noticed because it took too long: 1\n');
});

it.each([
	['90 % in all', 9, 1, true],
	['less than 90 % in all', 89, 11, false],
])('%s: good is %p of %p', (_what, noticed, left, good) => {
	const mutants = [
		...killed(noticed),
		...Array.from({ length: left }, () => mutant('Survived', 2, 'x')),
	];
	expect(judge(report(...mutants), [], false).good).toBe(good);
});

it.each([
	['80 % in one file', 4, true],
	['less than 80 % in one file', 3, false],
])('%s, with many more in another', (_what, noticed, good) => {
	const few = { source: SOURCE, mutants: [...killed(noticed), mutant('Survived', 2, 'x')] };
	const many = { source: SOURCE, mutants: killed(100) };
	expect(judge({ 'few.ts': few, 'many.ts': many }, [], false).good).toBe(good);
});

it('a place with a reason counts as not noticed, and is shown on demand only', () => {
	const places = report(...killed(9), mutant('Survived', 2, 'a  >=\n\t0'));
	const known = judge(places, [KNOWN], false);
	expect(known.text).not.toContain('becomes');
	expect(known.text).toContain('Not noticed: 1, of which 0 without a reason');
	expect(judge(places, [KNOWN], true).text).toContain(
		'  2: if (a > 0) act();\n      becomes a >= 0\n      no difference to be seen\n',
	);
});

it('a reason is for one place only, and one that is not needed any more is named', () => {
	const others = report(...killed(9), mutant('Survived', 2, 'a < 0'));
	const { text } = judge(others, [KNOWN, { ...KNOWN, file: 'not-run.ts' }], false);
	expect(text).toContain('of which 1 without a reason');
	expect(text).toContain('No longer needed there: a.ts: if (a > 0) act();\n');
	expect(text).not.toContain('not-run.ts');
});

it('a file in which nothing can be changed is good', () => {
	expect(judge(report(), [], false).good).toBe(true);
});
