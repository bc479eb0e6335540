import {
	NodeConnectionTypes,
	type IExecuteFunctions,
	type IHookFunctions,
	type INodeExecutionData,
	type INodeType,
	type INodeTypeDescription,
	type ITriggerFunctions,
	type ITriggerResponse,
	type IWebhookFunctions,
	type IWebhookResponseData,
} from 'n8n-workflow';

import { eventSubtitle } from '../callbacks/eventChoices';
import { finish } from '../callbacks/finish';
import { goLive } from '../callbacks/live';
import { triggerProperties } from '../callbacks/properties';
import { receive } from '../callbacks/receive';
import { cancelCallback, registerCallback } from '../callbacks/registration';
import { showCallbacks } from '../callbacks/showCallbacks';
import { filterPickers } from '../editor/pickers/filterPickers';
import { testCredential } from '../engine/testCredential';
import { gatewayOf, gateways } from '../gateways/choose';

export class WeChatTrigger implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'WeChat Trigger',
		name: 'weChatTrigger',
		icon: { light: 'file:../../icons/wechat.svg', dark: 'file:../../icons/wechat.dark.svg' },
		group: ['trigger'],
		// In version 1, n8n evaluates an expression for each callback before the trigger is asked.
		version: [1, 2],
		defaultVersion: 2,
		subtitle: eventSubtitle,
		description:
			'Starts the workflow when something happens in a personal WeChat account, such as a message, a friend request or a change in a group',
		eventTriggerDescription: 'Waiting for a WeChat message',
		activationMessage:
			'Messages now come to this n8n, and every published workflow with the same developer account gets them. If another n8n had them (a test system, for example), it gets none any more: publish its workflow again to move them back.',
		defaults: { name: 'WeChat Trigger' },
		inputs: [],
		outputs: [NodeConnectionTypes.Main],
		credentials: [
			{ name: 'weChatGatewayApi', required: true, testedBy: 'testWeChatGatewayCredential' },
		],
		webhooks: [
			{
				name: 'default',
				httpMethod: 'POST',
				// E Cloud gives up after 6 seconds, GeWe after 3, so the answer does not wait for the workflow.
				responseMode: 'onReceived',
				path: 'wechat',
			},
		],
		properties: triggerProperties,
	};

	methods = {
		credentialTest: { testWeChatGatewayCredential: testCredential(gateways) },
		loadOptions: { showCallbacks: showCallbacks(gatewayOf) },
		listSearch: filterPickers(gatewayOf),
	};

	webhookMethods = {
		default: {
			/** No gateway tells which URL is registered, so it is always set again. */
			async checkExists(this: IHookFunctions): Promise<boolean> {
				return false;
			},
			async create(this: IHookFunctions): Promise<boolean> {
				return await registerCallback(gatewayOf, this);
			},
			async delete(this: IHookFunctions): Promise<boolean> {
				return await cancelCallback(gatewayOf, this);
			},
		},
	};

	/**
	 * Makes n8n activate the workflow at every start. From 2.41 on it does not for triggers that have
	 * webhooks only, as it finds those in its database, and then nobody would set the URL again. It also
	 * gives this process the means to start the workflow's executions itself.
	 */
	async trigger(this: ITriggerFunctions): Promise<ITriggerResponse> {
		return goLive(this);
	}

	/**
	 * With `trigger` alone, n8n would wait in a test run for an event that the webhook has brought already. It
	 * is also where there is time to ask the gateway: the execution has begun.
	 */
	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		return await finish(gatewayOf, this);
	}

	async webhook(this: IWebhookFunctions): Promise<IWebhookResponseData> {
		return await receive(gatewayOf, this);
	}
}
