/**
 * A plugin for Stryker: its jest runner, but a changed place only costs the test files that reach it,
 * and only up to the first that notices. The runner itself loads all of them each time, and n8n-core
 * takes a second in each contract test. What an earlier run has seen of a test that would run in the
 * same way is not asked again.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { parse, relative, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { Kept } from './kept.mjs';
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

/** @type {Record<string, import('./reach.mjs').Reach>} */
const reach = JSON.parse(readFileSync(setting('MUTATE_REACH'), 'utf8'));

const UNIT = 'test/unit/';

/** Test files that take no longer than this, in ms, run together. */
const QUICK = 1000;

const [LIKELY, UNITS, SLOW_UNITS, CONTRACTS] = [0, 1, 2, 3];

/** @param {string} path @returns {string} it from the folder of the project, or of its copy */
const shortened = (path, folder = process.cwd()) => relative(folder, path).replaceAll('\\', '/');

/** @param {string} file @returns {string[]} the test files that load it */
const loading = (file) => Object.keys(reach).filter((test) => reach[test].files.includes(file));

/**
 * @typedef {object} Tests what the first run has found
 * @property {Record<string, string[]>} files of each test, by its name
 * @property {Record<string, number>} times in ms of each test file
 *
 * @typedef {object} ActiveMutant with lines that count from 0
 * @property {string} fileName
 * @property {import('./stryker.mjs').Mutant['location']} location
 * @property {string} replacement
 */

/** @param {any[]} tests of the first run */
function found(tests) {
	/** @type {Tests} */
	const all = { files: {}, times: {} };
	for (const { id, fileName, timeSpentMs } of tests) {
		const file = shortened(fileName);
		(all.files[id] ??= []).push(file);
		all.times[file] = (all.times[file] ?? 0) + timeSpentMs;
	}
	return all;
}

/**
 * Whether there is no difference for a test to see. Then the long tests are spared.
 *
 * @param {ActiveMutant} mutant
 */
function isKnown({ fileName, location: { start, end }, replacement }) {
	const file = shortened(fileName, setting('MUTATE_PROJECT'));
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
		/** @type {{ file: string, kept: Kept } | undefined} */
		this.kept = undefined;
	}

	capabilities() {
		return this.runner.capabilities();
	}

	async init() {
		await this.runner.init();
	}

	/**
	 * Runs all tests that load a file of those once; what it finds is written down for the processes
	 * that come later.
	 *
	 * @param {{ files: string[] }} options
	 */
	async dryRun(options) {
		const wanted = new Set(options.files.flatMap((file) => loading(shortened(file))));
		const testFiles = [...wanted].map((file) => resolve(file));
		const result = await this.runner.dryRun({ ...options, testFiles });
		writeFileSync(testsFile, JSON.stringify(found(result.tests ?? [])));
		return result;
	}

	/** @param {string} file in which a place is changed @param {string} original where it is unchanged */
	keptOf(file, original) {
		if (this.kept?.file !== file) {
			const kept = new Kept(setting('MUTATE_KEPT'), file, readFileSync(original, 'utf8'));
			this.kept = { file, kept };
		}
		return this.kept.kept;
	}

	/**
	 * Runs the tests that reach a changed place until one notices.
	 *
	 * @param {{ testFilter?: string[], sandboxFileName: string, activeMutant: ActiveMutant }} options
	 *   no filter: the place is reached while the file is loaded, so every test that loads it may
	 *   notice
	 */
	async mutantRun(options) {
		const { testFilter, sandboxFileName, activeMutant } = options;
		const file = shortened(sandboxFileName);
		const kept = this.keptOf(file, activeMutant.fileName);
		const place = JSON.stringify([activeMutant.location, activeMutant.replacement]);
		/** @type {Tests} */
		const tests = (this.tests ??= JSON.parse(readFileSync(testsFile, 'utf8')));
		const loaders = loading(file);
		const reaching = testFilter
			? [...new Set(testFilter.flatMap((id) => tests.files[id]))]
			: loaders.filter((test) => test in tests.times);
		// Of a test that reaches the place in a way that nobody sees beforehand, nothing is kept.
		const keys = (/** @type {string[]} */ some) =>
			some.filter((test) => loaders.includes(test)).map((test) => reach[test].key);
		if (kept.isNoticed(place, keys(reaching))) {
			return { status: 'killed', killedBy: [], failureMessage: 'kept', nrOfTests: 0 };
		}
		let nrOfTests = 0;
		const noticedBy = (/** @type {string} */ test) =>
			keys([test]).reduce((sum, key) => sum + kept.noticedBy(key), 0);
		for (const batch of this.batches(file, reaching, activeMutant, noticedBy)) {
			const testFiles = batch.filter(
				(test) => !keys([test]).some((key) => kept.isUnnoticed(place, key)),
			);
			if (testFiles.length === 0) continue;
			const paths = testFiles.map((test) => resolve(test));
			this.runner.run = (/** @type {any} */ settings) =>
				this.run({ ...settings, testFiles: paths });
			const result = await this.runner.mutantRun(options);
			const ran = testFiles.filter((test) => loaders.includes(test));
			if (result.status === 'survived') {
				if (ran.length) kept.keep({ place, tests: keys(ran), noticed: false });
				nrOfTests += result.nrOfTests;
				continue;
			}
			// Stryker counts the rounds of a loop, and one that goes too far does so every time. What ends
			// by the clock may be another matter on another day.
			if (/Exceeded timeout of/.test(result.failureMessage ?? '')) return result;
			const by =
				result.status === 'killed'
					? testFiles.filter((test) => tests.files[result.killedBy[0]].includes(test))
					: testFiles;
			const isKept = result.status !== 'error' && by.length && keys(by).length === by.length;
			if (isKept) kept.keep({ place, tests: keys(by), noticed: true });
			return result;
		}
		return { status: 'survived', nrOfTests };
	}

	/**
	 * Tests that are named after the file come first, with the one that has noticed most in it, as they
	 * are likely to notice; then unit tests; last those that take long.
	 *
	 * @param {string} changed file
	 * @param {string[]} reaching test files
	 * @param {ActiveMutant} activeMutant
	 * @param {(test: string) => number} noticedBy in how many places of the file a test has noticed
	 * @returns {string[][]} test files that run together
	 */
	batches(changed, reaching, activeMutant, noticedBy) {
		const { times } = /** @type {Tests} */ (this.tests);
		const files = [...reaching].sort((a, b) => times[a] - times[b]);
		const name = parse(changed).name.toLowerCase();
		const [best] = [...files].sort((a, b) => noticedBy(b) - noticedBy(a));
		const batchOf = (/** @type {string} */ file) => {
			if (!file.startsWith(UNIT)) return CONTRACTS;
			if (times[file] > QUICK) return SLOW_UNITS;
			const isLikely = file === best && noticedBy(file) > 0;
			return isLikely || parse(file).name.toLowerCase().includes(name) ? LIKELY : UNITS;
		};
		const of = (/** @type {number} */ batch) => files.filter((file) => batchOf(file) === batch);
		const quick = [of(LIKELY), of(UNITS)].filter(({ length }) => length);
		if (quick.length && isKnown(activeMutant)) return quick;
		return [...quick, ...[...of(SLOW_UNITS), ...of(CONTRACTS)].map((file) => [file])];
	}
}

/** @param {any} injector */
const narrowJest = (injector) => new NarrowJest(jest.factory(injector));
narrowJest.inject = jest.factory.inject;

const plugins = [{ ...jest, name: 'narrow-jest', factory: narrowJest }];

export { plugins as strykerPlugins, strykerValidationSchema };
