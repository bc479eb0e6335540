/** What stands in front of an n8n of several processes, as a reverse proxy does: callbacks go to the webhook processes, one after the other. */
import { createServer, type IncomingMessage, request, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** What webhook processes serve; all else is for the main process. */
const FOR_WEBHOOKS = /^\/(webhook|webhook-waiting|form|form-waiting)\//;

export interface Front {
	url: string;
	/** Where it leads to, as URLs; before that it answers 503. */
	leadTo(main: string, webhooks: string[]): void;
	close(): Promise<void>;
}

function passOn(from: IncomingMessage, to: ServerResponse, target: string): void {
	const { method, url = '/', headers, socket } = from;
	const forwarded = { ...headers, 'x-forwarded-for': String(socket.remoteAddress) };
	const passed = request(new URL(url, target), { method, headers: forwarded }, (answer) => {
		to.writeHead(answer.statusCode ?? 502, answer.headers);
		answer.pipe(to);
	});
	passed.on('error', () => {
		if (!to.headersSent) to.writeHead(502);
		to.end();
	});
	from.pipe(passed);
}

export async function openFront(): Promise<Front> {
	let main: string | undefined;
	let webhooks: string[] = [];
	let turn = 0;
	const server = createServer((from, to) => {
		const target = FOR_WEBHOOKS.test(from.url ?? '') ? webhooks[turn++ % webhooks.length] : main;
		if (target !== undefined) return passOn(from, to, target);
		to.writeHead(503).end();
	});
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	return {
		url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
		leadTo(toMain, toWebhooks) {
			main = toMain;
			webhooks = toWebhooks;
		},
		async close() {
			server.closeAllConnections();
			await new Promise((resolve) => server.close(resolve));
		},
	};
}
