/**
 * The build. `n8n-node build` type-checks, compiles and copies codex and icons; then each entry file
 * is bundled into one file with the libraries it uses, since n8n allows no runtime dependencies.
 */
const { spawn } = require('node:child_process');
const { readdir, rm, writeFile } = require('node:fs/promises');
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

/** Beside the bundles, only codex, icons and output schemas are published. */
const PUBLISHED = /\.node\.json$|^dist\/icons\/|\/__schema__\//;

async function prune() {
	for (const entry of await readdir('dist', { recursive: true, withFileTypes: true })) {
		const file = path.join(entry.parentPath, entry.name);
		if (entry.isFile() && !entries.includes(file) && !PUBLISHED.test(file)) await rm(file);
	}
	await removeEmpty('dist');
}

async function removeEmpty(folder) {
	for (const entry of await readdir(folder, { withFileTypes: true })) {
		if (entry.isDirectory()) await removeEmpty(path.join(folder, entry.name));
	}
	if ((await readdir(folder)).length === 0) await rm(folder, { recursive: true });
}

exports.build = series(compile, bundle, prune);
exports.default = exports.build;
