import { randomUUID } from 'node:crypto';
import { type Execution, itemsOf, type Workflow } from '../../../scripts/lib/n8n-rest.mjs';
import { byId } from '../../editor.mts';
import type { ChatModel } from './chatModel.mts';
import type { Stage } from './stage.mts';
import { inARow, input, type Node, START, weChatEyun } from './workflow.mts';

/** What the editor writes into an input when somebody lets the model fill it in. */
export const byModel = (name: string, type = 'string') =>
	`={{ /*n8n-auto-generated-fromAI-override*/ $fromAI('${name}', \`\`, '${type}') }}`;

/** The same for a picker, which has to be "By ID" for it. */
export const idByModel = (name: string) => byId(byModel(name));

/** Our node as n8n offers it to agents. */
export const weChatEyunTool = (
	credential: Stage['credential'],
	name: string,
	parameters: Record<string, unknown>,
	more: Record<string, unknown> = {},
): Node => ({
	...weChatEyun(credential, name, { descriptionType: 'auto', ...parameters }),
	type: 'n8n-nodes-wechat-gateway.weChatEyunTool',
	...more,
});

/** A node of this package as n8n offers it to agents. */
export const asTool = (node: Node): Node => ({
	...node,
	type: `${String(node.type)}Tool`,
	parameters: { descriptionType: 'auto', ...(node.parameters as object) },
});

/** A node of this package as the review of tools that n8n makes of it, as the editor saves it. */
export const asReview = (node: Node): Node => ({
	...node,
	type: `${String(node.type)}HitlTool`,
	webhookId: randomUUID(),
});

/** Versions of the agent node: up to 2.2 it calls its tools by itself, later n8n's engine does it. */
export const AGENTS = [3.1, 2.2];

export interface Task {
	/** Credential of the model. */
	model: { id: string; name: string };
	tools: Node[];
	/** Version of the agent node. */
	version?: number;
	/** The agent is asked once for each of them. */
	items?: unknown[];
	/** What is beside the parameters of the agent node, for example `retryOnFail`. */
	more?: Record<string, unknown>;
	/** The tools belong to a second agent of this name, which is the only tool of the first one. */
	assistant?: string;
	/** Nodes that hold tools back until somebody has approved them, each with the names of these. */
	reviews?: Array<{ node: Node; of: string[] }>;
}

const AGENT = 'Agent';
const MODEL = 'Model';

/** The language model of an agent. */
export const modelNode = (credential: Task['model']): Node => ({
	name: MODEL,
	type: '@n8n/n8n-nodes-langchain.lmChatOpenAi',
	typeVersion: 1.3,
	parameters: {
		model: { __rl: true, mode: 'id', value: 'scripted' },
		responsesApiEnabled: false,
		// When the model fails, the agent is to notice.
		options: { maxRetries: 0 },
	},
	credentials: { openAiApi: credential },
});

const assistantNode = (name: string): Node => ({
	name,
	type: '@n8n/n8n-nodes-langchain.agentTool',
	typeVersion: 3,
	parameters: { text: byModel('Prompt'), options: {} },
});

/** A manual trigger, an agent, its model and its tools. */
export async function agentWorkflow({ rest }: Stage, task: Task): Promise<Workflow> {
	const { model, tools, version = AGENTS[0], items = [{}], more, assistant, reviews = [] } = task;
	const row = inARow(`Agent with ${tools.map(({ name }) => name).join(', ')}`, [
		...input(items),
		{
			name: AGENT,
			type: '@n8n/n8n-nodes-langchain.agent',
			typeVersion: version,
			parameters: { promptType: 'define', text: 'Do it', options: {} },
			...more,
		},
	]);
	const below = [
		modelNode(model),
		...tools,
		...reviews.map(({ node }) => node),
		...(assistant ? [assistantNode(assistant)] : []),
	];
	const above = (tool: Node) => reviews.find(({ of }) => of.includes(tool.name))?.node.name;
	const to = (type: string, ...nodes: string[]) => ({
		[type]: [nodes.map((node) => ({ node, type, index: 0 }))],
	});
	return await rest.createWorkflow({
		...row,
		nodes: [
			...row.nodes,
			...below.map((node) => ({ id: randomUUID(), position: [0, 200], ...node })),
		],
		connections: {
			...row.connections,
			[MODEL]: to('ai_languageModel', AGENT, ...(assistant ? [assistant] : [])),
			...(assistant && { [assistant]: to('ai_tool', AGENT) }),
			...Object.fromEntries(
				tools.map((tool) => [tool.name, to('ai_tool', above(tool) ?? assistant ?? AGENT)]),
			),
			...Object.fromEntries(reviews.map(({ node }) => [node.name, to('ai_tool', AGENT)])),
		},
	});
}

/** Lets an agent do a task, to the end. */
export async function runAgent(stage: Stage, task: Task): Promise<Execution> {
	return await stage.rest.run(await agentWorkflow(stage, task), START);
}

/** What the agent has said in the end, for each of its items. */
export const saidBy = (execution: Execution): string[] =>
	itemsOf(execution, AGENT).map(({ json }) => json.output);

/** Stores what n8n needs to ask the model. */
export const modelCredential = async ({ rest }: Stage, model: ChatModel) =>
	await rest.createCredential({
		name: 'Scripted model',
		type: 'openAiApi',
		data: { apiKey: 'not-checked', url: model.url },
	});
