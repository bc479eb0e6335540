import { join } from 'node:path';
import { keptInstallation } from './kept-installation.mjs';
import { ACCEPTS_NODE } from './n8n-versions.mjs';
import { buildSqlite, placeNode, providedNode } from './native-parts.mjs';
import { installLocked, neutralEnv } from './npm.mjs';
import { longStep } from './progress.mjs';
import { inProject } from './project.mjs';
import { Stop } from './stop.mjs';

/**
 * @typedef {object} ProvidedN8n
 * @property {string} version
 * @property {string} dir folder that holds node_modules
 * @property {string} nodeBinary the Node.js to run it with
 * @property {string} n8nBin n8n's own start file
 */

/** @param {string} version */
function systemNodeWillDo(version) {
	const [major, minor] = process.versions.node.split('.').map(Number);
	return ACCEPTS_NODE[version](major, minor);
}

/**
 * Everything that is to be in place in an installation, in the order in which it is done.
 *
 * @param {string} version
 * @param {string} dir
 */
async function install(version, dir) {
	await longStep(`Installing n8n ${version} (once, about 4 minutes, 3 GB)`, async () => {
		await installLocked(`install n8n ${version}`, dir, neutralEnv());
	});
	// Placed even where the system's Node.js will do: the next run may come with another one.
	await longStep('Placing the Node.js 24 binary', () => placeNode(dir));
	await buildSqlite(dir);
}

/**
 * Provides a real n8n: installs it into the cache at the first time, finds it there ever after.
 *
 * @param {string} version one of n8n-versions.mjs
 * @returns {Promise<ProvidedN8n>}
 */
export async function provideN8n(version) {
	const dir = await keptInstallation(
		`n8n-${version}`,
		inProject('test', 'n8n', version),
		`n8n ${version}`,
		(folder) => install(version, folder),
	);

	const nodeBinary = systemNodeWillDo(version) ? process.execPath : providedNode(dir);
	if (!nodeBinary) {
		throw new Stop(
			`n8n ${version} needs Node.js 24, and the npm package "node" has no binary for ` +
				`${process.platform}-${process.arch}; install Node.js 24 and run this again.`,
		);
	}
	return { version, dir, nodeBinary, n8nBin: join(dir, 'node_modules', 'n8n', 'bin', 'n8n') };
}
