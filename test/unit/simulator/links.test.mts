/** Links that a gateway fetches by itself: byte for byte, and what is not taken. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

import { SimulatorControl } from '../../../scripts/lib/simulator-control.mjs';
import { fileBytes, mediaBytes } from '../../simulator/media.mts';
import { call, closeAll, start } from './client.mts';
import { call as callGewe, startGewe } from './gewe/client.mts';

const LI_LEI = 'wxid_lilei00demo01';

/** What stands at the paths of a server that is not the simulator. */
const FILES: Record<string, Buffer> = {
	'/a.png': Buffer.concat([mediaBytes('/media/a.png'), fileBytes('rest', 300_000)]),
	'/b.png': mediaBytes('/media/b.png'),
	'/large.png': Buffer.concat([mediaBytes('/media/a.png'), Buffer.alloc(51_200)]),
	'/a.silk': mediaBytes('/media/a.silk'),
	'/a.mp3': Buffer.from('ID3'),
	'/empty.png': Buffer.alloc(0),
};

const server = createServer((request, response) => {
	const bytes = FILES[request.url!.split('?')[0]];
	response.writeHead(bytes ? 200 : 404, { 'Content-Type': 'image/png' }).end(bytes);
});
let site: string;

beforeAll(async () => {
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	site = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => void server.close());
afterEach(closeAll);

it('are fetched byte for byte, also several in one parameter', async () => {
	const simulator = await start();
	await call(simulator, '/sendImage2', { wcId: LI_LEI, content: `${site}/a.png?token=1&f=/x.png` });
	const paths = `${site}/b.png;${site}/b.png?x=1`;
	await call(simulator, '/snsSendImage', { content: 'Tea', paths });
	expect(simulator.fetches.map(({ name, bytes }) => [name, bytes])).toEqual([
		['content', FILES['/a.png']],
		['paths', FILES['/b.png']],
		['paths', FILES['/b.png']],
	]);
	const [first] = await new SimulatorControl(simulator.url).fetches();
	expect(first).toMatchObject({
		path: '/sendImage2',
		link: `${site}/a.png?token=1&f=/x.png`,
		status: 200,
		size: FILES['/a.png'].length,
		sha256: expect.stringMatching(/^[0-9a-f]{64}$/),
	});
	simulator.clear();
	expect(simulator.fetches).toEqual([]);
});

const video = { wcId: LI_LEI, path: 'https://files.example.com/a.mp4' };
const voice = { wcId: LI_LEI, length: 1 };

it.each([
	['a file that is not there', '/sendImage2', { wcId: LI_LEI, content: '/missing.png' }],
	['an empty one', '/sendImage2', { wcId: LI_LEI, content: '/empty.png' }],
	['one that is too large', '/sendVideo', { ...video, thumbPath: '/large.png' }],
	['another format', '/sendVoice', { ...voice, content: '/a.mp3' }],
	['nobody', '/sendImage2', { wcId: LI_LEI, content: 'http://127.0.0.1:9/a.png' }],
])('%s is a failure, of which the gateway says no more', async (_, path, body) => {
	const simulator = await start();
	const before = simulator.world.messages.length;
	const linked = Object.entries(body).map(([key, value]) => [
		key,
		typeof value === 'string' && value.startsWith('/') ? site + value : value,
	]);
	expect(await call(simulator, path, Object.fromEntries(linked))).toMatchObject({
		code: '1001',
		message: '失败',
	});
	expect(simulator.world.messages).toHaveLength(before);
});

it('a voice message of the right format is taken', async () => {
	const simulator = await start();
	const answer = await call(simulator, '/sendVoice', { ...voice, content: `${site}/a.silk` });
	expect(answer.code).toBe('1000');
});

it('on the internet, and among its own files, nothing is fetched', async () => {
	const simulator = await start();
	for (const link of ['https://files.example.com/a.png', `${simulator.url}/media/a.png`]) {
		expect((await call(simulator, '/sendImage2', { wcId: LI_LEI, content: link })).code).toBe(
			'1000',
		);
	}
	expect([simulator.fetches, simulator.downloads]).toEqual([[], []]);
});

it('GeWe fetches them as well, and takes silk alone', async () => {
	const simulator = await startGewe();
	const send = async (path: string, body: object) =>
		JSON.parse((await callGewe(simulator, path, { toWxid: LI_LEI, ...body })).text) as {
			ret: number;
		};
	expect((await send('/message/postImage', { imgUrl: `${site}/a.png` })).ret).toBe(200);
	expect(simulator.fetches[0].bytes.equals(FILES['/a.png'])).toBe(true);
	expect((await send('/message/postImage', { imgUrl: `${site}/missing.png` })).ret).toBe(500);
	const silk = { voiceUrl: `${site}/a.silk`, voiceDuration: 1955 };
	expect((await send('/message/postVoice', silk)).ret).toBe(200);
	expect((await send('/message/postVoice', { ...silk, voiceUrl: `${site}/a.mp3` })).ret).toBe(500);
});
