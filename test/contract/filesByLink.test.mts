/**
 * Files of the workflow for all that the gateway fetches by itself, in n8n-core's own storage of files: each
 * of them arrives byte for byte. Which parameters these are is said by test/fixtures, not by the nodes.
 */
import { readFileSync } from 'node:fs';

import type {
	INodeExecutionData,
	INodeParameters,
	INodeProperties,
	IBinaryData,
} from 'n8n-workflow';

import { byField, byId, byUrl } from '../editor.mts';
import type { Operation } from '../simulator/catalog.mts';
import { type Simulator, startSimulator } from '../simulator/index.mts';
import { mediaBytes } from '../simulator/media.mts';
import { toJson } from '../simulator/json.mts';
import { toolsOf } from './agent.mts';
import { errorOf } from './errorOf.mts';
import { type FileStore, openFileStore } from './fileStore.mts';
import { enter, isShown } from './parameters.mts';
import { type Run, runNode } from './runNode.mts';
import { accountOf, onSimulator, toEnter } from './runOperation.mts';
import { underTest } from './underTest.mts';

interface LinkFact {
	path: string;
	name: string;
	maxBytes?: number;
	formats?: string[];
}

const GATEWAYS = ['eyun', 'gewe'] as const;
const factsOf = (gateway: string) =>
	JSON.parse(
		readFileSync(new URL(`../fixtures/${gateway}/links.json`, import.meta.url), 'utf8'),
	) as LinkFact[];

let store: FileStore;
let simulator: Simulator;

beforeAll(async () => {
	store = await openFileStore();
});
afterAll(() => store.close());
beforeEach(() => {
	store.instead = undefined;
	store.visits.length = 0;
});
afterEach(async () => {
	store.setMemoryMode(false);
	await simulator?.close();
});

const SECRET = /token=ey/;

/** A file of a kind that no other has the bytes of. */
const fileOf = (kind: string, mark: string) =>
	Buffer.concat([mediaBytes(`/media/a.${kind}`), Buffer.from(mark)]);

const TYPES: Record<string, string> = {
	png: 'image/png',
	silk: 'application/octet-stream',
	mp4: 'video/mp4',
};

/** Runs the node of a simulator as the account that is online, in an n8n with these files. */
async function run(
	parameters: object,
	binary: Record<string, IBinaryData> | undefined,
	more: Partial<Run> = {},
): Promise<INodeExecutionData[]> {
	const { id, nodeType, account, credential } = underTest[simulator.gateway];
	return await runNode(
		{
			gateway: id,
			baseUrl: simulator.url,
			fields: credential(simulator),
			restApiUrl: store.restApiUrl,
			binary: [binary],
			...more,
			parameters: {
				weChatAccount: { __rl: true, ...account(simulator.world) },
				options: { pacing: 'off' },
				...parameters,
			} as INodeParameters,
		},
		nodeType,
	);
}

/** The operations whose parameters are links, with those. */
const cases = GATEWAYS.flatMap((gateway) => {
	const facts = factsOf(gateway);
	return underTest[gateway].operations.flatMap((operation) => {
		const links = facts.filter(
			({ path, name }) =>
				path === operation.path && operation.params.some((param) => param.name === name),
		);
		// E Cloud takes the content of these, which is tested elsewhere.
		const takesContent = gateway === 'eyun' && operation.operation === 'sendFile';
		return links.length && !takesContent ? [{ gateway, operation, links }] : [];
	});
});

it('no link of the documents is without an operation', () => {
	for (const gateway of GATEWAYS) {
		const seen = cases.filter((one) => one.gateway === gateway).flatMap(({ links }) => links);
		const missing = factsOf(gateway).filter((fact) => !seen.includes(fact));
		expect(
			factsOf(gateway).filter((fact) => !seen.some((one) => toJson(one) === toJson(fact))),
		).toEqual(gateway === 'eyun' ? missing.filter(({ path }) => path === '/sendFile') : []);
	}
});

/** The input that is sent as a parameter. */
const inputOf = (nodeProperties: INodeProperties[], operation: Operation, name: string) =>
	nodeProperties.find(
		(property) => property.routing?.send?.property === name && isShown(property, operation),
	)!;

/** What is entered for each link: the name of a binary field. */
function named(operation: Operation, links: LinkFact[], nodeProperties: INodeProperties[]) {
	return Object.fromEntries(
		links.map(({ name }) => {
			const input = inputOf(nodeProperties, operation, name);
			if (input.type === 'resourceLocator') return [input.name, byField(name)];
			return [input.name, [name]];
		}),
	);
}

describe.each(cases)('$gateway $operation.resource $operation.operation', (one) => {
	const { gateway, operation, links } = one;

	it('sends files of the workflow byte for byte', async () => {
		simulator = await startSimulator({ gateway });
		simulator.world.jobPolls = 1;
		const { nodeType, full } = underTest[gateway];
		const body = onSimulator(simulator, full(operation, simulator.world)[0]);
		const binary: Record<string, IBinaryData> = {};
		const sent: Record<string, Buffer> = {};
		for (const { name, formats } of links) {
			const [kind] = formats ?? (/video/i.test(name) ? ['mp4'] : ['png']);
			sent[name] = fileOf(kind, name);
			binary[name] = await store.put(sent[name], `my ${name} 价.${kind}`, TYPES[kind]);
		}
		const isSendFile = operation.operation === 'sendFile';
		const items = await run(
			{
				...enter(nodeType, operation, toEnter(operation, body, gateway)),
				...accountOf(simulator, operation, body),
				...(isSendFile
					? { fileFrom: 'binary', inputField: links[0].name }
					: named(operation, links, nodeType.description.properties)),
			},
			binary,
		);
		const arrived = simulator.fetches.map(({ name, bytes }) => [name, bytes]);
		expect(Object.fromEntries(arrived)).toEqual(sent);
		for (const { link, name } of simulator.fetches) {
			expect(link).toMatch(
				/\/rest\/binary-data\/signed\?token=[\w.-]+&f=\/my%20\w+%20%E4%BB%B7\.\w+$/,
			);
			expect(link).toContain(name);
		}
		expect(toJson(items)).not.toMatch(SECRET);
	});
});

describe.each([
	['eyun', '/sendImage2'],
	['gewe', '/message/postImage'],
] as const)('Send Image of %s', (gateway, path) => {
	const FRIEND = byId('wxid_lilei00demo01');
	const sendImage = { resource: 'message', operation: 'sendImage', to: FRIEND };
	const png = fileOf('png', 'tea');

	beforeEach(async () => {
		simulator = await startSimulator({ gateway });
	});

	const sends = () => simulator.requests.filter((request) => request.path.endsWith(path));
	const image = async (by?: 'node' | 'webhook') => await store.put(png, 'tea.png', 'image/png', by);

	it('a workflow that was saved with a link as text sends it unchanged', async () => {
		const link = 'https://files.example.com/a,b;c.jpg?x=1';
		await run({ ...sendImage, imageUrl: link }, undefined);
		await run({ ...sendImage, imageUrl: byUrl(link) }, undefined);
		expect(sends().map(({ text }) => text.includes(link))).toEqual([true, true]);
		expect(store.visits).toEqual([]);
	});

	it('looks once at its own address, and the link lives for hours, not for days', async () => {
		const data = await image();
		await run({ ...sendImage, imageUrl: byField(' data ') }, { data });
		await run({ ...sendImage, imageUrl: byField('data') }, { data });
		expect(store.visits.filter(({ method }) => method === 'HEAD').length).toBeLessThanOrEqual(1);
		expect(store.visits.filter(({ method }) => method === 'GET')).toHaveLength(2);
		const [, claims] = simulator.fetches[0].link.split('token=')[1].split('.');
		const { iat, exp } = JSON.parse(Buffer.from(claims, 'base64url').toString());
		expect(exp - iat).toBe(2 * 60 * 60);
	});

	it('what a webhook has received is there after the run', async () => {
		await run({ ...sendImage, imageUrl: byField('data') }, { data: await image('webhook') });
		await store.endRun();
		const { link } = simulator.fetches[0];
		const later = await fetch(link);
		expect(later.status).toBe(200);
		expect(Buffer.from(await later.arrayBuffer()).equals(png)).toBe(true);
		expect(later.headers.get('content-disposition')).toContain('tea.png');
	});

	it('content that travels within the item is sent, too', async () => {
		const data = { data: png.toString('base64'), mimeType: 'image/png' };
		await run({ ...sendImage, imageUrl: byField('data') }, { data });
		expect(simulator.fetches[0].bytes.equals(png)).toBe(true);
		expect(simulator.fetches[0].link).toMatch(/&f=\/file\.png$/);
	});

	const refused = async (
		binary: Record<string, IBinaryData> | undefined,
		parameters: object = {},
		more: Partial<Run> = {},
	) => {
		const error = await errorOf(
			run({ ...sendImage, imageUrl: byField('data'), ...parameters }, binary, more),
		);
		expect(sends()).toEqual([]);
		expect(toJson({ message: error.message, description: error.description })).not.toMatch(SECRET);
		return error;
	};

	it('files in memory have a text', async () => {
		store.setMemoryMode(true);
		const data = { data: png.toString('base64'), mimeType: 'image/png' };
		const error = await refused({ data });
		expect(error.message).toContain('This n8n keeps files in memory only');
		expect(error.context).toMatchObject({ errorCode: 'fileNotReachable' });
		expect(error.description).toContain('N8N_DEFAULT_BINARY_DATA_MODE');
	});

	it('an n8n that the gateway cannot reach has a text', async () => {
		const more = { baseUrl: 'https://gateway.example.com', fields: undefined };
		const fields = { ...underTest[gateway].credential(simulator), baseUrl: more.baseUrl };
		const error = await refused({ data: await image() }, {}, { ...more, fields });
		expect(error.message).toContain('The gateway cannot reach this n8n at http://127.0.0.1:');
		expect(error.context).toMatchObject({ errorCode: 'fileNotReachable' });
		expect(error.description).toContain('WEBHOOK_URL');
		expect(error.description).toContain('run the workflow again');
	});

	it('a missing field names those that are there, and the other way', async () => {
		const error = await refused({ photo: await image() });
		expect(error.message).toBe("The input item has no file in the field 'data'");
		expect(error.description).toBe(
			"It has: photo. Enter one of these in 'Image', or choose 'By URL' there.",
		);
		expect((await refused(undefined)).description).toContain('It has none at all.');
	});

	it('a file that n8n has deleted has a text', async () => {
		const data = await image();
		const error = await refused({ data: { ...data, id: `${data.id}-gone` } });
		expect(error.message).toBe("The file in the field 'data' is no longer in n8n's storage");
		expect(error.context).toMatchObject({ errorCode: 'notFound' });
	});

	it('the name of a field where a link belongs says what to choose', async () => {
		const error = await refused({ data: await image() }, { imageUrl: byUrl('data') });
		expect(error.message).toContain("'Image' needs a link");
		expect(error.description).toContain("choose 'Binary' in the field");
	});

	it('an empty field is empty', async () => {
		expect((await refused(undefined, { imageUrl: byField('  ') })).message).toBe(
			"'Image' is empty",
		);
	});

	describe('through a proxy', () => {
		/** Each at a path of its own, since what has been found right is not looked at again. */
		const at = (path: string): Partial<Run> => ({
			restApiUrl: store.restApiUrl.replace('/rest', `/${gateway}-${path}/rest`),
		});

		it('that lets the editor answer, nothing is sent', async () => {
			store.instead = (response) => {
				response.writeHead(200, { 'Content-Type': 'text/html; charset=utf-8' }).end('<html>');
			};
			const error = await refused({ data: await image() }, {}, at('page'));
			expect(error.message).toBe(
				`n8n's own address for links to files, ${at('page').restApiUrl}/binary-data/signed, answers with a web page instead of the file`,
			);
			expect(error.description).toContain('Let the proxy in front of n8n pass on');
		});

		it('that asks for a login, nothing is sent until somebody has mended it', async () => {
			store.instead = (response) => response.writeHead(401).end();
			const error = await refused({ data: await image() }, {}, at('login'));
			expect(error.message).toContain('answers with HTTP 401');
			expect(error.context).toMatchObject({ errorCode: 'fileNotReachable' });
			store.instead = (response) => {
				response.writeHead(200, { 'Content-Type': 'image/png' }).end(png);
			};
			const how = { ...sendImage, imageUrl: byField('data') };
			await run(how, { data: await image() }, at('login'));
			await run(how, { data: await image() }, at('login'));
			expect(store.visits.map(({ method }) => method)).toEqual(['HEAD', 'HEAD', 'GET', 'GET']);
		});

		it('that is out of order when n8n asks, the gateway may still get it', async () => {
			store.instead = (response) => {
				store.instead = undefined;
				response.destroy();
			};
			const data = await image();
			await run({ ...sendImage, imageUrl: byField('data') }, { data }, at('broken'));
			expect(store.visits.map(({ method }) => method)).toEqual(['HEAD', 'GET']);
			expect(simulator.fetches[0].bytes.equals(png)).toBe(true);
		});
	});

	it('as a tool of an agent it says that no file gets there', async () => {
		const { nodeType, account, credential } = underTest[gateway];
		const setting = {
			gateway,
			baseUrl: simulator.url,
			fields: credential(simulator),
			parameters: {
				...sendImage,
				imageUrl: byField('data'),
				weChatAccount: { __rl: true, ...account(simulator.world) },
			} as INodeParameters,
		};
		const [tool] = await toolsOf([{}], [setting], nodeType);
		expect((await errorOf(tool.invoke({}))).message).toContain(
			"An AI agent cannot hand a file to its tools; 'Image' has to be 'By URL' here",
		);
		expect(sends()).toEqual([]);
	});

	it('a refusal that quotes the link comes without its token', async () => {
		const data = await image();
		const quoting =
			'https://n8n.example.com/rest/binary-data/signed?token=eyJhbGciOi.eyJpZCI.x-y_z&f=/a.png';
		simulator.misbehave(path, { refuse: { code: '1001', message: `下载失败 ${quoting}` } }, 0);
		const error = await errorOf(run({ ...sendImage, imageUrl: byField('data') }, { data }));
		expect(error.message).toContain('token=********&f=/a.png');
		expect(toJson([error.message, error.description])).not.toMatch(SECRET);
	});
});

describe('several files', () => {
	const images = { resource: 'moment', operation: 'postImages', postText: 'Tulips' };
	const upload = { resource: 'moment', operation: 'uploadImages' };
	const put = async (name: string) =>
		await store.put(fileOf('png', name), `${name}.png`, 'image/png');
	const item = async () => ({ a: await put('a'), b: await put('b'), c: await put('c') });
	const arrived = () =>
		simulator.fetches.map(({ bytes }) =>
			bytes.subarray(mediaBytes('/media/a.png').length).toString(),
		);

	describe.each([
		['eyun', (list: unknown) => ({ ...images, paths: list })],
		['gewe', (list: unknown) => ({ ...upload, imgUrls: list })],
	] as const)('%s', (gateway, enterList) => {
		beforeEach(async () => {
			simulator = await startSimulator({ gateway });
		});

		it.each([
			['one by one', ['c', 'a'], ['c', 'a']],
			['in one text', [' c , a '], ['c', 'a']],
			['as an expression gives them', 'b,c', ['b', 'c']],
			['all of the item', ['*'], ['a', 'b', 'c']],
		])('%s, in their order', async (_, list, expected) => {
			await run(enterList(list), await item());
			expect(arrived()).toEqual(expected);
		});

		it('beside links, in their order', async () => {
			const link = `${simulator.url}/media/first.png`;
			await run(enterList([link, 'b']), await item());
			expect(arrived()).toEqual(['b']);
			const [request] = simulator.requests.filter(({ text }) => text.includes('first.png'));
			expect(request.text).toMatch(/first\.png["; ,]+http:[^"]+token=/);
		});

		it('of an item without any, and one that is not there, have a text', async () => {
			const none = await errorOf(run(enterList(['*']), undefined));
			expect(none.description).toContain('It has none at all.');
			expect(none.description).toContain('enter a link, which begins with https://');
			const other = await errorOf(run(enterList(['a', 'd']), await item()));
			expect(other.message).toContain("The input item has no file in the field 'd'");
			expect(simulator.requests.filter(({ path }) => /sns/i.test(path))).toEqual([]);
		});
	});

	it('that are too large are refused by their bytes, before anything is sent', async () => {
		simulator = await startSimulator();
		const data = await store.put(Buffer.alloc(3 * 1024 * 1024 + 1), 'big.png', 'image/png');
		const error = await errorOf(run({ ...images, paths: ['data'] }, { data }));
		expect(error.message).toContain("The file in 'Images' is too large: 3 MB, the limit is 3 MB");
		expect(error.context).toMatchObject({ errorCode: 'tooLarge' });
		const inside = { data: Buffer.alloc(51_201).toString('base64'), mimeType: 'image/png' };
		const cover = await errorOf(
			run(
				{
					resource: 'message',
					operation: 'sendVideo',
					to: byId('wxid_lilei00demo01'),
					videoUrl: byField('data'),
					thumbPath: byField('cover'),
				},
				{ data, cover: inside },
			),
		);
		expect(cover.message).toContain("The file in 'Cover' is too large");
		expect(cover.description).toContain('Use a smaller version of the file.');
		expect(simulator.requests.filter(({ path }) => /sns|sendVideo/.test(path))).toEqual([]);
	});
});

describe('Send File of GeWe', () => {
	const sendFile = {
		resource: 'message',
		operation: 'sendFile',
		to: byId('wxid_lilei00demo01'),
		fileFrom: 'binary',
	};

	beforeEach(async () => {
		simulator = await startSimulator({ gateway: 'gewe' });
	});

	const nameSent = () =>
		(
			simulator.requests.find(({ path }) => path === '/message/postFile')!.body as {
				fileName: string;
			}
		).fileName;

	it.each([
		['its own name', 'price list.pdf', 'application/pdf', {}, 'price list.pdf'],
		['its type', undefined, 'application/pdf', {}, 'file.pdf'],
		[
			'what was entered',
			'a.pdf',
			'application/pdf',
			{ fileName: 'prices 2026.pdf' },
			'prices 2026.pdf',
		],
	])('is named by %s', async (_, fileName, mimeType, more, expected) => {
		const data = { data: Buffer.from('%PDF-1.4').toString('base64'), mimeType, fileName };
		await run({ ...sendFile, ...more }, { data });
		expect(nameSent()).toBe(expected);
		expect(simulator.fetches[0].bytes.toString()).toBe('%PDF-1.4');
	});

	it('asks for a name where nothing tells what kind of file it is', async () => {
		const data = { data: 'SGk=', mimeType: 'application/octet-stream' };
		const error = await errorOf(run(sendFile, { data }));
		expect(error.message).toContain(
			"'File Name' is empty, and the file of the workflow does not tell",
		);
		expect(simulator.fetches).toEqual([]);
	});
});
