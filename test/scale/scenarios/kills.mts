import type { Workflow } from '../../../scripts/lib/n8n-rest.mjs';
import { sleep, waitFor } from '../../../scripts/lib/wait.mjs';
import { post, textCallback } from '../../e2e/support/callback.mts';
import { registrations } from '../../e2e/support/registrations.mts';
import { numbered } from '../../e2e/support/texts.mts';
import { withAll } from '../support/atOnce.mts';
import { Broadcast } from '../support/broadcast.mts';
import { counted, sized } from '../support/figures.mts';
import { listening } from '../support/listening.mts';
import type { ManyProcesses, Part } from '../support/stage.mts';
import { started } from '../support/started.mts';

const RECIPIENTS = sized(30, 200);
const CALLBACKS = sized(60, 1_000);

/** Whoever begins executions, and whoever keeps them. */
const LOSING = ['webhook 1', 'PostgreSQL'];

/** A callback that has been delivered, as often as it took. */
interface Delivered {
	text: string;
	body: string;
	/** What n8n has answered, each time; 0 where it has not. */
	answers: number[];
}

/** What is left, and what comes twice, when a part is killed in the middle of a broadcast and of a flood. */
export function kills(stage: () => ManyProcesses): void {
	const { callbackUrl, toldAgain } = registrations(stage);
	const { publish, known, allStarted, awake } = listening(stage);
	const { ofEach, withoutData, settled, latest } = started(stage);
	/** The one that the address leads to, and another one of the account, which it passes everything on to. */
	let workflow: Workflow;
	let sibling: Workflow;
	let broadcast: Broadcast;
	/** The address of the callbacks, and where it is at each webhook process. */
	let url: string;
	let to: string[];

	beforeAll(async () => {
		workflow = await publish('Flooded');
		sibling = await publish('Flooded, too');
		url = await callbackUrl();
		to = stage().atEach(url);
		await known(to);
		broadcast = await Broadcast.publish(stage());
	});

	let ids = 7_300_000_000_000_000_000n;

	async function deliver(callback: Delivered): Promise<void> {
		callback.answers.push(await post(url, callback.body).catch(() => 0));
	}

	const isTaken = ({ answers }: Delivered): boolean => answers.at(-1) === 200;

	const untilMiddle = async (what: string, isThere: () => boolean) =>
		await waitFor({
			what: `The middle of the ${what}`,
			timeoutMs: 120_000,
			everyMs: 5,
			ask: async () => isThere(),
		});

	/** As gateways do with what they could not deliver. */
	const deliverAgain = async (callbacks: Delivered[]) =>
		await waitFor({
			what: 'The answer to all callbacks',
			timeoutMs: 120_000,
			everyMs: 1_000,
			ask: async () => {
				await withAll(
					callbacks.filter((callback) => !isTaken(callback)),
					deliver,
				);
				return callbacks.every(isTaken);
			},
		});

	/** What a supervisor does: whatever has gone is started again. */
	async function startAgain(): Promise<string[]> {
		const gone = Object.entries(stage().parts).filter(([, part]) => part.hasEnded());
		for (const [, part] of gone) await part.startAgain();
		return gone.map(([name]) => name);
	}

	/** Until all have got theirs, or stand in the table as those who perhaps have; asks for the rest once more where it has to. */
	async function toTheEnd(names: string[]): Promise<Map<string, string>> {
		for (let round = 0; ; round++) {
			await settled(broadcast.workflow, () => broadcast.sent(names).length);
			const results = await broadcast.results(names);
			if (![...results.values()].includes('') || round === 3) return results;
			await broadcast.start();
		}
	}

	/** Its name stands for the one that carries out the broadcast, where any could be meant. */
	const partOf = (victim: string, execution: string): Part =>
		victim === 'worker' ? stage().workerOf(execution) : (victim as Part);

	it.each(['worker', 'webhook 1', 'main', 'PostgreSQL', 'Redis', 'simulator'])(
		'%s in the middle of a broadcast and of a flood: nobody gets it twice, and what was refused comes again',
		async (victim) => {
			const { control } = stage().simulator;
			const names = numbered(`for ${victim}`, RECIPIENTS);
			const callbacks: Delivered[] = numbered(`at ${victim}`, CALLBACKS).map((text) => ({
				...{ text, answers: [] },
				body: textCallback(text, ++ids),
			}));
			await broadcast.add(names);
			await control.forgetRequests();
			const since = await latest(workflow);
			const siblingSince = await latest(sibling);

			const execution = await broadcast.start();
			await untilMiddle('broadcast', () => broadcast.sent(names).length >= RECIPIENTS / 4);
			const flood = withAll(callbacks, deliver);
			await untilMiddle('flood', () => callbacks.filter(isTaken).length >= CALLBACKS / 4);
			const part = partOf(victim, execution);
			await stage().parts[part].kill();
			const before = callbacks.filter(isTaken).length;
			const sentBefore = broadcast.sent(names).length;
			await sleep(1_000);
			const restarted = await startAgain();
			await flood;
			restarted.push(...(await startAgain()));
			await awake(`at ${victim}`, workflow, to);
			await deliverAgain(callbacks);
			await allStarted(`at ${victim}`, workflow, to);
			for (const each of [workflow, sibling]) await settled(each);
			const results = await toTheEnd(names);

			const sent = broadcast.sent(names);
			const doubtful = names.filter((name) => results.get(name) !== 'sent');
			const runs = await ofEach(`at ${victim}`, workflow);
			const emptied = await withoutData(workflow, since);
			const passedOn = await ofEach(`at ${victim}`, sibling);
			const passedOnEmptied = await withoutData(sibling, siblingSince);
			const having = (is: (callback: Delivered) => boolean) => callbacks.filter(is).length;
			const none = callbacks.filter(({ text }) => !runs.has(text));
			const notPassedOn = callbacks.filter(({ text }) => !passedOn.has(text));
			const unfinished = having(({ text }) => runs.get(text)?.well === 0);
			const again = callbacks.filter(({ answers }) => answers.length > 1);
			counted(
				`${part} killed after ${sentBefore} of ${RECIPIENTS} messages and ${before} of ${CALLBACKS} callbacks; ended or killed: ${restarted.join(', ')}. ` +
					`${new Set(sent).size} people have it, ${sent.length - new Set(sent).size} of them twice; in doubt in the table: ${doubtful.length}. ` +
					`Refused and taken when they came again: ${again.length}. Answered and lost: ${none.length - emptied}. Begun and not ended: ${unfinished + emptied}. ` +
					`Started twice: ${having(({ text }) => (runs.get(text)?.all ?? 0) > 1)}. ` +
					`Of the other workflow of the account: lost ${notPassedOn.length - passedOnEmptied}, started twice ${having(({ text }) => (passedOn.get(text)?.all ?? 0) > 1)}`,
			);

			expect(new Set(sent).size).toBe(sent.length);
			for (const name of names) {
				if (results.get(name) === 'sent') expect(sent).toContain(name);
				else expect(['sending', 'perhaps sent']).toContain(results.get(name));
			}
			expect(doubtful.length).toBeLessThanOrEqual(1);
			// Nothing but what has an execution to begin loses any.
			if (!LOSING.includes(victim)) {
				expect(none).toHaveLength(emptied);
				expect(notPassedOn).toHaveLength(passedOnEmptied);
			}
			expect(again.filter(({ text }) => !runs.has(text))).toEqual([]);
			if (victim === 'main') await toldAgain(stage().simulator, '/setHttpCallbackUrl');
		},
	);
}
