import { NEWEST } from '../lib/n8n-versions.mjs';
import { longStep, say } from '../lib/progress.mjs';
import { provideN8n } from '../lib/provision.mjs';
import { Stop } from '../lib/stop.mjs';
import { sleep } from '../lib/wait.mjs';
import { forgetPeak, measuresMemory, peakMemory } from './memory.mjs';
import {
	bareDeclarative,
	BY_EXPRESSION,
	FIXED,
	httpRequest,
	httpRequestWithCredential,
	prepareSending,
	Runner,
	weChat,
} from './send-stage.mjs';
import { median, spread } from './statistics.mjs';
import { table } from './table.mjs';

/**
 * @typedef {import('./send-stage.mjs').Figures} Figures
 * @typedef {import('./send-stage.mjs').Sender} Sender
 * @typedef {{ name: string, sender: Sender, figures: Figures[] }} Row
 */

/** Seconds, for a pause that is always the same. */
const PAUSE = 0.05;

const SLOW_MS = 20;
const SLOW_ITEMS = 100;

/**
 * A B C A B C …: what else the machine does meets all alike.
 *
 * @param {Runner} runner
 * @param {Record<string, Sender>} senders by name
 * @param {number} items
 * @param {number} rounds after one that does not count
 * @returns {Promise<Record<string, Figures[]>>} by name, a figure for each round
 */
async function compare(runner, senders, items, rounds) {
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

/** @param {Figures[]} a @param {Figures[]} b of the same rounds */
const ratios = (a, b) => a.map(({ ms }, round) => ms / b[round].ms);

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
 * @returns {Promise<string>} where the time of a paced run goes
 */
async function paced(runner, items) {
	const options = { pacing: 'custom', shortestPause: PAUSE, longestPause: PAUSE, perMinute: 0 };
	const workflow = await runner.create(items, weChat(BY_EXPRESSION, options));
	await runner.measure(workflow, items);
	const { ms, answering, sending } = await runner.measure(workflow, items);
	const pauses = Math.round((items - 1) * PAUSE * 1000);
	const needed = pauses + answering;
	const before = ms - sending;
	const between = (sending - needed) / items;
	return `${items} items with a pause of ${PAUSE * 1000} ms between them (Pacing: Custom)

${ms} ms for ${pauses} ms of pauses and ${answering.toFixed(0)} ms of answers: ${(((ms - needed) / needed) * 100).toFixed(1)} % more (aim: at most 5 %)
${before.toFixed(0)} ms of these before the first request and after the last answer, ${between.toFixed(2)} ms for each item
`;
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
		WeChat: weChat(BY_EXPRESSION),
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
		'WeChat, fixed text': weChat(FIXED),
		'bare engine, fixed text': bareDeclarative(FIXED),
		'HTTP Request, fixed text': httpRequest(url, FIXED),
		'HTTP Request, with the credential': httpRequestWithCredential(url, BY_EXPRESSION),
	};
	const others = await longStep(`The same without expressions, and with the credential`, () =>
		compare(runner, variants, items, Math.min(rounds, 3)),
	);
	const pacing = await longStep(`Sending ${counts.paced} texts with pauses`, () =>
		paced(runner, counts.paced),
	);
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

${pacing}`;
}
