import { ExecuteContext, RoutingNode } from 'n8n-core';
import {
	createEmptyRunExecutionData,
	type IDataObject,
	type IExecuteFunctions,
	type INodeType,
	type INodeTypes,
	NodeConnectionTypes,
	Workflow,
} from 'n8n-workflow';

import { place, type Setting, weChatEyun } from './n8n.mts';

/** What n8n makes of a node when it is used as a tool. */
const asTool = (nodeType: INodeType): INodeType => ({
	description: {
		...nodeType.description,
		name: `${nodeType.description.name}Tool`,
		inputs: [],
		outputs: [NodeConnectionTypes.AiTool],
	},
	async execute(this: IExecuteFunctions) {
		return (await new RoutingNode(this as ExecuteContext, nodeType).runNode())!;
	},
});

const agentType = {
	description: {
		name: 'agent',
		inputs: [NodeConnectionTypes.Main, NodeConnectionTypes.AiTool],
		outputs: [NodeConnectionTypes.Main],
		properties: [],
	},
} as unknown as INodeType;

/** A tool in the hands of an agent, which answers with JSON. */
export interface Tool {
	invoke(values: IDataObject): Promise<string>;
}

/**
 * The tools that n8n-core hands to an agent node, in the order of the settings. Agents before version
 * 3, agents inside of agents and MCP servers call them by themselves, without the engine in between.
 *
 * @param items input of the agent
 */
export async function toolsOf(
	items: IDataObject[],
	settings: Setting[],
	nodeType: INodeType = weChatEyun,
): Promise<Tool[]> {
	const tool = asTool(nodeType);
	const placed = settings.map((setting) => place(tool, setting));
	const tools = placed.map(({ node }, index) => ({ ...node, id: `${index}`, name: `T${index}` }));
	const nodeTypes = {
		getByNameAndVersion: (type: string) => (type === 'agent' ? agentType : tool),
	} as unknown as INodeTypes;
	const agent = { id: 'agent', name: 'Agent', type: 'agent', typeVersion: 1, parameters: {} };
	const type = NodeConnectionTypes.AiTool;
	const workflow = new Workflow({
		id: 'workflow',
		nodes: [{ ...agent, position: [0, 0] }, ...tools],
		connections: Object.fromEntries(
			tools.map(({ name }) => [name, { [type]: [[{ node: 'Agent', type, index: 0 }]] }]),
		),
		active: false,
		nodeTypes,
	});
	const node = workflow.getNode('Agent')!;
	const data = { [NodeConnectionTypes.Main]: [items.map((json) => ({ json }))] };
	const runData = createEmptyRunExecutionData();
	// Where n8n-core writes down which tool was called for whom.
	const executionData = { metadata: {} } as unknown as NonNullable<typeof runData.executionData>;
	const context = new ExecuteContext(
		workflow,
		node,
		placed[0].additionalData,
		'manual',
		{ ...runData, executionData },
		0,
		data.main[0],
		data,
		{ node, data, source: null },
		[],
	);
	const found = (await context.getInputConnectionData(type, 0)) as Array<Tool & { name: string }>;
	return tools.map(({ name }) => found.find((tool) => tool.name === name)!);
}
