import { NEWEST } from '../lib/n8n-versions.mjs';
import { longStep } from '../lib/progress.mjs';
import { provideN8n } from '../lib/provision.mjs';
import { Stop } from '../lib/stop.mjs';
import { sleep } from '../lib/wait.mjs';
import { compare, ratios } from './compare.mjs';
import { forgetPeak, measuresMemory, peakMemory } from './memory.mjs';
import {
	bareDeclarative,
	BY_EXPRESSION,
	FIXED,
	httpRequest,
	httpRequestWithCredential,
	prepareSending,
	Runner,
	weChatEyun,
} from './send-stage.mjs';
import { median, spread } from './statistics.mjs';
import { table } from './table.mjs';

/**
 * @typedef {import('./send-stage.mjs').Figures} Figures
 * @typedef {import('./send-stage.mjs').Sender} Sender
 */

/** Seconds, for a pause that is always the same. */
const PAUSE = 0.05;

const SLOW_MS = 20;
const SLOW_ITEMS = 100;

/** A gateway on the internet, with WeChat behind it. */
const REAL_MS = 200;

const PACED_HEAD = [
	...['Gateway', 'node (ms)', 'pauses', 'answers', 'more'],
	...['edges (ms/item)', 'requests (ms/item)'],
];

/** @param {Figures[]} figures @param {number} items */
const perItem = (figures, items) => median(figures.map(({ ms }) => ms / items));

/**
 * The most requests at once, at a gateway that takes its time: one that answers at once would hardly
 * ever have two, however they are sent.
 *
 * @param {Runner} runner
 * @param {Record<string, Sender>} senders by name
 * @returns {Promise<Record<string, number>>} by name
 */
async function inFlight(runner, senders) {
	/** @type {Record<string, number>} */
	const most = {};
	runner.gateway.delay = SLOW_MS;
	for (const [name, sender] of Object.entries(senders)) {
		const workflow = await runner.create(SLOW_ITEMS, sender);
		most[name] = (await runner.measure(workflow, SLOW_ITEMS)).mostInFlight;
	}
	runner.gateway.delay = 0;
	return most;
}

/**
 * Each with an n8n of its own: the memory that one leaves behind would hide what the next one needs.
 *
 * @param {Awaited<ReturnType<typeof prepareSending>>} stage
 * @param {Runner} runner
 * @param {Record<string, Sender>} senders by name
 * @param {number} items
 * @returns {Promise<Record<string, string>>} by name
 */
async function memory({ start }, runner, senders, items) {
	/** @type {Record<string, string>} */
	const found = {};
	for (const [name, sender] of Object.entries(senders)) {
		if (!measuresMemory()) {
			found[name] = 'not known';
			continue;
		}
		const n8n = await start(`for the memory of ${name}`);
		const workflow = await runner.create(items, sender);
		await sleep(3000);
		forgetPeak(n8n.pid);
		const before = peakMemory(n8n.pid);
		await runner.measure(workflow, items);
		found[name] = `${before.toFixed(0)} to ${peakMemory(n8n.pid).toFixed(0)}`;
		await n8n.stop();
	}
	return found;
}

/**
 * @param {Runner} runner
 * @param {number} items
 * @param {number} delay of the gateway, in ms
 * @returns {Promise<string[]>} where the time of a paced run goes
 */
async function paced(runner, items, delay) {
	const options = { pacing: 'custom', shortestPause: PAUSE, longestPause: PAUSE, perMinute: 0 };
	const workflow = await runner.create(items, weChatEyun(BY_EXPRESSION, options));
	runner.gateway.delay = delay;
	const { ms, answering, sending } = await runner.measure(workflow, items);
	runner.gateway.delay = 0;
	const pauses = Math.round((items - 1) * PAUSE * 1000);
	const needed = pauses + answering;
	return [
		`${delay} ms`,
		String(ms),
		String(pauses),
		answering.toFixed(0),
		`${(((ms - needed) / needed) * 100).toFixed(1)} %`,
		((ms - sending) / items).toFixed(2),
		((sending - needed) / items).toFixed(2),
	];
}

/**
 * @param {{ items: number, rounds: number, paced: number }} counts
 * @returns {Promise<string>} what the WeChat node, the engine below it and the HTTP Request node take
 */
export async function sending(counts) {
	const { items, rounds } = counts;
	const stage = await prepareSending(await provideN8n(NEWEST));
	const { gateway, url, start } = stage;
	const n8n = await start('for the times');
	const runner = new Runner(n8n.url, gateway);
	await runner.furnish(url);

	const senders = {
		WeChat: weChatEyun(BY_EXPRESSION),
		'bare engine': bareDeclarative(BY_EXPRESSION),
		'HTTP Request': httpRequest(url, BY_EXPRESSION),
	};
	const figures = await longStep(`Sending ${items} texts ${rounds + 1} times by each node`, () =>
		compare(runner, senders, items, rounds),
	);
	const ours = figures.WeChat;
	const atOnce = await longStep(`Sending ${SLOW_ITEMS} texts to a slow gateway`, () =>
		inFlight(runner, senders),
	);
	if (atOnce.WeChat !== 1 || ours.some(({ mostInFlight }) => mostInFlight !== 1)) {
		throw new Stop('The WeChat node sent a message before the one before it was answered.');
	}

	const variants = {
		'WeChat, fixed text': weChatEyun(FIXED),
		'bare engine, fixed text': bareDeclarative(FIXED),
		'HTTP Request, fixed text': httpRequest(url, FIXED),
		'HTTP Request, with the credential': httpRequestWithCredential(url, BY_EXPRESSION),
	};
	const others = await longStep(`The same without expressions, and with the credential`, () =>
		compare(runner, variants, items, Math.min(rounds, 3)),
	);
	const pacing = await longStep(`Sending ${counts.paced} texts with pauses, twice`, async () => [
		await paced(runner, counts.paced, 0),
		await paced(runner, counts.paced, REAL_MS),
	]);
	await n8n.stop();
	const used = await memory(stage, runner, senders, items);

	/** @param {Record<string, Figures[]>} all @param {string} name */
	const row = (all, name) => [
		name,
		perItem(all[name], items).toFixed(2),
		spread(
			all[name].map(({ ms }) => ms / items),
			2,
		),
		String(atOnce[name] ?? ''),
		used[name] ?? '',
	];
	const head = ['Node', 'ms per item', 'spread', 'in flight', 'memory (MB)'];
	const rows = [
		...Object.keys(figures).map((name) => row(figures, name)),
		...Object.keys(others).map((name) => row(others, name)),
	];
	/** @param {string} than @param {string} aim */
	const ratio = (than, aim) => {
		const all = ratios(ours, figures[than]);
		return ['WeChat / ' + than, median(all).toFixed(3), spread(all, 3), aim];
	};
	return `Sending ${items} texts in one execution, in n8n ${NEWEST}, to a gateway on this machine

${table(head, rows)}

bare engine    the same description without any code of the WeChat node: n8n's own work for it
in flight      the most requests at once, where the gateway takes ${SLOW_MS} ms for each
memory         of n8n before, and at the most, in an n8n of its own

${table(['Ratio', 'median', 'spread', 'aim'], [ratio('bare engine', '<= 1.1'), ratio('HTTP Request', '')])}

Sending ${counts.paced} texts with a pause of ${PAUSE * 1000} ms between them (Pacing: Custom)

${table(PACED_HEAD, pacing)}

gateway     how long it thinks before it answers
more        of the node's whole time than pauses and answers together (aim: at most 5 %)
edges       what n8n does before the first request and after the last answer, per item: it evaluates
            the parameters of all items before it sends anything
requests    what else each request takes: n8n looks up the credential and makes a connection
`;
}
