/** Work that is asked about: how long it takes, and how it ends. */
import type { Simulator } from '../../simulator/index.mts';
import { closeAll, call, post, stage, start } from './client.mts';

afterEach(closeAll);

async function startDownload(simulator: Simulator) {
	const { msgId, content } = simulator.world.messages.find(({ kind }) => kind === 'video')!;
	return (await call(simulator, '/asynGetMsgVideo', { msgId, content })).data;
}

async function startMoment(simulator: Simulator) {
	const clip = { content: 'clip', videoPath: 'http://x/1.mp4', thumbPath: 'http://x/1.png' };
	return (await call(simulator, '/asynSnsSendVideo', clip)).data;
}

const jobs = [
	['/getMsgVideoRes', startDownload],
	['/getAsynSnsSendVideoRes', startMoment],
] as const;

async function types(simulator: Simulator, path: string, job: unknown, polls: number) {
	const seen: number[] = [];
	for (let poll = 0; poll < polls; poll++) seen.push((await post(simulator, path, job)).data.type);
	return seen;
}

it.each(jobs)('%s finishes at the poll that the world says', async (path, begin) => {
	const simulator = await start();
	expect(await types(simulator, path, await begin(simulator), 3)).toEqual([0, 1, 1]);
	simulator.world.jobPolls = 1;
	expect(await types(simulator, path, await begin(simulator), 1)).toEqual([1]);
	simulator.world.jobPolls = 4;
	expect(await types(simulator, path, await begin(simulator), 5)).toEqual([0, 0, 0, 1, 1]);
});

it.each(jobs)('%s never finishes when it is stuck, until it is set free', async (path, begin) => {
	const simulator = await start();
	simulator.world.jobPolls = Infinity;
	const job = await begin(simulator);
	expect(await types(simulator, path, job, 10)).toEqual(Array.from({ length: 10 }, () => 0));
	simulator.world.jobPolls = 2;
	expect(await types(simulator, path, job, 1)).toEqual([1]);
	// What is finished stays so.
	simulator.world.jobPolls = Infinity;
	expect(await types(simulator, path, job, 1)).toEqual([1]);
});

it.each(jobs)('%s tells why it failed', async (path, begin) => {
	const simulator = await start();
	Object.assign(simulator.world, { jobPolls: 1, jobsFail: '视频已过期' });
	const failed = await post(simulator, path, await begin(simulator));
	expect(failed).toMatchObject({ code: '1000', data: { type: 2, des: '视频已过期' } });
	simulator.world.jobsFail = true;
	const again = await post(simulator, path, await begin(simulator));
	expect(again.data).toMatchObject({ type: 2, des: expect.stringMatching(/./) });
});

it('is finished by a line of a script, however stuck it is', async () => {
	const { simulator, received } = await stage();
	Object.assign(simulator.world, { jobPolls: Infinity });
	const job = await startDownload(simulator);
	await simulator.play('the download of the video finishes');
	expect(received[0].body.data).toMatchObject({ id: job.id, type: 1 });
	const { data } = await post(simulator, '/getMsgVideoRes', job);
	expect(data.type).toBe(1);
	expect((await fetch(data.url)).headers.get('content-type')).toBe('video/mp4');
});
