/** Links to files: what they serve, and how they fail. */
import { fileBytes, mediaBytes } from '../../simulator/media.mts';
import { sampleBody } from '../../simulator/samples.mts';
import { operations } from '../../simulator/catalog.mts';
import type { Simulator } from '../../simulator/index.mts';
import { SimulatorControl } from '../../../scripts/lib/simulator-control.mjs';
import { closeAll, call, post, stage, start } from './client.mts';

afterEach(closeAll);

async function linkOf(simulator: Simulator, path: string, key: string, more = {}): Promise<string> {
	const operation = operations.find((one) => one.path === path)!;
	const body = { ...sampleBody(operation, simulator.world, 'full'), ...more };
	const poll = () => post(simulator, path, body);
	const { data } = await poll();
	return data[key] ?? (await poll()).data[key];
}

async function download(url: string) {
	const response = await fetch(url);
	const bytes = Buffer.from(await response.arrayBuffer());
	return { type: response.headers.get('content-type'), response, bytes };
}

const LINKS = [
	['/getMsgImg', 'url', 'image/jpeg', 'ffd8ff'],
	['/getMsgVoice', 'url', 'application/octet-stream', '022321'],
	['/getMsgFile', 'url', 'application/pdf', '255044'],
	['/getMsgEmoji', 'url', 'image/gif', '474946'],
	['/getMsgVideoRes', 'url', 'video/mp4', '0000001c66747970'],
	['/downloadSnsVideo', 'videoUrl', 'video/mp4', '0000001c66747970'],
	['/cdnDownFile', 'url', 'image/png', '89504e47'],
] as const;

it.each(LINKS)('%s links to a file of its kind', async (path, key, type, magic) => {
	const simulator = await start();
	const url = await linkOf(simulator, path, key);
	expect(url.startsWith(`${simulator.url}/media/`)).toBe(true);
	const file = await download(url);
	expect(file.type).toBe(type);
	expect(file.response.headers.get('content-length')).toBe(String(file.bytes.length));
	expect(file.bytes.toString('hex').startsWith(magic)).toBe(true);
	expect(file.bytes.equals(mediaBytes(url))).toBe(true);
	expect((await download(url)).bytes.equals(file.bytes)).toBe(true);
});

it.each(LINKS.filter(([path]) => path !== '/getMsgFile'))(
	'%s links to a file of the size the world wants, still of its kind',
	async (path, key, type, magic) => {
		const simulator = await start();
		simulator.world.downloadBytes = 200_001;
		const url = await linkOf(simulator, path, key);
		const file = await download(url);
		expect(file.bytes).toHaveLength(200_001);
		expect(file.type).toBe(type);
		expect(file.bytes.toString('hex').startsWith(magic)).toBe(true);
		expect(file.bytes.equals(mediaBytes(url))).toBe(true);
	},
);

it('serves a received file byte for byte: catches one that is cut or decoded as text', async () => {
	const { simulator, received } = await stage();
	const downloaded = async (line: string) => {
		received.length = 0;
		await simulator.play(line);
		const { msgId, content } = received[0].body.data;
		const { data } = await call(simulator, '/getMsgFile', { msgId, content });
		return await download(data.url);
	};
	const file = await downloaded('Lucy sends the file "价目 2026.pdf" of 70001 bytes');
	expect(file.type).toBe('application/pdf');
	expect(file.bytes.equals(fileBytes('价目 2026.pdf', 70_001))).toBe(true);
	const inGroup = await downloaded(
		'Lucy sends the file "b.zip" of 100 bytes in group Demo Customers',
	);
	expect(inGroup.bytes.equals(fileBytes('b.zip', 100))).toBe(true);
	expect((await downloaded('Lucy sends the file "README"')).bytes).toHaveLength(20_480);
});

it('fills files with bytes that differ from piece to piece and from name to name', () => {
	const bytes = fileBytes('a.bin', 200_000);
	expect(bytes).toHaveLength(200_000);
	expect(bytes.subarray(1000, 2000).equals(bytes.subarray(66_536, 67_536))).toBe(false);
	expect(bytes.equals(fileBytes('b.bin', 200_000))).toBe(false);
	expect(fileBytes('a.pdf', 3).toString()).toBe('%PD');
});

it('names the size of a file from the CDN as the request did', async () => {
	const simulator = await start();
	const more = { fileType: 5, fileName: '合同.pdf', totalSize: 12_345 };
	const file = await download(await linkOf(simulator, '/cdnDownFile', 'url', more));
	expect(file.bytes.equals(fileBytes('合同.pdf', 12_345))).toBe(true);
	expect(file.type).toBe('application/pdf');
});

it('refuses a file that is only announced: catches a download that comes too early', async () => {
	const { simulator, received } = await stage();
	for (const place of ['', ' in group Demo Customers']) {
		received.length = 0;
		await simulator.play(`Lucy starts to upload the file "a.pdf" of 5000 bytes${place}`);
		const { msgId, content } = received[0].body.data;
		expect(content).toContain('<totallen>5000</totallen>');
		const refused = { code: '1001', message: '失败', data: null };
		expect(await call(simulator, '/getMsgFile', { msgId, content })).toMatchObject(refused);
		const forward = { wcId: 'wxid_lilei00demo01', content };
		const before = simulator.world.messages.length;
		expect(await call(simulator, '/sendRecvFile', forward)).toMatchObject(refused);
		expect(simulator.world.messages).toHaveLength(before);
	}
});

it('says like an object store that a file is gone: catches an error page saved as the file', async () => {
	const simulator = await start();
	simulator.misbehave('/media/*', { status: 404 });
	const url = `${simulator.url}/media/a.png`;
	const { response, type, bytes } = await download(url);
	expect([response.status, type]).toEqual([404, 'application/xml']);
	expect(bytes.toString()).toContain('<Code>NoSuchKey</Code>');
	expect((await download(url)).response.status).toBe(200);
	simulator.misbehave('/media/a.png', { status: 403 }, 0);
	expect((await download(url)).bytes.toString()).toContain('Request has expired');
	expect((await download(`${simulator.url}/media/b.png`)).response.status).toBe(200);
});

it('breaks a download in the middle, small and large', async () => {
	const simulator = await start();
	for (const size of [10, 300_000]) {
		simulator.misbehave('/media/*', { cut: true });
		const response = await fetch(`${simulator.url}/media/size/${size}.mp4`);
		expect(response.headers.get('content-length')).toBe(String(size));
		await expect(response.arrayBuffer()).rejects.toThrow();
	}
});

it('delays a download', async () => {
	const simulator = await start();
	simulator.misbehave('/media/*', { delayMs: 100 });
	const begin = Date.now();
	expect((await download(`${simulator.url}/media/a.png`)).response.status).toBe(200);
	expect(Date.now() - begin).toBeGreaterThanOrEqual(95);
});

it('serves a file without telling its length: catches a limit that trusts the header', async () => {
	const simulator = await start();
	simulator.misbehave('/media/*', { noLength: true });
	const { response, bytes } = await download(`${simulator.url}/media/size/300000.png`);
	expect(response.headers.get('content-length')).toBeNull();
	expect(bytes).toHaveLength(300_000);
});

it('remembers what a file was asked for with: catches a token sent to whoever has the file', async () => {
	const simulator = await start();
	await fetch(`${simulator.url}/media/a.png`, { headers: { Authorization: 'secret-1' } });
	expect(simulator.downloads).toMatchObject([
		{ method: 'GET', path: '/media/a.png', headers: { authorization: 'secret-1' } },
	]);
	expect(simulator.requests).toEqual([]);
	const downloads = await new SimulatorControl(simulator.url).downloads();
	expect(downloads[0].headers).toMatchObject({ authorization: '(hidden)' });
	simulator.clear();
	expect(simulator.downloads).toEqual([]);
});
