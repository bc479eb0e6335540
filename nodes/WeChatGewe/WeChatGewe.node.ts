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
import { gewe } from '../gateways/gewe';
import { answer } from '../questions/answer';
import { askingOperations } from '../questions/ask';
import { answerWebhooks, waitingTooltip } from '../questions/webhooks';

export class WeChatGewe implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'WeChat (GeWe)',
		name: 'weChatGewe',
		icon: { light: 'file:../../icons/wechat.svg', dark: 'file:../../icons/wechat.dark.svg' },
		group: ['output'],
		version: 1,
		subtitle: buildSubtitle(gewe.catalog),
		description:
			'Send messages and manage contacts, groups and Moments of a personal WeChat account behind GeWe',
		defaults: { name: 'WeChat (GeWe)' },
		usableAsTool: true,
		inputs: [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main],
		webhooks: answerWebhooks,
		waitingNodeTooltip: waitingTooltip,
		credentials: [
			{ name: 'weChatGatewayApi', required: true, testedBy: 'testWeChatGatewayCredential' },
		],
		requestDefaults: {
			...plainRequest,
			baseURL: '={{ $credentials.baseUrl }}',
		} as DeclarativeRestApiSettings.HttpRequestOptions,
		hints: nodeHints(gewe),
		requestOperations: { pagination: exchange(gewe) },
		properties: [...buildProperties(gewe), requestOptions],
	};

	methods = {
		credentialTest: { testWeChatGatewayCredential: testCredential(gateways) },
		listSearch: pickers(gewe),
		actionHandler: makers(gewe),
	};

	customOperations = askingOperations(gewe);

	webhook = answer;
}
