/** Downloads: what GeWe wants of the item of the trigger, and the file that comes out. */
import { createHash } from 'node:crypto';

import { parseSpelled } from '../../simulator/json.mts';
import { mediaBytes } from '../../simulator/media.mts';
import type { Message, Simulator } from '../../simulator/index.mts';
import { errorOf } from '../errorOf.mts';
import { calls, run, startGewe } from './stage.mts';

let simulator: Simulator;

beforeEach(async () => {
	simulator = await startGewe();
	// Nobody listens there, which is no matter to the messages themselves.
	simulator.world.developer.callbackUrl = 'http://127.0.0.1:9/';
});
afterEach(() => simulator.close());

const received = (kind: Message['kind']) =>
	simulator.world.messages.find((message) => message.kind === kind)!;

/** The item of the trigger; in a group, the sender does not stand in front of the XML there. */
const triggered = ({ msgId, newMsgId, content }: Message) => ({
	messageId: String(newMsgId),
	localId: String(msgId),
	xml: content.replace(/^[\w@.-]+:\n/, ''),
	sticker: { md5: '4cc7540a85b5b6cf4ba14e9f4ae08b7c' },
});

const download = (operation: string, kind: Message['kind'], more: object = {}) =>
	run(
		simulator,
		{ resource: 'incomingMessage', operation, ...more },
		{ items: [triggered(received(kind))] },
	);

const sha256 = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex');
const bodyOf = (path: string) => parseSpelled(calls(simulator, path).at(-1)!.text);

it.each([
	['downloadImage', 'image', 'fileUrl', /^image\.(jpg|png)$/],
	['downloadSticker', 'sticker', 'url', /^sticker-4cc7540a85b5b6cf4ba14e9f4ae08b7c\.(gif|png)$/],
	['downloadVoice', 'voice', 'fileUrl', /^voice-\d+\.silk$/],
	['requestVideo', 'video', 'fileUrl', /^video\.mp4$/],
	['downloadFile', 'file', 'fileUrl', /^[\w-]+\.\w+$/],
] as const)(
	'%s takes the item of the trigger as it is, and gives the file byte for byte',
	async (operation, kind, link, name) => {
		const [{ json, binary, pairedItem }] = await download(operation, kind);
		const { data, fileName } = binary!.data;
		expect(sha256(Buffer.from(data, 'base64'))).toBe(sha256(mediaBytes(String(json[link]))));
		expect(fileName).toMatch(name);
		expect(pairedItem).toEqual({ item: 0 });
		// Nobody but the gateway gets the token.
		const seen = JSON.stringify(simulator.downloads.map(({ headers }) => headers));
		expect(seen).not.toContain(simulator.authorization);
	},
);

it('an image comes in the normal size, unless another is wanted', async () => {
	await download('downloadImage', 'image');
	expect(bodyOf('/message/downloadImage')).toMatchObject({ type: { value: '2' } });
	await download('downloadImage', 'image', { additionalFields: { type: 1 } });
	expect(bodyOf('/message/downloadImage')).toMatchObject({ type: { value: '1' } });
});

it('an image that is refused says that there are other sizes', async () => {
	simulator.misbehave('/message/downloadImage', { refuse: { code: '500', message: '失败' } });
	const error = await errorOf(download('downloadImage', 'image'));
	expect(error.description).toContain('try HD, then Thumbnail');
});

it('the ID of a voice message is a number', async () => {
	await download('downloadVoice', 'voice');
	const { msgId } = received('voice');
	expect(bodyOf('/message/downloadVoice')).toMatchObject({ msgId: { value: String(msgId) } });
});

it('a file that is only announced is explained before anything is asked', async () => {
	await simulator.play('Lucy starts to upload the file "a.pdf" of 5000 bytes');
	const error = await errorOf(
		run(
			simulator,
			{ resource: 'incomingMessage', operation: 'downloadFile' },
			{ items: [triggered(simulator.world.messages.at(-1)!)] },
		),
	);
	expect(error.message).toContain('only been announced (type 74)');
	expect(simulator.requests).toEqual([]);
});

it('the type and the size of a file of the CDN are texts, and a file needs its extension', async () => {
	const cdn = { resource: 'tool', operation: 'downloadCdnFile', cdnUrl: '3057', aeskey: 'a1' };
	await run(simulator, { ...cdn, totalSize: 25332 });
	expect(bodyOf('/message/downloadCdn')).toMatchObject({
		...{ fileId: '3057', aesKey: 'a1', type: '2', totalSize: '25332', suffix: '' },
	});
	const error = await errorOf(run(simulator, { ...cdn, totalSize: 10, fileType: '5' }));
	expect(error.message).toContain("'Extension' is needed");
	const [{ binary }] = await run(simulator, {
		...{ ...cdn, totalSize: 10, fileType: '5', suffix: 'pdf' },
	});
	expect(binary!.data.fileName).toBe('file.pdf');
});

it('the callback URL goes out with the token, which nobody has entered', async () => {
	const httpUrl = `${simulator.url}/login/checkOnline`;
	const parameters = { resource: 'incomingMessage', operation: 'setCallback', httpUrl };
	const [{ json }] = await run(simulator, parameters);
	expect(json).toEqual({ success: true });
	expect(calls(simulator, '/login/setCallback')[0].text).toBe(
		`{"token":"${simulator.authorization}","callbackUrl":"${httpUrl}"}`,
	);
	expect(simulator.world.developer.callbackUrl).toBe(httpUrl);
});
