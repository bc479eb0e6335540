import { markdownTable } from '../../lib/markdown-table.mjs';
import { longStep, say } from '../../lib/progress.mjs';
import { Stop } from '../../lib/stop.mjs';
import { waitFor } from '../../lib/wait.mjs';
import { ratiosOf } from '../compare.mjs';
import { Load } from '../load.mjs';
import { CONNECTIONS, newText } from '../measurements.mjs';
import { measuresMemory, memoryNow } from '../memory.mjs';
import { processorTime } from '../processor-time.mjs';
import { median, spread } from '../statistics.mjs';
import { figure } from './figures.mjs';
import { QueueStage } from './queue-stage.mjs';

/**
 * @typedef {import('../stage.mjs').Subject} Subject
 *
 * @typedef {object} Taken
 * @property {string[]} addresses at the webhook processes
 * @property {number} count of callbacks
 *
 * @typedef {(subject: Subject, taken: Taken) => Promise<number[]>} Measure one round: callbacks per second, …
 */

/** All of them run all the time; callbacks are led to so many. */
export const WEBHOOKS = [1, 2, 4];

/** @param {string[]} addresses @returns {() => string} each in turn */
function inTurn(addresses) {
	let turn = 0;
	return () => addresses[turn++ % addresses.length];
}

/** @param {Taken} taken @returns {Promise<number>} ms until the last is answered */
async function send({ addresses, count }) {
	const load = new Load(CONNECTIONS);
	const ms = await load.round(inTurn(addresses), newText, count);
	load.close();
	return ms;
}

const perSecond = (/** @type {number} */ count, /** @type {number} */ ms) => (count * 1000) / ms;

/**
 * @param {QueueStage} stage
 * @returns {Measure} of callbacks that the trigger filters out; and how many processors the webhook processes
 *   have meanwhile
 */
const filtered = (stage) => async (subject, taken) => {
	const processors = () =>
		stage.many.n8n.webhooks.reduce((sum, { pid }) => sum + processorTime(pid), 0);
	const before = processors();
	const ms = await send(taken);
	const used = processors() - before;
	if ((await stage.ended(subject)).count > 0) throw new Stop('The filter let a callback through.');
	return [perSecond(taken.count, ms), used / ms];
};

/** @param {QueueStage} stage @returns {Measure} of those that start executions: answered, and ended */
const started = (stage) => async (subject, taken) => {
	const all = (await stage.ended(subject)).count + taken.count;
	const began = Date.now();
	const ms = await send(taken);
	const last = await waitFor({
		what: `The end of ${taken.count} executions`,
		timeoutMs: 240_000,
		everyMs: 500,
		ask: async () => {
			const ended = await stage.ended(subject);
			return ended.count >= all && ended.last;
		},
	});
	return [perSecond(taken.count, ms), perSecond(taken.count, last - began)];
};

/**
 * Rounds with 1, 2 and 4 webhook processes in turns: what else the machine does meets all alike. The first of
 * each does not count.
 *
 * @param {Measure} measure
 * @param {Subject} subject
 * @param {Taken} taken
 * @param {number} rounds
 * @returns {Promise<number[][][]>} figures: of each thing that is measured, of each number of processes, all rounds
 */
async function inTurns(measure, subject, { addresses, count }, rounds) {
	/** @type {number[][][]} */
	const figures = [];
	for (let round = 0; round <= rounds; round++) {
		for (const [column, webhooks] of WEBHOOKS.entries()) {
			const some = addresses.slice(0, webhooks);
			for (const [row, value] of (await measure(subject, { addresses: some, count })).entries()) {
				figures[row] ??= WEBHOOKS.map(() => []);
				if (round > 0) figures[row][column].push(value);
			}
		}
	}
	return figures;
}

/**
 * @param {string} name
 * @param {number[][]} columns
 */
function row(name, columns) {
	const [alone] = columns;
	const cells = columns.map((column) => {
		if (column.some(Number.isNaN)) return 'not known';
		const beside = column === alone ? '' : ` (${median(ratiosOf(column, alone)).toFixed(2)} times)`;
		return `${figure(median(column))}${beside}`;
	});
	say(`  ${name}: ${cells.join(', ')}`);
	return [name, ...cells];
}

/** @param {QueueStage} stage @returns {string} a table */
function memory({ processes }) {
	if (!measuresMemory()) return 'The memory of processes can be measured on Linux only.';
	const rows = processes.map(([name, pids]) => {
		const all = pids.map(memoryNow);
		return [
			pids.length > 1 ? `${name}, median of ${pids.length}` : name,
			`${median(all).toFixed(0)} MB`,
			pids.length > 1 ? spread(all, 0) : '',
		];
	});
	return markdownTable(
		['Memory in queue mode, after these callbacks', 'Memory', 'From – to'],
		rows,
	);
}

/**
 * Callbacks in queue mode.
 *
 * @param {QueueStage} stage
 * @param {import('./sizes.mjs').Sizes} sizes
 * @returns {Promise<string>} tables
 */
export async function processes(stage, sizes) {
	const { rounds } = sizes;
	/** @type {string[][]} */
	const rows = [];
	/**
	 * @param {string} what
	 * @param {{ starts: boolean }} how
	 * @param {Measure} measure
	 * @param {number} count
	 * @param {string[]} names
	 */
	const take = async (what, how, measure, count, names) => {
		const figures = await longStep(`Sending ${count} callbacks ${what}, again and again`, () =>
			stage.listening(how, (subject, addresses) =>
				inTurns(measure, subject, { addresses, count }, rounds),
			),
		);
		rows.push(...figures.map((columns, index) => row(names[index], columns)));
	};
	await take('that are filtered out', { starts: false }, filtered(stage), sizes.filtered, [
		'filtered out',
		'cores that the webhook processes use meanwhile',
	]);
	await take('that start executions', { starts: true }, started(stage), sizes.started, [
		'answered, where each starts an execution',
		'executions, until the last has ended',
	]);
	const head = [
		'Callbacks per second',
		...WEBHOOKS.map((count) => `${count} webhook process${count > 1 ? 'es' : ''}`),
	];
	return `Queue mode, two workers, ${CONNECTIONS} callbacks under way at a time:\n\n${markdownTable(head, rows)}\n\n${memory(stage)}`;
}
