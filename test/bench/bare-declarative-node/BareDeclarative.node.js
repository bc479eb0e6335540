'use strict';

const { WeChatEyun } = require('n8n-nodes-wechat-gateway/dist/nodes/WeChatEyun/WeChatEyun.node.js');

/**
 * Without the hooks of a property, n8n sends what the description says. Parameters are in the query there, since
 * the WeChat node makes the body itself: here they are the body.
 */
function withoutHooks(property) {
	const { operations, output, ...routing } = property.routing ?? {};
	if (!routing.send) return { ...property, routing };
	const { paginate, preSend, ...send } = routing.send;
	return { ...property, routing: { ...routing, send: { ...send, type: 'body' } } };
}

/**
 * The description of the installed WeChat node and nothing of its code: what n8n's declarative engine
 * alone takes for the same parameters. It adds no `wId`, reads no envelope and keeps no order.
 */
class BareDeclarative {
	constructor() {
		const { requestOperations, requestDefaults, methods, ...description } = new WeChatEyun()
			.description;
		// Text is what the hooks read; a node without them lets n8n parse the answer.
		const { encoding, ...defaults } = requestDefaults;
		this.description = {
			...description,
			displayName: 'Bare Declarative',
			name: 'bareDeclarative',
			icon: undefined,
			credentials: description.credentials.map(({ name, required }) => ({ name, required })),
			requestDefaults: { ...defaults, method: 'POST', json: true },
			properties: description.properties.map(withoutHooks),
		};
	}
}

module.exports = { BareDeclarative };
