import { NEWEST } from '../lib/n8n-versions.mjs';
import { longStep, say } from '../lib/progress.mjs';
import { provideN8n } from '../lib/provision.mjs';
import { waitFor } from '../lib/wait.mjs';
import { Load } from './load.mjs';
import { newText } from './measurements.mjs';
import { live, prepare, Publisher } from './stage.mjs';
import { table } from './table.mjs';

/**
 * @typedef {import('./stage.mjs').Subject} Subject
 *
 * @typedef {object} Count
 * @property {number} answered callbacks of one round, with 200, before n8n was gone
 * @property {number} lost of these: there are fewer executions than answers
 */

/** With its other way, n8n 2.41.1 may fail to start when it looks after executions that were cut off. */
const ENV = { N8N_EVENTBUS_RECOVERY_MODE: 'simple' };

const CALLBACKS = 100;

/** After how many answers n8n ends. */
const AFTER = [1, 10, 25, 50, 75, 90, 99];

/**
 * How the callbacks come, and how n8n ends. SIGKILL leaves neither n8n nor the system a chance to finish
 * something; SIGTERM is how n8n is stopped and restarted as a rule.
 *
 * @typedef {object} Ending
 * @property {string} name
 * @property {number} connections
 * @property {'SIGKILL' | 'SIGTERM'} signal
 */

/** @type {Ending[]} */
const ENDINGS = [
	{ name: '100 at once, killed', connections: 100, signal: 'SIGKILL' },
	{ name: 'over 8 connections, killed', connections: 8, signal: 'SIGKILL' },
	{ name: '100 at once, stopped', connections: 100, signal: 'SIGTERM' },
];

/**
 * Sends callbacks and ends n8n when some of them have been answered.
 *
 * @param {Subject} subject
 * @param {{ pid: number, ended: Promise<string> }} n8n
 * @param {Ending} ending
 * @param {number} after so many answers
 * @returns {Promise<number>} how many were answered
 */
async function endDuring({ url }, { pid, ended }, { connections, signal }, after) {
	const load = new Load(connections);
	let answered = 0;
	const send = async () => {
		await load.once(url, newText());
		if (++answered === after) process.kill(pid, signal);
	};
	await Promise.allSettled(Array.from({ length: CALLBACKS }, send));
	load.close();
	await ended;
	return answered;
}

const sum = (/** @type {number[]} */ values) => values.reduce((a, b) => a + b, 0);

/**
 * What it costs that callbacks are answered before their executions have begun: how many of those that
 * were answered an n8n loses that ends in the middle of them.
 *
 * @param {number} rounds
 * @returns {Promise<string>} a table
 */
export async function killed(rounds) {
	const { simulator, start } = await prepare(await provideN8n(NEWEST));
	let n8n = await start('to be killed', ENV);
	const publisher = new Publisher(n8n.url, simulator);
	await publisher.furnish();
	const { rest } = publisher;
	/** @type {Record<string, Subject>} */
	const subjects = {
		'WeChat Trigger': await publisher.weChatTrigger({ starts: true }),
		"n8n's Webhook node": await publisher.webhookNode(),
	};
	/** @type {Array<{ name: string, count: Count }>} */
	const counts = [];
	for (let round = 0; round < rounds; round++) {
		const after = AFTER[round % AFTER.length];
		for (const ending of ENDINGS) {
			for (const [trigger, subject] of Object.entries(subjects)) {
				const name = `${trigger}: ${ending.name}`;
				await live(subject.url);
				const before = await rest.begun(subject);
				const answered = await longStep(`${name} after ${after}`, () =>
					endDuring(subject, n8n, ending, after),
				);
				n8n = await start('again', ENV);
				await waitFor({
					what: 'The REST API of n8n',
					timeoutMs: 60_000,
					ask: async () => (await rest.begun(subject)) >= before,
				});
				const begun = (await rest.begun(subject)) - before;
				const lost = Math.max(0, answered - begun);
				say(`  ${answered} answered, ${begun} executions begun, ${lost} lost`);
				counts.push({ name, count: { answered, lost } });
			}
		}
	}
	await n8n.stop();
	const names = [...new Set(counts.map(({ name }) => name))];
	const rows = names.map((name) => {
		const of = counts.filter((one) => one.name === name).map(({ count }) => count);
		return [
			name,
			String(sum(of.map(({ answered }) => answered))),
			String(sum(of.map(({ lost }) => lost))),
			String(Math.max(...of.map(({ lost }) => lost))),
		];
	});
	return `n8n ${NEWEST} ended while ${CALLBACKS} callbacks came, ${rounds} times each

${table(['Trigger', 'answered', 'lost', 'most at a time'], rows)}

answered   callbacks with 200 before n8n was gone; it was ended after ${AFTER.slice(0, rounds).join(', ')} answers in turn
lost       answered beyond the executions that n8n knows after its restart, those that crashed included
`;
}
