import { openFront } from './front.mjs';
import { postgresFolder, startPostgres } from './postgres.mjs';
import { startQueueMode } from './queue-mode.mjs';
import { redisProgram, startRedis } from './redis.mjs';

/**
 * @typedef {object} ManyProcesses an n8n in queue mode, with all that it needs
 * @property {string} url where it is called from outside
 * @property {import('./queue-mode.mjs').QueueMode} n8n
 * @property {(webhook: string) => string[]} atEach where a webhook, by its URL, is at each webhook process
 * @property {(webhook: string) => string} atMain the same at the main process, where it takes webhooks, too
 * @property {import('./postgres.mjs').PostgresServer} postgres
 * @property {import('./redis.mjs').RedisServer} redis
 * @property {Promise<string>} ended resolves, with how it ended, when the first of them is gone
 * @property {() => Promise<void>} stop
 */

/**
 * To be called before anything is built: who has to install something learns it at once.
 *
 * @throws {Stop} where this machine has no PostgreSQL or no Redis: what to install
 */
export function requireServers() {
	postgresFolder();
	redisProgram();
}

/**
 * Starts an n8n of many processes with a Redis and a PostgreSQL of its own, behind one address.
 *
 * @param {Omit<Parameters<typeof startQueueMode>[0], 'postgres' | 'redis' | 'url'> & { port: number }} options
 *   those of `startQueueMode`; `port` is that of the address
 * @returns {Promise<ManyProcesses>}
 */
export async function startManyProcesses({ port, ...options }) {
	/** @type {Array<() => Promise<void>>} */
	const open = [];
	const stop = async () => {
		for (const end of open.splice(0).reverse()) await end();
	};
	try {
		const front = await openFront(port);
		open.push(front.close);
		const postgres = await startPostgres();
		open.push(postgres.stop);
		const redis = await startRedis();
		open.push(redis.stop);
		const n8n = await startQueueMode({ ...options, postgres, redis, url: front.url });
		open.push(n8n.stop);
		front.leadTo(
			n8n.main.url,
			n8n.webhooks.map(({ url }) => url),
		);
		/**
		 * @param {string} webhook
		 * @param {Array<{ url: string }>} processes
		 */
		const at = (webhook, processes) => {
			const { pathname, search } = new URL(webhook);
			return processes.map(({ url }) => `${url}${pathname}${search}`);
		};
		/** @param {string} webhook */
		const atEach = (webhook) => at(webhook, n8n.webhooks);
		/** @param {string} webhook */
		const atMain = (webhook) => at(webhook, [n8n.main])[0];
		const all = [postgres, redis, n8n.main, ...n8n.webhooks, ...n8n.workers];
		const ended = Promise.race(all.map((one) => one.ended));
		return { ...{ url: front.url, n8n, atEach, atMain, postgres, redis, ended }, stop };
	} catch (error) {
		await stop();
		throw error;
	}
}
