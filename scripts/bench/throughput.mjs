import { NEWEST } from '../lib/n8n-versions.mjs';
import { longStep, say } from '../lib/progress.mjs';
import { provideN8n } from '../lib/provision.mjs';
import { inPairs, Measurements, newText } from './measurements.mjs';
import { live, prepare, Publisher } from './stage.mjs';
import { median, spread } from './statistics.mjs';
import { table } from './table.mjs';

/**
 * @typedef {import('./stage.mjs').Subject} Subject
 *
 * @typedef {object} Contest
 * @property {string[]} rows their names
 * @property {Subject} ours
 * @property {Subject} other
 * @property {(measurements: Measurements, engine: typeof ENGINES[0]) => import('./measurements.mjs').Measurement} by
 * @property {string} aim
 */

/**
 * How n8n evaluates expressions. By default each callback gets an isolate of its own, for every trigger but
 * n8n's own Webhook node, and that costs more than all the rest; without it the triggers themselves show.
 * There, many more callbacks are needed for a round of the same length.
 */
const ENGINES = [
	{ name: 'default', env: {}, filtered: 200, started: 100 },
	{ name: 'legacy', env: { N8N_EXPRESSION_ENGINE: 'legacy' }, filtered: 800, started: 200 },
];

const ROWS = {
	filtered: ['filtered out'],
	started: ['started'],
	burst: ['100 at once: median answer', '100 at once: 99th percentile'],
};

/** @type {Record<keyof typeof ROWS, Contest['by']>} */
const BY = {
	filtered: (measurements, { filtered }) => measurements.filtered(filtered),
	started: (measurements, { started }) => measurements.started(started),
	burst: (measurements) => measurements.burst(),
};

/** @param {Publisher} publisher @returns {Promise<Contest[]>} with what does nothing, and n8n's own node */
async function besideOthers(publisher) {
	const [dropping, starting] = [{ starts: false }, { starts: true }];
	const ours = await publisher.weChatTrigger(starting);
	const nothing = await publisher.doNothing({ ...starting, hasCredential: true });
	const item = await publisher.itemOf(ours, newText());
	const withItem = await publisher.doNothing({ ...starting, hasCredential: true, item });
	const webhookNode = await publisher.webhookNode();
	return [
		{
			rows: ROWS.filtered.map((row) => `${row}, beside a trigger that does nothing`),
			ours: await publisher.weChatTrigger(dropping),
			other: await publisher.doNothing(dropping),
			by: BY.filtered,
			aim: '<= 1.11',
		},
		{
			rows: ROWS.started.map((row) => `${row}, beside a trigger that does nothing`),
			ours,
			other: await publisher.doNothing(starting),
			by: BY.started,
			aim: '<= 1.11',
		},
		{
			rows: ROWS.started.map((row) => `${row}, beside the same with a credential`),
			ours,
			other: nothing,
			by: BY.started,
			aim: '',
		},
		{
			rows: ROWS.started.map((row) => `${row}, beside the same with the event as its item`),
			ours,
			other: withItem,
			by: BY.started,
			aim: '<= 1.11',
		},
		{
			rows: ROWS.burst.map((row) => `${row}, beside the Webhook node`),
			ours,
			other: webhookNode,
			by: BY.burst,
			aim: '<= 1',
		},
		{
			rows: ROWS.burst.map((row) => `${row}, of a trigger that does nothing, beside that`),
			ours: nothing,
			other: webhookNode,
			by: BY.burst,
			aim: '',
		},
	];
}

/**
 * @param {Publisher} publisher
 * @param {import('./against.mjs').Before} before
 * @returns {Promise<Contest[]>} with the trigger of another commit
 */
async function besideBefore(publisher, { name }) {
	// Every commit knows version 1; that of today is compared as new workflows have it.
	const before = { name, typeVersion: 1 };
	const of = async (/** @type {{ starts: boolean }} */ what) => ({
		ours: await publisher.weChatTrigger(what),
		other: await publisher.weChatTrigger(what, before),
		aim: '<= 1.05',
	});
	const [dropping, starting] = [await of({ starts: false }), await of({ starts: true })];
	return [
		{ ...dropping, rows: ROWS.filtered, by: BY.filtered },
		{ ...starting, rows: ROWS.started, by: BY.started },
		{ ...starting, rows: ROWS.burst, by: BY.burst },
	];
}

/**
 * @param {object} options
 * @param {number} options.rounds pairs of rounds that count
 * @param {import('./against.mjs').Before} [options.before] without it, other triggers are what ours is compared with
 * @returns {Promise<string>} a table of what callbacks take in a real n8n
 */
export async function throughput({ rounds, before }) {
	const { simulator, start } = await prepare(await provideN8n(NEWEST), before ? [before] : []);
	/** @type {Contest[] | undefined} */
	let contests;
	/** @type {Measurements | undefined} */
	let measurements;
	/** @type {string[][]} */
	const rows = [];
	for (const engine of ENGINES) {
		const n8n = await start(`${engine.name} expression engine`, engine.env);
		if (!contests || !measurements) {
			const publisher = new Publisher(n8n.url, simulator);
			await publisher.furnish();
			contests = await (before ? besideBefore(publisher, before) : besideOthers(publisher));
			measurements = new Measurements(publisher.rest);
		}
		for (const { rows: names, ours, other, by, aim } of contests) {
			for (const { url } of [ours, other]) await live(url);
			const measurement = by(measurements, engine);
			const figures = await longStep(`Measuring ${rounds} pairs of rounds, ${names[0]}`, () =>
				inPairs(measurement, ours, other, rounds),
			);
			figures.forEach((figure, index) => {
				const ratio = figure.ours.map((ms, round) => ms / figure.other[round]);
				say(`  ${names[index]}: ${median(ratio).toFixed(3)}`);
				rows.push([
					`${engine.name}: ${names[index]}`,
					median(figure.ours).toFixed(1),
					median(figure.other).toFixed(1),
					median(ratio).toFixed(3),
					spread(ratio, 2),
					aim,
				]);
			});
		}
		await n8n.stop();
	}
	const other = before?.commit ?? 'other';
	const head = ['Expression engine, callbacks', 'ours', other, 'ratio', 'spread', 'aim'];
	const note = before
		? ''
		: `with a credential       n8n asks its database twice more before each execution of such a workflow
the event as its item   n8n stores what came out of a trigger: here, both put out the same\n`;
	return `Milliseconds in n8n ${NEWEST}

${table(head, rows)}

filtered out, started   per callback, over 8 connections; started: until the last execution has begun
100 at once             until n8n answers; each starts an execution
${note}ratio                   ours / ${other}, median over ${rounds} pairs of rounds; spread: lowest to highest pair
`;
}
