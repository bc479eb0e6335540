import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A web address of somebody else, and what has been posted to it. */
export interface Mailbox {
	url: string;
	/** The JSON that came, oldest first. */
	received: Array<Record<string, unknown>>;
	/** What it answers from now on. */
	answers(status: number): void;
	close(): Promise<void>;
}

export async function openMailbox(): Promise<Mailbox> {
	const received: Mailbox['received'] = [];
	let status = 200;
	const server = createServer(async (request, response) => {
		let body = '';
		for await (const chunk of request) body += String(chunk);
		received.push(JSON.parse(body));
		response.writeHead(status, { 'Content-Type': 'application/json' });
		response.end('{}');
	});
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	return {
		url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/inbox`,
		received,
		answers(next) {
			status = next;
		},
		async close() {
			server.closeAllConnections();
			await new Promise((resolve) => server.close(resolve));
		},
	};
}
