/** Sent once, forwarded to many: without a second upload, and without XML by hand. */
import type { IDataObject } from 'n8n-workflow';

import { byId } from '../../editor.mts';
import type { Simulator } from '../../simulator/index.mts';
import { errorOf } from '../errorOf.mts';
import { calls, run, startGewe } from './stage.mts';

let simulator: Simulator;

beforeEach(async () => {
	simulator = await startGewe();
});
afterEach(() => simulator.close());

const send = (operation: string, parameters: object, items?: IDataObject[]) =>
	run(simulator, { resource: 'message', operation, ...parameters }, { items });

const FRIENDS = ['wxid_lilei00demo01', '21900000001@chatroom'];

/** What was sent, once for each receiver, as a node between the two hands it on. */
const toEach = (json: IDataObject) => FRIENDS.map((receiver) => ({ ...json, receiver }));
const TO = byId('={{ $json.receiver }}');

const sentTo = (path: string, key: string) =>
	calls(simulator, path).map(({ body }) => String((body as IDataObject)[key]));
const xmlsOf = (path: string) => sentTo(path, 'xml');
const receivers = (path: string) => sentTo(path, 'toWxid');

it('an image', async () => {
	const [{ json }] = await send('sendImage', {
		...{ to: byId('filehelper'), imageUrl: 'https://files.example.com/400x300.png' },
	});
	await send('forwardImage', { to: TO, mediaFrom: 'earlier' }, toEach(json));
	expect(receivers('/message/forwardImage')).toEqual(FRIENDS);
	for (const xml of xmlsOf('/message/forwardImage')) {
		expect(xml).toContain(`aeskey="${json.aesKey as string}"`);
		expect(xml).toContain(`cdnthumbaeskey="${json.aesKey as string}"`);
		expect(xml).toContain(`cdnthumburl="${json.fileId as string}"`);
		expect(xml).toContain(`cdnmidimgurl="${json.fileId as string}"`);
		expect(xml).toContain(` length="${json.length as number}" md5="${json.md5 as string}" />`);
	}
	expect(calls(simulator, '/message/postImage')).toHaveLength(1);
	const sent = simulator.world.messages.filter(({ kind }) => kind === 'image').slice(-2);
	expect(sent.map(({ chat }) => chat)).toEqual(FRIENDS);
});

it('a video, with the seconds that it was sent with', async () => {
	const [{ json }] = await send('sendVideo', {
		...{ to: byId('filehelper'), videoUrl: 'https://files.example.com/a.mp4' },
		...{ thumbPath: 'https://files.example.com/a.jpg', videoDuration: 7 },
	});
	const video = { to: TO, mediaFrom: 'earlier', videoSeconds: 7 };
	await send('forwardVideo', video, toEach(json));
	expect(receivers('/message/forwardVideo')).toEqual(FRIENDS);
	for (const xml of xmlsOf('/message/forwardVideo')) {
		expect(xml).toContain(
			`aeskey="${json.aesKey as string}" cdnvideourl="${json.fileId as string}"`,
		);
		expect(xml).toContain(` length="${json.length as number}" playlength="7" `);
	}
	expect(calls(simulator, '/message/postVideo')).toHaveLength(1);
});

it('a received message is forwarded as it came, behind a trigger with nothing filled in', async () => {
	const { content } = simulator.world.messages.find(({ kind }) => kind === 'image')!;
	const xml = content.replace(/^[\w@.-]+:\n/, '');
	await send('forwardImage', { to: byId(FRIENDS[0]) }, [{ xml }]);
	expect(xmlsOf('/message/forwardImage')).toEqual([xml]);
});

it('an item that was not sent says what it lacks, and nothing goes out', async () => {
	const image = { to: byId(FRIENDS[0]), mediaFrom: 'earlier' };
	const error = await errorOf(send('forwardImage', image, [{ toWxid: 'a' }]));
	expect(error.message).toBe("'AES Key' of 'Earlier Send' is empty");
	const seconds = await errorOf(
		send('forwardVideo', image, [{ aesKey: 'a', fileId: 'b', length: 1 }]),
	);
	expect(seconds.message).toBe("'Video Length (Seconds)' is empty");
	expect(simulator.requests).toEqual([]);
});

it('without XML, the message says so as before', async () => {
	const error = await errorOf(send('forwardImage', { to: byId(FRIENDS[0]) }, [{}]));
	expect(error.message).toBe("'Message XML' is empty");
});
