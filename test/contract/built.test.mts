/**
 * The package as it is published: its nodes share what lies in a module, such as a lane. In the sources
 * every module exists once anyway, so that only the built files can show it.
 */
import { LoadOptionsContext, WebhookContext } from 'n8n-core';
import {
	createEmptyRunExecutionData,
	type INodeParameters,
	type INodeType,
	type IWebhookData,
	type IWorkflowExecuteAdditionalData,
} from 'n8n-workflow';

import { waitFor } from '../../scripts/lib/wait.mjs';
import { byId } from '../editor.mts';
import { type Simulator, startSimulator } from '../simulator/index.mts';
import { place, type Setting } from './n8n.mts';
import { runNode } from './runNode.mts';

const built = (name: string): INodeType =>
	new (require(`../../dist/nodes/${name}/${name}.node.js`)[name])();

const weChatEyun = built('WeChatEyun');
const weChatGewe = built('WeChatGewe');
const weChatTrigger = built('WeChatTrigger');

/** Long enough for the other node, were it not to wait. */
const SLOW_MS = 1500;

const SENDING = ['/sendText', '/message/postText'];

/** What has been sent, in the order of the answers. */
let sent: string[];
let eyun: Simulator;
let gewe: Simulator;

beforeEach(async () => {
	sent = [];
	const onRequest = ({ path }: { path: string }) => {
		if (SENDING.includes(path)) sent.push(path);
	};
	eyun = await startSimulator({ gateway: 'eyun', onRequest });
	gewe = await startSimulator({ gateway: 'gewe', onRequest });
});
afterEach(async () => {
	await eyun.close();
	await gewe.close();
});

const ofEyun = (parameters?: INodeParameters): Setting => ({
	gateway: 'eyun',
	baseUrl: eyun.url,
	authorization: eyun.authorization,
	parameters,
});

const ofGewe = (parameters?: INodeParameters): Setting => ({
	gateway: 'gewe',
	baseUrl: `${gewe.url}/gewe/v2/api`,
	fields: { token: gewe.authorization, devices: '' },
	parameters,
});

const sendingAs = (mode: string, account: string): INodeParameters => ({
	resource: 'message',
	operation: 'sendText',
	weChatAccount: { __rl: true, mode, value: account },
	to: byId('wxid_lilei00demo01'),
	text: 'Hello',
	options: { pacing: 'off' },
});

it('a lane is the same for the nodes of both gateways', async () => {
	// Lanes go by what names an account; here, both gateways name it alike.
	const { wcId } = eyun.world.accounts[0];
	gewe.world.accounts[0].appId = wcId;
	eyun.misbehave('/sendText', { delayMs: SLOW_MS });
	const first = runNode(ofEyun(sendingAs('wcId', wcId)), weChatEyun);
	await waitFor({
		what: 'The first message',
		timeoutMs: 30_000,
		everyMs: 10,
		ask: async () => eyun.requests.some(({ path }) => path === '/sendText'),
	});
	await runNode(ofGewe(sendingAs('appId', wcId)), weChatGewe);
	await first;
	expect(sent).toEqual(['/sendText', '/message/postText']);
});

describe('a device that the trigger has heard of', () => {
	const contextArguments = (node: INodeType) => place(node, ofGewe({}));

	/** What the node offers as accounts. */
	async function offered(): Promise<string[]> {
		const { workflow, node, additionalData } = contextArguments(weChatGewe);
		const context = new LoadOptionsContext(workflow, node, additionalData, 'parameters');
		const { results } = await weChatGewe.methods!.listSearch!.searchAccounts.call(context);
		return results.map(({ name }) => name);
	}

	async function tokenOfTheUrl(): Promise<string> {
		const { workflow, node, additionalData } = contextArguments(weChatTrigger);
		const currentNodeParameters = { options: { registration: 'manual' } };
		const data = { ...additionalData, currentNodeParameters };
		const context = new LoadOptionsContext(workflow, node, data, 'parameters.callbacks');
		const [{ name }] = await weChatTrigger.methods!.loadOptions!.showCallbacks.call(context);
		return /\?token=([\w-]+)/.exec(name)![1];
	}

	async function hear(payload: object): Promise<void> {
		const { workflow, node, additionalData } = contextArguments(weChatTrigger);
		const response = { headersSent: false, status: () => response, json: () => response, end() {} };
		const request = {
			rawBody: Buffer.from(JSON.stringify(payload)),
			query: { token: await tokenOfTheUrl() },
			ip: '127.0.0.1',
			headers: {},
		};
		const context = new WebhookContext(
			workflow,
			node,
			{
				...additionalData,
				httpRequest: request,
				httpResponse: response,
			} as unknown as IWorkflowExecuteAdditionalData,
			'webhook',
			{ webhookDescription: weChatTrigger.description.webhooks![0] } as IWebhookData,
			[],
			createEmptyRunExecutionData(),
		);
		await weChatTrigger.webhook!.call(context);
	}

	it('is one that the node knows', async () => {
		await expect(offered()).rejects.toThrow('lists no devices');
		const { appId, wcId, nickName } = gewe.world.accounts[0];
		await hear({
			TypeName: 'AddMsg',
			Appid: appId,
			Wxid: wcId,
			Data: {
				MsgId: 1,
				FromUserName: { string: 'wxid_lilei00demo01' },
				ToUserName: { string: wcId },
				MsgType: 1,
				Content: { string: 'Hi' },
				NewMsgId: 4_000_000_000_000_001,
			},
		});
		expect(await offered()).toEqual([expect.stringContaining(nickName)]);
	});
});
