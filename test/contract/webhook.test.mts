import { createHmac } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import type { IncomingHttpHeaders } from 'node:http';
import { join } from 'node:path';
import { LoadOptionsContext, WebhookContext } from 'n8n-core';
import {
	createEmptyRunExecutionData,
	type IExecuteFunctions,
	type IHookFunctions,
	type INodeExecutionData,
	type INodeParameters,
	type IWebhookData,
	type IWorkflowExecuteAdditionalData,
	type WorkflowExecuteMode,
} from 'n8n-workflow';

import { CHECK_HEADER, signCheck } from '../../nodes/callbacks/check/mark';
import { handOn } from '../../nodes/callbacks/failure';
import { forget, remember } from '../../nodes/callbacks/recipients';
import { RELAY_HEADER, signRelay } from '../../nodes/callbacks/relaySignature';
import { withSiblings } from '../../nodes/callbacks/siblings';
import { callbackToken, makeSecrets } from '../../nodes/callbacks/token';
import { developerOf } from '../../nodes/engine/developer';
import { decodeJson } from '../../nodes/engine/losslessJson';
import { gatewayOf } from '../../nodes/gateways/choose';
import { knownDevices } from '../../nodes/gateways/gewe/devices';
import { waitFor } from '../../scripts/lib/wait.mjs';
import { picked } from '../editor.mts';
import { type CallbackKind, eyunKind, geweKind, isThere } from './callbackKinds.mts';
import { type LocalServer, openServer } from './localServer.mts';
import { place, type Setting, weChatTrigger } from './n8n.mts';

/** Where no gateway is. */
const BASE_URL = 'http://127.0.0.1:9';

const TOKEN = callbackToken('secret', '');

/** A text that somebody sends to the account "bot". */
interface Text {
	fromUser?: string;
	self?: boolean;
	/** In seconds since 1970. */
	timestamp?: number;
}

interface Dialect extends CallbackKind {
	/** What a callback is answered, and what one is that is refused. */
	received?: object;
	forbidden?: object;
	payload(text: Text, id: number): object;
	/** The gateway's own test of a URL. */
	probe: object;
}

const DEVICE = 'wx_00000demo';

const dialects: Dialect[] = [
	{
		...eyunKind,
		received: { code: '1000', message: 'success', data: null },
		forbidden: { code: '1001', message: 'forbidden', data: null },
		payload: ({ fromUser = 'lilei', ...more }, newMsgId) => ({
			account: '13800000000',
			wcId: 'bot',
			messageType: '60001',
			data: { fromUser, toUser: 'bot', content: 'hi', newMsgId, ...more },
		}),
		probe: { account: '13800000000', messageType: '00000', data: {} },
	},
	{
		...geweKind,
		name: 'GeWe, nested',
		payload: ({ fromUser = 'lilei', self = false, timestamp }, id) => ({
			TypeName: 'AddMsg',
			Appid: DEVICE,
			Wxid: 'bot',
			Data: {
				MsgId: id,
				FromUserName: { string: self ? 'bot' : fromUser },
				ToUserName: { string: self ? fromUser : 'bot' },
				MsgType: 1,
				Content: { string: 'hi' },
				...(timestamp && { CreateTime: timestamp }),
				NewMsgId: 4_000_000_000_000_000 + id,
			},
		}),
		probe: { testMsg: '回调地址链接成功！', token: 'secret' },
	},
	{
		...geweKind,
		name: 'GeWe, flat',
		payload: ({ fromUser = 'lilei', self = false, timestamp }, id) => ({
			appid: DEVICE,
			wxid: 'bot',
			fromUser: self ? 'bot' : fromUser,
			toUser: self ? fromUser : 'bot',
			isSelf: self,
			msgType: 'TEXT',
			msgId: id,
			newMsgId: 4_000_000_000_000_000 + id,
			...(timestamp && { createTime: timestamp * 1000 }),
			content: 'hi',
		}),
		probe: { msg: '设置订阅成功!!', callBackUrl: 'https://n8n.example.com/webhook/1' },
	},
];

/** Of all messages here, since what has come is remembered. */
let ids = 0;

describe.each(dialects.filter(isThere))('$name', ({ id: gateway, payload, ...dialect }) => {
	const settingWith = (key: string): Setting => ({
		baseUrl: BASE_URL,
		fields: dialect.fields(key),
	});

	/** What the trigger does with its data in the execution. */
	function execute(workflowData: INodeExecutionData[][]): INodeExecutionData[][] {
		const { node } = place(weChatTrigger, settingWith(''));
		const context = { getInputData: () => workflowData[0], getNode: () => node };
		return handOn(context as unknown as IExecuteFunctions);
	}

	/** Of this dialect alone, for the same reason. */
	const named = (name: string) => `${dialect.name}: ${name}`;

	const body = (text: Text = {}) => JSON.stringify(payload(text, ++ids));

	interface Call {
		/** That of the credential. */
		key?: string;
		/** More of the credential. */
		more?: Record<string, string>;
		/** Calls with the same one share what is remembered of it. */
		credentialId?: string;
		workflowId?: string;
		typeVersion?: number;
		parameters?: INodeParameters;
		/** As the query has them; null is for none at all. */
		token?: unknown;
		ip?: string;
		headers?: IncomingHttpHeaders;
		text?: string;
		/** More of the request, or other things. */
		request?: object;
		mode?: WorkflowExecuteMode;
		/** Where the workflows of this n8n answer. */
		webhookBaseUrl?: string;
		/** Who else is named in the URL, as a gateway has it. */
		also?: string;
	}

	type Warning = (message: string) => void;

	/** How often a credential has been read. */
	let reads = 0;

	/** Lets the trigger answer a request within n8n-core's own webhook context. */
	async function call(given: Call, warn: Warning = () => {}) {
		const {
			parameters,
			token = TOKEN,
			ip = '::ffff:10.0.0.1',
			text = body(),
			credentialId,
		} = given;
		const { key = 'secret', headers = {}, mode = 'webhook', typeVersion = 2 } = given;
		const fields = { ...dialect.fields(key), ...given.more };
		const setting = { baseUrl: BASE_URL, fields, credentialId, parameters };
		const { workflow, node, additionalData } = place(weChatTrigger, setting);
		node.typeVersion = typeVersion;
		workflow.id = given.workflowId ?? workflow.id;
		node.webhookId = 'own';
		const { webhookBaseUrl = additionalData.webhookBaseUrl } = given;
		const { credentialsHelper } = additionalData;
		const getDecrypted = credentialsHelper.getDecrypted.bind(credentialsHelper);
		credentialsHelper.getDecrypted = async (...asked) => {
			reads++;
			return await getDecrypted(...asked);
		};
		const sent: { status?: number; json?: unknown; times: number } = { times: 0 };
		const response = {
			get headersSent() {
				return sent.times > 0;
			},
			status(code: number) {
				sent.status = code;
				return response;
			},
			json(answer: unknown) {
				sent.json = answer;
				sent.times++;
				return response;
			},
			end() {
				sent.times++;
				return response;
			},
		};
		const { also } = given;
		const query = { ...(token !== null && { token }), ...(also !== undefined && { also }) };
		const rawBody = Buffer.from(text);
		const context = new WebhookContext(
			workflow,
			node,
			{
				...additionalData,
				webhookBaseUrl,
				httpRequest: { rawBody, query, ip, headers, ...given.request },
				httpResponse: response,
			} as unknown as IWorkflowExecuteAdditionalData,
			mode,
			{ webhookDescription: weChatTrigger.description.webhooks![0] } as IWebhookData,
			[],
			createEmptyRunExecutionData(),
		);
		Object.defineProperty(context, 'logger', { value: { warn } });
		const result = await weChatTrigger.webhook.call(context);
		// Whoever answers by himself has to tell n8n, or it would answer again.
		expect([sent.times, result.noWebhookResponse]).toEqual([1, true]);
		const kept = workflow.getStaticData('node', node);
		return { ...result, sent, kept, item: result.workflowData?.[0][0]?.json };
	}

	it('a message starts the workflow, and the answer is the one that the gateway knows', async () => {
		const { sent, item } = await call({});
		expect(sent.status).toBe(200);
		expect(sent.json).toEqual(dialect.received);
		expect(item).toMatchObject({ event: 'message.text', gateway, senderId: 'lilei', text: 'hi' });
	});

	it('the test of the URL is answered and starts nothing', async () => {
		const { sent, item } = await call({ text: JSON.stringify(dialect.probe) });
		expect([sent.status, sent.json, item]).toEqual([200, dialect.received, undefined]);
	});

	describe('who asks whether it is there', () => {
		const { relayKey } = makeSecrets('secret', '');
		const signed = () => ({ [CHECK_HEADER]: signCheck(relayKey, Date.now()) });

		it('is told so, also by a test run, and it is no callback', async () => {
			const asks = { headers: signed(), workflowId: named('check'), ip: 'nobody' };
			const answers = { workflowId: named('check'), node: 'Node', isTokenRight: true };
			const first = await call({ ...asks, parameters: { options: { allowedIps: ['10.0.0.1'] } } });
			expect([first.sent.status, first.item]).toEqual([200, undefined]);
			expect(first.sent.json).toEqual({
				weChatTrigger: expect.objectContaining({ ...answers, isTest: false }),
			});
			const inTest = await call({ ...asks, mode: 'manual' });
			expect(inTest.sent.json).toEqual({
				weChatTrigger: expect.objectContaining({ ...answers, isTest: true }),
			});
		});

		it('with another token, too; without the key, it is a stranger', async () => {
			const other = await call({ headers: signed(), token: 'other' });
			expect(other.sent.json).toMatchObject({ weChatTrigger: { isTokenRight: false } });
			const headers = {
				[CHECK_HEADER]: signCheck(makeSecrets('another', '').relayKey, Date.now()),
			};
			const stranger = await call({ headers, token: 'other' });
			expect([stranger.sent.status, stranger.sent.json]).toEqual([403, dialect.forbidden]);
		});

		it('a signature of before is not taken', async () => {
			const headers = { [CHECK_HEADER]: signCheck(relayKey, Date.now() - 61_000) };
			const { sent } = await call({ headers, token: 'other' });
			expect(sent.status).toBe(403);
		});

		it('is told that a test run is registered', async () => {
			const setting = settingWith('secret');
			const address = { base: 'https://n8n.example.com/webhook-test/1/wechat', tokenVersion: '' };
			const developer = developerOf(gatewayOf({ gateway }), {
				baseUrl: BASE_URL,
				...setting.fields,
			});
			remember({
				...{ ...address, url: address.base, developer, credential: '1', workflow: 'Draft' },
				...{ kind: 'test', since: 1, hook: {} as IHookFunctions },
			});
			const { sent } = await call({ headers: signed() });
			forget(address.base);
			expect(sent.json).toMatchObject({
				weChatTrigger: { isTestRegistered: true, registered: address.base },
			});
		});
	});

	it('what starts nothing is answered the same as what does', async () => {
		const once = { text: body(), workflowId: named('answers') };
		const callbacks: Call[] = [
			once,
			once,
			{ parameters: { chatType: 'group' } },
			{ text: body({ self: true }) },
			{ text: JSON.stringify(dialect.probe) },
			{ text: '{"neither":"of these"}' },
		];
		const seen: unknown[] = [];
		for (const callback of callbacks) {
			const { sent, item } = await call(callback);
			seen.push([sent.status, sent.json, item !== undefined]);
		}
		const nothing = [200, dialect.received, false];
		expect(seen).toEqual([[200, dialect.received, true], ...Array(5).fill(nothing)]);
	});

	it.each(dialects.filter(({ id }) => id !== gateway))(
		'a callback of $name is answered and starts nothing',
		async (other) => {
			const { sent, item } = await call({ text: JSON.stringify(other.payload({}, ++ids)) });
			expect([sent.status, item]).toEqual([200, undefined]);
		},
	);

	it.each([null, '', 'wrong', [TOKEN], TOKEN.slice(1), `${TOKEN}a`])(
		'the token %j is forbidden, and is no news',
		async (token) => {
			const { sent, item } = await call({ token });
			expect([sent.status, sent.json, item]).toEqual([403, dialect.forbidden, undefined]);
		},
	);

	it('another URL version has another token', async () => {
		const parameters = { options: { urlVersion: '2' } };
		expect((await call({ parameters })).sent.status).toBe(403);
		const token = callbackToken('secret', '2');
		expect((await call({ parameters, token })).item).toBeDefined();
	});

	it('only allowed addresses get in, also as IPv6', async () => {
		const parameters = { options: { allowedIps: ['10.0.0.1, 10.0.0.2'] } };
		expect((await call({ parameters })).item).toBeDefined();
		expect((await call({ parameters, ip: '10.0.0.2' })).item).toBeDefined();
		expect((await call({ parameters, ip: '10.0.0.3' })).sent.status).toBe(403);
	});

	it('a range of addresses may be allowed', async () => {
		const parameters = { options: { allowedIps: ['203.0.113.0/24', '2001:db8::/32'] } };
		expect((await call({ parameters, ip: '::ffff:203.0.113.7' })).item).toBeDefined();
		expect((await call({ parameters, ip: '2001:db8::7' })).item).toBeDefined();
		expect((await call({ parameters, ip: '203.0.114.7' })).sent.status).toBe(403);
	});

	describe('the raw callback', () => {
		const withImage = (id = ++ids) => ({
			...payload({}, id),
			img: `/9j/${'4AAQSkZJRgABAQAA'.repeat(90)}`,
		});
		const exact = (sent: object) => decodeJson(JSON.stringify(sent));
		const rawWith = async (includeRaw: string | undefined, sent: object) => {
			const parameters = { options: includeRaw === undefined ? {} : { includeRaw } };
			return (await call({ parameters, text: JSON.stringify(sent) })).item;
		};

		it('comes without the images in it unless something else is chosen', async () => {
			const sent = withImage();
			expect((await rawWith(undefined, sent))?.raw).toMatchObject({
				img: '[image left out: 2 KB]',
			});
			const again = withImage();
			expect((await rawWith('withoutImages', again))?.raw).toMatchObject({
				img: '[image left out: 2 KB]',
			});
			const plain = payload({}, ++ids);
			expect((await rawWith(undefined, plain))?.raw).toEqual(exact(plain));
		});

		it('comes whole, or not at all, when that is chosen', async () => {
			const sent = withImage();
			expect((await rawWith('whole', sent))?.raw).toEqual(exact(sent));
			const item = await rawWith('none', withImage());
			expect(item).toMatchObject({ event: 'message.text', text: 'hi' });
			expect(item).not.toHaveProperty('raw');
		});

		it('is as it was for what the trigger decides: what has come once does not come again', async () => {
			const sent = withImage();
			expect(await rawWith('none', sent)).toBeDefined();
			expect(await rawWith('whole', sent)).toBeUndefined();
			expect(await rawWith('none', sent)).toBeUndefined();
		});
	});

	it('what n8n needs behind a reverse proxy is told where addresses are entered, and in the documents', () => {
		const options = weChatTrigger.description.properties.find(({ name }) => name === 'options');
		const allowed = options?.options?.find(({ name }) => name === 'allowedIps');
		expect(allowed).toMatchObject({ description: expect.stringContaining('N8N_PROXY_HOPS') });
		expect(readFileSync('docs/callback-security.md', 'utf8')).toContain('N8N_PROXY_HOPS');
	});

	describe('collected requests', () => {
		const folder = `../shared/cases/${gateway}`;
		const cases = (existsSync(folder) ? readdirSync(folder) : [])
			.map((file) => ({ file, ...JSON.parse(readFileSync(join(folder, file), 'utf8')) }))
			.filter(
				({ payload, expected }) =>
					expected.status && (payload.request || payload.rawBody !== undefined),
			);

		it(`${cases.length} are there, and answered as expected`, async () => {
			for (const { file, payload, expected } of cases) {
				const { options = {}, request = {}, rawBody: text } = payload;
				const { sent } = await call({ parameters: { options }, ip: request.ip, text });
				expect([file, [expected.status].flat()]).toEqual([
					file,
					expect.arrayContaining([sent.status]),
				]);
			}
		});
	});

	describe('a new key', () => {
		const tokenOf = (key: string) => callbackToken(key, '');

		it('is taken with the first callback, though the old one is remembered', async () => {
			const credentialId = named('renewed');
			expect((await call({ credentialId })).item).toBeDefined();
			const renewed = { credentialId, key: 'another' };
			expect((await call({ ...renewed, token: tokenOf('another') })).item).toBeDefined();
			expect((await call(renewed)).sent.status).toBe(403);
		});

		it('wrong tokens, however many, do not have the credential read each time', async () => {
			reads = 0;
			const flood = { credentialId: named('flooded'), token: tokenOf('a stranger') };
			await Promise.all(Array.from({ length: 50 }, () => call(flood)));
			for (let i = 0; i < 50; i++) expect((await call(flood)).sent.status).toBe(403);
			// One that is remembered, and one again every 2 seconds: a slow machine needs several of these.
			expect(reads).toBeGreaterThan(0);
			expect(reads).toBeLessThan(25);
		});

		it('the old URL leaves one failed execution, with what to do', async () => {
			const old = { workflowId: named('with an old URL'), token: tokenOf('the old one') };
			const first = await call(old);
			expect(first.sent.status).toBe(403);
			expect(() => execute(first.workflowData!)).toThrow(
				expect.objectContaining({
					name: 'NodeOperationError',
					message: expect.stringContaining('a token that is not valid any more'),
					description: expect.stringMatching(
						`changes with the ${dialect.keyName} in .+ unpublish the workflow and publish it again`,
					),
				}),
			);
			expect((await call(old)).workflowData).toBeUndefined();
			const other = { ...old, workflowId: named('another with an old URL') };
			expect((await call(other)).workflowData).toBeDefined();
		});

		it('a test run is silent about it', async () => {
			const token = tokenOf('the old one');
			const { sent, workflowData } = await call({
				workflowId: named('tested'),
				token,
				mode: 'manual',
			});
			expect([sent.status, workflowData]).toEqual([403, undefined]);
		});
	});

	describe('without a key', () => {
		const computable = createHmac('sha256', '').update('WeChat callback ').digest('base64url');

		it('the token that everybody can make is forbidden', async () => {
			const { sent } = await call({ key: ' ', token: computable });
			expect(sent.status).toBe(403);
		});

		it('none is shown', async () => {
			const setting = settingWith('');
			const { workflow, node, additionalData } = place(weChatTrigger, setting);
			const context = new LoadOptionsContext(workflow, node, additionalData, 'parameters');
			await expect(weChatTrigger.methods.loadOptions.showCallbacks.call(context)).rejects.toThrow(
				`The credential has no ${dialect.keyName}`,
			);
		});
	});

	describe('what is passed on to another process', () => {
		let n8n: LocalServer;
		let webhookBaseUrl: string;
		let passedOn: { headers: IncomingHttpHeaders; text: string; url?: string }[];
		let status: number;
		/** Names the webhook "other". */
		let also: string;

		const { relayKey } = makeSecrets('secret', '');

		beforeEach(async () => {
			[passedOn, status] = [[], 200];
			n8n = await openServer((request, response) => {
				let text = '';
				request.on('data', (chunk) => (text += chunk));
				request.on('end', () => {
					passedOn.push({ headers: request.headers, text, url: request.url });
					if (status !== SILENCE) response.writeHead(status).end('{}');
				});
			});
			webhookBaseUrl = `${n8n.url}/webhook`;
			const [own, other] = ['own', 'other'].map((id) => `${webhookBaseUrl}/${id}/wechat`);
			also = new URL(withSiblings(own, [other], relayKey)).searchParams.get('also')!;
		});
		afterEach(() => n8n.close());

		/** No answer at all. */
		const SILENCE = 0;
		const ONLY_THE_GATEWAY = { options: { allowedIps: ['203.0.113.0/24'] } };
		const gateway = { parameters: ONLY_THE_GATEWAY, ip: '203.0.113.7' };

		/** A callback comes; returns what reaches the workflow that its URL names. */
		async function passOn(text: string, warn?: Warning) {
			const { item } = await call({ ...gateway, webhookBaseUrl, also, text }, warn);
			// What the others do costs the receiver nothing.
			expect(item).toBeDefined();
			return await waitFor({
				what: 'The relay',
				timeoutMs: 30_000,
				ask: async () => passedOn.find((relay) => relay.text === text),
			});
		}

		it('gets in from the address of n8n, with a signature alone, unchanged', async () => {
			const { headers, text, url } = await passOn(body());
			expect(url).toBe('/webhook/other/wechat');
			expect(JSON.stringify(headers)).not.toContain(TOKEN);
			const own = {
				...{ parameters: ONLY_THE_GATEWAY, ip: '127.0.0.1', token: null },
				workflowId: named('other'),
			};
			expect((await call({ ...own, text })).sent.status).toBe(403);
			expect((await call({ ...own, text, token: TOKEN })).sent.status).toBe(403);
			expect((await call({ ...own, headers, text: `${text} ` })).sent.status).toBe(403);
			expect((await call({ ...own, key: 'other', headers, text })).sent.status).toBe(403);
			const late = signRelay(relayKey, Buffer.from(text), Date.now() - 61_000);
			const lately = { ...headers, [RELAY_HEADER]: late };
			expect((await call({ ...own, headers: lately, text })).sent.status).toBe(403);
			expect((await call({ ...own, headers, text })).item).toBeDefined();
			// Once, as all that comes.
			expect((await call({ ...own, headers, text })).item).toBeUndefined();
		});

		it('goes no further, whatever its URL names', async () => {
			const text = body();
			const headers = { [RELAY_HEADER]: signRelay(relayKey, Buffer.from(text), Date.now()) };
			expect((await call({ headers, text, also, webhookBaseUrl })).item).toBeDefined();
			await passOn(body());
			expect(passedOn).toHaveLength(1);
		});

		it('is passed on also when the receiver itself wants nothing of it', async () => {
			const text = body();
			const unwilling = { parameters: { chatType: 'group' }, also, webhookBaseUrl, text };
			expect((await call(unwilling)).item).toBeUndefined();
			await waitFor({ what: 'The relay', timeoutMs: 30_000, ask: async () => passedOn[0] });
		});

		it.each(['AAAAAAAAAAAAAAAAAAAAAA.~b3RoZXI', 'nonsense', ''])(
			'a list that is not ours (%j) is refused, with the right token, too',
			async (forged) => {
				const text = body();
				const { sent, item } = await call({ also: forged, webhookBaseUrl, text });
				expect([sent.status, sent.json, item]).toEqual([403, dialect.forbidden, undefined]);
				expect((await call({ also: `${also}.~b3RoZXI`, webhookBaseUrl })).sent.status).toBe(403);
				expect((await call({ token: null, also, webhookBaseUrl })).sent.status).toBe(403);
				await passOn(body());
				expect(passedOn).toHaveLength(1);
			},
		);

		it('one that gives no answer keeps nobody waiting', async () => {
			status = SILENCE;
			await passOn(body());
		});

		it('goes to those whom the user has named, once each, and not to what is no address', async () => {
			const alsoDeliverTo = [
				`${webhookBaseUrl}/other/wechat?token=t`,
				`${webhookBaseUrl}/third/wechat`,
				`${webhookBaseUrl}/own/wechat`,
				'nowhere',
			];
			const text = body();
			const parameters = { options: { alsoDeliverTo } };
			expect((await call({ parameters, webhookBaseUrl, also, text })).item).toBeDefined();
			await waitFor({
				what: 'Both relays',
				timeoutMs: 30_000,
				ask: async () => passedOn.length === 2,
			});
			const paths = passedOn.map(({ url }) => new URL(String(url), n8n.url).pathname).sort();
			expect(paths).toEqual(['/webhook/other/wechat', '/webhook/third/wechat']);
		});

		it.each([403, 413, 500, 302])('an answer of %i is told in the log', async (answer) => {
			status = answer;
			const warned: string[] = [];
			await passOn(body(), (message) => warned.push(message));
			const [message] = await waitFor({
				what: 'A warning',
				timeoutMs: 30_000,
				ask: async () => warned.length > 0 && warned,
			});
			expect(message).toContain(`status ${answer}`);
			expect(message).not.toContain(TOKEN);
			// What may pass by is tried again.
			expect(passedOn).toHaveLength(answer === 500 ? 3 : 1);
		});
	});

	describe('the body', () => {
		it('that n8n has left unread is read', async () => {
			const request: { rawBody?: Buffer; readRawBody(): Promise<void> } = {
				rawBody: undefined,
				async readRawBody() {
					this.rawBody = Buffer.from(body());
				},
			};
			expect((await call({ request })).item).toBeDefined();
		});

		it('of several parts, which n8n has consumed, is not waited for', async () => {
			const request = {
				rawBody: undefined,
				contentType: 'multipart/form-data',
				readRawBody: () => new Promise(() => {}),
			};
			expect((await call({ request })).sent.status).toBe(200);
		});
	});

	it('workflows of version 1 go on', async () => {
		expect((await call({ typeVersion: 1 })).item).toBeDefined();
		expect(weChatTrigger.description).toMatchObject({ version: [1, 2], defaultVersion: 2 });
	});

	it('within the execution, the trigger hands on what it has taken', async () => {
		const { workflowData } = await call({});
		expect(execute(workflowData!)).toEqual(workflowData);
	});

	it('another developer account starts nothing, but is answered', async () => {
		const parameters = (developerAccount: string) => ({ options: { developerAccount } });
		const { item, sent } = await call({ parameters: parameters('13900000000') });
		expect([item, sent.status]).toEqual([undefined, 200]);
		if (gateway !== 'eyun') return;
		expect((await call({ parameters: parameters('13800000000') })).item).toBeDefined();
		const text = body().replace('"13800000000"', '13800000000');
		expect((await call({ parameters: parameters('13800000000'), text })).item).toBeDefined();
	});

	/** As the editor holds it when somebody picks one from a list. */
	const listed = (id: string) => ({
		picked: [{ id: { __rl: true, mode: 'list', value: id, cachedResultName: `Somebody (${id})` } }],
	});

	it('the settings of the editor reach the filters', async () => {
		const dropped: INodeParameters[] = [
			{ events: ['message.image'] },
			{ chatType: 'group' },
			{ filters: { accounts: picked('other') } },
			{ filters: { chats: picked('other') } },
			{ filters: { senders: picked('other') } },
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
		expect(
			(await call({ parameters: { filters: { chats: picked('lilei, x') } } })).item,
		).toBeDefined();
		// An empty row is no filter yet.
		for (const chats of [picked(''), picked('', 'lilei'), picked('x', 'lilei'), listed('lilei')]) {
			expect((await call({ parameters: { filters: { chats } } })).item).toBeDefined();
		}
		const chats = picked('={{ ["x", "li" + "lei"].join() }}');
		expect((await call({ parameters: { filters: { chats } } })).item).toBeDefined();
		const others = picked('={{ "x,y" }}');
		expect((await call({ parameters: { filters: { chats: others } } })).item).toBeUndefined();
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

	it('in a burst, what has been seen is kept once for all', async () => {
		const keptByAll = await Promise.all(
			Array.from(
				{ length: 20 },
				async () => (await call({ workflowId: named('burst') })).kept.seen,
			),
		);
		const kept = keptByAll.filter((seen) => seen !== undefined) as string[][];
		expect(kept.length).toBeLessThan(keptByAll.length);
		expect(Math.max(...kept.map((seen) => seen.length))).toBe(20);
	});

	if (gateway === 'gewe') {
		it('the device that a callback names is known from then on', async () => {
			const developer = (key: string) =>
				developerOf(gatewayOf({ gateway }), { baseUrl: BASE_URL, ...dialect.fields(key) });
			const key = named('of a device');
			await call({ key, token: callbackToken(key, '') });
			expect(knownDevices.withAccount(developer(key), 'bot')).toMatchObject({ appId: DEVICE });
			const other = named('of nobody');
			await call({ key: other, token: callbackToken(key, '') });
			expect(knownDevices.of(developer(other))).toEqual([]);
		});

		it('what comes with a device alone belongs to the account that is known to be on it', async () => {
			const key = named('of a friend');
			const token = callbackToken(key, '');
			const text = (friend: string) =>
				JSON.stringify({
					...{ TypeName: 'ModContacts', Appid: DEVICE },
					Data: { UserName: { string: named(friend) } },
				});
			const parameters = { events: [], filters: { accounts: picked('bot') } };
			const before = await call({ key, token, parameters, text: text('lilei') });
			await call({ key, token });
			const after = await call({ key, token, parameters, text: text('lucy') });
			expect([before.item, after.item?.accountId]).toEqual([undefined, 'bot']);
		});

		describe('with a Callback Secret', () => {
			const secretive = { more: { callbackSecret: ' s3cret ' } };

			it('a message comes with it in its header, as it is', async () => {
				const headers = { authorization: 's3cret' };
				expect((await call({ ...secretive, headers })).item).toBeDefined();
			});

			it.each([undefined, '', 's3cre', 's3cret ', 'Bearer s3cret', 'S3CRET'])(
				'the header %j is forbidden',
				async (authorization) => {
					const warned: string[] = [];
					const headers = { ...(authorization !== undefined && { authorization }) };
					const { sent, item } = await call({ ...secretive, headers }, (text) => warned.push(text));
					expect([sent.status, item?.event]).toEqual([403, undefined]);
					expect(warned).toEqual([expect.stringContaining('a wrong or no header "authorization"')]);
					expect(warned.join()).not.toContain('s3cret');
				},
			);

			it('without it, one execution an hour fails with what to do, except in a test run', async () => {
				const lost = { ...secretive, workflowId: named('without its secret') };
				expect((await call({ ...lost, mode: 'manual' })).workflowData).toBeUndefined();
				const first = await call(lost);
				expect(() => execute(first.workflowData!)).toThrow(
					expect.objectContaining({
						name: 'NodeOperationError',
						message: expect.stringContaining('a wrong or no header "authorization"'),
						description: expect.stringContaining('Enter it again in the console'),
					}),
				);
				expect((await call(lost)).workflowData).toBeUndefined();
				// That is no reason to be silent about the token.
				const old = { ...lost, token: callbackToken('the old one', '') };
				expect((await call(old)).workflowData).toBeDefined();
			});

			it('the token is wanted all the same', async () => {
				const headers = { authorization: 's3cret' };
				const { sent } = await call({ ...secretive, headers, token: 'wrong' });
				expect(sent.status).toBe(403);
			});

			it('the test of the URL comes without', async () => {
				const text = JSON.stringify(dialect.probe);
				expect((await call({ ...secretive, text })).sent.status).toBe(200);
			});

			it('what a test run passes on comes without', async () => {
				const text = body();
				const { relayKey } = makeSecrets('secret', '');
				const signature = signRelay(relayKey, Buffer.from(text), Date.now());
				const relayed = { ...secretive, text, headers: { [RELAY_HEADER]: signature } };
				expect((await call(relayed)).item).toBeDefined();
				expect((await call({ ...relayed, text: body() })).sent.status).toBe(403);
			});
		});
	}
});
