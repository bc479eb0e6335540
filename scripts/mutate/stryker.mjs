import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { cacheFolder, keptInstallation } from '../lib/kept-installation.mjs';
import { installLocked, neutralEnv } from '../lib/npm.mjs';
import { longStep, say } from '../lib/progress.mjs';
import { inProject } from '../lib/project.mjs';
import { runCommand } from '../lib/run-command.mjs';
import { Stop } from '../lib/stop.mjs';
import { temporaryFolder } from '../lib/temporary-folder.mjs';
import { testFiles } from './files.mjs';
import { removeOld } from './kept.mjs';
import { reachOf } from './reach.mjs';

/**
 * @typedef {{ line: number, column: number }} Position the first of both is 1
 *
 * @typedef {object} Mutant a changed place
 * @property {string} mutatorName
 * @property {string} replacement
 * @property {string} status
 * @property {{ start: Position, end: Position }} location
 *
 * @typedef {Record<string, { source: string, mutants: Mutant[] }>} Report by file
 */

/** For a loop that has become endless; what a test takes is added. */
const PATIENCE_MS = 30_000;

/** n8n-core leaves something behind each time it is loaded. */
const RUNS_OF_A_PROCESS = 60;

/** @returns {Promise<string>} the folder where Stryker is */
async function provideStryker() {
	const source = inProject('scripts', 'mutate', 'tools');
	return await keptInstallation('stryker', source, 'Stryker', (folder) =>
		longStep('Installing Stryker (once, some seconds)', () =>
			installLocked('install Stryker', folder, neutralEnv()),
		),
	);
}

/**
 * Lets Stryker change these files, one place after the other, in a copy of the project.
 *
 * @param {string[]} files paths from the project's folder
 * @param {{ workers: number, onlyUnit: boolean, afresh: boolean }} how `workers`: test runs at once;
 *   `afresh`: what earlier runs have seen does not count
 * @returns {Promise<Report>}
 */
export async function mutate(files, { workers, onlyUnit, afresh }) {
	const stryker = (/** @type {string[]} */ ...parts) =>
		join(tools, 'node_modules', '@stryker-mutator', ...parts);
	const tools = await provideStryker();
	const folder = temporaryFolder('wechat-gateway-mutate');
	const reportFile = join(folder, 'report.json');
	const reachFile = join(folder, 'reach.json');
	writeFileSync(reachFile, JSON.stringify(await reachOf(testFiles(onlyUnit))));
	const results = afresh ? join(folder, 'results') : join(cacheFolder(), 'mutate');
	removeOld(results);
	const options = {
		mutate: files,
		plugins: [inProject('scripts', 'mutate', 'runner.mjs')],
		testRunner: 'narrow-jest',
		jest: {
			projectType: 'custom',
			configFile: 'scripts/mutate/jest.config.cjs',
			enableFindRelatedTests: false,
		},
		coverageAnalysis: 'perTest',
		concurrency: workers,
		maxTestRunnerReuse: RUNS_OF_A_PROCESS,
		timeoutMS: PATIENCE_MS,
		dryRunTimeoutMinutes: 15,
		ignorePatterns: ['dist', 'docs', 'coverage'],
		disableTypeChecks: false,
		// Nothing here compiles by it.
		tsconfigFile: 'none',
		tempDirName: join(folder, 'copies'),
		reporters: ['json', 'progress-append-only'],
		jsonReporter: { fileName: reportFile },
		clearTextReporter: { logTests: false },
		allowConsoleColors: false,
		logLevel: 'warn',
		thresholds: { break: null },
	};
	const configFile = join(folder, 'stryker.json');
	writeFileSync(configFile, JSON.stringify(options));
	say(`Changing ${files.length} ${files.length === 1 ? 'file' : 'files'}, place by place`);
	const { code, output } = await runCommand(
		process.execPath,
		[stryker('core', 'bin', 'stryker.js'), 'run', configFile],
		{
			cwd: inProject(),
			env: {
				...process.env,
				MUTATE_JEST_RUNNER: stryker('jest-runner', 'dist', 'src', 'index.js'),
				MUTATE_PROJECT: inProject(),
				MUTATE_TESTS: join(folder, 'tests.json'),
				MUTATE_REACH: reachFile,
				MUTATE_KEPT: results,
			},
			show: true,
		},
	);
	if (code !== 0 || !existsSync(reportFile)) {
		const [, reason] = / ERROR Stryker (.*)/.exec(output) ?? [];
		throw new Stop(`Stryker did not come to an end: ${reason ?? output.trim().split('\n').at(-1)}`);
	}
	return JSON.parse(readFileSync(reportFile, 'utf8')).files;
}
