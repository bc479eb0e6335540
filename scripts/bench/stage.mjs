import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { atEnd } from '../lib/clean-up.mjs';
import { freePort } from '../lib/free-port.mjs';
import { itemsOf, N8nRest } from '../lib/n8n-rest.mjs';
import { longStep } from '../lib/progress.mjs';
import { PACKAGE_NAME } from '../lib/project.mjs';
import { startSimulator } from '../lib/simulator-process.mjs';
import { Stop } from '../lib/stop.mjs';
import { waitFor } from '../lib/wait.mjs';
import { n8nWith } from './n8n-with.mjs';

/**
 * @typedef {object} Subject an active workflow that takes callbacks
 * @property {string} id of the workflow
 * @property {string} url where it takes them
 */

const DO_NOTHING = {
	folder: 'test/bench/do-nothing-trigger',
	name: 'n8n-nodes-do-nothing-trigger',
};
const CREDENTIAL_TYPE = 'weChatGatewayApi';

/** The text of the callbacks does not hold this, so every one of them is dropped. */
const DROPPING = { filters: { textContains: 'a text that nobody writes' } };

/** What the platform sends to see whether a URL answers: it starts nothing. */
const TEST_CALL = '{"messageType":"00000","data":{}}';

/** @param {string} url @returns {Promise<number>} the status of n8n's answer */
async function statusOf(url) {
	const headers = { 'Content-Type': 'application/json' };
	return (await fetch(url, { method: 'POST', headers, body: TEST_CALL })).status;
}

/** @param {string} url @returns {Promise<void>} when n8n answers there */
export async function live(url) {
	await waitFor({
		what: 'A live webhook in n8n',
		timeoutMs: 60_000,
		ask: async () => (await statusOf(url)) === 200,
	});
}

/**
 * An n8n folder with the packages, and a simulated gateway that registers callbacks.
 *
 * @param {import('../lib/provision.mjs').ProvidedN8n} provided
 * @param {import('./n8n-with.mjs').LocalPackage[]} [others]
 */
export async function prepare(provided, others = []) {
	const { userFolder, start } = await n8nWith(provided, [DO_NOTHING, ...others]);
	return { simulator: await registering(userFolder), start };
}

/**
 * @param {string} folder where it writes what it has to say
 * @returns {Promise<import('../lib/simulator-process.mjs').SimulatorProcess>} a simulated gateway
 */
export async function registering(folder) {
	const port = await freePort();
	const simulator = await longStep('Starting the simulated gateway', () =>
		startSimulator({ port, logFile: join(folder, 'simulator.log') }),
	);
	atEnd(simulator.stop);
	return simulator;
}

/** Publishes workflows of one trigger each. */
export class Publisher {
	/**
	 * @param {string} url where n8n answers
	 * @param {import('../lib/simulator-process.mjs').SimulatorProcess} simulator
	 */
	constructor(url, simulator) {
		this.url = url;
		this.simulator = simulator;
		this.rest = new N8nRest(url);
	}

	/** Before anything else. */
	async furnish() {
		await this.rest.setUpOwner({ email: 'bench@example.com', password: 'WeChat-bench-1' });
		this.credential = await this.rest.createCredential({
			name: 'E Cloud (Simulated)',
			type: CREDENTIAL_TYPE,
			data: {
				gateway: 'eyun',
				baseUrl: this.simulator.url,
				authorization: this.simulator.authorization,
				authorizationPrefix: '',
			},
		});
	}

	/** @returns {Promise<string | undefined>} where the gateway delivers callbacks */
	async registered() {
		return (await this.simulator.control.state()).developer.callbackUrl ?? undefined;
	}

	/**
	 * @param {string} type
	 * @param {object} more
	 * @param {{ name: string } | undefined} [behind] a node behind the trigger
	 * @returns {Promise<string>} id of the workflow
	 */
	async publish(type, more, behind) {
		const name = `${type} ${randomUUID()}`;
		const nodes = [{ name: 'Trigger', type, parameters: {}, ...more }, behind ?? []]
			.flat()
			.map((node, index) => ({ id: randomUUID(), position: [index * 200, 0], ...node }));
		const connections = behind
			? { Trigger: { main: [[{ node: behind.name, type: 'main', index: 0 }]] } }
			: {};
		const workflow = await this.rest.createWorkflow({ name, nodes, connections });
		await this.rest.activate(workflow);
		return workflow.id;
	}

	/**
	 * @param {{ starts: boolean, behind?: { name: string } }} what
	 * @param {{ name: string, typeVersion: number }} [package_] that of today, or that of another commit
	 * @returns {Promise<Subject>} the WeChat Trigger, which knows a wrong token
	 */
	async weChatTrigger({ starts, behind }, package_ = { name: PACKAGE_NAME, typeVersion: 2 }) {
		const before = await this.registered();
		const trigger = {
			typeVersion: package_.typeVersion,
			webhookId: randomUUID(),
			parameters: starts ? {} : DROPPING,
			credentials: { [CREDENTIAL_TYPE]: this.credential },
		};
		const id = await this.publish(`${package_.name}.weChatTrigger`, trigger, behind);
		const url = await waitFor({
			what: 'The registration of the callback',
			timeoutMs: 60_000,
			ask: async () => {
				const now = await this.registered();
				return now !== before && now;
			},
		});
		await live(url);
		const refused = await statusOf(url.replace(/token=[^&]*/, 'token=wrong'));
		// The figures must not be those of refusals.
		if (refused !== 403) throw new Stop(`The trigger answered a wrong token with ${refused}.`);
		return { id, url };
	}

	/**
	 * @param {{ starts: boolean, hasCredential?: boolean, item?: object }} what
	 * @returns {Promise<Subject>} a trigger that does nothing but answer
	 */
	async doNothing({ starts, hasCredential = false, item = {} }) {
		const webhookId = randomUUID();
		const id = await this.publish(`${DO_NOTHING.name}.doNothingTrigger`, {
			typeVersion: 2,
			webhookId,
			parameters: { starts, item: JSON.stringify(item) },
			...(hasCredential && { credentials: { [CREDENTIAL_TYPE]: this.credential } }),
		});
		const url = `${this.url}/webhook/${webhookId}/do-nothing`;
		await live(url);
		return { id, url };
	}

	/**
	 * @param {Subject} subject
	 * @param {string} callback
	 * @returns {Promise<object>} what comes out of a trigger for a callback
	 */
	async itemOf(subject, callback) {
		await live(subject.url);
		const before = new Set((await this.rest.executions(subject)).map(({ id }) => id));
		await fetch(subject.url, {
			method: 'POST',
			headers: { 'Content-Type': 'application/json' },
			body: callback,
		});
		const { id } = await waitFor({
			what: 'The execution that a callback starts',
			timeoutMs: 60_000,
			ask: async () =>
				(await this.rest.executions(subject)).find((execution) => !before.has(execution.id)),
		});
		const [item] = itemsOf(await this.rest.waitForExecution(id), 'Trigger');
		return item.json;
	}

	/** @returns {Promise<Subject>} n8n's own Webhook node, which answers at once and starts the workflow */
	async webhookNode() {
		const webhookId = randomUUID();
		const parameters = { httpMethod: 'POST', path: webhookId, options: {} };
		const type = 'n8n-nodes-base.webhook';
		const id = await this.publish(type, { typeVersion: 2, webhookId, parameters });
		const url = `${this.url}/webhook/${webhookId}`;
		await live(url);
		return { id, url };
	}
}
