/**
 * The build. `n8n-node build` type-checks, compiles and copies codex and icons; then each entry file
 * is bundled into one file with the libraries it uses, since n8n allows no runtime dependencies.
 */
const { spawn } = require('node:child_process');
const { readdir, readFile, rm, writeFile } = require('node:fs/promises');
const path = require('node:path');
const { series } = require('gulp');
const esbuild = require('esbuild');

const { n8n } = require('./package.json');

const entries = [...n8n.nodes, ...n8n.credentials];

function compile() {
	return spawn(process.execPath, ['node_modules/@n8n/node-cli/bin/n8n-node.mjs', 'build'], {
		stdio: 'inherit',
	});
}

async function bundle() {
	const { metafile } = await esbuild.build({
		entryPoints: entries.map((file) => file.replace(/^dist\//, '').replace(/\.js$/, '.ts')),
		outbase: '.',
		outdir: 'dist',
		allowOverwrite: true,
		bundle: true,
		platform: 'node',
		target: 'node20',
		format: 'cjs',
		charset: 'utf8',
		legalComments: 'none',
		// Names stay, so that an error's stack can be read.
		minifyWhitespace: true,
		minifySyntax: true,
		external: ['n8n-workflow', 'crypto'],
		// A library looks for these there; n8n's gate allows them by their own names only.
		define: {
			'globalThis.TextDecoder': 'TextDecoder',
			'globalThis.TextEncoder': 'TextEncoder',
		},
		metafile: true,
	});
	// Says which library is in which file; not published, read by the tests.
	await writeFile('dist.meta.json', JSON.stringify(metafile));
}

const SCHEMA = /\/__schema__\//;

/** Beside the bundles, only codex, icons and output schemas are published. */
const PUBLISHED = [/\.node\.json$/, /^dist\/icons\//, SCHEMA];

async function prune() {
	for (const file of await filesBelow('dist')) {
		const isPublished = entries.includes(file) || PUBLISHED.some((pattern) => pattern.test(file));
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
