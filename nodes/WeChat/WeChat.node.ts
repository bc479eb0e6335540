import {
	NodeConnectionTypes,
	type DeclarativeRestApiSettings,
	type INodeType,
	type INodeTypeDescription,
} from 'n8n-workflow';

import { buildProperties, buildSubtitle } from '../editor/description';
import { exchange } from '../engine/exchange';
import { testCredential } from '../engine/testCredential';
import { gatewayRequest } from '../engine/transport';
import { catalog } from '../gateways/eyun/catalog';
import * as listSearch from '../editor/pickers';

export class WeChat implements INodeType {
	// Newer n8n hides these fields in execution data; the types of the oldest one do not know them.
	description: INodeTypeDescription & { sensitiveOutputFields: string[] } = {
		displayName: 'WeChat',
		name: 'weChat',
		icon: { light: 'file:../../icons/wechat.svg', dark: 'file:../../icons/wechat.dark.svg' },
		group: ['output'],
		version: 1,
		subtitle: buildSubtitle(catalog),
		description:
			'Send messages and manage contacts, groups and Moments of a personal WeChat account',
		defaults: { name: 'WeChat' },
		usableAsTool: true,
		inputs: [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main],
		credentials: [
			{ name: 'weChatGatewayApi', required: true, testedBy: 'testWeChatGatewayCredential' },
		],
		sensitiveOutputFields: ['Authorization'],
		requestDefaults: {
			...gatewayRequest,
			baseURL: '={{ $credentials.baseUrl }}',
		} as DeclarativeRestApiSettings.HttpRequestOptions,
		requestOperations: { pagination: exchange(catalog) },
		properties: buildProperties(catalog),
	};

	methods = {
		credentialTest: { testWeChatGatewayCredential: testCredential },
		listSearch: { ...listSearch },
	};
}
