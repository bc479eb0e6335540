/** Files that somebody puts into messages, and those that the page shows. */
import { readFileSync } from 'node:fs';
import { call, closeAll, post, stage, start } from '../client.mts';
import { ask, openPage, type OpenPage } from './client.mts';
import type { PageFile } from '../../../simulator/page/wire.mts';
import { openServer } from '../../../contract/localServer.mts';
import type { Simulator } from '../../../simulator/index.mts';

const FAMILY = '21900000001@chatroom';

const PNG = Buffer.from(
	'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAQAAAC1HAwCAAAAC0lEQVR42mNk+A8AAQUBAScY42YAAAAASUVORK5CYII=',
	'base64',
);
const SILK = readFileSync('test/fixtures/voice/16-20-fec.silk');

const file = (name: string, mimeType: string, bytes: Buffer) => ({
	...{ name, mimeType, base64: bytes.toString('base64') },
});

const pages: OpenPage[] = [];

afterEach(async () => {
	for (const page of pages.splice(0)) page.close();
	await closeAll();
});

async function open(simulator: Simulator): Promise<OpenPage> {
	const page = await openPage(simulator);
	pages.push(page);
	return page;
}

/** The file of the last message, as the page has it. */
async function lastFile(simulator: Simulator): Promise<PageFile> {
	const page = await open(simulator);
	const found = [...page.messages.values()].at(-1)?.file;
	if (!found) throw new Error('The last message has no file');
	return found;
}

async function bytesOf(simulator: Simulator, url: string) {
	const response = await fetch(new URL(url, simulator.url));
	return { headers: response.headers, bytes: Buffer.from(await response.arrayBuffer()) };
}

it('hands a picture on byte for byte: to the page, and to the download of the gateway', async () => {
	const { simulator, received } = await stage();
	const picture = file('tea.png', 'image/png', PNG);
	const line = `Li Lei sends a picture in group ${FAMILY}`;
	await ask(simulator, 'play', { line, file: picture });
	const { msgId, content, img } = received[0].body.data;
	expect(img).toBe(picture.base64);
	const { data } = await call(simulator, '/getMsgImg', { msgId, content });
	expect((await bytesOf(simulator, data.url)).bytes).toEqual(PNG);
	const shown = await lastFile(simulator);
	expect(shown).toMatchObject({ name: 'tea.png', size: PNG.length, shows: 'image' });
	const { headers, bytes } = await bytesOf(simulator, shown.url);
	expect(bytes).toEqual(PNG);
	expect(headers.get('content-type')).toBe('image/png');
});

it('hands a file on, whatever its size, and never lets a browser open it as a page', async () => {
	const { simulator, received } = await stage();
	const bytes = Buffer.from('<script>alert(1)</script>');
	const page = file('报价 1.html', 'text/html', bytes);
	await ask(simulator, 'play', { line: 'Lucy sends the file "报价 1.html"', file: page });
	const { msgId, content } = received[0].body.data;
	expect(content).toContain(`<totallen>${bytes.length}</totallen>`);
	const { data } = await call(simulator, '/getMsgFile', { msgId, content });
	expect((await bytesOf(simulator, data.url)).bytes).toEqual(bytes);
	const shown = await lastFile(simulator);
	expect(shown).toMatchObject({ name: '报价 1.html', shows: 'download' });
	const { headers } = await bytesOf(simulator, shown.url);
	expect(headers.get('content-type')).toBe('application/octet-stream');
	expect(headers.get('content-disposition')).toMatch(/^attachment; filename\*=UTF-8''%E6/);
	expect(headers.get('content-security-policy')).toContain('sandbox');
});

it('plays a voice message, a sample or one that was chosen, and hands that on with GeWe', async () => {
	const { simulator } = await stage();
	await simulator.play('Li Lei sends a voice message');
	const sample = await lastFile(simulator);
	const wav = await bytesOf(simulator, `${sample.url}/sound`);
	expect(wav.headers.get('content-type')).toBe('audio/wav');
	expect(wav.bytes.toString('latin1', 0, 4)).toBe('RIFF');

	const gewe = await start({ gateway: 'gewe' });
	gewe.world.developer.callbackUrl = 'http://127.0.0.1:9/nobody';
	const voice = file('hello.silk', '', SILK);
	await ask(gewe, 'play', { line: 'Li Lei sends a voice message', file: voice });
	expect(gewe.deliveries[0].body).toMatchObject({
		Data: { ImgBuf: { iLen: SILK.length, buffer: voice.base64 } },
	});
	const none = file('hello.mp3', 'audio/mpeg', Buffer.from('ID3'));
	await ask(gewe, 'play', { line: 'Li Lei sends a voice message', file: none });
	const { url } = await lastFile(gewe);
	expect((await fetch(new URL(`${url}/sound`, gewe.url))).status).toBe(422);
});

it('shows what was sent by a link once the gateway has fetched it, and nothing from the internet', async () => {
	const server = await openServer((_, response) => {
		response.writeHead(200, { 'Content-Type': 'image/png' }).end(PNG);
	});
	const simulator = await start();
	const link = `${server.url}/tea.png`;
	await call(simulator, '/sendImage2', { wcId: FAMILY, content: link });
	const shown = await lastFile(simulator);
	expect(shown).toMatchObject({ name: 'tea.png', shows: 'image' });
	expect((await bytesOf(simulator, shown.url)).bytes).toEqual(PNG);
	const path = `${server.url}/list.png`;
	await call(simulator, '/sendFile', { wcId: FAMILY, path, fileName: 'list.png' });
	expect(await lastFile(simulator)).toMatchObject({ name: 'list.png', size: PNG.length });
	await server.close();

	const content = 'https://files.example.com/tea.png';
	await call(simulator, '/sendImage2', { wcId: FAMILY, content });
	await expect(lastFile(simulator)).rejects.toThrow('no file');
});

it('shows the pictures of Moments, and who may see them, with both gateways', async () => {
	const eyun = await start();
	await call(eyun, '/snsSendImage', {
		...{ content: 'Tea', paths: `${eyun.url}/media/tea.jpg`, blackList: 'wxid_lilei00demo01' },
		...{ groupUserLabelIds: '2' },
	});
	const { moments } = await open(eyun);
	expect(moments[0]).toMatchObject({
		media: [{ file: { shows: 'image' } }],
		audience: { only: ['Family'], not: ['Li Lei'], reminded: [] },
	});
	const picture = await bytesOf(eyun, moments[0].media[0].file?.url ?? '');
	expect(picture.headers.get('content-type')).toBe('image/jpeg');
	expect(moments[1].audience).toBeUndefined();

	const gewe = await start({ gateway: 'gewe' });
	const { appId } = gewe.world.accounts[0];
	const post_ = (path: string, body: object) =>
		post(
			gewe,
			`/gewe/v2/api/sns/${path}`,
			{ appId, ...body },
			{ 'X-GEWE-TOKEN': gewe.authorization },
		);
	const imgUrls = [`${gewe.url}/media/tea.png`];
	const imgInfos = (await post_('uploadSnsImage', { imgUrls })).data;
	const people = {
		...{ allowWxIds: ['wxid_lucy000demo03'], atWxIds: ['wxid_lucy000demo03'] },
		...{ disableWxIds: [], privacy: false, allowTagIds: [], disableTagIds: [] },
	};
	await post_('sendImgSns', { ...people, content: 'Tea', imgInfos });
	const [first] = (await open(gewe)).moments;
	expect(first).toMatchObject({
		media: [{ file: { shows: 'image' } }],
		audience: { only: ['Lucy'], not: [], reminded: ['Lucy'] },
	});
});

it('lets friends post, like and comment on Moments, and refuses what makes no sense', async () => {
	const simulator = await start();
	const page = await open(simulator);
	const as = 'wxid_lucy000demo03';
	await ask(simulator, 'moments', { as, does: 'post', text: 'Sun!' });
	const { id } = await page.until(({ moments }) => moments.find(({ text }) => text === 'Sun!'));
	await ask(simulator, 'moments', { as: 'wxid_lilei00demo01', does: 'like', moment: id });
	await ask(simulator, 'moments', { as, does: 'comment', moment: id, text: 'At last' });
	await page.until(({ moments }) =>
		moments.some(({ likes, comments }) => likes[0] === 'Li Lei' && comments[0]?.text === 'At last'),
	);
	await ask(simulator, 'moments', { as: 'wxid_lilei00demo01', does: 'unlike', moment: id });
	await page.until(({ moments }) => moments[0].likes.length === 0);
	for (const wrong of [
		{ as: 'nobody', does: 'post', text: 'x' },
		{ as, does: 'post', text: ' ' },
		{ as, does: 'like', moment: '1' },
		{ as, does: 'sing' },
	]) {
		expect((await ask(simulator, 'moments', wrong)).status).toBe(400);
	}
});
