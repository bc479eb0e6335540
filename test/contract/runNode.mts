import { ExecuteContext, RoutingNode } from 'n8n-core';
import {
	createEmptyRunExecutionData,
	type IDataObject,
	type INodeExecutionData,
	NodeConnectionTypes,
} from 'n8n-workflow';

import { place, type Setting, weChat } from './n8n.mts';

export interface Run extends Setting {
	items?: IDataObject[];
}

/** Runs the WeChat node in n8n-core's own declarative engine, with real HTTP, and returns its output. */
export async function runNode(run: Run): Promise<INodeExecutionData[]> {
	const { workflow, node, additionalData } = place(weChat, run);
	const items = (run.items ?? [{}]).map((json) => ({ json }));
	const data = { [NodeConnectionTypes.Main]: [items] };
	const context = new ExecuteContext(
		workflow,
		node,
		additionalData,
		'manual',
		createEmptyRunExecutionData(),
		0,
		items,
		data,
		{ node, data, source: null },
		[],
	);
	const [output] = (await new RoutingNode(context, weChat).runNode())!;
	return output;
}
