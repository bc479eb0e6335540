/** *Send and Wait for Response* in n8n-core's own contexts: the node that asks, and what is called at its address. */
import { ExecuteContext, WebhookContext } from 'n8n-core';
import {
	createRunExecutionData,
	type IDataObject,
	type INodeExecutionData,
	type INodeParameters,
	type INodeType,
	type IWebhookData,
	type IWebhookResponseData,
	type IWorkflowExecuteAdditionalData,
	NodeConnectionTypes,
} from 'n8n-workflow';

import { place } from './n8n.mts';
import type { Run } from './runNode.mts';

export const WAITING = 'https://n8n.example.com/webhook-waiting';

/** What somebody does at the address. */
interface Call {
	method?: 'GET' | 'POST';
	query?: Record<string, string>;
	headers?: Record<string, string>;
	body?: unknown;
}

/** What has come of it. */
interface Answered extends IWebhookResponseData {
	/** What the node has sent by itself. */
	page?: string;
	/** The page of n8n that was shown instead. */
	rendered?: string;
	headers: Record<string, string>;
}

export interface Asking {
	/** Runs the node, as n8n does; again when a node is retried. */
	ask(): Promise<INodeExecutionData[][]>;
	/** Until when n8n waits, if it does. */
	readonly waitTill: Date | undefined;
	/** Whether n8n 2.8 looks at signatures. */
	readonly checksSignatures: boolean | undefined;
	open(call: Call): Promise<Answered>;
}

/**
 * The run of one node, with all that n8n keeps of it.
 *
 * @param waiting where n8n takes answers
 */
export function prepareAsking(
	nodeType: INodeType,
	run: Run,
	parameters: INodeParameters,
	waiting = WAITING,
): Asking {
	const { workflow, node, additionalData } = place(nodeType, {
		...run,
		parameters: { resource: 'message', operation: 'sendAndWait', ...parameters },
	});
	const own = { ...additionalData, webhookWaitingBaseUrl: waiting, executionId: '17' };
	const items = (run.items ?? [{}]).map((json) => ({ json }));
	const data = { [NodeConnectionTypes.Main]: [items] };
	const executeData = { node, data, source: null };
	const state = createRunExecutionData({ executionData: { nodeExecutionStack: [executeData] } });
	return {
		ask: async () =>
			(await nodeType.customOperations!.message.sendAndWait.call(
				new ExecuteContext(
					workflow,
					node,
					own,
					'manual',
					state,
					0,
					items,
					data,
					executeData,
					[],
					run.signal,
				),
			)) as INodeExecutionData[][],
		get waitTill() {
			return state.waitTill;
		},
		get checksSignatures() {
			return state.validateSignature;
		},
		async open({ method = 'GET', query = {}, headers = {}, body = {} }) {
			const seen: Pick<Answered, 'page' | 'rendered' | 'headers'> = { headers: {} };
			const httpResponse = {
				set: (more: Record<string, string>) => Object.assign(seen.headers, more),
				send: (page: string) => (seen.page = page),
				render: (rendered: string) => (seen.rendered = rendered),
			};
			const context = new WebhookContext(
				workflow,
				node,
				{
					...own,
					httpRequest: { method, query, headers, body },
					httpResponse,
				} as unknown as IWorkflowExecuteAdditionalData,
				'manual',
				{ webhookDescription: nodeType.description.webhooks![0] } as IWebhookData,
				[],
				// As n8n reads it from its database.
				JSON.parse(JSON.stringify(state)),
			);
			return { ...(await nodeType.webhook!.call(context)), ...seen };
		},
	};
}

/** The answer in what the waiting run goes on with. */
export const dataIn = ({ workflowData }: IWebhookResponseData): IDataObject | undefined =>
	workflowData?.[0][0].json.data as IDataObject | undefined;
