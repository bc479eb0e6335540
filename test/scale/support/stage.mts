import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { cleanUp } from '../../../scripts/lib/clean-up.mjs';
import { freePort } from '../../../scripts/lib/free-port.mjs';
import type { Killable } from '../../../scripts/lib/killable.mjs';
import { startManyProcesses } from '../../../scripts/lib/many-processes.mjs';
import { N8nRest } from '../../../scripts/lib/n8n-rest.mjs';
import { NEWEST } from '../../../scripts/lib/n8n-versions.mjs';
import { installInto } from '../../../scripts/lib/pack.mjs';
import { provideN8n } from '../../../scripts/lib/provision.mjs';
import type { Service } from '../../../scripts/lib/service.mjs';
import { startSimulator } from '../../../scripts/lib/simulator-process.mjs';
import { type Journaled, readJournal } from './journal.mts';
import { credentialFor, furnish, type Stage, tarball } from '../../e2e/support/stage.mts';

/** Five processes of n8n start on a machine that may be busy. */
export const OPENING_MS = 600_000;

/** An n8n of several processes with the packed nodes, and a simulated gateway for it. */
export interface ManyProcesses extends Pick<
	Stage,
	'rest' | 'simulator' | 'credential' | 'credentialData'
> {
	/** Where n8n is called from outside. */
	front: string;
	/** Where a webhook, by its URL, is at each webhook process. */
	atEach(webhook: string): string[];
	/** The same at the main process, where it takes webhooks, too. */
	atMain(webhook: string): string;
	/** All that can be ended, by what it is. */
	parts: Record<Part, Pick<Killable<Service>, 'pid' | 'stop' | 'kill' | 'startAgain' | 'hasEnded'>>;
	/** The worker that has begun an execution. */
	workerOf(execution: string): Part;
	/** Each request that has come to the gateway and that it has not refused, also where it has answered nothing. */
	journal(): Journaled[];
	/** How many executions each worker has begun so far. */
	begun(): number[];
	/** What n8n's database answers, line by line, with "|" between columns. */
	lines(sql: string): Promise<string[]>;
	close(): Promise<void>;
}

/** Of an n8n of many processes, and of what it needs. */
export type Part =
	| 'main'
	| 'webhook 1'
	| 'webhook 2'
	| 'worker 1'
	| 'worker 2'
	| 'Redis'
	| 'PostgreSQL'
	| 'simulator';

/** What a worker writes, with the ID of the execution. */
const BEGUN = 'Worker started execution';

const hasBegun = (line: string, execution: string): boolean =>
	line.includes(`${BEGUN} ${execution} `);

const linesOf = (file: string): string[] =>
	existsSync(file) ? readFileSync(file, 'utf8').split('\n') : [];

/**
 * @param concurrency how many executions each worker runs at once
 * @param env more settings of all processes
 */
export async function openManyProcesses(
	concurrency: number,
	env: Record<string, string> = {},
): Promise<ManyProcesses> {
	const folder = mkdtempSync(join(tmpdir(), 'wechat-gateway-scale-'));
	const opened: Array<() => Promise<unknown>> = [
		async () => rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 }),
		cleanUp,
	];
	const close = async () => {
		for (const end of opened.splice(0).reverse()) await end();
	};
	const stops = async <T extends { stop(): Promise<void> }>(what: Promise<T>): Promise<T> => {
		const open = await what;
		opened.push(open.stop);
		return open;
	};
	try {
		const n8n = await provideN8n(NEWEST);
		await installInto(await tarball(folder), folder);
		const logFile = join(folder, 'simulator.log');
		const journal = join(folder, 'journal');
		const simulator = await stops(startSimulator({ port: await freePort(), logFile, journal }));
		const many = await stops(
			startManyProcesses({ port: await freePort(), n8n, userFolder: folder, concurrency, env }),
		);
		const { main, webhooks, workers } = many.n8n;
		const rest = new N8nRest(main.url);
		const credentialData = credentialFor(simulator);
		return {
			...{ rest, simulator, credentialData, front: many.url, close },
			...{ atEach: many.atEach, atMain: many.atMain },
			parts: {
				...{ main, simulator, Redis: many.redis, PostgreSQL: many.postgres },
				...{ 'webhook 1': webhooks[0], 'webhook 2': webhooks[1] },
				...{ 'worker 1': workers[0], 'worker 2': workers[1] },
			},
			workerOf: (execution) =>
				linesOf(workers[0].logFile).some((line) => hasBegun(line, execution))
					? 'worker 1'
					: 'worker 2',
			journal: () => readJournal(journal),
			credential: await furnish(rest, credentialData),
			begun: () =>
				workers.map(
					({ logFile }) => linesOf(logFile).filter((line) => line.includes(BEGUN)).length,
				),
			lines: async (sql) =>
				(await many.postgres.query(sql)).split('\n').filter((line) => line !== ''),
		};
	} catch (error) {
		await close();
		throw error;
	}
}
