import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Workflow } from '../../../scripts/lib/n8n-rest.mjs';
import { waitFor } from '../../../scripts/lib/wait.mjs';
import { post } from './callback.mts';
import type { Stage } from './stage.mts';

/** A gateway that knows callback URLs and little else, and takes every Authorization. */
export interface CallbackGateway {
	url: string;
	/** The one that is registered. */
	callbackUrl(): string | undefined;
	/** Waits until another URL than this one is registered, and returns it. */
	anotherThan(url: string | undefined): Promise<string>;
	close(): Promise<void>;
}

const done = (data: unknown = null) => JSON.stringify({ code: '1000', message: '处理成功', data });

/** @param others what it knows beside: the data of its answer, or a promise of it, by path */
export async function openCallbackGateway(
	others: Record<string, () => unknown> = {},
): Promise<CallbackGateway> {
	let callbackUrl: string | undefined;
	const server = createServer(async (request, response) => {
		let body = '';
		for await (const chunk of request) body += String(chunk);
		const other = others[String(request.url)];
		if (other) return response.end(done(await other()));
		callbackUrl = JSON.parse(body).httpUrl;
		return response.end(done());
	});
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	const { port } = server.address() as AddressInfo;
	return {
		callbackUrl: () => callbackUrl,
		url: `http://127.0.0.1:${port}`,
		anotherThan: (url) =>
			waitFor({
				what: 'Another callback URL at the gateway',
				timeoutMs: 60_000,
				ask: async () => callbackUrl !== url && callbackUrl,
			}),
		async close() {
			server.closeAllConnections();
			await new Promise((resolve) => server.close(resolve));
		},
	};
}

/** Activates a workflow and waits until callbacks reach it; returns the URL that the gateway has then. */
export async function activatedAt(
	gateway: CallbackGateway,
	{ rest }: Pick<Stage, 'rest'>,
	workflow: Workflow,
	headers?: Record<string, string>,
): Promise<string> {
	const before = gateway.callbackUrl();
	await rest.activate(workflow);
	const url = await gateway.anotherThan(before);
	await waitFor({
		what: 'The webhook',
		timeoutMs: 60_000,
		ask: async () => (await post(url, '{"messageType":"00000"}', headers)) !== 404,
	});
	return url;
}
