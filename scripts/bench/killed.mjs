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

const AT_ONCE = 100;

/** When n8n is killed, in answers. */
const KILLED_AFTER = [1, 10, 25, 50, 75, 90, 99];

/**
 * Sends callbacks at once and kills n8n when some of them have been answered.
 *
 * @param {Subject} subject
 * @param {{ pid: number, ended: Promise<string> }} n8n
 * @param {number} after so many answers
 * @returns {Promise<number>} how many were answered
 */
async function killDuringBurst({ url }, { pid, ended }, after) {
	const load = new Load(AT_ONCE);
	let answered = 0;
	const send = async () => {
		await load.once(url, newText());
		// Neither n8n nor the system gets a chance to finish something.
		if (++answered === after) process.kill(pid, 'SIGKILL');
	};
	await Promise.allSettled(Array.from({ length: AT_ONCE }, send));
	load.close();
	await ended;
	return answered;
}

/**
 * What it costs that callbacks are answered before their executions have begun: how many of those that
 * were answered an n8n loses that is killed in the middle of a burst.
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
	/** @type {Record<string, Count[]>} */
	const counts = Object.fromEntries(Object.keys(subjects).map((name) => [name, []]));
	for (let round = 0; round < rounds; round++) {
		const after = KILLED_AFTER[round % KILLED_AFTER.length];
		for (const [name, subject] of Object.entries(subjects)) {
			await live(subject.url);
			const before = await rest.begun(subject);
			const answered = await longStep(`Killing n8n after ${after} answers of ${name}`, () =>
				killDuringBurst(subject, n8n, after),
			);
			n8n = await start('again', ENV);
			await waitFor({
				what: 'The REST API of n8n',
				timeoutMs: 60_000,
				ask: async () => (await rest.begun(subject)) >= before,
			});
			// An event has its answer before its execution: none of those that were not answered is among these.
			const begun = (await rest.begun(subject)) - before;
			const lost = Math.max(0, answered - begun);
			say(`  ${answered} answered, ${begun} executions begun, ${lost} lost`);
			counts[name].push({ answered, lost });
		}
	}
	await n8n.stop();
	const sum = (/** @type {number[]} */ values) => values.reduce((a, b) => a + b, 0);
	const rows = Object.entries(counts).map(([name, of]) => [
		name,
		String(sum(of.map(({ answered }) => answered))),
		String(sum(of.map(({ lost }) => lost))),
		String(Math.max(...of.map(({ lost }) => lost))),
	]);
	return `n8n ${NEWEST} killed (SIGKILL) during ${rounds} bursts of ${AT_ONCE} callbacks for each trigger

${table(['Trigger', 'answered', 'lost', 'most in a round'], rows)}

answered   callbacks with 200 before n8n was gone; it was killed after ${KILLED_AFTER.join(', ')} answers in turn
lost       answered beyond the executions that n8n knows after its restart, those that crashed included
`;
}
