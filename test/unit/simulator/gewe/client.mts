/** A plain client for the GeWe side of the simulator; see ../client.mts for what ends with a test. */
import { parseExact, toJson } from '../../../simulator/json.mts';
import type { Simulator, SimulatorOptions } from '../../../simulator/index.mts';
import { type Received, receiver, start } from '../client.mts';

export interface GeweAnswer {
	status: number;
	text: string;
	ret: number;
	msg: string | null;
	msg_err?: string;
	data: any;
}

export const startGewe = (options?: SimulatorOptions): Promise<Simulator> =>
	start({ ...options, gateway: 'gewe' });

/** Posts a body (a value, or text as it is) with the right token unless headers say otherwise. */
export async function post(
	simulator: Simulator,
	path: string,
	body: unknown = {},
	headers: Record<string, string> = {},
): Promise<GeweAnswer> {
	const response = await fetch(simulator.url + path, {
		method: 'POST',
		headers: {
			'Content-Type': 'application/json',
			'X-GEWE-TOKEN': simulator.authorization,
			...headers,
		},
		body: typeof body === 'string' ? body : toJson(body),
	});
	const text = await response.text();
	const answer = parseExact(text) as Omit<GeweAnswer, 'status' | 'text'>;
	return { ...answer, status: response.status, text };
}

/** Posts with the device of the account that is online. */
export function call(
	simulator: Simulator,
	path: string,
	body: Record<string, unknown> = {},
): Promise<GeweAnswer> {
	return post(simulator, path, { appId: simulator.world.accounts[0].appId, ...body });
}

/** A simulator with a registered receiver, the probe already delivered and forgotten. */
export async function geweStage(
	options?: SimulatorOptions,
): Promise<{ simulator: Simulator; url: string; received: Received[] }> {
	const simulator = await startGewe(options);
	const { url, received } = await receiver();
	const token = simulator.authorization;
	await post(simulator, '/login/setCallback', { token, callbackUrl: url });
	received.length = 0;
	simulator.deliveries.length = 0;
	return { simulator, url, received };
}
