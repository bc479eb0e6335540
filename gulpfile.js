/**
 * The build. `n8n-node build` type-checks, compiles and copies codex and icons; then all is bundled with
 * the libraries it uses, since n8n allows no runtime dependencies.
 */
const { spawn } = require('node:child_process');
const { mkdir, readdir, readFile, rm, writeFile } = require('node:fs/promises');
const path = require('node:path');
const { series } = require('gulp');
const esbuild = require('esbuild');

const { n8n } = require('./package.json');

/** What a node requires only when it needs it. */
const LAZY = ['dist/nodes/voice/decode.js'];

const entries = [...n8n.nodes, ...n8n.credentials, ...LAZY];

function compile() {
	return spawn(process.execPath, ['node_modules/@n8n/node-cli/bin/n8n-node.mjs', 'build'], {
		stdio: 'inherit',
	});
}

/** How the published code is written. Names stay, so that an error's stack can be read. */
const output = {
	target: 'node20',
	charset: 'utf8',
	legalComments: 'none',
	minifyWhitespace: true,
	minifySyntax: true,
};

/**
 * What several entry files use goes into files of its own, which they require: state that lies in a
 * module, like a lane, exists once per process and not once per node. esbuild divides ES modules only,
 * so each file becomes CommonJS afterwards.
 */
async function bundle() {
	const { outputFiles, metafile } = await esbuild.build({
		...output,
		entryPoints: entries.map((file) => file.replace(/^dist\//, '').replace(/\.js$/, '.ts')),
		outbase: '.',
		outdir: 'dist',
		platform: 'node',
		chunkNames: 'shared/[name]-[hash]',
		bundle: true,
		splitting: true,
		format: 'esm',
		write: false,
		external: ['n8n-workflow', 'crypto'],
		// A library looks for these there; n8n's gate allows them by their own names only.
		define: {
			'globalThis.TextDecoder': 'TextDecoder',
			'globalThis.TextEncoder': 'TextEncoder',
		},
		metafile: true,
	});
	await mkdir('dist/shared', { recursive: true });
	for (const { path: file, text } of outputFiles) {
		const { code } = await esbuild.transform(text, {
			...output,
			format: 'cjs',
			// What is imported later is required later, as everything else.
			supported: { 'dynamic-import': false },
		});
		await writeFile(file, code);
	}
	// Says what is in which file; not published, read by the tests.
	await writeFile('dist.meta.json', JSON.stringify(metafile));
	const { licencesOf } = await import('./scripts/lib/licences.mjs');
	await writeFile(LICENCES, licencesOf(metafile));
}

const LICENCES = 'dist/THIRD-PARTY-LICENSES.txt';

const SCHEMA = /\/__schema__\//;

/** Beside the entry files, only what they share, licences, codex, icons and output schemas are published. */
const PUBLISHED = [/^dist\/shared\//, /\.node\.json$/, /^dist\/icons\//, SCHEMA];

async function prune() {
	for (const file of await filesBelow('dist')) {
		const isPublished =
			[...entries, LICENCES].includes(file) || PUBLISHED.some((pattern) => pattern.test(file));
		if (!isPublished) await rm(file);
	}
	await removeEmpty('dist');
}

/** Nobody reads the published schemas but n8n: their white space stays here. */
async function shrinkSchemas() {
	for (const file of await filesBelow('dist')) {
		if (!SCHEMA.test(file)) continue;
		await writeFile(file, JSON.stringify(JSON.parse(await readFile(file, 'utf8'))));
	}
}

async function filesBelow(folder) {
	const found = await readdir(folder, { recursive: true, withFileTypes: true });
	return found
		.filter((entry) => entry.isFile())
		.map(({ parentPath, name }) => path.join(parentPath, name));
}

async function removeEmpty(folder) {
	for (const entry of await readdir(folder, { withFileTypes: true })) {
		if (entry.isDirectory()) await removeEmpty(path.join(folder, entry.name));
	}
	if ((await readdir(folder)).length === 0) await rm(folder, { recursive: true });
}

exports.build = series(compile, bundle, prune, shrinkSchemas);
exports.default = exports.build;
