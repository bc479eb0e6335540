import type { Workflow } from '../../../scripts/lib/n8n-rest.mjs';
import { sleep } from '../../../scripts/lib/wait.mjs';
import { post, textCallback } from '../../e2e/support/callback.mts';
import { registrations } from '../../e2e/support/registrations.mts';
import { CREDENTIAL_TYPE } from '../../e2e/support/stage.mts';
import { itemsWith, numbered, sendTexts } from '../../e2e/support/texts.mts';
import { byWcId, inARow, input, START, weChatTrigger } from '../../e2e/support/workflow.mts';
import { counted, isFull, sized } from '../support/figures.mts';
import { earlierAndLater, type Held, held } from '../support/held.mts';
import type { ManyProcesses } from '../support/stage.mts';

/** In ms. */
const LONG = sized(45_000, 20 * 60_000);
const BETWEEN_SAMPLES = sized(1_000, 10_000);

/** Memory that is not held but not yet given back either: n8n's own varies by some tens of MB. */
const MORE_MEMORY = 1.15;

/** Connections of n8n's own to its database and to others come and go. */
const MORE_HANDLES = 10;

/** Texts that somebody writes in the long run, of people that are always other ones. */
const someText = (count: number): string =>
	textCallback(`soaked ${count}.`, 7_400_000_000_000_000_000n + BigInt(count)).replaceAll(
		'wxid_lilei00demo01',
		`wxid_someone${count % 5_000}`,
	);

/** What all that people do with the nodes leaves behind. */
export function soak(stage: () => ManyProcesses): void {
	const { callbackUrl, deliveredTo } = registrations(stage);

	const answering = (name: string) => {
		const { credential } = stage();
		const trigger = weChatTrigger(credential);
		const answer = sendTexts({ credential }, { options: { pacing: 'off' } });
		return { trigger, workflow: inARow(name, [trigger, answer]) };
	};

	async function published(name: string): Promise<Workflow> {
		const { trigger, workflow } = answering(name);
		const created = await stage().rest.createWorkflow(workflow);
		await stage().rest.activate(created);
		await deliveredTo(`/webhook/${String(trigger.webhookId)}/`);
		return created;
	}

	it('callbacks, sending, lists, test runs and activations: nothing grows', async () => {
		const { rest, credential } = stage();
		await published('Soaked');
		const changing = await published('Now and then');
		const sending = await rest.createWorkflow(
			inARow('Sends', [
				...input(itemsWith(numbered('sent', 5))),
				sendTexts({ credential }, { options: { pacing: 'off' } }),
			]),
		);
		const tested = await rest.createWorkflow(answering('Tested').workflow);
		const end = Date.now() + LONG;
		const done: Record<string, number> = {};

		/** Does something again and again, with a pause between. */
		async function again(what: string, pause: number, act: (count: number) => Promise<unknown>) {
			for (let count = 0; Date.now() < end; count++) {
				await act(count);
				done[what] = count + 1;
				await sleep(pause);
			}
		}

		const samples: Held[] = [];
		await Promise.all([
			again('samples', BETWEEN_SAMPLES, async () => samples.push(await held(stage()))),
			again('callbacks', 150, async (count) =>
				expect(await post(await callbackUrl(), someText(count))).toBe(200),
			),
			again('executions of five messages', 2_000, async () => {
				await rest.waitForExecution(await rest.start(sending, START));
			}),
			again('lists', 1_000, async () => {
				const { results } = await rest.search({
					type: 'n8n-nodes-wechat-gateway.weChatEyun',
					method: 'searchLabels',
					parameters: { weChatAccount: byWcId() },
					credentials: { [CREDENTIAL_TYPE]: credential },
				});
				expect(results.length).toBeGreaterThan(0);
			}),
			again('test runs', 10_000, async () => {
				await rest.listenForTestEvent(tested, 'WeChat Trigger');
				await sleep(2_000);
				await rest.stopListening(tested);
			}),
			again('activations', 15_000, async () => {
				await rest.deactivate(changing);
				await rest.activate(changing);
			}),
		]);

		const lines = Object.entries(done).map(([what, count]) => `${count} ${what}`);
		counted(`in ${LONG / 1_000} seconds: ${lines.join(', ')}`);
		for (const name of Object.keys(samples[0].memory)) {
			const memory = earlierAndLater(samples, (one) => one.memory[name]);
			const handles = earlierAndLater(samples, (one) => one.handles[name]);
			counted(
				`${name}: memory ${memory.map(Math.round).join(' and then ')} MB, handles ${handles.join(' and then ')}`,
			);
			expect(handles[1]).toBeLessThanOrEqual(handles[0] + MORE_HANDLES);
			// A process that has just begun still grows.
			if (isFull) expect(memory[1]).toBeLessThanOrEqual(memory[0] * MORE_MEMORY);
		}
		const saved = earlierAndLater(samples, ({ staticData }) => staticData);
		counted(`static data of a workflow: ${saved.join(' and then ')} characters at most`);
		if (isFull) expect(saved[1]).toBeLessThanOrEqual(saved[0] * 1.1);
	});
}
