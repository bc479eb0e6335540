import { mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { inProject } from '../lib/project.mjs';
import { runCommand } from '../lib/run-command.mjs';
import { Stop } from '../lib/stop.mjs';
import { run } from './source.mjs';

/** The compiler, the linker and what makes WebAssembly smaller, by the packages of Debian. */
const TOOLS = { clang: 'clang', 'wasm-ld': 'lld', 'wasm-opt': 'binaryen' };

/** @param {string} tool */
async function versionOf(tool) {
	const { output } = await runCommand(tool, ['--version']).catch(() => ({ output: '' }));
	return /\d[\d.]*/.exec(output)?.[0];
}

/**
 * @returns {Promise<Record<string, string>>} the versions of the tools
 * @throws Stop when one is missing
 */
export async function toolVersions() {
	const versions = await Promise.all(
		Object.keys(TOOLS).map(async (tool) => /** @type {const} */ ([tool, await versionOf(tool)])),
	);
	if (versions.some(([, version]) => version === undefined)) {
		throw new Stop(
			`This needs a compiler for WebAssembly: apt-get install ${Object.values(TOOLS).join(' ')}`,
		);
	}
	return Object.fromEntries(/** @type {[string, string][]} */ (versions));
}

const PAGE = 64 * 1024;

/** One page for the stack, one for the tables and the state of the decoder: it has no other memory. */
const MEMORY = [
	...['--stack-first', '-z', `stack-size=${PAGE}`],
	...[`--initial-memory=${2 * PAGE}`, `--max-memory=${2 * PAGE}`],
];

/**
 * Compiles the decoder. What it does not use of the SDK is left out by the linker.
 *
 * @param {string} source the folder of the SDK
 * @param {string} folder for what is made on the way
 * @returns {Promise<Buffer>} WebAssembly that imports nothing
 */
export async function compile(source, folder) {
	const own = inProject('scripts', 'voice');
	const files = readdirSync(join(source, 'src'))
		.filter((name) => name.endsWith('.c'))
		.sort()
		.map((name) => join('src', name));
	const objects = join(folder, 'objects');
	mkdirSync(objects);
	const flags = [
		...['--target=wasm32', '-Os', '-mbulk-memory', '-ffunction-sections', '-fdata-sections', '-w'],
		...['-nostdlibinc', `-I${join(own, 'include')}`, '-Iinterface', '-Isrc'],
	];
	for (const file of [...files, join(own, 'silk.c')]) {
		const object = join(objects, basename(file).replace(/c$/, 'o'));
		await run('clang', [...flags, '-c', file, '-o', object], source);
	}
	// clang would link, too, and then run wasm-opt with other features than these.
	const linked = ['--no-entry', '--gc-sections', '--strip-all', ...MEMORY, '-o', 'linked.wasm'];
	const names = readdirSync(objects).sort();
	await run('wasm-ld', [...linked, ...names.map((name) => join('objects', name))], folder);
	const options = ['-Os', '--enable-bulk-memory', 'linked.wasm', '-o', 'silk.wasm'];
	await run('wasm-opt', options, folder);
	return readFileSync(join(folder, 'silk.wasm'));
}
