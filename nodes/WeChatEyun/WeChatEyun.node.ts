import {
	NodeConnectionTypes,
	type DeclarativeRestApiSettings,
	type INodeType,
	type INodeTypeDescription,
} from 'n8n-workflow';

import { buildProperties, buildSubtitle } from '../editor/description';
import { pickers } from '../editor/pickers';
import { exchange } from '../engine/exchange';
import { testCredential } from '../engine/testCredential';
import { plainRequest } from '../engine/transport';
import { gateways } from '../gateways/choose';
import { eyun } from '../gateways/eyun';

export class WeChatEyun implements INodeType {
	// Newer n8n hides these fields in execution data; the types of the oldest one do not know them.
	description: INodeTypeDescription & { sensitiveOutputFields: string[] } = {
		displayName: 'WeChat (E Cloud)',
		name: 'weChatEyun',
		icon: { light: 'file:../../icons/wechat.svg', dark: 'file:../../icons/wechat.dark.svg' },
		group: ['output'],
		version: 1,
		subtitle: buildSubtitle(eyun.catalog),
		description:
			'Send messages and manage contacts, groups and Moments of a personal WeChat account behind E Cloud',
		defaults: { name: 'WeChat (E Cloud)' },
		usableAsTool: true,
		inputs: [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main],
		credentials: [
			{ name: 'weChatGatewayApi', required: true, testedBy: 'testWeChatGatewayCredential' },
		],
		sensitiveOutputFields: ['Authorization'],
		requestDefaults: {
			...plainRequest,
			baseURL: '={{ $credentials.baseUrl }}',
		} as DeclarativeRestApiSettings.HttpRequestOptions,
		requestOperations: { pagination: exchange(eyun) },
		properties: buildProperties(eyun),
	};

	methods = {
		credentialTest: { testWeChatGatewayCredential: testCredential(gateways) },
		listSearch: pickers(eyun),
	};
}
