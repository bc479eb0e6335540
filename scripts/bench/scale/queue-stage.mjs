import { atEnd } from '../../lib/clean-up.mjs';
import { freePort } from '../../lib/free-port.mjs';
import { startManyProcesses } from '../../lib/many-processes.mjs';
import { longStep } from '../../lib/progress.mjs';
import { waitFor } from '../../lib/wait.mjs';
import { live, Publisher } from '../stage.mjs';

/** @typedef {import('../stage.mjs').Subject} Subject */

const WORKERS = 2;

/** An n8n in queue mode, and a gateway that registers its callbacks. */
export class QueueStage {
	/**
	 * @param {import('../../lib/many-processes.mjs').ManyProcesses} many
	 * @param {Publisher} publisher
	 */
	constructor(many, publisher) {
		this.many = many;
		this.publisher = publisher;
	}

	/**
	 * @param {import('../../lib/provision.mjs').ProvidedN8n} n8n
	 * @param {string} userFolder with the package
	 * @param {import('../../lib/simulator-process.mjs').SimulatorProcess} simulator
	 * @param {number} webhooks how many processes that take callbacks
	 */
	static async open(n8n, userFolder, simulator, webhooks) {
		const port = await freePort();
		const what = `a main process, ${webhooks} webhook processes and ${WORKERS} workers`;
		const many = await longStep(`Starting n8n ${n8n.version} as ${what}`, () =>
			startManyProcesses({ ...{ port, n8n, userFolder, webhooks }, workers: WORKERS }),
		);
		atEnd(many.stop);
		const publisher = new Publisher(many.n8n.main.url, simulator);
		await publisher.furnish();
		return new QueueStage(many, publisher);
	}

	/**
	 * Does something with a workflow that listens, and nobody else does.
	 *
	 * @template T
	 * @param {{ starts: boolean }} what
	 * @param {(subject: Subject, addresses: string[]) => Promise<T>} act with its address at each webhook process
	 */
	async listening(what, act) {
		const subject = await this.publisher.weChatTrigger(what);
		const addresses = this.many.atEach(subject.url);
		for (const address of addresses) await live(address);
		const result = await act(subject, addresses);
		await this.publisher.rest.deactivate(subject);
		await waitFor({
			what: 'The end of the registration',
			timeoutMs: 60_000,
			ask: async () =>
				!(await this.publisher.registered())?.includes(new URL(subject.url).pathname),
		});
		return result;
	}

	/**
	 * @param {Subject} subject
	 * @returns {Promise<{ count: number, last: number }>} executions that have ended well, and when the last did
	 *   (milliseconds since 1970)
	 */
	async ended({ id }) {
		const answer = await this.many.postgres.query(
			`select count(*), coalesce(extract(epoch from max("stoppedAt")) * 1000, 0)
			from execution_entity where "workflowId" = '${id}' and status = 'success'`,
		);
		const [count, last] = answer.trim().split('|').map(Number);
		return { count, last };
	}

	/** @returns {Promise<string>} "15.8" */
	async postgresVersion() {
		const [version] = (await this.many.postgres.query('show server_version')).split(/\s/);
		return version;
	}

	/** @returns {Array<[name: string, pids: number[]]>} the processes of n8n, by what they are */
	get processes() {
		const { main, webhooks, workers } = this.many.n8n;
		const pids = (/** @type {Array<{ pid: number }>} */ all) => all.map(({ pid }) => pid);
		return [
			['main process', [main.pid]],
			['webhook process', pids(webhooks)],
			['worker', pids(workers)],
		];
	}
}
