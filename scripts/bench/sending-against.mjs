import { NEWEST } from '../lib/n8n-versions.mjs';
import { longStep } from '../lib/progress.mjs';
import { provideN8n } from '../lib/provision.mjs';
import { provideBefore } from './against.mjs';
import { compare, ratios } from './compare.mjs';
import { BY_EXPRESSION, FIXED, prepareSending, Runner, TYPE, weChatEyun } from './send-stage.mjs';
import { median, spread } from './statistics.mjs';
import { table } from './table.mjs';

/**
 * @typedef {object} Kind of execution
 * @property {string} name
 * @property {number} items
 * @property {(type: string) => import('./send-stage.mjs').Sender} sender
 */

/** Seconds; short, so that what the node does between two pauses still shows. */
const PAUSE = 0.01;

const PACED = { pacing: 'custom', shortestPause: PAUSE, longestPause: PAUSE, perMinute: 0 };

const AIM = '<= 1.05';

/**
 * @param {string} revision the commit to compare with
 * @param {{ items: number, rounds: number, paced: number }} counts
 * @returns {Promise<string>} a table of pairs: the WeChat node of today and that of the commit
 */
export async function sendingAgainst(revision, { items, rounds, paced }) {
	const before = await provideBefore(revision);
	const { gateway, url, start } = await prepareSending(await provideN8n(NEWEST), [before]);
	const n8n = await start('with both packages');
	const runner = new Runner(n8n.url, gateway);
	await runner.furnish(url);
	/** @type {Kind[]} */
	const kinds = [
		{
			name: 'by expression',
			items,
			sender: (type) => weChatEyun(BY_EXPRESSION, undefined, type),
		},
		{ name: 'fixed text', items, sender: (type) => weChatEyun(FIXED, undefined, type) },
		{
			name: `pauses of ${PAUSE * 1000} ms`,
			items: paced,
			sender: (type) => weChatEyun(BY_EXPRESSION, PACED, type),
		},
	];
	/** @type {string[][]} */
	const rows = [];
	for (const { name, items: texts, sender } of kinds) {
		const senders = { now: sender(TYPE), [before.commit]: sender(before.nodeType) };
		const figures = await longStep(`Sending ${texts} texts, ${rounds + 1} pairs, ${name}`, () =>
			compare(runner, senders, texts, rounds),
		);
		const pairs = ratios(figures.now, figures[before.commit]);
		const perItem = (/** @type {string} */ which) =>
			median(figures[which].map(({ ms }) => ms / texts)).toFixed(2);
		rows.push([
			name,
			String(texts),
			perItem('now'),
			perItem(before.commit),
			median(pairs).toFixed(3),
			spread(pairs, 3),
			AIM,
		]);
	}
	await n8n.stop();
	const head = ['WeChat node', 'texts', 'now', before.commit, 'ratio', 'spread', 'aim'];
	return `Sending texts in n8n ${NEWEST}, the WeChat node of today and of ${before.commit} in turns, ms per text

${table(head, rows)}

ratio    now / ${before.commit}, median over ${rounds} pairs of executions; spread: lowest to highest pair
`;
}
