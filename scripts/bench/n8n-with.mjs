import { cpSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { atEnd } from '../lib/clean-up.mjs';
import { freePort } from '../lib/free-port.mjs';
import { startN8n } from '../lib/n8n-process.mjs';
import { installInto, packPackage } from '../lib/pack.mjs';
import { longStep } from '../lib/progress.mjs';
import { projectRoot } from '../lib/project.mjs';
import { temporaryFolder } from '../lib/temporary-folder.mjs';

/**
 * @typedef {object} LocalPackage a package that needs nothing but n8n
 * @property {string} folder where it is; a relative path starts at the project's folder
 * @property {string} name
 */

/**
 * @param {string} userFolder of an n8n
 * @param {string} name of a package
 * @returns {string} where it is installed there
 */
export const placeOf = (userFolder, name) =>
	join(userFolder, '.n8n', 'nodes', 'node_modules', name);

/**
 * @param {string} userFolder of an n8n
 * @param {LocalPackage[]} packages to be installed there
 */
export function place(userFolder, packages) {
	for (const { folder, name } of packages) {
		cpSync(resolve(projectRoot(), folder), placeOf(userFolder, name), { recursive: true });
	}
}

/**
 * An n8n folder with the packed package, and beside it those to compare it with.
 *
 * @param {import('../lib/provision.mjs').ProvidedN8n} provided
 * @param {LocalPackage[]} others
 */
export async function n8nWith(provided, others) {
	const userFolder = temporaryFolder('wechat-gateway-bench');
	await longStep('Installing the packages into n8n', async () => {
		await installInto(await packPackage(userFolder), userFolder);
		place(userFolder, others);
	});
	return { userFolder, start: await starter(provided, userFolder) };
}

/**
 * @param {import('../lib/provision.mjs').ProvidedN8n} provided
 * @param {string} userFolder
 */
export async function starter(provided, userFolder) {
	const [port, brokerPort] = [await freePort(), await freePort()];
	/**
	 * Starts it with all that it has stored.
	 *
	 * @param {string} what
	 * @param {NodeJS.ProcessEnv} [env]
	 */
	const start = async (what, env) => {
		const n8n = await longStep(`Starting n8n ${provided.version}, ${what}`, () =>
			startN8n({ n8n: provided, userFolder, port, brokerPort, env }),
		);
		atEnd(n8n.stop);
		return n8n;
	};
	return start;
}
