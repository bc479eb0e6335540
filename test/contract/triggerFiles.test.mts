/** The files of events, downloaded while the workflow of the trigger begins. */
import { setTimeout as pause } from 'node:timers/promises';

import type { IBinaryData } from 'n8n-workflow';

import { toDownloads } from '../../nodes/callbacks/files/downloads';
import { type Files, filesFor } from '../../nodes/callbacks/files/filesFor';
import type { WeChatEvent } from '../../nodes/events/message';
import { CanceledFault } from '../../nodes/engine/pause';
import type { Kind } from '../../nodes/engine/pace';
import type { Gateway } from '../../nodes/gateways/gateway';
import { waitFor } from '../../scripts/lib/wait.mjs';
import { mediaBytes } from '../simulator/media.mts';
import { type Misbehaviour, overlapped } from '../simulator/index.mts';
import { EXPECTED, samplesOf, sha256, USUAL } from '../voices.mts';
import { type Arriving, startArriving } from './arriving.mts';
import { errorOf } from './errorOf.mts';
import { underTest } from './underTest.mts';

const ALL = ['file', 'image', 'sticker', 'video', 'voice'].map((kind) => `message.${kind}`);

const bytesOf = ({ data }: IBinaryData) => Buffer.from(data, 'base64');

/** A gateway as it is, but for the pace of its downloads. */
const paced = (gateway: Gateway, pace: Partial<Kind>): Gateway => ({
	...gateway,
	paces: { ...gateway.paces, download: { ...gateway.paces.download, ...pace } },
});

const withoutPauses = (gateway: Gateway) => paced(gateway, { pause: [0, 0], limits: [] });

/** What differs between the gateways. */
const ways = {
	eyun: {
		image: '/getMsgImg',
		video: '/asynGetMsgVideo',
		node: "'WeChat (E Cloud)'",
		imageName: /^image-\d+\.jpg$/,
		size: undefined,
	},
	gewe: {
		image: '/message/downloadImage',
		video: '/message/downloadVideo',
		node: "'WeChat (GeWe)'",
		imageName: /^image\.jpg$/,
		size: 2,
	},
};

describe.each(['eyun', 'gewe'] as const)('%s', (id) => {
	const own = underTest[id].gateway;
	const way = ways[id];

	const gateway = withoutPauses(own);

	let arriving: Arriving;
	const simulator = () => arriving.simulator;

	beforeEach(async () => {
		arriving = await startArriving(id);
		simulator().world.jobPolls = 1;
	});
	afterEach(() => arriving.close());

	const download = async (
		event: WeChatEvent,
		options: object = {},
		signal?: AbortSignal,
	): Promise<Files> =>
		await filesFor(
			arriving.execution({ signal }),
			gateway,
			event,
			toDownloads({ downloadFiles: ALL, ...options }),
		);

	const arrived = async (script: string) => (await arriving.after(script))[0];
	const anImage = async () => await arrived('Li Lei sends a picture');
	const asked = (path: string) => simulator().requests.filter((request) => request.path === path);

	it.each([
		['a picture', way.imageName, 'image/jpeg'],
		['a sticker', /^sticker-\w+\.gif$/, 'image/gif'],
		['a video', /^video(-\d+)?\.mp4$/, 'video/mp4'],
		['a voice message', /^voice-\d+\.silk$/, 'audio/silk'],
		['the file "prices 2026.pdf" of 5000 bytes', /^prices 2026\.pdf$/, 'application/pdf'],
	])('%s comes byte for byte, from a contact and from a group', async (what, name, mimeType) => {
		for (const place of ['', ' in group Family']) {
			const event = await arrived(`Li Lei sends ${what}${place}`);
			const { binary, downloadError } = await download(event);
			expect(downloadError).toBeUndefined();
			expect(Object.keys(binary!)).toEqual(['data']);
			expect(binary!.data).toMatchObject({ fileName: expect.stringMatching(name), mimeType });
			const { path, headers } = simulator().downloads.at(-1)!;
			expect(sha256(bytesOf(binary!.data))).toBe(sha256(mediaBytes(path)));
			expect(JSON.stringify(headers)).not.toContain(simulator().authorization);
		}
	});

	describe('a voice message as WAV', () => {
		const aVoice = async () => await arrived('Li Lei sends a voice message');

		it('is sample for sample what the reference decoder gives', async () => {
			const { binary, downloadError } = await download(await aVoice(), { voiceAsWav: true });
			expect(downloadError).toBeUndefined();
			const { data } = binary!;
			expect(data).toMatchObject({
				fileName: expect.stringMatching(/^voice-\d+\.wav$/),
				mimeType: 'audio/wav',
			});
			expect(sha256(samplesOf(bytesOf(data)))).toBe(EXPECTED[USUAL].sha256);
		});

		it('comes as it is when it cannot be decoded, and says so', async () => {
			const event = await aVoice();
			misbehave('/media/*', { body: '#!AMR\nnoise', contentType: 'audio/amr' });
			const { binary, downloadError } = await download(event, { voiceAsWav: true });
			expect(bytesOf(binary!.data).toString()).toBe('#!AMR\nnoise');
			expect(binary!.data).toMatchObject({
				fileName: expect.stringMatching(/^voice-\d+\.amr$/),
				mimeType: 'audio/amr',
			});
			expect(downloadError).toBe(
				'The voice message is an AMR file, and only SILK can be converted to WAV. The event has the file as it came.',
			);
		});

		it('has the limits of other files', async () => {
			simulator().world.downloadBytes = 1_500_000;
			misbehave('/media/*', { noLength: true });
			const more = { voiceAsWav: true, largestFile: 1 };
			expect(await failure(await aVoice(), more)).toContain('more than 1 MB');
		});

		it('changes no other file', async () => {
			const { binary, downloadError } = await download(await anImage(), { voiceAsWav: true });
			expect(binary!.data).toMatchObject({ mimeType: 'image/jpeg' });
			expect(downloadError).toBeUndefined();
		});
	});

	it('an image comes in the size that its gateway has for one that is not chosen', async () => {
		await download(await anImage());
		const [{ body }] = asked(way.image);
		expect((body as { type?: unknown }).type).toEqual(way.size);
	});

	it('what is not wanted is not asked for', async () => {
		const events = await arriving.after('Li Lei sends a picture\nLi Lei writes "hi"');
		simulator().clear();
		for (const event of events) {
			expect(await download(event, { downloadFiles: ['message.voice'] })).toEqual({});
			expect(await download(event, { downloadFiles: undefined })).toEqual({});
		}
		expect(await download(events[1])).toEqual({});
		expect(simulator().requests).toEqual([]);
	});

	it('of a file that is only announced there is nothing to download, which is no error', async () => {
		const event = await arrived('Lucy starts to upload the file "a.pdf" of 5000 bytes');
		expect(event.event).toBe('message.fileAnnounced');
		simulator().clear();
		expect(await download(event, { downloadFiles: [...ALL, event.event] })).toEqual({});
		expect(simulator().requests).toEqual([]);
	});

	/** The sentences that an event arrives with whose file is missing. */
	const failure = async (event: WeChatEvent, options: object = {}): Promise<string> => {
		const { binary, downloadError } = await download(event, options);
		expect(binary).toBeUndefined();
		return downloadError!;
	};

	const misbehave = (path: string, how: Misbehaviour, times = 0) =>
		simulator().misbehave(path, how, times);

	it('a refusal without a reason says where to try it by hand', async () => {
		misbehave(way.image, { refuse: { code: '1001', message: '失败' } });
		expect(await failure(await anImage())).toBe(
			`The gateway refused 'Download Image' ("失败", code 1001). Not every image exists in every size: try another one with 'Incoming Message > Download Image' in the node ${way.node}, soon, since WeChat keeps media for a limited time only.`,
		);
		misbehave(way.video, { refuse: { code: '1001', message: '失败' } });
		expect(await failure(await arrived('Li Lei sends a video'))).toBe(
			`The gateway refused 'Download Video' ("失败", code 1001). Try 'Incoming Message > Download Video' in the node ${way.node}, soon, since WeChat keeps media for a limited time only.`,
		);
	});

	it('a reason that is known is explained', async () => {
		misbehave(way.image, { refuse: { code: '1001', message: '图片不存在' } });
		expect(await failure(await anImage())).toMatch(
			/^The image does not exist \("图片不存在", code/,
		);
	});

	it('neither the key nor the signature of a link is shown', async () => {
		const { authorization } = simulator();
		const message = `https://media.example.com/a.jpg?Signature=abc%3D&x=1 ${authorization}`;
		misbehave(way.image, { refuse: { code: '1001', message } });
		const text = await failure(await anImage());
		expect(text).toContain('https://media.example.com/a.jpg?…');
		expect(text).not.toMatch(/Signature|abc/);
		expect(text).not.toContain(authorization);
	});

	it.each<[string, Misbehaviour, string]>([
		['gone', { status: 404 }, 'The file is no longer there (HTTP 404)'],
		['expired', { status: 403 }, 'The file is no longer there (HTTP 403)'],
		['on a server out of order', { status: 503 }, 'The server of the file is out of order'],
		['cut off', { cut: true }, 'The file could not be downloaded: its server cut the connection'],
	])('a file that is %s', async (_what, how, text) => {
		simulator().world.downloadBytes = 300_000;
		misbehave('/media/*', how);
		expect(await failure(await anImage())).toContain(text);
	});

	it('what passes is tried once more', async () => {
		simulator().world.downloadBytes = 300_000;
		misbehave('/media/*', { cut: true }, 1);
		const { binary } = await download(await anImage());
		expect(bytesOf(binary!.data)).toHaveLength(300_000);
		expect(asked(way.image)).toHaveLength(1);
	});

	it('an answer without a link is none', async () => {
		misbehave(way.image, { body: '{"code":"1000","ret":200,"msg":"ok","message":"ok","data":{}}' });
		expect(await failure(await anImage())).toContain('answered without a link to the file');
	});

	it('a gateway that hangs up, and one that is not there', async () => {
		misbehave(way.image, { broken: 'hangUp' });
		expect(await failure(await anImage())).toContain('The gateway cut the connection');
		const event = await anImage();
		await simulator().close();
		expect(await failure(event)).toContain('The gateway refuses the connection');
	});

	it.each([{}, { noLength: true as const }])('a file that is too large (%j)', async (how) => {
		simulator().world.downloadBytes = 1_500_000;
		misbehave('/media/*', how);
		const text = await failure(await anImage(), { largestFile: 1 });
		expect(text).toMatch(/^The file is too large: (1.4 MB|more than 1 MB), the limit is 1 MB\. /);
		expect(text).toContain(
			`Raise 'Largest File (MB)' under 'Options' of the WeChat Trigger, or get it with 'Incoming Message > Download Image' in the node ${way.node}.`,
		);
	});

	it('20 MB is enough for what people send', async () => {
		simulator().world.downloadBytes = 20 * 1024 * 1024;
		const { binary } = await download(await anImage());
		expect(bytesOf(binary!.data)).toHaveLength(20 * 1024 * 1024);
		simulator().world.downloadBytes = 20 * 1024 * 1024 + 1;
		expect(await failure(await anImage())).toContain('the limit is 20 MB');
	});

	it('a limit that makes no sense is named', async () => {
		expect(await failure(await anImage(), { largestFile: 0 })).toContain(
			"'Largest File (MB)' needs a number above 0",
		);
	});

	it('a message that lacks what a download needs', async () => {
		const event = await arrived('Li Lei sends a voice message');
		simulator().clear();
		expect(await failure({ ...event, xml: undefined, senderId: '' })).toMatch(
			/^The gateway has not told what a download needs: '(Sender ID|Message XML)' is missing/,
		);
		expect(simulator().requests).toEqual([]);
	});

	it('100 images at once: one after another, in the order of their messages', async () => {
		const events = await arriving.after('Li Lei sends a picture 100 times');
		expect(events).toHaveLength(100);
		simulator().clear();
		misbehave(way.image, { delayMs: 3 });
		const files = await Promise.all(events.map(async (event) => await download(event)));
		expect(files.filter(({ binary }) => binary)).toHaveLength(100);
		const requests = asked(way.image);
		const pairs = requests.slice(1).map((request, index) => [requests[index], request] as const);
		expect(pairs.filter(([before, after]) => overlapped(before, after))).toEqual([]);
		const order = requests.map(({ body }) => Object.values(body as object).join());
		expect(events.map(({ xml }, index) => order[index].includes(xml!.trim()))).not.toContain(false);
	});

	it('the pace of the gateway holds', async () => {
		const once = paced(own, { lane: 'of its own', pause: [0, 0], limits: [[1, 3_600_000]] });
		const events = await arriving.after('Li Lei sends a picture 2 times');
		const files = [];
		for (const event of events) {
			const wanted = toDownloads({ downloadFiles: ALL });
			files.push(await filesFor(arriving.execution(), once, event, wanted));
		}
		expect(files[0].binary).toBeDefined();
		expect(files[1].downloadError).toContain('The limit of this operation is reached');
		expect(asked(way.image)).toHaveLength(1);
	});

	it('an account that is offline', async () => {
		const event = await anImage();
		for (const account of simulator().world.accounts) account.online = false;
		expect(await failure(event)).toMatch(/offline|online/);
	});

	describe('a stopped execution ends it,', () => {
		const stopped = async (event: WeChatEvent, isUnderWay: () => boolean) => {
			const stop = new AbortController();
			const ended = errorOf(download(event, {}, stop.signal));
			await waitFor({
				what: 'The request',
				timeoutMs: 10_000,
				everyMs: 5,
				ask: async () => isUnderWay(),
			});
			stop.abort();
			return await ended;
		};

		it('while the gateway is asked', async () => {
			misbehave(way.image, { broken: 'silence' });
			const error = await stopped(await anImage(), () => asked(way.image).length > 0);
			expect(error).toBeInstanceOf(CanceledFault);
		});

		it('while the file comes', async () => {
			misbehave('/media/*', { broken: 'drip' });
			const error = await stopped(await anImage(), () => simulator().downloads.length > 0);
			expect(error).toBeInstanceOf(CanceledFault);
		});

		it('while it waits for its turn, which the next one then has', async () => {
			const [first, second, third] = await arriving.after('Li Lei sends a picture 3 times');
			misbehave(way.image, { broken: 'silence' }, 1);
			const stops = [new AbortController(), new AbortController()];
			const ends = [first, second].map((event, index) =>
				errorOf(download(event, {}, stops[index].signal)),
			);
			const other = download(third);
			// Long enough to begin, if there was no turn to wait for.
			await pause(100);
			stops[1].abort();
			expect(await ends[1]).toBeInstanceOf(CanceledFault);
			expect(asked(way.image)).toHaveLength(1);
			stops[0].abort();
			expect(await ends[0]).toBeInstanceOf(CanceledFault);
			expect((await other).binary).toBeDefined();
			expect(asked(way.image)).toHaveLength(2);
		});
	});
});

describe('a video that E Cloud has to fetch first', () => {
	let arriving: Arriving;

	beforeEach(async () => {
		arriving = await startArriving('eyun');
	});
	afterEach(() => arriving.close());

	const download = async (signal?: AbortSignal) => {
		const [event] = await arriving.after('Li Lei sends a video');
		const wanted = toDownloads({ downloadFiles: ALL });
		const gateway = withoutPauses(underTest.eyun.gateway);
		return await filesFor(arriving.execution({ signal }), gateway, event, wanted);
	};

	it('and cannot', async () => {
		Object.assign(arriving.simulator.world, { jobPolls: 1, jobsFail: '失败' });
		const { downloadError } = await download();
		expect(downloadError).toBe(
			"The gateway could not finish 'Download Video' (\"失败\"). Try 'Incoming Message > Download Video' in the node 'WeChat (E Cloud)', soon, since WeChat keeps media for a limited time only.",
		);
	});

	it('is waited for until the execution is stopped', async () => {
		arriving.simulator.world.jobPolls = Infinity;
		const stop = new AbortController();
		const ended = errorOf(download(stop.signal));
		await waitFor({
			what: 'The first question',
			timeoutMs: 10_000,
			everyMs: 5,
			ask: async () => arriving.simulator.requests.some(({ path }) => path === '/getMsgVideoRes'),
		});
		stop.abort();
		expect(await ended).toBeInstanceOf(CanceledFault);
	});
});

describe('a gateway that serves two at a time (GeWe)', () => {
	let arriving: Arriving;

	beforeEach(async () => {
		arriving = await startArriving('gewe');
	});
	afterEach(() => arriving.close());

	const BUSY = { refuse: { code: '-1', message: '最大支持2条并发' } };

	const download = async () => {
		const [event] = await arriving.after('Li Lei sends a picture');
		const wanted = toDownloads({ downloadFiles: ALL });
		const gateway = withoutPauses(underTest.gewe.gateway);
		return await filesFor(arriving.execution(), gateway, event, wanted);
	};

	it('is asked again when it is busy with other accounts', async () => {
		arriving.simulator.misbehave('/message/downloadImage', BUSY, 4);
		expect((await download()).binary).toBeDefined();
	});

	it('but not for ever', async () => {
		arriving.simulator.misbehave('/message/downloadImage', BUSY, 0);
		const { downloadError } = await download();
		expect(downloadError).toContain('The gateway is busy with other downloads');
		expect(arriving.simulator.requests).toHaveLength(5);
	});
});

it('the device of a GeWe account is known from the event, also where the callback came to another process', async () => {
	const arriving = await startArriving('gewe');
	const [event] = await arriving.after('Li Lei sends a picture');
	const wanted = toDownloads({ downloadFiles: ALL });
	const gateway = withoutPauses(underTest.gewe.gateway);
	const context = arriving.execution({ fields: { devices: '' } });
	expect((await filesFor(context, gateway, event, wanted)).binary).toBeDefined();
	await arriving.close();
});
