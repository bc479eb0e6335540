import {
	cpSync,
	existsSync,
	mkdirSync,
	readdirSync,
	renameSync,
	rmSync,
	writeFileSync,
} from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { withLock } from './lock.mjs';
import { ACCEPTS_NODE } from './n8n-versions.mjs';
import { buildSqlite, placeNode, providedNode } from './native-parts.mjs';
import {
	INSTALL_FLAGS,
	INSTALL_LIMIT_MS,
	neutralEnv,
	npm,
	npmFailure,
	requireRegistry,
} from './npm.mjs';
import { longStep, say } from './progress.mjs';
import { hashOfFiles, inProject, PACKAGE_NAME } from './project.mjs';
import { Stop } from './stop.mjs';

/**
 * @typedef {object} ProvidedN8n
 * @property {string} version
 * @property {string} dir folder that holds node_modules
 * @property {string} nodeBinary the Node.js to run it with
 * @property {string} n8nBin n8n's own start file
 */

/** Written last: an installation that holds it is whole. */
const COMPLETE = '.complete';

/** Where n8n is kept between runs and shared between clones: 3 GB and minutes of work. */
export function cacheFolder() {
	return join(process.env.XDG_CACHE_HOME || join(homedir(), '.cache'), PACKAGE_NAME);
}

/** @param {string} version */
function systemNodeWillDo(version) {
	const [major, minor] = process.versions.node.split('.').map(Number);
	return ACCEPTS_NODE[version](major, minor);
}

/** @param {string} folder */
function filesIn(folder) {
	return readdirSync(folder, { recursive: true, withFileTypes: true })
		.filter((entry) => entry.isFile())
		.map((entry) => join(entry.parentPath, entry.name))
		.sort();
}

/**
 * Everything that is to be in place in an installation, in the order in which it is done.
 *
 * @param {string} version
 * @param {string} dir
 */
async function install(version, dir) {
	await longStep(`Installing n8n ${version} (once, about 4 minutes, 3 GB)`, async () => {
		await requireRegistry(`install n8n ${version}`);
		const { code, output } = await npm(['ci', '--ignore-scripts', ...INSTALL_FLAGS], {
			cwd: dir,
			env: neutralEnv(),
			timeoutMs: INSTALL_LIMIT_MS,
		});
		if (code !== 0) throw npmFailure(`install n8n ${version}`, output);
	});
	// Placed even where the system's Node.js will do: the next run may come with another one.
	await longStep('Placing the Node.js 24 binary', () => placeNode(dir));
	await buildSqlite(dir);
}

/**
 * Provides a real n8n: installs it into the cache at the first time, finds it there ever after.
 * Installing happens in a sibling folder that is renamed when it is whole, so that neither an
 * interrupted run nor two at once can leave half an installation behind.
 *
 * @param {string} version one of n8n-versions.mjs
 * @returns {Promise<ProvidedN8n>}
 */
export async function provideN8n(version) {
	const source = inProject('test', 'n8n', version);
	const hash = hashOfFiles(filesIn(source));
	const name = `n8n-${version}-${hash.slice(0, 12)}-${process.platform}-${process.arch}`;
	const dir = join(cacheFolder(), name);

	if (!existsSync(join(dir, COMPLETE))) {
		mkdirSync(cacheFolder(), { recursive: true });
		await withLock(`${dir}.lock`, `installs n8n ${version}`, async () => {
			if (existsSync(join(dir, COMPLETE))) return;
			const half = `${name}.half-`;
			for (const left of readdirSync(cacheFolder()).filter((entry) => entry.startsWith(half))) {
				rmSync(join(cacheFolder(), left), { recursive: true, force: true });
			}
			const temporary = join(cacheFolder(), `${half}${process.pid}`);
			mkdirSync(temporary);
			try {
				cpSync(source, temporary, { recursive: true });
				await install(version, temporary);
				writeFileSync(join(temporary, COMPLETE), new Date().toISOString());
				renameSync(temporary, dir);
			} finally {
				rmSync(temporary, { recursive: true, force: true });
			}
			say(`n8n ${version} is kept in ${dir}`);
		});
	}

	const nodeBinary = systemNodeWillDo(version) ? process.execPath : providedNode(dir);
	if (!nodeBinary) {
		throw new Stop(
			`n8n ${version} needs Node.js 24, and the npm package "node" has no binary for ` +
				`${process.platform}-${process.arch}; install Node.js 24 and run this again.`,
		);
	}
	return { version, dir, nodeBinary, n8nBin: join(dir, 'node_modules', 'n8n', 'bin', 'n8n') };
}
