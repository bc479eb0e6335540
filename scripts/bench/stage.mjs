import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { atEnd } from '../lib/clean-up.mjs';
import { freePort } from '../lib/free-port.mjs';
import { N8nRest } from '../lib/n8n-rest.mjs';
import { longStep } from '../lib/progress.mjs';
import { PACKAGE_NAME } from '../lib/project.mjs';
import { startSimulator } from '../lib/simulator-process.mjs';
import { waitFor } from '../lib/wait.mjs';
import { n8nWith } from './n8n-with.mjs';

/**
 * @typedef {object} Addresses where the two triggers take callbacks
 * @property {string} ours the WeChat Trigger, with the right token
 * @property {string} nothing the trigger that does nothing
 */

const DO_NOTHING = {
	folder: 'test/bench/do-nothing-trigger',
	name: 'n8n-nodes-do-nothing-trigger',
};
const CREDENTIAL_TYPE = 'weChatGatewayApi';

/** The text of the callbacks does not hold this, so every one of them is dropped. */
const DROPPING = { filters: { textContains: 'a text that nobody writes' } };

/**
 * @param {string} name
 * @param {string} type
 * @param {object} more
 */
function workflowOf(name, type, more) {
	const id = randomUUID();
	const node = { id, name, type, typeVersion: 1, position: [0, 0], parameters: {}, ...more };
	return { name, nodes: [node], connections: {} };
}

/**
 * An n8n folder with both packages, and a simulated gateway that registers the callback.
 *
 * @param {import('../lib/provision.mjs').ProvidedN8n} provided
 */
export async function prepare(provided) {
	const { userFolder, start } = await n8nWith(provided, [DO_NOTHING]);
	const simulatorPort = await freePort();
	const simulator = await longStep('Starting the simulated gateway', () =>
		startSimulator({ port: simulatorPort, logFile: join(userFolder, 'simulator.log') }),
	);
	atEnd(simulator.stop);
	return { simulator, start };
}

/**
 * Creates a workflow for each trigger and publishes it.
 *
 * @param {string} url where n8n answers
 * @param {import('../lib/simulator-process.mjs').SimulatorProcess} simulator
 * @returns {Promise<Addresses & { rest: N8nRest }>}
 */
export async function publish(url, simulator) {
	const rest = new N8nRest(url);
	await rest.setUpOwner({ email: 'bench@example.com', password: 'WeChat-bench-1' });
	const credential = await rest.createCredential({
		name: 'E Cloud (Simulated)',
		type: CREDENTIAL_TYPE,
		data: {
			gateway: 'eyun',
			baseUrl: simulator.url,
			authorization: simulator.authorization,
			authorizationPrefix: '',
		},
	});
	const ours = {
		webhookId: randomUUID(),
		parameters: DROPPING,
		credentials: { [CREDENTIAL_TYPE]: credential },
	};
	const nothing = { webhookId: randomUUID() };
	for (const workflow of [
		workflowOf('WeChat Trigger', `${PACKAGE_NAME}.weChatTrigger`, ours),
		workflowOf('Do Nothing Trigger', `${DO_NOTHING.name}.doNothingTrigger`, nothing),
	]) {
		await rest.activate(await rest.createWorkflow(workflow));
	}
	const callbackUrl = await waitFor({
		what: 'The registration of the callback',
		timeoutMs: 60_000,
		ask: async () => (await simulator.control.state()).developer.callbackUrl,
	});
	return {
		rest,
		ours: String(callbackUrl),
		nothing: `${url}/webhook/${nothing.webhookId}/do-nothing`,
	};
}
