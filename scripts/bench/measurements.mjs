import { readFileSync } from 'node:fs';
import { inProject } from '../lib/project.mjs';
import { Stop } from '../lib/stop.mjs';
import { waitFor } from '../lib/wait.mjs';
import { Load } from './load.mjs';
import { median, percentile } from './statistics.mjs';

/**
 * @typedef {import('./stage.mjs').Subject} Subject
 *
 * @typedef {object} Measurement
 * @property {(subject: Subject) => Promise<number[]>} take one round; a figure for each of its rows
 */

/** As a gateway delivers; and at the same moment, as after a pause of the network. */
export const CONNECTIONS = 8;
const AT_ONCE = 100;

const TEXT = readFileSync(
	inProject('test', 'fixtures', 'eyun', 'callbacks', '60001-text.json'),
	'utf8',
);

let ids = 7_300_000_000_000_000_000n;

/** A text that nobody has sent before; its words hold the id, which n8n's own node would round. */
export const newText = () =>
	TEXT.replace(/"newMsgId":\s*\d+/, `"newMsgId":${++ids}`).replace('on Sunday', `, ${ids}`);

/** How long n8n may take for the executions of a round. */
const PATIENCE_MS = 120_000;

/**
 * Connections are new for each round: n8n closes those that nobody has used for some seconds.
 *
 * @param {string} url
 * @param {() => string} body of the next callback
 * @param {number} count
 */
async function round(url, body, count) {
	const load = new Load(CONNECTIONS);
	const ms = await load.round(url, body, count);
	load.close();
	return ms;
}

/** Measures one n8n with what it has published. */
export class Measurements {
	/** @param {import('../lib/n8n-rest.mjs').N8nRest} rest */
	constructor(rest) {
		this.rest = rest;
	}

	/**
	 * @param {number} count
	 * @returns {Measurement} ms per callback that starts nothing
	 */
	filtered(count) {
		return {
			take: async ({ id, url }) => {
				const ms = await round(url, () => TEXT, count);
				if ((await this.rest.executions({ id })).length > 0) {
					throw new Stop('The filter let a callback through.');
				}
				return [ms / count];
			},
		};
	}

	/**
	 * @param {number} count
	 * @returns {Measurement} ms per execution, from the first callback until the last of them has started
	 */
	started(count) {
		return {
			take: async (subject) => {
				const began = Date.now();
				await this.starting(subject, count, () => round(subject.url, newText, count));
				const starts = (await this.rest.executions(subject)).map(({ startedAt }) =>
					Date.parse(startedAt),
				);
				return [(Math.max(...starts) - began) / count];
			},
		};
	}

	/** @returns {Measurement} ms until the answers of callbacks that come at once: median, 99th percentile */
	burst() {
		return {
			take: async (subject) => {
				const load = new Load(AT_ONCE);
				const send = () => load.once(subject.url, newText());
				const answers = await this.starting(subject, AT_ONCE, () =>
					Promise.all(Array.from({ length: AT_ONCE }, send)),
				);
				load.close();
				return [median(answers), percentile(answers, 0.99)];
			},
		};
	}

	/**
	 * Does something that starts executions, and waits until they have ended.
	 *
	 * @template T
	 * @param {Subject} subject
	 * @param {number} count
	 * @param {() => Promise<T>} act
	 */
	async starting(subject, count, act) {
		const before = await this.rest.succeeded(subject);
		const result = await act();
		await waitFor({
			what: `The end of ${count} executions`,
			timeoutMs: PATIENCE_MS,
			everyMs: 50,
			ask: async () => (await this.rest.succeeded(subject)) >= before + count,
		});
		return result;
	}
}

/**
 * A B A B …: what else the machine does meets both alike. The first pair does not count.
 *
 * @param {Measurement} measurement
 * @param {Subject} ours
 * @param {Subject} other
 * @param {number} rounds
 * @returns {Promise<Array<{ ours: number[], other: number[] }>>} a figure for each round, row by row
 */
export async function inPairs({ take }, ours, other, rounds) {
	/** @type {Array<{ ours: number[], other: number[] }>} */
	const rows = [];
	for (let round = 0; round <= rounds; round++) {
		const [a, b] = [await take(ours), await take(other)];
		if (round === 0) rows.push(...a.map(() => ({ ours: [], other: [] })));
		else rows.forEach((row, index) => (row.ours.push(a[index]), row.other.push(b[index])));
	}
	return rows;
}
