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
	const { arrived } = started(stage);

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

	/** One more callback at each of these addresses, until it has run: what came before it has started by then. */
	async function allStarted(name: string, workflow: Workflow, to: string[]): Promise<void> {
		const later = numbered(`after ${name}`, to.length);
		for (const [index, text] of later.entries()) {
			expect(await post(to[index], textCallback(text))).toBe(200);
		}
		await arrived(`after ${name}`, later.length, workflow);
	}

	return { publish, addresses, known, allStarted };
}
