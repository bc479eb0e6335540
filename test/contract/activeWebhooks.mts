/** The webhooks of an n8n: those that are active answer 200, all others 404. */
import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface ActiveWebhooks {
	/** Where production and test addresses begin. */
	webhookBaseUrl: string;
	webhookTestBaseUrl: string;
	/** The headers of all requests. */
	asked: IncomingHttpHeaders[];
	activate(folder: 'webhook' | 'webhook-test', webhookId: string): void;
	deactivate(folder: 'webhook' | 'webhook-test', webhookId: string): void;
	close(): Promise<void>;
}

export async function openWebhooks(): Promise<ActiveWebhooks> {
	const active = new Set<string>();
	const asked: IncomingHttpHeaders[] = [];
	const server = createServer((request, response) => {
		asked.push(request.headers);
		const [, folder, webhookId] = String(request.url).split('/');
		request.resume();
		response.writeHead(active.has(`${folder}/${webhookId}`) ? 200 : 404).end();
	});
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
	return {
		webhookBaseUrl: `${url}/webhook`,
		webhookTestBaseUrl: `${url}/webhook-test`,
		asked,
		activate: (folder, webhookId) => void active.add(`${folder}/${webhookId}`),
		deactivate: (folder, webhookId) => void active.delete(`${folder}/${webhookId}`),
		async close() {
			server.closeAllConnections();
			await new Promise((resolve) => server.close(resolve));
		},
	};
}
