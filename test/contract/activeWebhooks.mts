/** The webhooks of an n8n: those that are active answer 200, all others 404. */
import type { IncomingHttpHeaders } from 'node:http';

import { openServer } from './localServer.mts';

export interface ActiveWebhooks {
	/** Where production and test addresses begin. */
	webhookBaseUrl: string;
	webhookTestBaseUrl: string;
	/** The headers of all requests. */
	asked: IncomingHttpHeaders[];
	activate(folder: 'webhook' | 'webhook-test', webhookId: string): void;
	deactivate(folder: 'webhook' | 'webhook-test', webhookId: string): void;
	/** Of a trigger. */
	address(folder: 'webhook' | 'webhook-test', webhookId: string): string;
	close(): Promise<void>;
}

export async function openWebhooks(): Promise<ActiveWebhooks> {
	const active = new Set<string>();
	const asked: IncomingHttpHeaders[] = [];
	const { url, close } = await openServer((request, response) => {
		asked.push(request.headers);
		const [, folder, webhookId] = String(request.url).split('/');
		request.resume();
		response.writeHead(active.has(`${folder}/${webhookId}`) ? 200 : 404).end();
	});
	return {
		webhookBaseUrl: `${url}/webhook`,
		webhookTestBaseUrl: `${url}/webhook-test`,
		asked,
		activate: (folder, webhookId) => void active.add(`${folder}/${webhookId}`),
		deactivate: (folder, webhookId) => void active.delete(`${folder}/${webhookId}`),
		address: (folder, webhookId) => `${url}/${folder}/${webhookId}/wechat`,
		close,
	};
}
