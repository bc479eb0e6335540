'use strict';

/**
 * The least that a trigger can do: it answers by itself, reads nothing, and either starts the workflow with
 * the item that it holds or does not. What remains is n8n's own work for a webhook and for what it stores of
 * an execution, the most that any trigger could take.
 */
class DoNothingTrigger {
	description = {
		displayName: 'Do Nothing Trigger',
		name: 'doNothingTrigger',
		group: ['trigger'],
		version: [1, 2],
		defaultVersion: 2,
		description: 'Answers and does nothing else',
		defaults: { name: 'Do Nothing Trigger' },
		inputs: [],
		outputs: ['main'],
		// n8n asks its database about the credentials of a workflow before each execution.
		credentials: [{ name: 'weChatGatewayApi', required: false }],
		webhooks: [
			{ name: 'default', httpMethod: 'POST', responseMode: 'onReceived', path: 'do-nothing' },
		],
		properties: [
			{ displayName: 'Starts the Workflow', name: 'starts', type: 'boolean', default: false },
			{ displayName: 'Item', name: 'item', type: 'json', default: '{}' },
		],
	};

	async webhook() {
		this.getResponseObject().status(200).json({ code: '1000', message: 'success', data: null });
		// As it stands in the node: to have n8n evaluate it would be work.
		const { starts, item = '{}' } = this.getNode().parameters;
		return starts
			? { noWebhookResponse: true, workflowData: [[{ json: JSON.parse(item) }]] }
			: { noWebhookResponse: true };
	}
}

module.exports = { DoNothingTrigger };
