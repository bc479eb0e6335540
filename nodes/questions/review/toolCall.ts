import {
	type IDataObject,
	type IExecuteFunctions,
	type INode,
	NodeConnectionTypes,
	nodeNameToToolName,
} from 'n8n-workflow';

import type { Resource } from '../../engine/operation';
import { describeCall, type Held, type ToolCall } from './describeCall';

/** What n8n calls the node types that it makes for the review of an agent's tools. */
const REVIEW = 'HitlTool';

/** Whether the node reviews what an AI agent wants to do. */
export const isReview = ({ type }: Pick<INode, 'type'>): boolean => type.endsWith(REVIEW);

/** The nodes of this package, for both gateways, as tools: the same operations have the same names there. */
const OF_THIS_PACKAGE = /\.weChat\w+Tool$/;

/**
 * What n8n's engine hands to the review: the item of the agent, and in it the call (`createEngineRequests` of
 * its agent and `requests-response` of its core, the same in 2.8 and 2.41).
 */
const callIn = ({ tool, toolParameters }: IDataObject): ToolCall => ({
	tool: String(tool ?? ''),
	chosen: toolParameters,
});

/** The node that stands behind the review and is called so. Several may stand there. */
function heldBy(context: IExecuteFunctions, tool: string): Held | undefined {
	const connected = context.getParentNodes(context.getNode().name, {
		connectionType: NodeConnectionTypes.AiTool,
		depth: 1,
		includeNodeParameters: true,
	});
	const found = connected.find(
		({ name, disabled }) => !disabled && nodeNameToToolName(name) === tool,
	);
	if (!found) return undefined;
	const { name, type, parameters = {} } = found;
	return { name, parameters: OF_THIS_PACKAGE.test(type) ? (parameters as IDataObject) : {} };
}

/**
 * What the agent wants to do, for the person who decides: in place of the message that n8n fills in, which
 * shows the input as "[object Object]".
 *
 * @param catalog the gateway's
 * @returns nothing where the node is no review
 */
export function askedByAgent(context: IExecuteFunctions, catalog: Resource[]): string | undefined {
	if (!isReview(context.getNode())) return undefined;
	const call = callIn(context.getInputData()[0].json);
	return describeCall(catalog, call, heldBy(context, call.tool), (expression) =>
		context.evaluateExpression(expression, 0),
	);
}
