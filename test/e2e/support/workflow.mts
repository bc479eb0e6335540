import { randomUUID } from 'node:crypto';
import { exampleWorkflow } from '../../../scripts/lib/example-workflow.mjs';
import type { Execution, Workflow } from '../../../scripts/lib/n8n-rest.mjs';
import { waitFor } from '../../../scripts/lib/wait.mjs';
import { CREDENTIAL_TYPE, type Stage } from './stage.mts';

export const SHOP = 'wxid_bot000demo22';
export const FAMILY = '21900000001@chatroom';
export const LI_LEI = 'wxid_lilei00demo01';

export interface Node {
	[key: string]: unknown;
	name: string;
}

/** Chooses the demo account by its stable WeChat ID. */
export const byWcId = (value: string = SHOP) => ({ __rl: true, mode: 'wcId', value });

/** A node of this package; `more` is for what is beside the parameters, for example `onError`. */
export const weChatEyun = (
	credential: Stage['credential'],
	name: string,
	parameters: Record<string, unknown>,
	more: Record<string, unknown> = {},
): Node => ({
	name,
	type: 'n8n-nodes-wechat-gateway.weChatEyun',
	typeVersion: 1,
	parameters: { weChatAccount: byWcId(), ...parameters },
	credentials: { [CREDENTIAL_TYPE]: credential },
	...more,
});

export const START = 'Start';

/** A manual trigger and, after it, one item for each value. */
export function input(values: unknown[]): Node[] {
	return [
		{ name: START, type: 'n8n-nodes-base.manualTrigger', typeVersion: 1, parameters: {} },
		{
			name: 'Values',
			type: 'n8n-nodes-base.set',
			typeVersion: 3.4,
			parameters: { mode: 'raw', jsonOutput: JSON.stringify({ values }) },
		},
		{
			name: 'Items',
			type: 'n8n-nodes-base.splitOut',
			typeVersion: 1,
			parameters: { fieldToSplitOut: 'values', options: {} },
		},
	];
}

/** Connects nodes in a row. */
export function inARow(name: string, nodes: Node[]) {
	const connections = Object.fromEntries(
		nodes
			.slice(1)
			.map((node, index) => [
				nodes[index].name,
				{ main: [[{ node: node.name, type: 'main', index: 0 }]] },
			]),
	);
	const placed = nodes.map((node, index) => ({
		id: randomUUID(),
		position: [index * 200, 0],
		...node,
	}));
	return { name, nodes: placed, connections };
}

/** Starts nodes on some items; returns the id of the execution. */
export async function startOn(
	{ rest }: Pick<Stage, 'rest'>,
	values: unknown[],
	...nodes: Node[]
): Promise<string> {
	const name = nodes.map((node) => node.name).join(', ');
	const workflow = await rest.createWorkflow(inARow(name, [...input(values), ...nodes]));
	return await rest.start(workflow, START);
}

/** Runs nodes on some items, to the end. */
export const runOn = async (
	stage: Stage,
	values: unknown[],
	...nodes: Node[]
): Promise<Execution> => await stage.rest.waitForExecution(await startOn(stage, values, ...nodes));

/** The node of the trigger, each with a webhook address of its own. */
export const weChatTrigger = (
	credential: Stage['credential'],
	parameters: Record<string, unknown> = {},
): Node => ({
	name: 'WeChat Trigger',
	type: 'n8n-nodes-wechat-gateway.weChatTrigger',
	typeVersion: 2,
	parameters,
	webhookId: randomUUID(),
	credentials: { [CREDENTIAL_TYPE]: credential },
});

/** Creates and activates a workflow, and waits until the gateway knows its address. */
export async function activated(
	stage: Pick<Stage, 'rest' | 'simulator'>,
	workflow: Parameters<Stage['rest']['createWorkflow']>[0],
): Promise<Workflow> {
	const before = (await stage.simulator.control.state()).developer.callbackUrl;
	const created = await stage.rest.createWorkflow(workflow);
	await stage.rest.activate(created);
	await waitFor({
		what: 'The registration of the callback',
		timeoutMs: 60_000,
		ask: async () => {
			const { callbackUrl } = (await stage.simulator.control.state()).developer;
			return callbackUrl !== null && callbackUrl !== before;
		},
	});
	return created;
}

/** Deactivates a workflow and waits until the gateway has forgotten its address. */
export async function deactivated(stage: Stage, workflow: Workflow): Promise<void> {
	await stage.rest.deactivate(workflow);
	await waitFor({
		what: 'The cancellation of the callback',
		timeoutMs: 60_000,
		ask: async () => (await stage.simulator.control.state()).developer.callbackUrl === null,
	});
}

/** The example that new users import. */
export const replyInAGroup = ({ credential }: Stage) =>
	exampleWorkflow('reply-in-a-group.json', credential);

/** Lets something happen at the gateway, and waits for the execution that it starts. */
export async function executionAfter(
	stage: Stage,
	workflow: Workflow,
	script: string,
): Promise<Execution> {
	const known = new Set((await stage.rest.executions(workflow)).map(({ id }) => id));
	const [played] = await stage.simulator.control.play(script);
	expect(played.httpStatus).toBe(200);
	const started = await waitFor({
		what: 'An execution',
		timeoutMs: 60_000,
		ask: async () => (await stage.rest.executions(workflow)).find(({ id }) => !known.has(id)),
	});
	return await stage.rest.waitForExecution(started.id);
}
