import { execFile } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { freePort } from './free-port.mjs';
import { inOwnFolder } from './own-folder.mjs';
import { packageUser } from './package-user.mjs';
import { startService } from './service.mjs';
import { Stop } from './stop.mjs';
import { waitFor } from './wait.mjs';

/**
 * @typedef {import('./service.mjs').Service & {
 *   credential: Record<string, string | number | boolean>,
 *   nextClient: () => () => Promise<void>,
 * }} RabbitMqServer it has no queues; `credential` is what n8n's credential for it holds, `stop`
 *   throws away what it holds itself, and what `nextClient` gives waits until one more has connected than
 *   had when it was called: two that declare a queue at the same moment disturb each other ("no queue")
 */

/** What it writes for each client. */
const CLIENT = 'authenticated and granted access to vhost';

/** Where Debian and Ubuntu have it: what is in the path changes the user and the folder by itself. */
const PROGRAM = '/usr/lib/rabbitmq/bin/rabbitmq-server';

/**
 * @param {string} [program]
 * @returns {string} the program
 * @throws {Stop} where there is none: what to install
 */
export function rabbitMqProgram(program = PROGRAM) {
	if (existsSync(program)) return program;
	throw new Stop(
		'There is no RabbitMQ on this machine: install it (on Debian and Ubuntu: apt-get install ' +
			'rabbitmq-server) and run this again.',
	);
}

/**
 * Starts a RabbitMQ of its own on free ports of 127.0.0.1.
 *
 * @returns {Promise<RabbitMqServer>}
 * @throws {Stop} where the machine has none, or it does not start
 */
export async function startRabbitMq() {
	const command = rabbitMqProgram();
	const runAs = packageUser('rabbitmq');
	const host = '127.0.0.1';
	const [port, clusterPort, namesPort] = [await freePort(), await freePort(), await freePort()];
	/** The server leaves the process behind that knows the names of all servers. */
	const endNames = async () =>
		await promisify(execFile)('epmd', ['-port', String(namesPort), '-kill']).catch(() => {});
	const start = async (/** @type {string} */ folder) => {
		const env = {
			...process.env,
			HOME: folder,
			RABBITMQ_NODENAME: `scale-${port}@localhost`,
			RABBITMQ_NODE_IP_ADDRESS: host,
			RABBITMQ_NODE_PORT: String(port),
			RABBITMQ_DIST_PORT: String(clusterPort),
			RABBITMQ_MNESIA_BASE: folder,
			RABBITMQ_LOG_BASE: folder,
			RABBITMQ_LOGS: '-',
			RABBITMQ_CONFIG_FILE: join(folder, 'none'),
			RABBITMQ_ENABLED_PLUGINS_FILE: join(folder, 'no-plugins'),
			RABBITMQ_PID_FILE: join(folder, 'pid'),
			ERL_EPMD_PORT: String(namesPort),
			ERL_EPMD_ADDRESS: host,
			// The program becomes the server then, and what ends the one ends the other.
			RUNNING_UNDER_SYSTEMD: 'true',
		};
		const service = await startService({
			...{ name: 'RabbitMQ', command, args: [], cwd: folder, env, runAs },
			logFile: join(folder, 'rabbitmq.log'),
			ready: /Server startup complete/,
			timeoutMs: 120_000,
		});
		return {
			...service,
			nextClient() {
				const clients = () => readFileSync(service.logFile, 'utf8').split(CLIENT).length;
				const before = clients();
				return async () => {
					await waitFor({
						what: 'A client of RabbitMQ',
						timeoutMs: 60_000,
						ask: async () => clients() > before,
					});
				};
			},
			credential: {
				...{ hostname: host, port, vhost: '/', ssl: false },
				// The user that a new one has.
				...{ username: 'guest', password: 'guest' },
			},
		};
	};
	return await inOwnFolder('rabbitmq', start, { owner: runAs, behind: endNames });
}
