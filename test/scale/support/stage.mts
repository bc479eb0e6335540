import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { cleanUp } from '../../../scripts/lib/clean-up.mjs';
import { freePort } from '../../../scripts/lib/free-port.mjs';
import { N8nRest } from '../../../scripts/lib/n8n-rest.mjs';
import { NEWEST } from '../../../scripts/lib/n8n-versions.mjs';
import { installInto } from '../../../scripts/lib/pack.mjs';
import { startPostgres } from '../../../scripts/lib/postgres.mjs';
import { provideN8n } from '../../../scripts/lib/provision.mjs';
import { startQueueMode } from '../../../scripts/lib/queue-mode.mjs';
import { startRedis } from '../../../scripts/lib/redis.mjs';
import { startSimulator } from '../../../scripts/lib/simulator-process.mjs';
import { credentialFor, furnish, type Stage, tarball } from '../../e2e/support/stage.mts';
import { openFront } from './front.mts';

/** Five processes of n8n start on a machine that may be busy. */
export const OPENING_MS = 600_000;

/** An n8n of several processes with the packed nodes, and a simulated gateway for it. */
export interface ManyProcesses extends Pick<
	Stage,
	'rest' | 'simulator' | 'credential' | 'credentialData'
> {
	/** Where each webhook process answers. */
	webhooks: string[];
	/** How many executions each worker has begun so far. */
	begun(): number[];
	/** A number out of n8n's database. */
	number(sql: string): Promise<number>;
	close(): Promise<void>;
}

/**
 * @param concurrency how many executions each worker runs at once
 */
export async function openManyProcesses(concurrency: number): Promise<ManyProcesses> {
	const folder = mkdtempSync(join(tmpdir(), 'wechat-gateway-scale-'));
	const opened: Array<() => Promise<unknown>> = [
		async () => rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 }),
		cleanUp,
	];
	const close = async () => {
		for (const end of opened.splice(0).reverse()) await end();
	};
	const opens = async <T,>(what: Promise<T>, end: (what: T) => Promise<unknown>): Promise<T> => {
		const open = await what;
		opened.push(async () => await end(open));
		return open;
	};
	const stops = async <T extends { stop(): Promise<void> }>(what: Promise<T>): Promise<T> =>
		await opens(what, async (open) => await open.stop());
	try {
		const n8n = await provideN8n(NEWEST);
		await installInto(await tarball(folder), folder);
		const logFile = join(folder, 'simulator.log');
		const simulator = await stops(startSimulator({ port: await freePort(), logFile }));
		const postgres = await stops(startPostgres());
		const redis = await stops(startRedis());
		const front = await opens(openFront(), async (open) => await open.close());
		const { main, webhooks, workers } = await stops(
			startQueueMode({ n8n, userFolder: folder, url: front.url, postgres, redis, concurrency }),
		);
		const addresses = webhooks.map(({ url }) => url);
		front.leadTo(main.url, addresses);
		const rest = new N8nRest(main.url);
		const credentialData = credentialFor(simulator);
		return {
			...{ rest, simulator, credentialData, webhooks: addresses, close },
			credential: await furnish(rest, credentialData),
			begun: () =>
				workers.map(
					({ logFile }) =>
						readFileSync(logFile, 'utf8').split('Worker started execution').length - 1,
				),
			number: async (sql) => Number(await postgres.query(sql)),
		};
	} catch (error) {
		await close();
		throw error;
	}
}
