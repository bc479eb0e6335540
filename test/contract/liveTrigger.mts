/** A trigger behind real HTTP, as n8n has it, and in its place whatever else may stand at an address. */
import type { IncomingMessage, ServerResponse } from 'node:http';
import { HookContext, TriggerContext, WebhookContext } from 'n8n-core';
import {
	createEmptyRunExecutionData,
	type IDataObject,
	type INode,
	type INodeExecutionData,
	type INodeType,
	type IRun,
	type ITriggerFunctions,
	type ITriggerResponse,
	type IWebhookData,
	type IWorkflowExecuteAdditionalData,
} from 'n8n-workflow';

import { openServer } from './localServer.mts';
import { place, type Setting, weChatTrigger } from './n8n.mts';

export interface LiveTrigger {
	/** Where it listens, without the token. */
	address: string;
	/** What its webhook has started a workflow with. */
	started: INodeExecutionData[];
	/** What this process has started one with by itself. */
	emitted: INodeExecutionData[];
	node: INode;
	/** What n8n would save of it. */
	readonly staticData: IDataObject;
	/** What answers in its place from now on. */
	replaceBy(answer: (response: ServerResponse, request: IncomingMessage) => void): void;
	/** Tells the gateway of the credential its address, as an activation does. */
	activate(): Promise<void>;
	/** What n8n does after that in the process that has activated it. */
	goLive(emit?: (items: INodeExecutionData[][]) => void): Promise<void>;
	/** What n8n does with it when it stops; it may be called all the same until n8n has ended. */
	end(): Promise<void>;
	deactivate(): Promise<void>;
	close(): Promise<void>;
}

const bytesOf = async (request: IncomingMessage): Promise<Buffer> => {
	const parts: Buffer[] = [];
	for await (const part of request) parts.push(part as Buffer);
	return Buffer.concat(parts);
};

/** In Express, a response says how it goes on. */
function expressive(response: ServerResponse) {
	const own = {
		status(code: number) {
			response.statusCode = code;
			return own;
		},
		json(body: unknown) {
			response.setHeader('Content-Type', 'application/json');
			response.end(JSON.stringify(body));
			return own;
		},
		end() {
			response.end();
			return own;
		},
		get headersSent() {
			return response.headersSent;
		},
	};
	return own;
}

/**
 * @param prefix of the path, which a proxy would take away
 * @param nodeType the trigger, as it is written or as it is published
 */
export async function openTrigger(
	setting: Setting,
	webhookId: string,
	prefix = '',
	nodeType: Pick<
		INodeType,
		'description' | 'trigger' | 'webhook' | 'webhookMethods'
	> = weChatTrigger,
): Promise<LiveTrigger> {
	const { workflow, node, additionalData } = place(nodeType as INodeType, setting);
	Object.assign(workflow, { id: `of ${webhookId}`, name: 'Shop' });
	node.webhookId = webhookId;
	const started: INodeExecutionData[] = [];
	const emitted: INodeExecutionData[] = [];
	let running: ITriggerResponse | undefined;
	let replacement: ((response: ServerResponse, request: IncomingMessage) => void) | undefined;

	async function take(request: IncomingMessage, response: ServerResponse): Promise<void> {
		const rawBody = await bytesOf(request);
		if (replacement) return replacement(response, request);
		const query = Object.fromEntries(new URL(String(request.url), 'http://n8n').searchParams);
		const context = new WebhookContext(
			workflow,
			node,
			{
				...additionalData,
				httpRequest: { rawBody, query, ip: '127.0.0.1', headers: request.headers },
				httpResponse: expressive(response),
			} as unknown as IWorkflowExecuteAdditionalData,
			'webhook',
			{ webhookDescription: nodeType.description.webhooks![0] } as IWebhookData,
			[],
			createEmptyRunExecutionData(),
		);
		Object.defineProperty(context, 'logger', { value: { warn: () => {} } });
		const { workflowData } = await nodeType.webhook!.call(context);
		started.push(...(workflowData?.[0] ?? []));
	}

	const server = await openServer((request, response) => void take(request, response));
	const webhookBaseUrl = `${server.url}${prefix}/webhook`;
	const hook = () =>
		new HookContext(workflow, node, { ...additionalData, webhookBaseUrl }, 'trigger', 'activate');
	const { create, delete: remove } = nodeType.webhookMethods!.default!;
	const end = async () => await running?.closeFunction?.();
	async function deactivate(): Promise<void> {
		await remove.call(hook());
		await end();
	}
	return {
		address: `${webhookBaseUrl}/${webhookId}/wechat`,
		started,
		emitted,
		node,
		get staticData() {
			return workflow.getStaticData('node', node);
		},
		replaceBy: (answer) => void (replacement = answer),
		activate: async () => void (await create.call(hook())),
		async goLive(emit = ([items]) => void emitted.push(...items)) {
			const start: ITriggerFunctions['emit'] = (data, _response, done) => {
				emit(data);
				done?.resolve({} as IRun);
			};
			const context = new TriggerContext(
				...([workflow, node, additionalData, 'trigger', 'activate', start] as const),
			);
			Object.defineProperty(context, 'logger', { value: { warn: () => {} } });
			running = await nodeType.trigger!.call(context);
		},
		end,
		deactivate,
		async close() {
			await deactivate();
			await server.close();
		},
	};
}
