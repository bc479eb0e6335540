import { freePort } from './free-port.mjs';
import { killable } from './killable.mjs';
import { startN8n } from './n8n-process.mjs';

/** @typedef {import('./killable.mjs').Killable<import('./n8n-process.mjs').N8nProcess>} Process */

/**
 * @typedef {object} QueueMode the processes of one n8n in queue mode
 * @property {Process} main
 * @property {Process[]} webhooks
 * @property {Process[]} workers
 * @property {() => Promise<void>} stop
 */

/**
 * What all processes have in common.
 *
 * @param {object} options
 * @param {import('./postgres.mjs').PostgresServer} options.postgres
 * @param {import('./redis.mjs').RedisServer} options.redis
 * @param {string} options.url where n8n is called from outside
 * @returns {NodeJS.ProcessEnv}
 */
const common = ({ postgres, redis, url }) => ({
	EXECUTIONS_MODE: 'queue',
	QUEUE_BULL_REDIS_HOST: redis.host,
	QUEUE_BULL_REDIS_PORT: String(redis.port),
	DB_TYPE: 'postgresdb',
	DB_POSTGRESDB_HOST: postgres.host,
	DB_POSTGRESDB_PORT: String(postgres.port),
	DB_POSTGRESDB_DATABASE: postgres.database,
	DB_POSTGRESDB_USER: postgres.user,
	DB_POSTGRESDB_PASSWORD: postgres.password,
	WEBHOOK_URL: url,
	N8N_WEBHOOK_URL: url,
	// As n8n 3.0 does by default: the main process runs nothing.
	OFFLOAD_MANUAL_EXECUTIONS_TO_WORKERS: 'true',
	N8N_DISABLE_PRODUCTION_MAIN_PROCESS: 'true',
	// The caller is in front of it, and lets no WebSockets through.
	N8N_PUSH_BACKEND: 'sse',
	N8N_PROXY_HOPS: '1',
});

/**
 * Starts one n8n in queue mode: a main process, which serves the editor, webhook processes, which
 * take what comes from outside, and workers, which run the workflows.
 *
 * @param {object} options
 * @param {import('./provision.mjs').ProvidedN8n} options.n8n
 * @param {string} options.userFolder with the package installed below <userFolder>/.n8n
 * @param {string} options.url where n8n is called from outside; what comes there is for the webhook
 *   processes
 * @param {import('./postgres.mjs').PostgresServer} options.postgres
 * @param {import('./redis.mjs').RedisServer} options.redis
 * @param {number} [options.webhooks] how many of them
 * @param {number} [options.workers]
 * @param {number} [options.concurrency] how many executions a worker runs at once
 * @param {NodeJS.ProcessEnv} [options.env] more settings of all processes, or others
 * @returns {Promise<QueueMode>}
 */
export async function startQueueMode({
	n8n,
	userFolder,
	webhooks = 2,
	workers = 2,
	concurrency = 10,
	env = {},
	...places
}) {
	/** @type {Process[]} */
	const running = [];
	const stop = async () => {
		await Promise.all(running.map((process) => process.stop()));
	};

	/**
	 * @param {'main' | 'webhook' | 'worker'} role
	 * @param {string} name
	 */
	const start = async (role, name) => {
		const [port, brokerPort, healthPort] = [await freePort(), await freePort(), await freePort()];
		const process = await killable(() =>
			startN8n({
				...{ n8n, userFolder, port, brokerPort, role, name },
				env: {
					...common(places),
					QUEUE_HEALTH_CHECK_PORT: String(healthPort),
					...(role === 'worker' && { N8N_CONCURRENCY_PRODUCTION_LIMIT: String(concurrency) }),
					...env,
				},
			}),
		);
		running.push(process);
		return process;
	};

	/**
	 * @param {'webhook' | 'worker'} role
	 * @param {number} count
	 */
	const several = (role, count) =>
		Promise.all(Array.from({ length: count }, (_, index) => start(role, `${role}-${index + 1}`)));

	try {
		// Alone, since it makes the tables.
		const main = await start('main', 'main');
		const started = await Promise.allSettled([
			several('webhook', webhooks),
			several('worker', workers),
		]);
		const [takers, doers] = started.map((outcome) => {
			if (outcome.status === 'rejected') throw outcome.reason;
			return outcome.value;
		});
		return { main, webhooks: takers, workers: doers, stop };
	} catch (error) {
		await stop();
		throw error;
	}
}
