/** A file behind a link without an extension: phones open a file by what its name ends with. */
import type { IDataObject } from 'n8n-workflow';

import { byId } from '../editor.mts';
import { type Simulator, startSimulator } from '../simulator/index.mts';
import { errorOf } from './errorOf.mts';
import { type LocalServer, openServer } from './localServer.mts';
import { runNode } from './runNode.mts';
import { underTest } from './underTest.mts';

/** Types by what the path begins with. */
const TYPES: Record<string, string> = {
	'/pdf': 'application/pdf; charset=binary',
	'/xlsx': 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
	'/unknown': 'application/octet-stream',
	'/page': 'text/html',
};

let server: LocalServer;
let asked: string[];

beforeAll(async () => {
	server = await openServer((request, response) => {
		// What the gateway then fetches is its own business.
		if (request.method === 'HEAD') asked.push(`HEAD ${request.url}`);
		const type = TYPES[`/${request.url!.split('/')[1]}`];
		response
			.writeHead(type ? 200 : 404, { 'Content-Type': type ?? 'application/pdf' })
			.end('A file');
	});
});
afterAll(() => server.close());

describe.each([
	['eyun', '/sendFile', 'fileName'],
	['gewe', '/gewe/v2/api/message/postFile', 'fileName'],
] as const)('%s', (gateway, path, key) => {
	let simulator: Simulator;

	beforeEach(async () => {
		asked = [];
		simulator = await startSimulator({ gateway });
	});
	afterEach(() => simulator.close());

	const send = async (link: string, more: IDataObject = {}) => {
		const { nodeType, credential, account } = underTest[gateway];
		return await runNode(
			{
				gateway,
				baseUrl: simulator.url,
				fields: credential(simulator),
				parameters: {
					...{
						resource: 'message',
						operation: 'sendFile',
						fileFrom: 'url',
						options: { pacing: 'off' },
					},
					weChatAccount: { __rl: true, ...account(simulator.world) },
					to: byId('wxid_lilei00demo01'),
					fileUrl: link.startsWith('/') ? server.url + link : link,
					...more,
				} as never,
			},
			nodeType,
		);
	};
	const names = () =>
		simulator.requests
			.filter((request) => path.endsWith(request.path))
			.map(({ body }) => (body as IDataObject)[key]);

	it.each([
		[`/pdf/${gateway}/download?id=5`, 'download.pdf'],
		[`/xlsx/${gateway}/%E4%BB%B7%E6%A0%BC`, '价格.xlsx'],
	])('%s gets an extension from its type', async (link, name) => {
		await send(link);
		expect(names()).toEqual([name]);
		expect(asked).toEqual([`HEAD ${link}`]);
	});

	it('an extension in the link, or an entered name, is taken as it is', async () => {
		await send('/unknown/price%20list.pdf?x=1');
		await send('/unknown/download', { fileName: 'prices' });
		expect(names()).toEqual(['price list.pdf', 'prices']);
		expect(asked).toEqual([]);
	});

	it.each([
		'/unknown/download',
		'/page/download',
		'/missing/download',
		'http://127.0.0.1:9/download',
	])('%s asks for a name, and nothing is sent', async (link) => {
		const error = await errorOf(send(link));
		expect(error.message).toBe(
			"'File Name' is empty, and the link does not tell what kind of file it is: the name there is 'download', without an extension",
		);
		expect(error.description).toContain("Fill in 'File Name' with its extension");
		expect(names()).toEqual([]);
	});
});
