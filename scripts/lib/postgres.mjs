import { execFile } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { freePort } from './free-port.mjs';
import { killable } from './killable.mjs';
import { inOwnFolder } from './own-folder.mjs';
import { packageUser } from './package-user.mjs';
import { pathFolders } from './path-folders.mjs';
import { startService } from './service.mjs';
import { Stop } from './stop.mjs';

const run = promisify(execFile);

/**
 * @typedef {import('./killable.mjs').Killable<import('./service.mjs').Service & {
 *   host: string,
 *   port: number,
 *   database: string,
 *   user: string,
 *   password: string,
 *   query: (sql: string) => Promise<string>,
 * }>} PostgresServer its database is empty, its only user may do everything, and any password is right;
 *   `query` gives what psql prints, without headings and alignment; `stop` also throws the data away
 */

const PROGRAMS = ['initdb', 'postgres', 'psql'];

/** Where Debian and Ubuntu have a folder for each version: initdb is not in the path there. */
const DEBIAN = '/usr/lib/postgresql';

/** Within its own folder. */
const DATA = 'data';

/** Debian's programs, the newest version first. */
const debianFolders = () =>
	(existsSync(DEBIAN) ? readdirSync(DEBIAN) : [])
		.sort((one, other) => Number(other) - Number(one))
		.map((version) => join(DEBIAN, version, 'bin'));

/**
 * The programs of PostgreSQL that this machine has.
 *
 * @param {string[]} places where they may be when they are not in the path
 * @returns {string} their folder
 * @throws {Stop} where there is none: what to install
 */
export function postgresFolder(places = debianFolders()) {
	const found = [...pathFolders(), ...places].find((folder) =>
		PROGRAMS.every((program) => existsSync(join(folder, program))),
	);
	if (found !== undefined) return found;
	throw new Stop(
		'There is no PostgreSQL on this machine: install it (on Debian and Ubuntu: apt-get install ' +
			'postgresql) and run this again.',
	);
}

/**
 * Starts a PostgreSQL of its own, in a temporary folder and on a free port of 127.0.0.1. Killed and started
 * again, it has all that was committed.
 *
 * @param {string[]} [settings] of the server, such as "max_connections=200"
 * @returns {Promise<PostgresServer>}
 * @throws {Stop} where the machine has none, or it does not start
 */
export async function startPostgres(settings = []) {
	const bin = postgresFolder();
	const runAs = packageUser('postgres');
	const port = await freePort();
	const access = { host: '127.0.0.1', port, database: 'postgres', user: 'postgres' };
	// Nothing of the machine's own language decides what is sorted and stored how, and nothing waits
	// for a disk that will never be asked again.
	const ownSettings = [`listen_addresses=${access.host}`, 'unix_socket_directories=', 'fsync=off'];
	const prepare = async (/** @type {string} */ data, /** @type {object} */ options) =>
		await run(
			join(bin, 'initdb'),
			[...['-D', data, '-U', access.user, '-A', 'trust', '-E', 'UTF8', '--locale=C'], '--no-sync'],
			options,
		);
	const start = async (/** @type {string} */ folder) => {
		const service = await startService({
			name: 'PostgreSQL',
			command: join(bin, 'postgres'),
			args: [
				...['-D', join(folder, DATA), '-p', String(port)],
				...[...ownSettings, ...settings].flatMap((setting) => ['-c', setting]),
			],
			cwd: folder,
			env: process.env,
			runAs,
			logFile: join(folder, 'postgres.log'),
			ready: /ready to accept connections/,
			timeoutMs: 60_000,
			// SIGTERM waits until everybody has hung up, and n8n keeps its connections.
			endSignal: 'SIGINT',
		});
		return {
			...service,
			...access,
			password: 'any',
			/** @param {string} sql */
			async query(sql) {
				const place = ['-h', access.host, '-p', String(port), '-U', access.user];
				const psql = [...place, '-At', '-c', sql];
				return (await run(join(bin, 'psql'), psql, { ...runAs, cwd: folder })).stdout;
			},
		};
	};
	return await inOwnFolder(
		'postgres',
		async (folder) => {
			await prepare(join(folder, DATA), { ...runAs, cwd: folder });
			return await killable(() => start(folder));
		},
		{ owner: runAs },
	);
}
