import { Agent } from 'node:http';
import axios from 'axios';
import { unflatten } from './flatted.mjs';
import { Stop } from './stop.mjs';
import { waitFor } from './wait.mjs';

/**
 * @typedef {object} Owner
 * @property {string} email
 * @property {string} password at least 8 characters with a digit and a capital letter
 *
 * @typedef {object} Workflow
 * @property {string} id
 * @property {string} versionId
 * @property {string} name
 * @property {boolean} active
 * @property {any[]} nodes
 * @property {any} connections
 *
 * @typedef {object} Execution
 * @property {string} id
 * @property {string} status 'success', 'error', 'running', 'waiting', …
 * @property {string} mode
 * @property {any} data what n8n recorded: resultData.runData, resultData.error, …
 * @property {string} raw the same as n8n sent it
 */

const UNFINISHED = new Set(['new', 'running', 'waiting', 'unknown']);

/** n8n counts those of no status together as those that have ended and those that run. */
const EVERY_STATUS = [...UNFINISHED, 'success', 'error', 'crashed', 'canceled'];

/**
 * A small client of n8n's own REST API (the one its editor uses). The same calls work on n8n 2.8
 * and 2.41.
 */
export class N8nRest {
	/** @param {string} url where n8n answers: http://127.0.0.1:5678 */
	constructor(url) {
		this.url = url;
		this.http = axios.create({
			baseURL: url,
			proxy: false,
			timeout: 60_000,
			maxRedirects: 0,
			// A server may hang up in the moment in which a connection is used once more.
			httpAgent: new Agent({ keepAlive: false }),
			// Answers of all kinds come back; call() judges them and says which call it was.
			validateStatus: () => true,
		});
	}

	/**
	 * @param {'get' | 'post' | 'patch' | 'delete'} method
	 * @param {string} path
	 * @param {unknown} [body]
	 * @returns {Promise<any>} the `data` of the answer
	 */
	async call(method, path, body) {
		const answer = await this.patiently({ method, url: path, data: body });
		if (answer.status >= 400) {
			const said = answer.data?.message ?? JSON.stringify(answer.data).slice(0, 300);
			throw new Stop(`n8n answered ${answer.status} to ${method.toUpperCase()} ${path}: ${said}`);
		}
		return answer.data?.data ?? answer.data;
	}

	/**
	 * An n8n that was busy for some seconds answers 503 until it has seen its database again.
	 *
	 * @param {import('axios').AxiosRequestConfig} request
	 */
	async patiently(request) {
		return await waitFor({
			what: 'An n8n that is ready',
			timeoutMs: 60_000,
			ask: async () => {
				const answer = await this.http.request(request).catch((error) => {
					throw new Stop(`n8n did not answer ${request.method} ${request.url}: ${error.message}`);
				});
				return answer.status !== 503 && answer;
			},
		});
	}

	/**
	 * Creates the owner account of a new n8n, which also logs in.
	 *
	 * @param {Owner} owner
	 */
	async setUpOwner(owner) {
		const body = { ...owner, firstName: 'Demo', lastName: 'Owner' };
		const answer = await this.http.post('/rest/owner/setup', body);
		if (answer.status >= 400) {
			throw new Stop(`n8n refused the owner account: ${answer.data?.message ?? answer.status}`);
		}
		const cookies = answer.headers['set-cookie'] ?? [];
		this.http.defaults.headers.Cookie = cookies.map((cookie) => cookie.split(';')[0]).join('; ');
	}

	/** @returns {Promise<any[]>} the descriptions of all node types, as the editor gets them */
	async nodeTypes() {
		return await this.call('get', '/types/nodes.json');
	}

	/** @returns {Promise<any[]>} the descriptions of all credential types */
	async credentialTypes() {
		return await this.call('get', '/types/credentials.json');
	}

	/**
	 * @param {{ name: string, type: string, data: Record<string, unknown> }} credential
	 * @returns {Promise<{ id: string, name: string }>}
	 */
	async createCredential(credential) {
		const { id, name } = await this.call('post', '/rest/credentials', credential);
		return { id, name };
	}

	/**
	 * Saves a credential with other values.
	 *
	 * @param {{ id: string, name: string, type: string, data: Record<string, unknown> }} credential
	 */
	async updateCredential(credential) {
		await this.call('patch', `/rest/credentials/${credential.id}`, credential);
	}

	/**
	 * What the editor's Test button does, with the values that are stored under that id.
	 *
	 * @param {{ id: string, name: string, type: string, data: Record<string, unknown> }} credentials
	 * @returns {Promise<{ status: 'OK' | 'Error', message: string }>}
	 */
	async testCredential(credentials) {
		return await this.call('post', '/rest/credentials/test', { credentials });
	}

	/**
	 * As the editor stores it: without `pinData`, 2.41 cannot run a single node of it ("Cannot read
	 * properties of null").
	 *
	 * @param {{ name: string, nodes: any[], connections: any, settings?: any, pinData?: any }} workflow
	 * @returns {Promise<Workflow>}
	 */
	async createWorkflow({
		name,
		nodes,
		connections,
		settings = { executionOrder: 'v1' },
		pinData = {},
	}) {
		const body = { name, nodes, connections, settings, pinData };
		return await this.call('post', '/rest/workflows', body);
	}

	/**
	 * Publishes the workflow. 2.41 does the work in the background: the webhook is live later.
	 *
	 * @param {Workflow} workflow
	 */
	async activate({ id, versionId }) {
		await this.call('post', `/rest/workflows/${id}/activate`, { versionId });
	}

	/** @param {{ id: string }} workflow */
	async deactivate({ id }) {
		await this.call('post', `/rest/workflows/${id}/deactivate`, {});
	}

	/**
	 * Starts a workflow from its manual trigger.
	 *
	 * @param {Workflow} workflow
	 * @param {string} trigger name of the trigger node
	 * @returns {Promise<string>} id of the execution
	 */
	async start(workflow, trigger) {
		// 2.8 wants the workflow in the body, 2.41 takes the stored one and ignores it.
		const body = { workflowData: workflow, triggerToStartFrom: { name: trigger } };
		const { executionId } = await this.call('post', `/rest/workflows/${workflow.id}/run`, body);
		if (!executionId) throw new Stop(`n8n did not start the workflow "${workflow.name}".`);
		return executionId;
	}

	/**
	 * Runs a workflow from its manual trigger to its end.
	 *
	 * @param {Workflow} workflow
	 * @param {string} trigger name of the trigger node
	 * @returns {Promise<Execution>}
	 */
	async run(workflow, trigger) {
		return await this.waitForExecution(await this.start(workflow, trigger));
	}

	/**
	 * Runs one node alone on what has come out of those before it, as Execute Step in the editor does.
	 *
	 * @param {Workflow} workflow
	 * @param {string} node name of the node
	 * @param {Record<string, unknown>} runData what the nodes before it have put out, by their names
	 * @returns {Promise<Execution>} when it has ended
	 */
	async step(workflow, node, runData) {
		const destinationNode = { nodeName: node, mode: 'inclusive' };
		const body = { workflowData: workflow, runData, startNodes: [], destinationNode };
		const { executionId } = await this.call('post', `/rest/workflows/${workflow.id}/run`, body);
		if (!executionId) throw new Stop(`n8n did not run the node "${node}".`);
		return await this.waitForExecution(executionId);
	}

	/**
	 * Stops an execution, as the editor's Stop button does.
	 *
	 * @param {string} id
	 */
	async stop(id) {
		await this.call('post', `/rest/executions/${id}/stop`);
	}

	/**
	 * What a picker of a node shows.
	 *
	 * @param {object} query
	 * @param {string} query.type of the node
	 * @param {string} query.method of its list search
	 * @param {Record<string, unknown>} query.parameters what the node holds
	 * @param {Record<string, unknown>} query.credentials of the node
	 * @param {string} [query.filter]
	 * @param {string} [query.token] of the page before
	 * @returns {Promise<{ results: Array<{ name: string, value: string }>, paginationToken?: string }>}
	 */
	async search({ type, method, parameters, credentials, filter, token }) {
		return await this.call('post', '/rest/dynamic-node-parameters/resource-locator-results', {
			nodeTypeAndVersion: { name: type, version: 1 },
			path: 'parameters.wcId',
			methodName: method,
			currentNodeParameters: parameters,
			credentials,
			filter,
			paginationToken: token,
		});
	}

	/**
	 * Makes something from within a list, as the line that offers it does in the editor.
	 *
	 * @param {object} of
	 * @param {string} of.type full name of the node's type
	 * @param {string} of.handler
	 * @param {Record<string, unknown>} of.parameters what the node holds
	 * @param {object} of.credentials
	 * @param {string} of.name what has been typed into the search of the list
	 * @returns {Promise<string>} what is chosen then
	 */
	async make({ type, handler, parameters, credentials, name }) {
		return await this.call('post', '/rest/dynamic-node-parameters/action-result', {
			nodeTypeAndVersion: { name: type, version: 1 },
			path: 'parameters.labelIdList.picked[0].id',
			handler,
			currentNodeParameters: parameters,
			credentials,
			payload: { name },
		});
	}

	/**
	 * Reads a list of options as the editor does when it opens a node.
	 *
	 * @param {object} of
	 * @param {string} of.type full name of the node's type
	 * @param {string} of.method
	 * @param {object} of.parameters
	 * @param {object} of.credentials
	 * @returns {Promise<Array<{ name: string, value: string, description?: string }>>}
	 */
	async options({ type, method, parameters, credentials }) {
		return await this.call('post', '/rest/dynamic-node-parameters/options', {
			nodeTypeAndVersion: { name: type, version: 2 },
			path: 'parameters.callbacks',
			methodName: method,
			currentNodeParameters: parameters,
			credentials,
		});
	}

	/**
	 * Does what "Listen for test event" does in the editor.
	 *
	 * @param {Workflow} workflow
	 * @param {string} trigger name of the trigger node
	 */
	async listenForTestEvent(workflow, trigger) {
		const body = { workflowData: workflow, triggerToStartFrom: { name: trigger } };
		const answer = await this.call('post', `/rest/workflows/${workflow.id}/run`, body);
		if (!answer.waitingForWebhook) throw new Stop(`n8n does not listen for "${workflow.name}".`);
	}

	/** @param {{ id: string }} workflow */
	async stopListening({ id }) {
		await this.call('delete', `/rest/test-webhook/${id}`);
	}

	/**
	 * @param {string} id
	 * @returns {Promise<Execution>}
	 */
	async execution(id) {
		const answer = await this.call('get', `/rest/executions/${id}`);
		const { status, mode, data } = answer;
		const flat = typeof data === 'string';
		const raw = flat ? data : JSON.stringify(data ?? null);
		return { id, status, mode, data: flat ? unflatten(data) : data, raw };
	}

	/**
	 * @param {string} id
	 * @param {number} [timeoutMs]
	 * @returns {Promise<Execution>} when it has ended
	 */
	async waitForExecution(id, timeoutMs = 90_000) {
		return await waitFor({
			what: `The end of execution ${id}`,
			timeoutMs,
			ask: async () => {
				const execution = await this.execution(id);
				return !UNFINISHED.has(execution.status) && execution;
			},
		});
	}

	/**
	 * @param {{ id: string }} workflow
	 * @returns {Promise<number>} how many executions of it have ended well
	 */
	async succeeded({ id }) {
		return await this.countOf({ workflowId: id, status: ['success'] });
	}

	/**
	 * @param {{ id: string }} workflow
	 * @returns {Promise<number>} how many executions of it have begun, however they ended
	 */
	async begun({ id }) {
		return await this.countOf({ workflowId: id, status: EVERY_STATUS });
	}

	/** @param {{ workflowId: string, status: string[] }} filter */
	async countOf(filter) {
		const query = new URLSearchParams({ filter: JSON.stringify(filter), limit: '1' });
		const { count } = await this.call('get', `/rest/executions?${query}`);
		return count;
	}

	/**
	 * @param {{ id: string }} [workflow] those of this one only
	 * @returns {Promise<Array<{ id: string, status: string, mode: string, startedAt: string }>>} newest first
	 */
	async executions(workflow) {
		const filter = workflow ? { workflowId: workflow.id } : {};
		const query = new URLSearchParams({ filter: JSON.stringify(filter), limit: '100' });
		const { results } = await this.call('get', `/rest/executions?${query}`);
		return results;
	}
}

/**
 * @param {Execution} execution
 * @param {string} node name of a node
 * @param {number} [output] which of its outputs
 * @returns {any[]} the items that the node put out, each with its json
 */
export function itemsOf(execution, node, output = 0) {
	const runs = execution.data?.resultData?.runData?.[node] ?? [];
	return runs.flatMap((/** @type {any} */ run) => run.data?.main?.[output] ?? []);
}

/**
 * @param {Execution} execution
 * @returns {string | undefined} the message of the error that ended the execution
 */
export function errorOf(execution) {
	return execution.data?.resultData?.error?.message;
}
