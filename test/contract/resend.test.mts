/** What E Cloud's uploads return is forwarded to many, without XML by hand. */
import type { IDataObject } from 'n8n-workflow';

import { byId } from '../editor.mts';
import { type Simulator, startSimulator } from '../simulator/index.mts';
import { prepareAsBot } from './asBot.mts';
import { errorOf } from './errorOf.mts';

let simulator: Simulator;

beforeEach(async () => {
	simulator = await startSimulator();
});
afterEach(() => simulator.close());

const run = (parameters: object, items?: IDataObject[]) =>
	prepareAsBot(simulator, parameters, { items })();

const FRIENDS = ['wxid_lilei00demo01', '21900000001@chatroom'];
const TO = byId('={{ $json.receiver }}');
const toEach = (json: IDataObject) => FRIENDS.map((receiver) => ({ ...json, receiver }));
const bodiesOf = (path: string) =>
	simulator.requests
		.filter((request) => request.path === path)
		.map(({ body }) => body as { wcId: string; content: string });

it('an uploaded image', async () => {
	const [{ json }] = await run({
		...{ resource: 'tool', operation: 'uploadCdnImage', imageUrl: 'https://e.com/a.png' },
	});
	const forward = { resource: 'message', operation: 'forwardImage', mediaFrom: 'earlier' };
	await run({ ...forward, to: TO }, toEach(json));
	expect(bodiesOf('/sendRecvImage').map(({ wcId }) => wcId)).toEqual(FRIENDS);
	for (const { content } of bodiesOf('/sendRecvImage')) {
		expect(content).toContain(`aeskey="${json.aesKey as string}"`);
		expect(content).toContain(`cdnmidimgurl="${json.cdnUrl as string}"`);
		expect(content).toContain(` length="${json.hdLength as number}" md5="" />`);
	}
	expect(bodiesOf('/uploadCdnImage')).toHaveLength(1);
});

it('an uploaded video, with its length', async () => {
	const [{ json }] = await run({
		...{ resource: 'tool', operation: 'uploadCdnVideo' },
		...{ path: 'https://e.com/a.mp4', thumbPath: 'https://e.com/a.png' },
	});
	const forward = { resource: 'message', operation: 'forwardVideo', mediaFrom: 'earlier' };
	await run({ ...forward, to: TO, videoSeconds: '15' }, toEach(json));
	expect(bodiesOf('/sendRecvVideo').map(({ wcId }) => wcId)).toEqual(FRIENDS);
	for (const { content } of bodiesOf('/sendRecvVideo')) {
		expect(content).toContain(`cdnvideourl="${json.cdnUrl as string}"`);
		expect(content).toContain(` length="${json.length as number}" playlength="15" `);
	}
});

it('what Send Image returns is no upload, and says so', async () => {
	const error = await errorOf(
		run(
			{
				...{ resource: 'message', operation: 'forwardImage', mediaFrom: 'earlier' },
				to: byId(FRIENDS[0]),
			},
			[{ msgId: 1, newMsgId: '2', createTime: 0 }],
		),
	);
	expect(error.message).toBe("'CDN URL' of 'CDN Upload' is empty");
	expect(bodiesOf('/sendRecvImage')).toEqual([]);
});
