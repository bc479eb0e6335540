import { LoadOptionsContext, WebhookContext } from 'n8n-core';
import {
	createEmptyRunExecutionData,
	type INodeParameters,
	type IWebhookData,
	type IWorkflowExecuteAdditionalData,
	type WorkflowExecuteMode,
} from 'n8n-workflow';

import { callbackToken } from '../../nodes/WeChatTrigger/token';
import { place, weChatTrigger } from './n8n.mts';

const TOKEN = callbackToken({ authorization: 'secret' }, '');

let ids = 0;
const body = (more = {}) =>
	JSON.stringify({
		account: '13800000000',
		wcId: 'bot',
		messageType: '60001',
		data: { fromUser: 'lilei', toUser: 'bot', content: 'hi', newMsgId: ++ids, ...more },
	});

interface Call {
	parameters?: INodeParameters;
	token?: unknown;
	ip?: string;
	text?: string;
	mode?: WorkflowExecuteMode;
}

/** Lets the trigger answer a request within n8n-core's own webhook context. */
async function call({ parameters, token = TOKEN, ip = '::ffff:10.0.0.1', text, mode }: Call) {
	const setting = { baseUrl: 'http://127.0.0.1:9', authorization: 'secret', parameters };
	const { workflow, node, additionalData } = place(weChatTrigger, setting);
	const sent: { status?: number } = {};
	const response = {
		headersSent: true,
		status(code: number) {
			sent.status = code;
			return response;
		},
		json: () => response,
	};
	const context = new WebhookContext(
		workflow,
		node,
		{
			...additionalData,
			httpRequest: { rawBody: Buffer.from(text ?? body()), query: { token }, ip },
			httpResponse: response,
		} as unknown as IWorkflowExecuteAdditionalData,
		mode ?? 'webhook',
		{ webhookDescription: weChatTrigger.description.webhooks![0] } as IWebhookData,
		[],
		createEmptyRunExecutionData(),
	);
	const result = await weChatTrigger.webhook.call(context);
	return { ...result, sent, item: result.workflowData?.[0][0]?.json };
}

it('a message starts the workflow, and the answer is the one that E Cloud knows', async () => {
	const { webhookResponse, item } = await call({});
	expect(webhookResponse).toEqual({ code: '1000', message: 'success', data: null });
	expect(item).toMatchObject({ event: 'message.text', senderId: 'lilei', text: 'hi' });
});

it.each([undefined, '', 'wrong', [TOKEN], TOKEN.slice(1)])(
	'the token %j is forbidden',
	async (token) => {
		const { noWebhookResponse, sent, item } = await call({ token: token ?? null });
		expect([noWebhookResponse, sent.status, item]).toEqual([true, 403, undefined]);
	},
);

it('another URL version has another token', async () => {
	const parameters = { options: { urlVersion: '2' } };
	expect((await call({ parameters })).sent.status).toBe(403);
	const token = callbackToken({ authorization: 'secret' }, '2');
	expect((await call({ parameters, token })).item).toBeDefined();
});

it('only allowed addresses get in, also as IPv6', async () => {
	const parameters = { options: { allowedIps: ['10.0.0.1, 10.0.0.2'] } };
	expect((await call({ parameters })).item).toBeDefined();
	expect((await call({ parameters, ip: '10.0.0.2' })).item).toBeDefined();
	expect((await call({ parameters, ip: '10.0.0.3' })).sent.status).toBe(403);
});

it('another developer account starts nothing, but is answered', async () => {
	const parameters = (developerAccount: string) => ({ options: { developerAccount } });
	expect((await call({ parameters: parameters('13800000000') })).item).toBeDefined();
	const text = body().replace('"13800000000"', '13800000000');
	expect((await call({ parameters: parameters('13800000000'), text })).item).toBeDefined();
	const { item, webhookResponse } = await call({ parameters: parameters('13900000000') });
	expect([item, webhookResponse]).toEqual([undefined, expect.anything()]);
});

it('the settings of the editor reach the filters', async () => {
	const dropped: INodeParameters[] = [
		{ events: ['message.image'] },
		{ chatType: 'group' },
		{ filters: { accounts: ['other'] } },
		{ filters: { chats: ['other'] } },
		{ filters: { senders: ['other'] } },
		{ filters: { onlyWhenMentioned: true } },
		{ filters: { textContains: 'bye' } },
		{ filters: { textPattern: '^bye' } },
	];
	for (const parameters of dropped) expect((await call({ parameters })).item).toBeUndefined();
	const old = body({ timestamp: 1 });
	expect(
		(await call({ parameters: { filters: { maxAgeSeconds: 60 } }, text: old })).item,
	).toBeUndefined();
	const own = body({ self: true });
	expect((await call({ text: own })).item).toBeUndefined();
	expect((await call({ text: own, parameters: { ignoreOwn: false } })).item).toBeDefined();
	const official = body({ fromUser: 'gh_1' });
	expect((await call({ text: official })).item).toBeUndefined();
	expect(
		(await call({ text: official, parameters: { ignoreOfficial: false } })).item,
	).toBeDefined();
	expect((await call({ parameters: { filters: { chats: 'lilei, x' } } })).item).toBeDefined();
});

it('settings may be expressions', async () => {
	const filters = (text: string) => ({ filters: { textContains: `={{ "${text}" }}` } });
	expect((await call({ parameters: filters('hi') })).item).toBeDefined();
	expect((await call({ parameters: filters('bye') })).item).toBeUndefined();
});

it('the same message starts nothing again, except in a test run', async () => {
	const text = body();
	expect((await call({ text })).item).toBeDefined();
	expect((await call({ text })).item).toBeUndefined();
	expect((await call({ text, mode: 'manual' })).item).toBeDefined();
});

it('the token is shown for a manual registration, but not stored', async () => {
	const setting = { baseUrl: 'http://127.0.0.1:9', authorization: 'secret' };
	const { workflow, node, additionalData } = place(weChatTrigger, setting);
	const context = new LoadOptionsContext(workflow, node, additionalData, 'parameters');
	expect(await weChatTrigger.methods.listSearch.showToken.call(context)).toEqual({
		results: [{ name: `?token=${TOKEN}`, value: 'shown' }],
	});
});
