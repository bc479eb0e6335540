import { randomUUID } from 'node:crypto';
import { N8nRest } from '../lib/n8n-rest.mjs';
import { PACKAGE_NAME } from '../lib/project.mjs';
import { Stop } from '../lib/stop.mjs';
import { sleep, waitFor } from '../lib/wait.mjs';
import { Gateway } from './gateway.mjs';
import { n8nWith } from './n8n-with.mjs';

/**
 * @typedef {object} Sender a node that sends texts
 * @property {string} type
 * @property {number} typeVersion
 * @property {Record<string, unknown>} parameters
 * @property {boolean} [usesCredential] that of the gateway
 * @property {Record<string, { id: string, name: string }>} [credentials] others, by their types
 *
 * @typedef {object} Figures of one execution
 * @property {number} ms that the node took
 * @property {number} mostInFlight
 * @property {number} answering as in Gateway
 * @property {number} sending from the first request to the last answer, in ms
 */

const BARE = { folder: 'test/bench/bare-declarative-node', name: 'n8n-nodes-bare-declarative' };

/** Of the node that is measured. */
export const TYPE = `${PACKAGE_NAME}.weChatEyun`;

export const CREDENTIAL_TYPE = 'weChatGatewayApi';
const ACCOUNT = { wcId: 'wxid_bot000demo22', wId: '1c2f3a4b-1111-4222-8333-444444444444' };
export const RECEIVER = 'wxid_lilei00demo01';
export const AUTHORIZATION = 'authorization-of-the-benchmark';

export const TRIGGER = 'Start';
const SENDER = 'Send';

/** The text of each item, and the same for all: what an expression costs is the difference. */
export const BY_EXPRESSION = '={{ $json.text }}';
export const FIXED = '您的订单已经发货，请注意查收。Your order is on its way.';

/** How long the gateway may hear nothing before the execution is looked at. */
const PATIENCE_MS = 60_000;

/** @param {string} value */
const byId = (value) => ({ __rl: true, mode: 'id', value });

/** What both declarative nodes are given. */
const sendText = (/** @type {string} */ text, options = { pacing: 'off' }) => ({
	resource: 'message',
	operation: 'sendText',
	weChatAccount: { __rl: true, mode: 'wcId', value: ACCOUNT.wcId },
	to: byId(RECEIVER),
	text,
	options,
});

/**
 * @param {string} text
 * @param {Record<string, unknown>} [options]
 * @param {string} [type] that of today, or that of another commit
 * @returns {Sender}
 */
export const weChatEyun = (text, options, type = TYPE) => ({
	type,
	typeVersion: 1,
	parameters: sendText(text, /** @type {any} */ (options)),
	usesCredential: true,
});

/** @param {string} text @returns {Sender} */
export const bareDeclarative = (text) => ({
	type: `${BARE.name}.bareDeclarative`,
	typeVersion: 1,
	parameters: sendText(text),
	usesCredential: true,
});

/**
 * @param {string} url of the gateway
 * @param {string} text
 * @returns {Sender} with the Authorization as a header parameter
 */
export const httpRequest = (url, text) => ({
	type: 'n8n-nodes-base.httpRequest',
	typeVersion: 4.2,
	parameters: {
		method: 'POST',
		url: `${url}/sendText`,
		sendHeaders: true,
		headerParameters: { parameters: [{ name: 'Authorization', value: AUTHORIZATION }] },
		sendBody: true,
		bodyParameters: {
			parameters: [
				{ name: 'wId', value: ACCOUNT.wId },
				{ name: 'wcId', value: RECEIVER },
				{ name: 'content', value: text },
			],
		},
		options: {},
	},
});

/**
 * @param {string} url of the gateway
 * @param {string} text
 * @returns {Sender} with the credential that the others use
 */
export function httpRequestWithCredential(url, text) {
	const { parameters, ...sender } = httpRequest(url, text);
	const { sendHeaders, headerParameters, ...others } = parameters;
	const authentication = 'predefinedCredentialType';
	return {
		...sender,
		parameters: { ...others, authentication, nodeCredentialType: CREDENTIAL_TYPE },
		usesCredential: true,
	};
}

/** @param {number} items */
const textsOf = (items) =>
	Array.from({ length: items }, (_, item) => ({ text: `${FIXED} (${item + 1}/${items})` }));

/**
 * A manual trigger, one item for each text, the node that sends them.
 *
 * @param {number} items
 * @param {Sender} sender
 * @param {{ id: string, name: string }} credential
 */
function workflowOf(items, { usesCredential, ...sender }, credential) {
	const nodes = [
		{ name: TRIGGER, type: 'n8n-nodes-base.manualTrigger', typeVersion: 1, parameters: {} },
		{
			name: 'Texts',
			type: 'n8n-nodes-base.set',
			typeVersion: 3.4,
			parameters: { mode: 'raw', jsonOutput: JSON.stringify({ texts: textsOf(items) }) },
		},
		{
			name: 'Items',
			type: 'n8n-nodes-base.splitOut',
			typeVersion: 1,
			parameters: { fieldToSplitOut: 'texts', options: {} },
		},
		{
			name: SENDER,
			...sender,
			...(usesCredential && { credentials: { [CREDENTIAL_TYPE]: credential } }),
		},
	].map((node, index) => ({ id: randomUUID(), position: [index * 200, 0], ...node }));
	const connections = Object.fromEntries(
		nodes
			.slice(1)
			.map(({ name }, index) => [
				nodes[index].name,
				{ main: [[{ node: name, type: 'main', index: 0 }]] },
			]),
	);
	return { name: `${items} items`, nodes, connections };
}

/**
 * An n8n with the WeChat node and the bare one, and a gateway on this machine.
 *
 * @param {import('../lib/provision.mjs').ProvidedN8n} provided
 * @param {import('./n8n-with.mjs').LocalPackage[]} [others] more to compare with
 */
export async function prepareSending(provided, others = []) {
	const { gateway, url } = await openGateway();
	const { start } = await n8nWith(provided, [BARE, ...others]);
	return { gateway, url, start };
}

/** A gateway on this machine, for the account that sends. */
export async function openGateway() {
	const gateway = new Gateway(ACCOUNT);
	return { gateway, url: await gateway.start() };
}

/** Creates workflows in an n8n and runs them. */
export class Runner {
	/**
	 * @param {string} url of n8n
	 * @param {Gateway} gateway
	 * @param {N8nRest} [rest] a client that has logged in
	 */
	constructor(url, gateway, rest = new N8nRest(url)) {
		this.rest = rest;
		this.gateway = gateway;
	}

	/** @param {string} gatewayUrl */
	async furnish(gatewayUrl) {
		await this.rest.setUpOwner({ email: 'bench@example.com', password: 'WeChat-bench-1' });
		await this.connect(gatewayUrl);
	}

	/** @param {string} gatewayUrl where there is an owner already */
	async connect(gatewayUrl) {
		this.credential = await this.rest.createCredential({
			name: 'E Cloud',
			type: CREDENTIAL_TYPE,
			data: {
				gateway: 'eyun',
				baseUrl: gatewayUrl,
				authorization: AUTHORIZATION,
				authorizationPrefix: '',
			},
		});
	}

	/** @param {number} items @param {Sender} sender */
	async create(items, sender) {
		if (!this.credential) throw new Stop('The credential comes first.');
		return await this.rest.createWorkflow(workflowOf(items, sender, this.credential));
	}

	/**
	 * Runs a workflow once.
	 *
	 * @param {import('../lib/n8n-rest.mjs').Workflow} workflow
	 * @param {number} items
	 * @returns {Promise<Figures>}
	 */
	async measure(workflow, items) {
		const { rest, gateway } = this;
		gateway.reset();
		const start = { triggerToStartFrom: { name: TRIGGER } };
		const { executionId } = await rest.call('post', `/rest/workflows/${workflow.id}/run`, start);
		// To ask n8n itself whether it is done would slow down what is measured.
		await this.quiet(items);
		const execution = await rest.waitForExecution(executionId);
		const [run] = execution.data?.resultData?.runData?.[SENDER] ?? [];
		if (execution.status !== 'success' || gateway.answered !== items) {
			const why = execution.data?.resultData?.error?.message ?? execution.status;
			throw new Stop(`The gateway got ${gateway.answered} of ${items} messages: ${why}`);
		}
		const { mostInFlight, answering, firstAt, lastAt } = gateway;
		await this.settle();
		return { ms: run.executionTime, mostInFlight, answering, sending: lastAt - firstAt };
	}

	/**
	 * Until all messages have come, or none has for long.
	 *
	 * @param {number} items
	 */
	async quiet(items) {
		let seen = 0;
		let seenAt = Date.now();
		await waitFor({
			what: 'The end of the messages',
			timeoutMs: 600_000,
			everyMs: 50,
			ask: async () => {
				const { answered } = this.gateway;
				if (answered > seen) [seen, seenAt] = [answered, Date.now()];
				return answered >= items || Date.now() - seenAt > PATIENCE_MS;
			},
		});
	}

	/** n8n cleans up behind an execution; the next one is not to pay for that. */
	async settle() {
		await sleep(500);
	}
}
