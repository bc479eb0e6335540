/**
 * `npm test`: builds, lints, type-checks, and runs the unit and contract tests, and those in a browser. Every check runs,
 * also when an earlier one failed.
 */
import { runProgram } from './lib/program.mjs';
import { check } from './lib/check.mjs';
import { setUp } from './lib/setup.mjs';
import { runJest } from './lib/run-jest.mjs';
import { Tally } from './lib/tally.mjs';

/** The checks that are programs of their own; each counts as one test. */
const CHECKS = [
	{ name: 'Build', tool: 'gulp/bin/gulp.js', args: ['build'] },
	{ name: "Lint by n8n's own rules", tool: '@n8n/node-cli/bin/n8n-node.mjs', args: ['lint'] },
	{ name: 'Types of the tests', tool: 'typescript/bin/tsc', args: ['-p', 'test'] },
	{ name: 'Types of the scripts', tool: 'typescript/bin/tsc', args: ['-p', 'scripts'] },
	{
		name: "Types of the simulator's page",
		tool: 'typescript/bin/tsc',
		args: ['-p', 'test/simulator/page/client'],
	},
	{
		name: 'Format',
		tool: 'prettier/bin/prettier.cjs',
		args: [
			...['--check', '--use-tabs', '--single-quote', '--print-width=100', '--trailing-comma=all'],
			...['{credentials,nodes,scripts,test}/**/*.{ts,tsx,mts,mjs,js,css}', '*.{js,cjs,mjs}'],
		],
	},
];

async function test() {
	await setUp();
	const tally = new Tally();
	for (const { name, tool, args } of CHECKS) tally.count(await check(name, tool, args));
	tally.add(await runJest(['unit', 'contract', 'browser']));
	return tally.finish();
}

await runProgram(test);
