/** The MCP client that AI apps use, from the package that n8n itself brings. */
import { randomUUID } from 'node:crypto';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { waitFor } from '../../../scripts/lib/wait.mjs';
import type { Stage } from './stage.mts';
import type { Node } from './workflow.mts';

/** What a client gets of a call. */
export interface McpResult {
	isError?: boolean;
	content: Array<{ type: string; text: string }>;
}

export interface McpClient {
	listTools(): Promise<{ tools: Array<{ name: string; description?: string }> }>;
	callTool(call: { name: string; arguments: object }): Promise<McpResult>;
	close(): Promise<void>;
}

interface Connectable extends McpClient {
	connect(transport: unknown): Promise<void>;
}

const SERVER = 'MCP Server Trigger';

/**
 * Connects a client to an MCP trigger, once.
 *
 * @param path what the trigger has as its path
 * @param token what the client shows as its bearer token, if it has one
 * @throws with what n8n answers, when it does not let the client in
 */
export async function connectMcp(
	{ rest, n8n }: Stage,
	path: string,
	token?: string,
): Promise<McpClient> {
	const sdk = createRequire(join(n8n.dir, 'node_modules', '@modelcontextprotocol', 'sdk', 'x.js'));
	const { Client } = sdk('@modelcontextprotocol/sdk/client/index.js');
	const { StreamableHTTPClientTransport } = sdk(
		'@modelcontextprotocol/sdk/client/streamableHttp.js',
	);
	const client: Connectable = new Client({ name: 'test', version: '1' });
	const headers = token === undefined ? {} : { Authorization: `Bearer ${token}` };
	const url = new URL(`${rest.url}/mcp/${path}`);
	await client.connect(new StreamableHTTPClientTransport(url, { requestInit: { headers } }));
	return client;
}

/** Offers tools behind n8n's MCP trigger to a client, as long as `use` goes on. */
export async function withMcp<T>(
	stage: Stage,
	tools: Node[],
	use: (client: Pick<McpClient, 'callTool'>) => Promise<T>,
): Promise<T> {
	const { rest } = stage;
	const path = randomUUID();
	const trigger = {
		name: SERVER,
		type: '@n8n/n8n-nodes-langchain.mcpTrigger',
		typeVersion: 2,
		parameters: { path },
		webhookId: path,
	};
	const placed = [trigger, ...tools].map((node, index) => ({
		...{ id: randomUUID(), position: [index * 200, 0] },
		...node,
	}));
	const connections = Object.fromEntries(
		tools.map(({ name }) => [name, { ai_tool: [[{ node: SERVER, type: 'ai_tool', index: 0 }]] }]),
	);
	const workflow = await rest.createWorkflow({ name: SERVER, nodes: placed, connections });
	await rest.activate(workflow);
	const client = await waitFor({
		what: 'The MCP server',
		timeoutMs: 60_000,
		ask: async () => await connectMcp(stage, path).catch(() => false as const),
	});
	try {
		return await use(client);
	} finally {
		await client.close();
		await rest.deactivate(workflow);
	}
}
