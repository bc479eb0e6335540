import { readFileSync } from 'node:fs';
import { atEnd } from '../lib/clean-up.mjs';
import { NEWEST } from '../lib/n8n-versions.mjs';
import { longStep, say } from '../lib/progress.mjs';
import { inProject } from '../lib/project.mjs';
import { provideN8n } from '../lib/provision.mjs';
import { Stop } from '../lib/stop.mjs';
import { waitFor } from '../lib/wait.mjs';
import { Load } from './load.mjs';
import { prepare, publish } from './stage.mjs';
import { median, spread } from './statistics.mjs';
import { table } from './table.mjs';

const CONNECTIONS = 8;
const WARM_UP = 200;

/**
 * How n8n evaluates expressions. By default each callback gets an isolate of its own, for every
 * trigger alike, and that costs more than all the rest; without it the triggers themselves show. There, many
 * more callbacks are needed for a round of the same length.
 */
const ENGINES = [
	{ name: 'default', env: {}, rounds: 6, perRound: 200 },
	{ name: 'legacy', env: { N8N_EXPRESSION_ENGINE: 'legacy' }, rounds: 15, perRound: 400 },
];

const text = () =>
	readFileSync(inProject('test', 'fixtures', 'eyun', 'callbacks', '60001-text.json'), 'utf8');

/**
 * Waits until both triggers answer as they should; ours must know a wrong token, so that the
 * figures are not those of refusals.
 *
 * @param {Load} load
 * @param {import('./stage.mjs').Addresses} addresses
 */
async function waitUntilLive(load, { ours, nothing }) {
	for (const url of [ours, nothing]) {
		await waitFor({
			what: 'A live webhook in n8n',
			timeoutMs: 60_000,
			ask: async () => (await load.once(url, text())).status === 200,
		});
	}
	const { status } = await load.once(ours.replace(/token=[^&]*/, 'token=wrong'), text());
	if (status !== 403) throw new Stop(`The WeChat Trigger answered a wrong token with ${status}.`);
}

/**
 * Ours, nothing, ours, nothing, …: what else the machine does meets both alike. Each ratio is that
 * of two rounds beside each other.
 *
 * @param {Load} load
 * @param {import('./stage.mjs').Addresses} addresses
 * @param {number} rounds for each of the two
 * @param {number} perRound callbacks in a round
 */
async function compare(load, { ours, nothing }, rounds, perRound) {
	const body = text();
	for (const url of [ours, nothing]) await load.round(url, body, WARM_UP);
	/** @type {{ ours: number[], nothing: number[], ratio: number[] }} */
	const figures = { ours: [], nothing: [], ratio: [] };
	for (let round = 0; round < rounds; round++) {
		const a = await load.round(ours, body, perRound);
		const b = await load.round(nothing, body, perRound);
		figures.ours.push(a);
		figures.nothing.push(b);
		figures.ratio.push(a / b);
	}
	return figures;
}

/** @returns {Promise<string>} the table of callbacks per second in a real n8n */
export async function throughput() {
	const { simulator, start } = await prepare(await provideN8n(NEWEST));
	const load = new Load(CONNECTIONS);
	atEnd(() => load.close());
	/** @type {Awaited<ReturnType<typeof publish>> | undefined} */
	let published;
	const rows = [];
	for (const { name, env, rounds, perRound } of ENGINES) {
		const n8n = await start(`${name} expression engine`, env);
		const addresses = (published ??= await publish(n8n.url, simulator));
		await waitUntilLive(load, addresses);
		const { ours, nothing, ratio } = await longStep(
			`Measuring ${rounds} rounds of ${perRound} callbacks for each trigger`,
			() => compare(load, addresses, rounds, perRound),
		);
		const started = (await addresses.rest.executions()).length;
		if (started > 0) throw new Stop('The filter let a callback through.');
		rows.push([
			name,
			median(ours).toFixed(0),
			median(nothing).toFixed(0),
			median(ratio).toFixed(3),
			spread(ratio, 2),
			'>= 0.9',
		]);
		say(`  ${median(ratio).toFixed(3)} of a trigger that does nothing`);
		await n8n.stop();
	}
	const head = ['Expression engine', 'ours/s', 'nothing/s', 'ratio', 'spread', 'aim'];
	return `Callbacks per second in n8n ${NEWEST}, ${CONNECTIONS} connections

${table(head, rows)}

ours/s       texts that the WeChat Trigger checks, reads and filters out
nothing/s    the same texts at a trigger that only answers
ratio        ours / nothing, median over pairs of rounds; spread: lowest to highest pair
`;
}
