import { ExecuteContext, RoutingNode } from 'n8n-core';
import {
	createEmptyRunExecutionData,
	type IDataObject,
	type INodeExecutionData,
	type INodeType,
	NodeConnectionTypes,
} from 'n8n-workflow';

import { place, type Setting, weChatEyun } from './n8n.mts';

export interface Run extends Setting {
	items?: IDataObject[];
	/** Files of the items, by their index. */
	binary?: Array<INodeExecutionData['binary']>;
	/** Aborted when somebody stops the execution. */
	signal?: AbortSignal;
	/** Gets the static data at the end, as n8n saves it, where it has changed. */
	onSave?: (staticData: IDataObject) => void;
}

/**
 * Prepares an execution of the WeChat node in n8n-core's own declarative engine, with real HTTP.
 *
 * @returns runs it and gives its output; n8n does the same once more when a node is retried
 */
export function prepareNode(
	run: Run,
	nodeType: INodeType = weChatEyun,
): () => Promise<INodeExecutionData[]> {
	const { workflow, node, additionalData } = place(nodeType, run);
	const items = (run.items ?? [{}]).map((json, index) => ({ json, binary: run.binary?.[index] }));
	const data = { [NodeConnectionTypes.Main]: [items] };
	const executeData = { node, data, source: null };
	return async () => {
		const context = new ExecuteContext(
			workflow,
			node,
			additionalData,
			'manual',
			createEmptyRunExecutionData(),
			0,
			items,
			data,
			executeData,
			[],
			run.signal,
		);
		const save = () => {
			const { staticData } = workflow as { staticData: IDataObject };
			if (staticData.__dataChanged) run.onSave?.(JSON.parse(JSON.stringify(staticData)));
		};
		const [output] = (await new RoutingNode(context, nodeType).runNode().finally(save))!;
		return output;
	};
}

/** Runs the WeChat node, or another, once and returns its output. */
export const runNode = async (run: Run, nodeType?: INodeType): Promise<INodeExecutionData[]> =>
	await prepareNode(run, nodeType)();
