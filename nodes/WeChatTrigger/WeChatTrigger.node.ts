import {
	NodeConnectionTypes,
	type IDataObject,
	type IHookFunctions,
	type INodeType,
	type INodeTypeDescription,
	type IWebhookFunctions,
	type IWebhookResponseData,
} from 'n8n-workflow';

import { testCredential } from '../shared/testCredential';
import { receiveCallback } from './receive';
import { cancelCallback, registerCallback } from './registration';

export class WeChatTrigger implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'WeChat Trigger',
		name: 'weChatTrigger',
		icon: { light: 'file:../../icons/wechat.svg', dark: 'file:../../icons/wechat.dark.svg' },
		group: ['trigger'],
		version: 1,
		subtitle: 'Text messages',
		description: 'Starts the workflow when a personal WeChat account receives a message',
		eventTriggerDescription: 'Waiting for a WeChat message',
		activationMessage: 'Messages of all accounts at your gateway now start this workflow.',
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
				// E Cloud gives up after 6 seconds, so the answer does not wait for the workflow.
				responseMode: 'onReceived',
				path: 'wechat',
			},
		],
		properties: [
			{
				displayName:
					'A developer account has one callback URL. Listening for a test event or activating another workflow with this trigger takes the messages over.',
				name: 'notice',
				type: 'notice',
				default: '',
			},
		],
	};

	methods = { credentialTest: { testWeChatGatewayCredential: testCredential } };

	webhookMethods = {
		default: {
			/** The gateway does not tell which URL is registered, so it is always set again. */
			async checkExists(this: IHookFunctions): Promise<boolean> {
				return false;
			},
			async create(this: IHookFunctions): Promise<boolean> {
				return await registerCallback(this);
			},
			async delete(this: IHookFunctions): Promise<boolean> {
				return await cancelCallback(this);
			},
		},
	};

	async webhook(this: IWebhookFunctions): Promise<IWebhookResponseData> {
		const { answer, message } = receiveCallback(this.getRequestObject().rawBody);
		return {
			webhookResponse: answer,
			...(message && { workflowData: [[{ json: message as unknown as IDataObject }]] }),
		};
	}
}
