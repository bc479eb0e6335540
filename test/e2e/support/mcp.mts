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

interface Client {
	connect(transport: unknown): Promise<void>;
	callTool(call: { name: string; arguments: object }): Promise<McpResult>;
	close(): Promise<void>;
}

const SERVER = 'MCP Server Trigger';

/** Offers tools behind n8n's MCP trigger to a client, as long as `use` goes on. */
export async function withMcp<T>(
	{ rest, n8n }: Stage,
	tools: Node[],
	use: (client: Pick<Client, 'callTool'>) => Promise<T>,
): Promise<T> {
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
	const sdk = createRequire(join(n8n.dir, 'node_modules', '@modelcontextprotocol', 'sdk', 'x.js'));
	const { Client } = sdk('@modelcontextprotocol/sdk/client/index.js');
	const { StreamableHTTPClientTransport } = sdk(
		'@modelcontextprotocol/sdk/client/streamableHttp.js',
	);
	const client = await waitFor({
		what: 'The MCP server',
		timeoutMs: 60_000,
		ask: async () => {
			const one: Client = new Client({ name: 'test', version: '1' });
			const transport = new StreamableHTTPClientTransport(new URL(`${rest.url}/mcp/${path}`));
			return await one.connect(transport).then(
				() => one,
				() => false as const,
			);
		},
	});
	try {
		return await use(client);
	} finally {
		await client.close();
		await rest.deactivate(workflow);
	}
}
