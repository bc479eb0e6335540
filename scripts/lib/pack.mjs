import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { INSTALL_FLAGS, neutralEnv, npm, npmFailure } from './npm.mjs';
import { inProject, PACKAGE_NAME } from './project.mjs';
import { Stop } from './stop.mjs';

/**
 * Packs what `npm publish` would publish. dist/ must be built.
 *
 * @param {string} folder where the tarball goes
 * @returns {Promise<string>} path of the tarball
 */
export async function packPackage(folder) {
	const args = ['pack', '--ignore-scripts', '--silent', '--pack-destination', folder];
	const { code, output } = await npm(args, { cwd: inProject() });
	if (code !== 0) throw npmFailure('pack the package', output);
	return join(folder, /** @type {string} */ (output.trim().split('\n').at(-1)));
}

/**
 * Installs the tarball the way n8n installs a community package. --legacy-peer-deps keeps
 * n8n-workflow out: the one of the n8n that loads the package is used.
 *
 * @param {string} tarball
 * @param {string} userFolder
 */
export async function installInto(tarball, userFolder) {
	const cwd = join(userFolder, '.n8n', 'nodes');
	mkdirSync(cwd, { recursive: true });
	writeFileSync(
		join(cwd, 'package.json'),
		JSON.stringify({ name: 'installed-nodes', private: true }, null, 2),
	);
	const args = ['install', '--ignore-scripts', '--legacy-peer-deps', ...INSTALL_FLAGS, tarball];
	const { code, output } = await npm(args, { cwd, env: neutralEnv() });
	if (code !== 0) throw npmFailure('install the package into n8n', output);
	if (!existsSync(join(cwd, 'node_modules', PACKAGE_NAME, 'package.json'))) {
		throw new Stop(`npm installed ${tarball}, and yet ${PACKAGE_NAME} is not in ${cwd}.`);
	}
}
