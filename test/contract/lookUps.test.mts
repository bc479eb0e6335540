import { connect } from 'node:net';

import { LoadOptionsContext } from 'n8n-core';

import { byId } from '../editor.mts';
import { type Simulator, startSimulator } from '../simulator/index.mts';
import { botOf, prepareAsBot } from './asBot.mts';
import { errorOf } from './errorOf.mts';
import { openServer } from './localServer.mts';
import { place, weChatEyun } from './n8n.mts';

/** The node's "Request Options" hold for all that it asks, also beside its own request. */

let simulator: Simulator;

beforeEach(async () => {
	simulator = await startSimulator();
});
afterEach(() => simulator.close());

/** A proxy that counts what goes through it. */
async function startProxy() {
	const through: string[] = [];
	const { url, close } = await openServer((request, response) => {
		through.push(new URL(request.url!).pathname);
		const { hostname, port, pathname } = new URL(request.url!);
		const socket = connect(Number(port), hostname, () => {
			const headers = Object.entries(request.headers).map(([name, value]) => `${name}: ${value}`);
			socket.write(`${request.method} ${pathname} HTTP/1.1\r\n${headers.join('\r\n')}\r\n\r\n`);
			request.pipe(socket, { end: false });
		});
		socket.pipe(response.socket!);
	});
	return { url, through, close };
}

const sendText = (requestOptions: object) => ({
	resource: 'message',
	operation: 'sendText',
	to: byId('filehelper'),
	text: 'hi',
	requestOptions,
});

it('the proxy', async () => {
	const proxy = await startProxy();
	try {
		await prepareAsBot(simulator, sendText({ proxy: proxy.url }))();
		expect(proxy.through).toEqual(['/queryLoginWx', '/sendText']);
	} finally {
		await proxy.close();
	}
});

it('the proxy, for the pickers as well', async () => {
	const proxy = await startProxy();
	const { workflow, node, additionalData } = place(weChatEyun, {
		baseUrl: simulator.url,
		authorization: simulator.authorization,
		parameters: { requestOptions: { proxy: proxy.url } },
	});
	Object.assign(additionalData, { currentNodeParameters: node.parameters });
	try {
		const context = new LoadOptionsContext(workflow, node, additionalData, 'parameters');
		const { results } = await weChatEyun.methods.listSearch.searchAccounts.call(context);
		expect(results.map(({ value }) => value)).toContain(botOf(simulator).wcId);
		expect(proxy.through.sort()).toEqual(['/getReqTimes', '/queryLoginWx']);
	} finally {
		await proxy.close();
	}
});

it('the time limit', async () => {
	simulator.misbehave('/queryLoginWx', { broken: 'silence' });
	const error = await errorOf(prepareAsBot(simulator, sendText({ timeout: 300 }))());
	expect(error.message).toBe('The gateway did not answer in time');
});

describe('a list', () => {
	it.each([
		['label', 'getAll', '/getContactLabelList', {}],
		['account', 'getOnline', '/queryLoginWx', {}],
		['contact', 'getAllWeCom', '/getImAddressList', {}],
		['tool', 'getCallCounts', '/getReqTimes', {}],
		['tool', 'getOfflineReason', '/offlineReason', { weChatId: byId('wxid_bot000demo22') }],
	])('%s %s that is null is no item', async (resource, operation, path, more) => {
		simulator.misbehave(path, { body: '{"code":"1000","message":"","data":null}' });
		expect(await prepareAsBot(simulator, { resource, operation, ...more })()).toEqual([]);
	});

	it.each([
		['null instead of a page', 'null', 0],
		['a page whose list is null', '{"sns":null,"firstPageMd5":"x"}', 0],
		['rows instead of a page', '[{"id":"1"},{"id":"2"}]', 2],
	])('%s', async (_name, data, count) => {
		for (const simplify of [true, false]) {
			simulator.misbehave('/getCircle', { body: `{"code":"1000","message":"","data":${data}}` });
			const timeline = { resource: 'moment', operation: 'getTimeline', returnAll: true, simplify };
			const items = await prepareAsBot(simulator, timeline)();
			const rows = data.startsWith('{') && !simplify ? 1 : count;
			expect(items).toHaveLength(rows);
			expect(items.map(({ json }) => json)).not.toContainEqual({ success: true });
		}
	});
});
