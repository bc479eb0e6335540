/** A gateway that is nothing like E Cloud is handed in, and everything else stays as it is. */
import { CredentialTestContext, LoadOptionsContext } from 'n8n-core';
import type { INodeParameters, INodeType, IWebhookFunctions } from 'n8n-workflow';

import { receive } from '../../nodes/callbacks/receive';
import { callbackToken } from '../../nodes/callbacks/token';
import { buildProperties } from '../../nodes/editor/description';
import { pickers } from '../../nodes/editor/pickers';
import { developerOf } from '../../nodes/engine/developer';
import { exchange } from '../../nodes/engine/exchange';
import { testCredential } from '../../nodes/engine/testCredential';
import { plainRequest } from '../../nodes/engine/transport';
import type { Callbacks } from '../../nodes/gateways/gateway';
import { toy } from '../toy/gateway.mts';
import { type LocalServer, openServer } from './localServer.mts';
import { place, type Setting, weChatEyun } from './n8n.mts';
import { runNode } from './runNode.mts';

const nodeType = {
	description: {
		...weChatEyun.description,
		requestDefaults: { ...plainRequest, baseURL: '={{ $credentials.baseUrl }}' },
		requestOperations: { pagination: exchange(toy) },
		properties: buildProperties(toy),
	},
} as INodeType;

/** What has been asked: method, path and query. */
let asked: Array<[method: string, path: string, query: object]>;
let answers: Record<string, unknown>;
let server: LocalServer;

beforeEach(async () => {
	asked = [];
	answers = { '/hello': { good: true } };
	server = await openServer(({ method = '', url = '' }, response) => {
		const { pathname, searchParams } = new URL(url, 'http://toy');
		asked.push([method, pathname, Object.fromEntries(searchParams)]);
		response.end(JSON.stringify(answers[pathname] ?? { good: false, why: 'What?' }));
	});
});
afterEach(() => server.close());

const account = { __rl: true, mode: 'list', value: 'me' };

const setting = (parameters: INodeParameters): Setting => ({
	gateway: 'toy',
	baseUrl: server.url,
	authorization: 'k e y',
	authenticate: toy.authenticate,
	parameters,
});

const send = async (more: object = {}) =>
	await runNode(
		{
			...setting({
				resource: 'message',
				operation: 'sendText',
				weChatAccount: account,
				to: { __rl: true, mode: 'id', value: 'friend' },
				text: 'Hello & goodbye',
				options: { pacing: 'off' },
			}),
			...more,
		},
		nodeType,
	);

it('sends', async () => {
	answers['/send'] = { good: true, what: { number: 7 } };
	expect(await send()).toEqual([{ json: { number: 7 }, pairedItem: { item: 0 } }]);
	expect(asked).toEqual([
		['GET', '/send', { to: 'friend', text: 'Hello & goodbye', key: 'k e y' }],
	]);
});

it('says what a refusal means', async () => {
	answers['/send'] = { good: false, why: 'too early' };
	await expect(send()).rejects.toThrow("The toy does not like 'Send Text': too early");
});

it('an envelope of another gateway is none', async () => {
	answers['/send'] = { code: '1000', message: 'ok', data: {} };
	await expect(send()).rejects.toThrow('the message may have been sent');
});

it('picks from lists', async () => {
	answers['/accounts'] = { good: true, what: [{ id: 'me', name: 'Myself' }] };
	answers['/friends'] = { good: true, what: ['a', 'b', 'c'] };
	answers['/names'] = { good: true, what: [{ id: 'a', name: 'Ann' }] };
	const pick = async (search: string) => {
		const { workflow, node, additionalData } = place(nodeType, setting({}));
		const currentNodeParameters = { weChatAccount: account };
		const context = new LoadOptionsContext(
			workflow,
			node,
			{ ...additionalData, currentNodeParameters },
			'parameters',
		);
		return (await pickers(toy)[search].call(context)).results;
	};
	expect(await pick('searchAccounts')).toEqual([{ name: 'Myself (me)', value: 'me' }]);
	expect(await pick('searchChats')).toEqual([
		{ name: 'Ann (a)', value: 'a' },
		{ name: 'b', value: 'b' },
		{ name: 'c', value: 'c' },
	]);
	const names = asked.filter(([, path]) => path === '/names').map(([, , query]) => query);
	expect(names).toEqual([
		{ ids: 'a+b', key: 'k e y' },
		{ ids: 'c', key: 'k e y' },
	]);
});

it('tests a credential', async () => {
	const test = async () =>
		await testCredential([toy]).call(new CredentialTestContext(), {
			id: '1',
			name: 'Toy',
			type: 'weChatGatewayApi',
			data: { gateway: 'toy', baseUrl: server.url, authorization: 'k e y' },
		});
	expect(await test()).toEqual({ status: 'OK', message: 'The toy says hello' });
	expect(asked).toEqual([['GET', '/hello', { key: 'k e y' }]]);
	answers['/hello'] = { good: false, why: 'who are you?' };
	expect(await test()).toEqual({
		status: 'Error',
		message: "The toy does not like 'the test call': who are you?",
	});
});

describe('receives', () => {
	let workflows = 0;

	async function deliver(token: string, body: object, more: Partial<Callbacks> = {}) {
		const id = `workflow ${++workflows}`;
		const sent: unknown[] = [];
		const response = {
			status: (code: number) => {
				sent.push(code);
				return response;
			},
			json: (answer: unknown) => sent.push(answer),
		};
		const webhook = {
			// What is made of a credential is remembered.
			getNode: () => ({ id: 'node', parameters: {}, credentials: { weChatGatewayApi: { id } } }),
			getWorkflow: () => ({ id }),
			getCredentials: async () => ({ baseUrl: server.url, authorization: 'k e y' }),
			getQueryData: () => ({ token }),
			getHeaderData: () => ({}),
			getRequestObject: () => ({ rawBody: Buffer.from(JSON.stringify(body)), ip: '127.0.0.1' }),
			getResponseObject: () => response,
			getMode: () => 'webhook',
			getNodeWebhookUrl: () => 'https://n8n.example.com/webhook/1/wechat',
			getWorkflowStaticData: () => ({}),
			logger: { warn: () => {} },
		} as unknown as IWebhookFunctions;
		const callbacks = { ...toy.callbacks, ...more };
		const { workflowData } = await receive(() => ({ ...toy, callbacks }), webhook);
		return { sent, item: workflowData?.[0][0].json };
	}

	const token = callbackToken('k e y', '');
	const said = { said: 'Hi', by: 'ann', me: 'me', no: 1 };

	it('what somebody says', async () => {
		const { sent, item } = await deliver(token, said);
		expect(sent).toEqual([200, { thanks: true }]);
		expect(item).toMatchObject({
			event: 'message.text',
			gateway: 'toy',
			text: 'Hi',
			chatId: 'ann',
		});
	});

	it('what it tells of the account, which the gateway may learn', async () => {
		const learned: unknown[] = [];
		const learn: Callbacks['learn'] = (developer, { accountId }) =>
			learned.push([developer, accountId]);
		await deliver(token, said, { learn });
		await deliver('wrong', said, { learn });
		const credentials = { baseUrl: server.url, authorization: 'k e y' };
		expect(learned).toEqual([[developerOf(toy, credentials), 'me']]);
	});

	it('also when it cannot be learned', async () => {
		const learn = () => {
			throw new Error('Too much');
		};
		const { sent, item } = await deliver(token, said, { learn });
		expect(sent).toEqual([200, { thanks: true }]);
		expect(item).toMatchObject({ text: 'Hi' });
	});

	it('nothing with a wrong token', async () => {
		const { sent, item } = await deliver('wrong', said);
		expect(sent).toEqual([403, { thanks: false }]);
		expect(item).toBeUndefined();
	});

	it('nothing from a callback of another gateway', async () => {
		const { sent, item } = await deliver(token, { messageType: '60001', data: {} });
		expect(sent).toEqual([200, { thanks: true }]);
		expect(item).toBeUndefined();
	});
});
