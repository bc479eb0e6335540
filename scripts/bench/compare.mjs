import { say } from '../lib/progress.mjs';

/**
 * @typedef {import('./send-stage.mjs').Figures} Figures
 * @typedef {import('./send-stage.mjs').Runner} Runner
 * @typedef {import('./send-stage.mjs').Sender} Sender
 */

/**
 * A B C A B C …: what else the machine does meets all alike.
 *
 * @param {Runner} runner
 * @param {Record<string, Sender>} senders by name
 * @param {number} items
 * @param {number} rounds after one that does not count
 * @returns {Promise<Record<string, Figures[]>>} by name, a figure for each round
 */
export async function compare(runner, senders, items, rounds) {
	const names = Object.keys(senders);
	/** @type {Record<string, Figures[]>} */
	const figures = Object.fromEntries(names.map((name) => [name, []]));
	/** @type {Record<string, import('../lib/n8n-rest.mjs').Workflow>} */
	const workflows = {};
	for (const name of names) {
		workflows[name] = await runner.create(items, senders[name]);
		await runner.measure(workflows[name], items);
	}
	for (let round = 0; round < rounds; round++) {
		for (const name of names) figures[name].push(await runner.measure(workflows[name], items));
		say(
			`  ${names.map((name) => `${name} ${(figures[name][round].ms / items).toFixed(2)}`).join(', ')} ms`,
		);
	}
	return figures;
}

/** @param {number[]} a @param {number[]} b of the same rounds */
export const ratiosOf = (a, b) => a.map((value, round) => value / b[round]);

const timesOf = (/** @type {Figures[]} */ figures) => figures.map(({ ms }) => ms);

/** @param {Figures[]} a @param {Figures[]} b of the same rounds */
export const ratios = (a, b) => ratiosOf(timesOf(a), timesOf(b));
