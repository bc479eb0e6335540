import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { INSTALL_LIMIT_MS, neutralEnv, npm, npmFailure } from './npm.mjs';
import { longStep } from './progress.mjs';
import { runCommand } from './run-command.mjs';
import { Stop } from './stop.mjs';

/**
 * n8n is installed without running any install script: several need a compiler or another Node.js,
 * and all but these two parts work without.
 */

const platformPackage = () => {
	const platform = process.platform === 'win32' ? 'win' : process.platform;
	const prefix = process.platform === 'darwin' && process.arch === 'arm64' ? 'node-bin' : 'node';
	return `${prefix}-${platform}-${process.arch}`;
};

/**
 * @param {string} dir installation that holds the npm package `node`
 * @returns {string | undefined} its Node.js binary, where there is one
 */
export function providedNode(dir) {
	const binary = process.platform === 'win32' ? 'node.exe' : 'node';
	const path = join(dir, 'node_modules', 'node', 'bin', binary);
	return existsSync(path) ? path : undefined;
}

/**
 * Runs the install script of the npm package `node`, which fetches the binary of this platform.
 * Failing is no reason to stop here: the system's Node.js may do, and provision.mjs looks.
 *
 * @param {string} dir
 */
export async function placeNode(dir) {
	const cwd = join(dir, 'node_modules', 'node');
	await runCommand(process.execPath, ['installArchSpecificPackage.js'], {
		cwd,
		env: { ...neutralEnv(), npm_config_audit: 'false', npm_config_fund: 'false' },
	});
}

/**
 * Folder whose include/node holds Node.js headers, so that node-gyp need not download them. sqlite3
 * uses Node-API only, so the headers need not be those of the Node.js that will run it.
 *
 * @param {string} dir
 * @returns {string | undefined}
 */
function headersFolder(dir) {
	const candidates = [
		join(dirname(process.execPath), '..'),
		join(dir, 'node_modules', 'node', 'node_modules', platformPackage()),
	];
	return candidates.find((folder) => existsSync(join(folder, 'include', 'node', 'node_api.h')));
}

/** @param {string[]} commands @returns {Promise<string[]>} those that cannot be run */
async function missing(commands) {
	const results = await Promise.all(
		commands.map((command) =>
			runCommand(command, ['--version']).then(
				({ code }) => code === 0,
				() => false,
			),
		),
	);
	return commands.filter((_, index) => !results[index]);
}

/**
 * Builds sqlite3, n8n's embedded database. The newest n8n does not need this: its package.json
 * replaces sqlite3 by a fork that carries its binaries in the npm package (test/n8n/2.41.1/sqlite3),
 * but that one needs Node.js 24. The original first looks for a prebuilt binary on GitHub and
 * compiles where it cannot get it.
 *
 * @param {string} dir
 */
export async function buildSqlite(dir) {
	if (!existsSync(join(dir, 'node_modules', 'sqlite3', 'binding.gyp'))) return;
	await longStep('Building sqlite3 for n8n (once, up to 2 minutes)', async () => {
		const nodedir = headersFolder(dir);
		const { code, output } = await npm(['rebuild', 'sqlite3', '--ignore-scripts=false'], {
			cwd: dir,
			env: {
				...neutralEnv(),
				...(nodedir && { npm_config_nodedir: nodedir }),
				// The lowest that sqlite3 offers. node-gyp would take the headers' newest, and a Node.js
				// that is older than that crashes when it loads the result.
				npm_config_napi_build_version: '6',
			},
			timeoutMs: INSTALL_LIMIT_MS,
		});
		if (code === 0) return;
		const absent = await missing(['python3', 'make', 'g++']);
		if (absent.length > 0) {
			throw new Stop(
				`n8n's database driver must be compiled, and this system lacks ${absent.join(', ')}; ` +
					'install them (on Debian: apt-get install python3 make g++) and run this again.',
			);
		}
		throw npmFailure('compile sqlite3 for n8n', output);
	});
}
