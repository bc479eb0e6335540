import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { freePort } from './free-port.mjs';
import { killable } from './killable.mjs';
import { inOwnFolder } from './own-folder.mjs';
import { pathFolders } from './path-folders.mjs';
import { startService } from './service.mjs';
import { Stop } from './stop.mjs';

/**
 * @typedef {import('./killable.mjs').Killable<
 *   import('./service.mjs').Service & { host: string, port: number }
 * >} RedisServer it is empty, and `stop` throws away what it holds
 */

const PROGRAM = 'redis-server';

/**
 * The Redis that this machine has.
 *
 * @param {string} [path] where programs are, as in PATH
 * @returns {string} the program
 * @throws {Stop} where there is none: what to install
 */
export function redisProgram(path) {
	const found = pathFolders(path).find((folder) => existsSync(join(folder, PROGRAM)));
	if (found !== undefined) return join(found, PROGRAM);
	throw new Stop(
		'There is no Redis on this machine: install it (on Debian and Ubuntu: apt-get install ' +
			'redis-server) and run this again.',
	);
}

/**
 * Starts a Redis of its own on a free port of 127.0.0.1. It keeps everything in memory, and has nothing of it
 * when it was killed.
 *
 * @returns {Promise<RedisServer>}
 * @throws {Stop} where the machine has none, or it does not start
 */
export async function startRedis() {
	const command = redisProgram();
	const host = '127.0.0.1';
	const port = await freePort();
	/** @param {string} folder */
	const start = async (folder) => {
		const service = await startService({
			name: 'Redis',
			command,
			args: [
				...['--bind', host, '--port', String(port), '--dir', folder],
				...['--save', '', '--appendonly', 'no'],
			],
			cwd: folder,
			env: process.env,
			logFile: join(folder, 'redis.log'),
			ready: /Ready to accept connections/,
			timeoutMs: 60_000,
		});
		return { ...service, host, port };
	};
	return await inOwnFolder('redis', async (folder) => await killable(() => start(folder)));
}
