/** What the simulator's own tests share: a simulator that ends with its test, and a plain client. */
import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
import { parseExact, toJson } from '../../simulator/json.mts';
import { type Simulator, type SimulatorOptions, startSimulator } from '../../simulator/index.mts';

const closers: Array<() => Promise<void>> = [];

/** Closes whatever the last test has opened; call it in afterEach. */
export async function closeAll(): Promise<void> {
	await Promise.all(closers.splice(0).map((close) => close()));
}

export async function start(options?: SimulatorOptions): Promise<Simulator> {
	const simulator = await startSimulator(options);
	closers.push(() => simulator.close());
	return simulator;
}

export interface Answer {
	status: number;
	text: string;
	code: string;
	message: string;
	data: any;
}

/** Posts a body (a value, or text as it is) with the right token unless headers say otherwise. */
export async function post(
	simulator: Simulator,
	path: string,
	body: unknown = {},
	headers: Record<string, string> = {},
): Promise<Answer> {
	const response = await fetch(simulator.url + path, {
		method: 'POST',
		redirect: 'manual',
		headers: {
			'Content-Type': 'application/json',
			Authorization: simulator.authorization,
			...headers,
		},
		body: typeof body === 'string' ? body : toJson(body),
	});
	const text = await response.text();
	return { status: response.status, text, ...envelope(text) };
}

function envelope(text: string): Pick<Answer, 'code' | 'message' | 'data'> {
	try {
		return parseExact(text) as Answer;
	} catch {
		return { code: '', message: '', data: undefined };
	}
}

/** Posts with the wId of the first account added. */
export function call(
	simulator: Simulator,
	path: string,
	body: Record<string, unknown> = {},
): Promise<Answer> {
	return post(simulator, path, { wId: simulator.world.accounts[0].wId, ...body });
}

export interface Received {
	headers: IncomingHttpHeaders;
	text: string;
	body: any;
}

/** A receiver of callbacks. Answers after `delayMs`; `received` fills as they come in. */
export async function receiver(delayMs = 0): Promise<{ url: string; received: Received[] }> {
	const received: Received[] = [];
	const server = createServer(async (request, response) => {
		let text = '';
		for await (const chunk of request) text += chunk;
		received.push({ headers: request.headers, text, body: parseExact(text) });
		setTimeout(() => response.end('{"code":"1000"}'), delayMs);
	});
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	closers.push(
		() =>
			new Promise((resolve) => {
				server.close(() => resolve());
				server.closeAllConnections();
			}),
	);
	const { port } = server.address() as AddressInfo;
	return { url: `http://127.0.0.1:${port}/hook/secret-token`, received };
}

/** A simulator with a registered receiver, the test callback already delivered and forgotten. */
export async function stage(
	options?: SimulatorOptions,
): Promise<{ simulator: Simulator; url: string; received: Received[] }> {
	const simulator = await start(options);
	const { url, received } = await receiver();
	await post(simulator, '/setHttpCallbackUrl', { httpUrl: url, type: 2 });
	await delivered(simulator, 1);
	received.length = 0;
	return { simulator, url, received };
}

/** Waits until the simulator has made this many deliveries. */
export async function delivered(simulator: Simulator, count: number): Promise<void> {
	while (simulator.deliveries.length < count) {
		await new Promise((resolve) => setTimeout(resolve, 5));
	}
}
