import {
	type IDataObject,
	type IExecuteFunctions,
	type INode,
	NodeConnectionTypes,
	nodeNameToToolName,
} from 'n8n-workflow';

import { isTool } from '../../engine/tool';
import type { Caller } from '../../engine/transport';
import type { Gateway } from '../../gateways/gateway';
import { describeCall, type Held, namelessIn, type ToolCall, toText } from './describeCall';
import { namesOf } from './names';

/** What n8n calls the node types that it makes for the review of an agent's tools. */
const REVIEW = 'HitlTool';

/** Whether the node reviews what an AI agent wants to do. */
export const isReview = ({ type }: Pick<INode, 'type'>): boolean => type.endsWith(REVIEW);

/** A tool that nobody reviews. Agents from version 3 on would have it wait, and never see an answer. */
export const isPlainTool = (node: INode): boolean => isTool(node) && !isReview(node);

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

/** How the message begins that n8n itself fills in, in 2.8 as in 2.41. */
const DEFAULT_OF_N8N = '=The agent wants to ';

/** What somebody has written as the message of the review, without what n8n makes of the input as a whole. */
function ownWords(context: IExecuteFunctions, message: string): string {
	const saved = context.getNode().parameters.message;
	if (typeof saved !== 'string' || saved.startsWith(DEFAULT_OF_N8N)) return '';
	return message.replace(/\[object Object\]/g, '').trim();
}

/**
 * What a person is asked: of a review what the agent wants to do, below what somebody has written there. n8n's
 * own message shows the input as "[object Object]".
 *
 * @param caller the same node, for what the gateway is asked
 * @param message as it stands in the node
 */
export async function questionOf(
	gateway: Gateway,
	context: IExecuteFunctions,
	caller: Caller,
	message: string,
): Promise<string> {
	if (!isReview(context.getNode())) return message;
	const call = callIn(context.getInputData()[0].json);
	const described = describeCall(gateway.catalog, call, heldBy(context, call.tool), (expression) =>
		context.evaluateExpression(expression, 0),
	);
	const names = await namesOf(gateway, caller, described.account, namelessIn(described));
	return [ownWords(context, message), toText(described, names)].filter(Boolean).join('\n\n');
}

/** What the agent is told when the time is over. n8n puts it behind "provided feedback". */
const NOBODY = 'Nobody has answered in time, so this was not done.';

/**
 * What comes out when the time is over is what has come in, and n8n would take an `approved` or `chatInput` in
 * it for the answer of a person: the item of the agent is in there.
 */
export function refusedUnlessAnswered(context: IExecuteFunctions): void {
	if (!isReview(context.getNode())) return;
	const [item] = context.getInputData();
	item.json = { ...item.json, approved: false, chatInput: NOBODY };
}
