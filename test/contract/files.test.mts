import { createHash } from 'node:crypto';

import type { IBinaryData, INodeExecutionData } from 'n8n-workflow';

import { fileBytes, mediaBytes } from '../simulator/media.mts';
import { type Message, type Simulator, startSimulator } from '../simulator/index.mts';
import { byId } from '../editor.mts';
import { botOf, prepareAsBot } from './asBot.mts';
import { errorOf } from './errorOf.mts';
import type { Run } from './runNode.mts';

let simulator: Simulator;

beforeEach(async () => {
	simulator = await startSimulator();
	simulator.world.jobPolls = 1;
	// Nobody listens there, which is no matter to the messages themselves.
	simulator.world.developer.callbackUrl = 'http://127.0.0.1:9/';
});
afterEach(() => simulator.close());

const FRIEND = 'wxid_lilei00demo01';

const run = async (parameters: object, more: Partial<Run> = {}): Promise<INodeExecutionData[]> =>
	await prepareAsBot(simulator, parameters, more)();

const calls = (path: string) => simulator.requests.filter((request) => request.path === path);
const bytesOf = ({ data }: IBinaryData) => Buffer.from(data, 'base64');
const sha256 = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex');

/** A file as a node before this one hands it over. */
const asBinary = (bytes: Buffer, fileName: string | undefined, mimeType: string): IBinaryData => ({
	data: bytes.toString('base64'),
	fileName,
	mimeType,
});

describe('Send File', () => {
	const sendFile = { resource: 'message', operation: 'sendFile', to: byId(FRIEND) };
	const pdf = fileBytes('price-list.pdf', 100_001);
	const binary = [{ data: asBinary(pdf, 'price-list.pdf', 'application/pdf') }];

	it('sends a file of the workflow byte for byte, with its name and type', async () => {
		const [{ json }] = await run(sendFile, { binary });
		const { file, newMsgId } = simulator.world.messages.at(-1)!;
		expect(file).toMatchObject({ name: 'price-list.pdf', mimeType: 'application/pdf' });
		expect(sha256(file!.bytes)).toBe(sha256(pdf));
		expect(json.newMsgId).toBe(String(newMsgId));
	});

	it('under another name, from another field', async () => {
		await run(
			{ ...sendFile, fileName: 'prices 2026.pdf', inputField: 'attachment' },
			{ binary: [{ attachment: binary[0].data }] },
		);
		expect(simulator.world.messages.at(-1)!.file!.name).toBe('prices 2026.pdf');
	});

	it('from a link, whose name is used when none is given', async () => {
		await run({ ...sendFile, fileFrom: 'url', fileUrl: `${simulator.url}/media/size/10.pdf?a=b` });
		expect(calls('/sendFile')[0].body).toMatchObject({ fileName: '10.pdf' });
		const error = await errorOf(
			run({ ...sendFile, fileFrom: 'url', fileUrl: 'https://files.example.com/' }),
		);
		expect(error.message).toBe("'File Name' is empty");
	});

	it('a missing field names those that are there', async () => {
		const error = await errorOf(run({ ...sendFile, inputField: 'photo' }, { binary }));
		expect(error.message).toBe("The input item has no file in the field 'photo'");
		expect(error.description).toContain('It has: data.');
	});

	it('an item without any file says how to get one', async () => {
		const error = await errorOf(run(sendFile));
		expect(error.description).toContain("'File From: URL'");
		expect(simulator.requests).toEqual([]);
	});

	it('a file without a name asks for one', async () => {
		const nameless = [{ data: asBinary(pdf, undefined, 'application/pdf') }];
		const error = await errorOf(run(sendFile, { binary: nameless }));
		expect(error.message).toBe("'File Name' is empty");
	});

	it('a file that is too large is not sent', async () => {
		const options = { largestFile: 0.05 };
		const error = await errorOf(run({ ...sendFile, options }, { binary }));
		expect(error.message).toBe('The file is too large: 98 KB, the limit is 52 KB');
		expect(simulator.requests).toEqual([]);
	});
});

/** The item of the trigger for a message that the world has. */
function triggered({ msgId, newMsgId, content, from, voice }: Message) {
	return {
		accountId: botOf(simulator).wcId,
		messageId: String(newMsgId),
		localId: String(msgId),
		senderId: from,
		xml: content,
		...(voice && { voice: { ...voice, milliseconds: 1 } }),
	};
}

const received = (kind: Message['kind']) =>
	simulator.world.messages.find((message) => message.kind === kind)!;

describe('downloads', () => {
	const download = async (operation: string, kind: Message['kind'], more: object = {}) => {
		const message = received(kind);
		const [item] = await run(
			{ resource: 'incomingMessage', operation, ...more },
			{ items: [triggered(message)] },
		);
		return { ...item, message };
	};

	it.each([
		['downloadImage', 'image', /^image-\d+\.(jpg|png)$/, /^image\//],
		['downloadSticker', 'sticker', /^sticker-\d+\.(gif|png)$/, /^image\//],
		['downloadVoice', 'voice', /^voice-\d+\.silk$/, /^audio\//],
		['requestVideo', 'video', /^video-\d+\.mp4$/, /^video\/mp4$/],
		['downloadFile', 'file', /^[\w-]+\.\w+$/, /\//],
	] as const)(
		'%s takes the item of the trigger as it is, and gives the file byte for byte',
		async (operation, kind, name, type) => {
			const { json, binary, pairedItem } = await download(operation, kind);
			const file = binary!.data;
			expect(sha256(bytesOf(file))).toBe(sha256(mediaBytes(String(json.url))));
			expect(file.fileName).toMatch(name);
			expect(file.mimeType).toMatch(type);
			expect(pairedItem).toEqual({ item: 0 });
			// Nobody but the gateway gets the Authorization.
			expect(simulator.downloads.map(({ headers }) => headers.authorization)).toEqual([undefined]);
		},
	);

	it('a file keeps the name that its sender gave it', async () => {
		await simulator.play('Lucy sends the file "价目表 & more.pdf" of 5000 bytes');
		const message = simulator.world.messages.at(-1)!;
		const [{ binary }] = await run(
			{ resource: 'incomingMessage', operation: 'downloadFile' },
			{ items: [triggered(message)] },
		);
		expect(binary!.data.fileName).toBe('价目表 & more.pdf');
		expect(bytesOf(binary!.data).equals(fileBytes('价目表 & more.pdf', 5000))).toBe(true);
	});

	it('a file that is only announced is explained before anything is asked', async () => {
		await simulator.play('Lucy starts to upload the file "a.pdf" of 5000 bytes');
		const message = simulator.world.messages.at(-1)!;
		const error = await errorOf(
			run(
				{ resource: 'incomingMessage', operation: 'downloadFile' },
				{ items: [triggered(message)] },
			),
		);
		expect(error.message).toContain('only been announced (type 74)');
		expect(error.description).toContain("the event 'File' of the WeChat Trigger");
		expect(simulator.requests).toEqual([]);
	});

	it('without "Download" there is the link only', async () => {
		const { json, binary } = await download('downloadImage', 'image', { download: false });
		expect(json.url).toMatch(/^http/);
		expect(binary).toBeUndefined();
		expect(simulator.downloads).toEqual([]);
	});

	it('into another field', async () => {
		const { binary } = await download('downloadImage', 'image', { outputField: 'photo' });
		expect(Object.keys(binary!)).toEqual(['photo']);
	});

	it('media that has expired says so, and is asked for once only', async () => {
		simulator.misbehave('/media/*', { status: 404 }, 0);
		const error = await errorOf(download('downloadImage', 'image'));
		expect(error.message).toBe('The file is no longer there (HTTP 404)');
		expect(error.description).toContain('valid for a few days only');
		expect(simulator.downloads).toHaveLength(1);
	});

	it('media that WeChat has forgotten says what to do', async () => {
		simulator.misbehave('/getMsgImg', { refuse: { code: '1001', message: '失败' } });
		const error = await errorOf(download('downloadImage', 'image'));
		expect(error.description).toContain('WeChat keeps media only for a limited time');
		expect(error.description).toContain('try the other one');
	});

	it.each([{ status: 503 }, { cut: true as const }])('%j passes: one more try', async (how) => {
		simulator.world.downloadBytes = 300_000;
		simulator.misbehave('/media/*', how);
		const { json, binary } = await download('downloadImage', 'image');
		expect(bytesOf(binary!.data).equals(mediaBytes(String(json.url)))).toBe(true);
		expect(simulator.downloads).toHaveLength(2);
		expect(calls('/getMsgImg')).toHaveLength(1);
	});

	it('but not two', async () => {
		simulator.misbehave('/media/*', { status: 503 }, 0);
		const error = await errorOf(download('downloadImage', 'image'));
		expect(error.message).toBe('The server of the file is out of order (HTTP 503)');
		expect(simulator.downloads).toHaveLength(2);
	});

	const options = { largestFile: 1 };

	it('a file beyond the limit is not read', async () => {
		simulator.world.downloadBytes = 1_500_000;
		const error = await errorOf(download('downloadImage', 'image', { options }));
		expect(error.message).toBe('The file is too large: 1.4 MB, the limit is 1 MB');
		expect(error.description).toContain("'Largest File (MB)'");
		expect(simulator.downloads).toHaveLength(1);
	});

	it('also when its server does not say how large it is', async () => {
		simulator.world.downloadBytes = 1_500_000;
		simulator.misbehave('/media/*', { noLength: true }, 0);
		const error = await errorOf(download('downloadImage', 'image', { options }));
		expect(error.message).toBe('The file is too large: more than 1 MB, the limit is 1 MB');
	});

	it('a file at the limit goes through without its length', async () => {
		simulator.world.downloadBytes = 1024 * 1024;
		simulator.misbehave('/media/*', { noLength: true }, 0);
		const { binary } = await download('downloadImage', 'image', { options });
		expect(bytesOf(binary!.data)).toHaveLength(1024 * 1024);
	});

	it('with "continue on fail" the other downloads go on', async () => {
		const message = received('image');
		simulator.misbehave('/media/*', { status: 404 });
		const items = await run(
			{ resource: 'incomingMessage', operation: 'downloadImage' },
			{ items: [triggered(message), triggered(message)], continueOnFail: true },
		);
		expect(items[0].json.error).toBe('The file is no longer there (HTTP 404)');
		expect(items[1].binary!.data.fileName).toMatch(/^image-/);
	});

	it('the video of a post and a file of the CDN, too', async () => {
		const post = simulator.world.moments.find(({ kind }) => kind === 'video')!;
		const [video] = await run({
			resource: 'moment',
			operation: 'downloadVideo',
			postXml: post.xml,
		});
		expect(video.binary!.data).toMatchObject({
			mimeType: 'video/mp4',
			fileName: 'moments-video.mp4',
		});
		const cdn = { cdnUrl: 'c', aeskey: 'a', fileType: 5, fileName: 'terms.pdf', totalSize: '1234' };
		const [file] = await run({ resource: 'tool', operation: 'downloadCdnFile', ...cdn });
		expect(file.binary!.data.fileName).toBe('terms.pdf');
		expect(bytesOf(file.binary!.data).equals(fileBytes('terms.pdf', 1234))).toBe(true);
	});
});
