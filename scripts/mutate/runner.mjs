/**
 * A plugin for Stryker: its jest runner, but a changed place only costs the test files that reach it,
 * and only up to the first that notices. The runner itself loads all of them each time, and n8n-core
 * takes a second in each contract test.
 */
import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join, parse, relative } from 'node:path';
import { pathToFileURL } from 'node:url';
import { allowed, placeOf, reasonOf } from './survivors.mjs';

/** @param {string} name */
function setting(name) {
	const value = process.env[name];
	if (!value) throw new Error(`${name} is not set; npm run mutate starts this.`);
	return value;
}

const { strykerPlugins, strykerValidationSchema } = await import(
	pathToFileURL(setting('MUTATE_JEST_RUNNER')).href
);
const [jest] = strykerPlugins;

// n8n-core would keep this process alive when Stryker has been ended.
process.once('disconnect', () => process.exit());

const testsFile = setting('MUTATE_TESTS');
const leftOut = setting('MUTATE_LEFT_OUT').split(' ');

const UNIT = '/test/unit/';

/** Test files that take no longer than this, in ms, run together. */
const QUICK = 1000;

const [NAMED, UNITS, SLOW_UNITS, CONTRACTS] = [0, 1, 2, 3];

/** @param {string} path */
const literally = (path) => path.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

/**
 * @typedef {object} Tests what the first run has found
 * @property {Record<string, string[]>} files of each test, by its name
 * @property {Record<string, number>} times in ms of each test file
 * @property {Record<string, string[]>} related the test files that load a file, by its name
 */

/** @param {string} file @returns {string[]} */
function related(file) {
	const listing = spawnSync(
		process.execPath,
		[
			join('node_modules', 'jest', 'bin', 'jest.js'),
			...['--config', join('scripts', 'mutate', 'jest.config.cjs')],
			...['--listTests', '--json', '--findRelatedTests', file],
		],
		{ encoding: 'utf8' },
	);
	return JSON.parse(listing.stdout);
}

/**
 * @param {any[]} tests of the first run
 * @param {string[]} changed the files in which places are changed
 * @returns {Tests}
 */
function found(tests, changed) {
	/** @type {Tests} */
	const all = { files: {}, times: {}, related: {} };
	for (const { id, fileName, timeSpentMs } of tests) {
		(all.files[id] ??= []).push(fileName);
		all.times[fileName] = (all.times[fileName] ?? 0) + timeSpentMs;
	}
	for (const file of changed) all.related[file] = related(file).filter((one) => one in all.times);
	return all;
}

/**
 * Whether there is no difference for a test to see. Then the long tests are spared.
 *
 * @param {{ fileName: string, location: import('./stryker.mjs').Mutant['location'], replacement: string }} mutant
 *   with lines that count from 0
 */
function isKnown({ fileName, location: { start, end }, replacement }) {
	const file = relative(setting('MUTATE_PROJECT'), fileName).replaceAll('\\', '/');
	const location = { start: { ...start, line: start.line + 1 }, end };
	const place = placeOf(file, readFileSync(fileName, 'utf8'), { location, replacement });
	return reasonOf(place, allowed()) !== undefined;
}

class NarrowJest {
	/** @param {any} runner Stryker's own */
	constructor(runner) {
		this.runner = runner;
		this.run = runner.run.bind(runner);
		/** @type {Tests | undefined} */
		this.tests = undefined;
	}

	capabilities() {
		return this.runner.capabilities();
	}

	async init() {
		await this.runner.init();
	}

	/**
	 * Runs all tests once; what it finds is written down for the processes that come later.
	 *
	 * @param {{ files: string[] }} options
	 */
	async dryRun(options) {
		const testPathIgnorePatterns = leftOut.map(literally);
		this.runner.run = (/** @type {any} */ settings) =>
			this.run({ ...settings, jestConfig: { ...settings.jestConfig, testPathIgnorePatterns } });
		const result = await this.runner.dryRun(options);
		writeFileSync(testsFile, JSON.stringify(found(result.tests ?? [], options.files)));
		return result;
	}

	/**
	 * Runs the tests that reach a changed place until one notices.
	 *
	 * @param {Parameters<NarrowJest['batches']>[0]} options
	 */
	async mutantRun(options) {
		let nrOfTests = 0;
		let result;
		for (const testFiles of this.batches(options)) {
			this.runner.run = (/** @type {any} */ settings) => this.run({ ...settings, testFiles });
			result = await this.runner.mutantRun(options);
			if (result.status !== 'survived') return result;
			nrOfTests += result.nrOfTests;
		}
		return { ...result, nrOfTests };
	}

	/**
	 * Tests that are named after the file come first, as they are likely to notice; then unit tests;
	 * last those that take long.
	 *
	 * @param {{ testFilter?: string[], sandboxFileName: string, activeMutant: Parameters<typeof isKnown>[0] }} options
	 *   no filter: the place is reached while the file is loaded, so every test that loads it may
	 *   notice
	 * @returns {string[][]} test files that run together
	 */
	batches({ testFilter, sandboxFileName, activeMutant }) {
		/** @type {Tests} */
		const tests = (this.tests ??= JSON.parse(readFileSync(testsFile, 'utf8')));
		const reaching = testFilter
			? testFilter.flatMap((id) => tests.files[id])
			: tests.related[sandboxFileName];
		const files = [...new Set(reaching)].sort((a, b) => tests.times[a] - tests.times[b]);
		const name = parse(sandboxFileName).name.toLowerCase();
		const batchOf = (/** @type {string} */ file) => {
			if (!file.replaceAll('\\', '/').includes(UNIT)) return CONTRACTS;
			if (tests.times[file] > QUICK) return SLOW_UNITS;
			return parse(file).name.toLowerCase().includes(name) ? NAMED : UNITS;
		};
		const of = (/** @type {number} */ batch) => files.filter((file) => batchOf(file) === batch);
		const quick = [of(NAMED), of(UNITS)].filter(({ length }) => length);
		if (quick.length && isKnown(activeMutant)) return quick;
		return [...quick, ...[...of(SLOW_UNITS), ...of(CONTRACTS)].map((file) => [file])];
	}
}

/** @param {any} injector */
const narrowJest = (injector) => new NarrowJest(jest.factory(injector));
narrowJest.inject = jest.factory.inject;

const plugins = [{ ...jest, name: 'narrow-jest', factory: narrowJest }];

export { plugins as strykerPlugins, strykerValidationSchema };
