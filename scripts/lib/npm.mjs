import { existsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { runCommand } from './run-command.mjs';
import { Stop } from './stop.mjs';

/**
 * Settings of this project's .npmrc that `npm run` hands on to everything below it through the
 * environment. They are right for the project's own folder and wrong for the n8n installations.
 */
const HANDED_ON =
	/^npm_(package_|lifecycle_|config_(ignore_scripts|legacy_peer_deps|local_prefix)$)/;

/**
 * The environment for an npm that works in another folder than the project's.
 *
 * @param {NodeJS.ProcessEnv} [env]
 * @returns {NodeJS.ProcessEnv}
 */
export function neutralEnv(env = process.env) {
	return Object.fromEntries(Object.entries(env).filter(([name]) => !HANDED_ON.test(name)));
}

const NO_NETWORK_CODE =
	/\b(ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|ENETUNREACH|EHOSTUNREACH|ERR_SOCKET_TIMEOUT|EIDLETIMEOUT)\b/;

const noNetwork = (/** @type {string} */ what) =>
	new Stop(
		`Could not ${what}: the npm registry cannot be reached; ` +
			'check the internet connection (or npm config get registry) and run this again.',
	);

/**
 * Asks the registry one small question before a big installation: without a network, `npm ci` tries
 * for minutes and then complains about the lockfile.
 *
 * @param {string} what as in npmFailure()
 */
async function requireRegistry(what) {
	const args = ['view', 'n8n-workflow@2.8.0', 'name', '--fetch-retries=1', ...QUICK_RETRIES];
	const { code, output } = await npm(args, { env: neutralEnv(), cwd: tmpdir() });
	if (code !== 0) throw npmFailure(what, output);
}

/**
 * Turns the output of a failed npm into one sentence.
 *
 * @param {string} what what npm was to do: "install n8n 2.41.1"
 * @param {string} output
 * @returns {Stop}
 */
export function npmFailure(what, output) {
	if (/\bENOSPC\b/.test(output)) {
		return new Stop(`Could not ${what}: the disk is full.`);
	}
	if (NO_NETWORK_CODE.test(output)) return noNetwork(what);
	const lines = output.split('\n').map((line) => line.replace(/^npm (error|ERR!)/, '').trim());
	// The first lines only name the kind of error; the sentence for people comes after them.
	const said = lines.find((line) => line && !/^(npm warn|code|errno|syscall|path)\b/.test(line));
	return new Stop(`Could not ${what}: npm said "${said ?? output.trim()}".`);
}

/**
 * Runs npm the same way on every system: with this Node.js where npm started us, as `npm` otherwise.
 *
 * @param {string[]} args
 * @param {Parameters<typeof runCommand>[2]} [options]
 */
export function npm(args, options) {
	const cli = process.env.npm_execpath;
	if (cli && /npm-cli\.c?js$/.test(cli) && existsSync(cli)) {
		return runCommand(process.execPath, [cli, ...args], options);
	}
	if (process.platform === 'win32') return runCommand('cmd.exe', ['/c', 'npm', ...args], options);
	return runCommand('npm', args, options);
}

const QUICK_RETRIES = ['--fetch-retry-mintimeout=1000', '--fetch-retry-maxtimeout=10000'];

/** No installation takes this long unless it hangs. */
export const INSTALL_LIMIT_MS = 30 * 60_000;

/** Quiet, and quick to give up. */
export const INSTALL_FLAGS = [
	...['--no-audit', '--no-fund', '--no-progress', '--loglevel=error'],
	...QUICK_RETRIES,
];

/**
 * Installs exactly what the lockfile of a folder asks for.
 *
 * @param {string} what as in npmFailure()
 * @param {string} cwd the folder
 * @param {NodeJS.ProcessEnv} [env] neutralEnv() for any folder but the project's
 */
export async function installLocked(what, cwd, env) {
	await requireRegistry(what);
	const args = ['ci', '--ignore-scripts', ...INSTALL_FLAGS];
	const { code, output } = await npm(args, { cwd, env, timeoutMs: INSTALL_LIMIT_MS });
	if (code !== 0) throw npmFailure(what, output);
}
