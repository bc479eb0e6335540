import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'esbuild';
import { inProject, projectRoot } from '../lib/project.mjs';

/**
 * What modules read besides what they import, of the copy of the project in which they run: what lies
 * beside the project is not there. A module that may read files and is not named here depends on all
 * of the project.
 *
 * @type {Map<string, string[]>}
 */
const READS = new Map([
	['test/simulator/fixtures.mts', ['test/fixtures']],
	['test/unit/nodes/cases.test.mts', []],
	['test/unit/nodes/events.test.mts', ['test/fixtures']],
	['test/unit/nodes/geweEnvelope.test.mts', []],
	['test/unit/nodes/geweFixtures.test.mts', ['test/fixtures']],
	['test/contract/webhook.test.mts', ['docs/callback-security.md', 'test/fixtures']],
]);

/** Node's modules by which others than those that are imported can come into play. */
const READER = /^(node:)?(fs|child_process|module|vm|worker_threads)(\/|$)/;

/** Of the project's folder, what no test reads: it is made from the rest, or has a lockfile. */
const MADE = ['node_modules', 'dist', 'dist.meta.json', 'coverage'];

/** What any test runs with, besides what it imports. */
const MACHINERY = [
	'package-lock.json',
	'jest.config.cjs',
	'scripts/mutate/jest.config.cjs',
	'scripts/mutate/runner.mjs',
	'scripts/mutate/tools/package-lock.json',
];

const everything = () =>
	readdirSync(projectRoot()).filter((name) => !name.startsWith('.') && !MADE.includes(name));

/** @param {string} name @returns {string[]} the files in a folder, or the file itself */
function filesOf(name) {
	if (!statSync(inProject(name)).isDirectory()) return [name];
	return readdirSync(inProject(name), { recursive: true, withFileTypes: true })
		.filter((entry) => entry.isFile())
		.map((entry) => join(entry.parentPath, entry.name))
		.sort();
}

/** @param {string} text */
const hashed = (text) => createHash('sha256').update(text).digest('hex').slice(0, 24);

/**
 * @typedef {object} Reach
 * @property {string[]} files of the project that it loads, from the project's folder, with slashes
 * @property {string} key another one as soon as anything has changed that its outcome depends on:
 *   what it loads, what that reads, and the tools with their versions
 */

/**
 * @param {string[]} tests files from the project's folder, with slashes
 * @returns {Promise<Record<string, Reach>>} by test file
 */
export async function reachOf(tests) {
	const { inputs } = (
		await build({
			entryPoints: tests,
			absWorkingDir: projectRoot(),
			bundle: true,
			metafile: true,
			write: false,
			packages: 'external',
			platform: 'node',
			format: 'esm',
			outdir: 'nowhere',
			logLevel: 'error',
		})
	).metafile;

	/** @type {Map<string, string>} */
	const hashes = new Map();
	const hashOf = (/** @type {string} */ file) => {
		const known = hashes.get(file);
		if (known) return known;
		const hash = hashed(readFileSync(inProject(file), 'base64'));
		hashes.set(file, hash);
		return hash;
	};
	/** @type {Map<string, string>} */
	const folders = new Map();
	const hashBelow = (/** @type {string} */ name) => {
		const known = folders.get(name);
		if (known) return known;
		const files = filesOf(name).map((file) => hashed(`${file} ${readFileSync(file, 'base64')}`));
		const hash = hashed(files.join());
		folders.set(name, hash);
		return hash;
	};
	const machinery = hashed([process.version, process.platform, ...MACHINERY.map(hashOf)].join());

	const loadedBy = (/** @type {string} */ test) => {
		const files = new Set([test]);
		for (const file of files) {
			for (const { path, external } of inputs[file].imports) if (!external) files.add(path);
		}
		return [...files].sort();
	};
	const readBy = (/** @type {string} */ file) =>
		inputs[file].imports.some(({ path, external }) => external && READER.test(path))
			? (READS.get(file) ?? everything())
			: [];
	const keyOf = (/** @type {string[]} */ files) => {
		const read = [...new Set(files.flatMap(readBy))];
		return hashed(
			[machinery, ...files.map((file) => `${file} ${hashOf(file)}`), ...read.map(hashBelow)].join(),
		);
	};
	return Object.fromEntries(
		tests.map((test) => {
			const files = loadedBy(test);
			return [test, { files, key: keyOf(files) }];
		}),
	);
}
