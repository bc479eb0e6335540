import {
	NodeConnectionTypes,
	type DeclarativeRestApiSettings,
	type INodeType,
	type INodeTypeDescription,
} from 'n8n-workflow';

import { buildProperties, buildSubtitle } from '../editor/description';
import { nodeHints } from '../editor/nodeHints';
import { makers, pickers } from '../editor/pickers';
import { requestOptions } from '../editor/requestOptions';
import { exchange } from '../engine/exchange';
import { testCredential } from '../engine/testCredential';
import { plainRequest } from '../engine/transport';
import { gateways } from '../gateways/choose';
import { eyun } from '../gateways/eyun';
import { answer } from '../questions/answer';
import { askingOperations } from '../questions/ask';
import { answerWebhooks, waitingTooltip } from '../questions/webhooks';

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
		webhooks: answerWebhooks,
		waitingNodeTooltip: waitingTooltip,
		credentials: [
			{ name: 'weChatGatewayApi', required: true, testedBy: 'testWeChatGatewayCredential' },
		],
		sensitiveOutputFields: ['Authorization'],
		requestDefaults: {
			...plainRequest,
			baseURL: '={{ $credentials.baseUrl }}',
		} as DeclarativeRestApiSettings.HttpRequestOptions,
		hints: nodeHints(eyun),
		requestOperations: { pagination: exchange(eyun) },
		properties: [...buildProperties(eyun), requestOptions],
	};

	methods = {
		credentialTest: { testWeChatGatewayCredential: testCredential(gateways) },
		listSearch: pickers(eyun),
		actionHandler: makers(eyun),
	};

	customOperations = askingOperations(eyun);

	webhook = answer;
}
