import type { Workflow } from '../../../scripts/lib/n8n-rest.mjs';
import { waitFor } from '../../../scripts/lib/wait.mjs';
import { post, textCallback } from '../../e2e/support/callback.mts';
import { registrations } from '../../e2e/support/registrations.mts';
import { numbered } from '../../e2e/support/texts.mts';
import { inARow, weChatTrigger } from '../../e2e/support/workflow.mts';
import type { ManyProcesses } from './stage.mts';
import { started } from './started.mts';

/** Workflows that receive by webhook processes. */
export function listening(stage: () => ManyProcesses) {
	const { callbackUrl, deliveredTo } = registrations(stage);
	const { arrived, executions, settled } = started(stage);

	async function publish(name: string): Promise<Workflow> {
		const { rest, credential } = stage();
		const trigger = weChatTrigger(credential);
		const end = { name: 'End', type: 'n8n-nodes-base.noOp', typeVersion: 1, parameters: {} };
		const created = await rest.createWorkflow(inARow(name, [trigger, end]));
		await rest.activate(created);
		await deliveredTo(`/webhook/${String(trigger.webhookId)}/`);
		return created;
	}

	/** The address that the gateway has, at each of the webhook processes. */
	const addresses = async () => stage().atEach(await callbackUrl());

	/** Until each process knows who listens. */
	async function known(to: string[]): Promise<void> {
		for (const address of to) {
			await waitFor({
				what: 'The webhook',
				timeoutMs: 60_000,
				ask: async () => (await post(address, '{"messageType":"00000"}')) === 200,
			});
		}
	}

	/** One callback at each of these addresses; how they are answered. */
	const oneEach = async (name: string, to: string[]): Promise<number[]> =>
		await Promise.all(
			numbered(name, to.length).map((text, index) => post(to[index], textCallback(text))),
		);

	/** One more callback at each of these addresses, until it has run: what came before it has started by then. */
	async function allStarted(name: string, workflow: Workflow, to: string[]): Promise<void> {
		expect(await oneEach(`after ${name}`, to)).toEqual(to.map(() => 200));
		await arrived(`after ${name}`, to.length, workflow);
	}

	/**
	 * Until each process starts what it answers: after an outage of its database, n8n may answer and then
	 * abort the execution, for want of a connection ("timeout exceeded when trying to connect").
	 */
	async function awake(name: string, workflow: Workflow, to: string[]): Promise<void> {
		let round = 0;
		await waitFor({
			what: 'Processes that start what they answer',
			timeoutMs: 240_000,
			everyMs: 1_000,
			ask: async () => {
				const own = `awake ${++round} ${name}`;
				if ((await oneEach(own, to)).some((status) => status !== 200)) return false;
				await settled(workflow);
				return (await executions(own, workflow)) === to.length;
			},
		});
	}

	return { publish, addresses, known, allStarted, awake };
}
