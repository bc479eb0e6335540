/** Events as they arrive from a simulated gateway, and an execution of the trigger for what is left to do. */
import { ExecuteContext } from 'n8n-core';
import {
	createEmptyRunExecutionData,
	type ICredentialDataDecryptedObject,
	type IExecuteFunctions,
} from 'n8n-workflow';

import type { WeChatEvent } from '../../nodes/events/message';
import { readCallback } from '../../nodes/gateways/readCallback';
import { waitFor } from '../../scripts/lib/wait.mjs';
import { type Simulator, type SimulatorOptions, startSimulator } from '../simulator/index.mts';
import { openServer } from './localServer.mts';
import { place, weChatTrigger } from './n8n.mts';
import { underTest } from './underTest.mts';

export interface Arriving {
	simulator: Simulator;
	/** What happens then, as events. */
	after(script: string): Promise<WeChatEvent[]>;
	/** The trigger in an execution of its workflow. */
	execution(more?: {
		signal?: AbortSignal;
		/** Of the credential, in place of what it has. */
		fields?: ICredentialDataDecryptedObject;
		/** Executions with the same one share what is remembered about the gateway. */
		credentialId?: string;
	}): IExecuteFunctions;
	close(): Promise<void>;
}

export async function startArriving(
	gateway: Simulator['gateway'],
	options: SimulatorOptions = {},
): Promise<Arriving> {
	const simulator = await startSimulator({ ...options, gateway });
	const bodies: Buffer[] = [];
	const server = await openServer((request, response) => {
		const parts: Buffer[] = [];
		request.on('data', (part: Buffer) => parts.push(part));
		request.on('end', () => {
			bodies.push(Buffer.concat(parts));
			response.writeHead(200, { 'Content-Type': 'application/json' }).end('{}');
		});
	});
	simulator.world.developer.callbackUrl = server.url;

	return {
		simulator,
		async after(script) {
			bodies.length = 0;
			await simulator.play(script);
			await waitFor({ what: 'A callback', timeoutMs: 10_000, ask: async () => bodies.length > 0 });
			return bodies
				.map((body) => readCallback(body))
				.flatMap((callback) => (callback.kind === 'event' ? [callback.event] : []));
		},
		execution({ signal, fields, credentialId } = {}) {
			const whole = { ...underTest[gateway].credential(simulator), ...fields };
			const setting = { gateway, baseUrl: simulator.url, fields: whole, credentialId };
			const { workflow, node, additionalData } = place(weChatTrigger, setting);
			const data = { main: [[{ json: {} }]] };
			return new ExecuteContext(
				workflow,
				node,
				additionalData,
				'trigger',
				createEmptyRunExecutionData(),
				0,
				data.main[0],
				data,
				{ node, data, source: null },
				[],
				signal,
			);
		},
		async close() {
			await simulator.close();
			await server.close();
		},
	};
}
