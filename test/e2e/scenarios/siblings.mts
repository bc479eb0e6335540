import { itemsOf, type Workflow } from '../../../scripts/lib/n8n-rest.mjs';
import { waitFor } from '../../../scripts/lib/wait.mjs';
import { type Listening, registrations, TRIGGER } from '../support/registrations.mts';
import type { Stage } from '../support/stage.mts';
import { inARow, weChatTrigger } from '../support/workflow.mts';

const COLOURS = ['red', 'green', 'blue'];

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

/** What of an account's callbacks each of its workflows gets, whatever happens meanwhile. */
export function siblings(stage: () => Stage, set: string): void {
	const { named, deliveredTo, left, created, toldAgain } = registrations(stage);

	/** Those that are active, with what they have to get. */
	const active: Array<Listening & { colour: string; due: string[] }> = [];

	/** A workflow that wants the texts with a colour. */
	async function activate(colour: string, isFailing = false): Promise<void> {
		const node = weChatTrigger(stage().credential, { filters: { textContains: colour } });
		const fails = {
			name: 'Fail',
			type: 'n8n-nodes-base.stopAndError',
			typeVersion: 1,
			parameters: { errorMessage: 'as it should' },
		};
		const name = `${colour} ${active.length}`;
		const workflow = await stage().rest.createWorkflow(
			inARow(name, isFailing ? [node, fails] : [node]),
		);
		const at = (folder: string) => `/${folder}/${String(node.webhookId)}/`;
		const made = { workflow, production: at('webhook'), test: at('webhook-test'), colour, due: [] };
		await stage().rest.activate(workflow);
		await deliveredTo(made.production);
		active.push(made);
	}

	/** Somebody writes; what is answered with 200 has to arrive at all that want it. */
	async function writes(text: string): Promise<void> {
		const played = await stage()
			.simulator.control.play(`Li Lei writes "${text}"`)
			.catch(() => []);
		if (played[0]?.httpStatus !== 200) return;
		for (const { colour, due } of active) if (text.includes(colour)) due.push(text);
	}

	async function textsOf(workflow: Workflow, isManual: boolean): Promise<string[]> {
		const runs = (await stage().rest.executions(workflow)).filter(
			({ mode }) => (mode === 'manual') === isManual,
		);
		const whole = await Promise.all(runs.map(({ id }) => stage().rest.waitForExecution(id)));
		return whole.flatMap((run) => itemsOf(run, TRIGGER).map(({ json }) => String(json.text)));
	}

	const allTexts = async () =>
		await Promise.all(active.map(async ({ workflow }) => (await textsOf(workflow, false)).sort()));

	/** Everybody has got what it had to, each once, and nothing else. */
	async function allHaveTheirs(): Promise<void> {
		const due = active.map((each) => [...each.due].sort());
		await waitFor({
			what: 'All events at all workflows',
			timeoutMs: 90_000,
			ask: async () =>
				(await allTexts()).every((texts, index) => texts.length >= due[index].length),
		}).catch(() => {});
		// Whatever comes twice would be there by now.
		await pause(2_000);
		expect(await allTexts()).toEqual(due);
	}

	const eachColour = async (text: string) => {
		for (const colour of COLOURS) await writes(`${text} ${colour}`);
	};

	it('twelve with different filters: each gets its own, also beside one that fails', async () => {
		for (let index = 0; index < 12; index++) await activate(COLOURS[index % 3], index === 7);
		expect(await named()).toEqual(active.map(({ production }) => production));
		await eachColour('first');
		await writes('of no colour');
		await allHaveTheirs();
	});

	it('two test runs in between take nothing away', async () => {
		// One after the other: where another one listens, n8n 2.41.1 copies all that a test run knows when that
		// ends, n8n itself included, and may stand still for a minute.
		const tested = async ({ workflow, test }: Listening, text: string) => {
			await stage().rest.listenForTestEvent(workflow, TRIGGER);
			await deliveredTo(test);
			await eachColour(text);
			await left(test);
			return await textsOf(workflow, true);
		};
		// What comes while a test run still ends may reach it beside its first message.
		const ofDraft = await tested(await created('Draft'), 'tested');
		expect(ofDraft).toContain('tested red');
		expect(new Set(ofDraft).size).toBe(ofDraft.length);
		expect(await tested(active[4], 'tested beside itself')).toEqual(['tested beside itself green']);
		await allHaveTheirs();
	});

	it('the one that receives is deactivated, and the gateway fails twice meanwhile', async () => {
		await stage().simulator.control.misbehave(set, { status: 502, html: true }, 2);
		const [first] = active.splice(0, 1);
		await stage().rest.deactivate(first.workflow);
		await left(first.production);
		expect(await named()).toEqual(active.map(({ production }) => production));
		await eachColour('after one has gone');
		await allHaveTheirs();
		expect(await textsOf(first.workflow, false)).not.toContain('after one has gone red');
	});

	it('n8n is started again under steady callbacks: what was answered with 200 arrives once at each', async () => {
		await stage().simulator.control.forgetRequests();
		const steadily = (name: string) => {
			let goesOn = true;
			const all = (async () => {
				for (let index = 0; goesOn; index++) {
					await writes(`${name} ${index} ${COLOURS[index % 3]}`);
					await pause(500);
				}
			})();
			return async () => {
				goesOn = false;
				await all;
			};
		};
		const endOfBefore = steadily('before');
		await pause(1_500);
		// n8n drops what it has not begun to run when it stops.
		const atTheStop = Array.from({ length: 12 }, async (_, index) => {
			await pause(index * 15);
			await writes(`at the stop ${index} ${COLOURS[index % 3]}`);
		});
		await stage().restart(async () => {
			// While n8n loads its nodes, callbacks would only be refused.
			await Promise.all([...atTheStop, endOfBefore()]);
		});
		const endOfAfter = steadily('after');
		await toldAgain(stage().simulator, set);
		await pause(1_000);
		await endOfAfter();
		for (const { production } of active) await deliveredTo(production);
		expect(await named()).toEqual(active.map(({ production }) => production));
		await allHaveTheirs();
	});

	it('one more is activated', async () => {
		await activate('red');
		await eachColour('with one more');
		await allHaveTheirs();
	});

	it('n8n is killed while a test run listens', async () => {
		const draft = await created('Draft, killed');
		await stage().rest.listenForTestEvent(draft.workflow, TRIGGER);
		await deliveredTo(draft.test);
		await stage().simulator.control.forgetRequests();
		await stage().kill();
		await toldAgain(stage().simulator, set);
		expect(await named()).toEqual(active.map(({ production }) => production));
		await eachColour('after the kill');
		await allHaveTheirs();
	});

	it('when the last one has gone, nobody is left', async () => {
		for (const { workflow } of active.splice(0)) await stage().rest.deactivate(workflow);
		await deliveredTo('');
	});
}
