'use strict';

/**
 * The least that a trigger can do: it answers, reads nothing, and never starts the workflow. What
 * remains is n8n's own work for a webhook, the most callbacks that any trigger could take.
 */
class DoNothingTrigger {
	description = {
		displayName: 'Do Nothing Trigger',
		name: 'doNothingTrigger',
		group: ['trigger'],
		version: 1,
		description: 'Answers and does nothing else',
		defaults: { name: 'Do Nothing Trigger' },
		inputs: [],
		outputs: ['main'],
		webhooks: [
			{ name: 'default', httpMethod: 'POST', responseMode: 'onReceived', path: 'do-nothing' },
		],
		properties: [],
	};

	async webhook() {
		return { webhookResponse: { code: '1000', message: 'success', data: null } };
	}
}

module.exports = { DoNothingTrigger };
