import { errorOf, itemsOf } from '../../../scripts/lib/n8n-rest.mjs';
import { waitFor } from '../../../scripts/lib/wait.mjs';
import type { Stage } from '../support/stage.mts';
import { callsTo, itemsWith, numbered, sendTexts, textsOf } from '../support/texts.mts';
import { runOn, startOn, weChatEyun } from '../support/workflow.mts';

/** Retries, batches, jobs and limits with a gateway that fails after the deed: nothing is sent twice. */
export function uncertainEnds(stage: () => Stage): void {
	const control = () => stage().simulator.control;
	const RETRY = { retryOnFail: true, maxTries: 3, waitBetweenTries: 100 };

	const send = (more: Record<string, unknown> = {}, node: Record<string, unknown> = {}) =>
		sendTexts(stage(), more, node);
	const calls = async (path: string) => await callsTo(stage(), path);
	const sent = async (name: string) => await textsOf(stage(), name);

	beforeEach(async () => {
		await control().forgetRequests();
		await control().behave();
	});
	afterAll(async () => await control().behave());

	it('a page of nginx after the deed: "Retry On Fail" does not send the text again', async () => {
		await control().misbehave('/sendText', {
			...{ html: true, status: 502, after: true },
			when: 'nginx 1.',
		});
		const texts = numbered('nginx', 3);
		const execution = await runOn(stage(), itemsWith(texts), send({}, RETRY));
		expect(execution.status).toBe('error');
		expect(errorOf(execution)).toMatch(/\(HTTP 502\): the message may have been sent$/);
		expect(await sent('nginx')).toEqual(texts.slice(0, 2));
	});

	it.each(['garbage', 'corruptGzip', 'drip'] as const)(
		'an answer that cannot be read (%s) ends, once, and the account is free',
		async (broken) => {
			await control().misbehave('/sendText', { broken, when: `${broken} 0.` });
			const texts = numbered(broken, 1);
			const limited = send({ requestOptions: { timeout: 2_000 } }, RETRY);
			const execution = await runOn(stage(), itemsWith(texts), limited);
			expect(errorOf(execution)).toMatch(/: the message may have been sent$/);
			expect(await sent(broken)).toEqual(texts);
			expect((await runOn(stage(), itemsWith(numbered('free', 1)), send())).status).toBe('success');
		},
	);

	it('in batches, a parameter that cannot be evaluated lets nothing go out, then or later', async () => {
		const text = "={{ $json.text === 'batch 4.' ? $('Nowhere').item.json.text : $json.text }}";
		const requestOptions = { batching: { batch: { batchSize: 2, batchInterval: 300 } } };
		const execution = await runOn(
			stage(),
			itemsWith(numbered('batch', 6)),
			send({ text, requestOptions }, RETRY),
		);
		expect(execution.status).toBe('error');
		await new Promise((resolve) => setTimeout(resolve, 1_500));
		expect(await sent('batch')).toEqual([]);
	});

	it('in batches, an item that fails early stops the others, and n8n lives on', async () => {
		await control().misbehave('/sendText', {
			refuse: { code: '1001', message: '失败' },
			when: 'early 0.',
		});
		const requestOptions = { batching: { batch: { batchSize: 1, batchInterval: 200 } } };
		const execution = await runOn(
			stage(),
			itemsWith(numbered('early', 5)),
			send({ requestOptions }),
		);
		expect(errorOf(execution)).toContain('失败');
		expect(await sent('early')).toEqual(['early 0.']);
		const after = await runOn(stage(), itemsWith(numbered('after', 2)), send({ requestOptions }));
		expect(itemsOf(after, 'Send')).toHaveLength(2);
	});

	it('a job whose first question fails is begun once, and its result comes (Post Video)', async () => {
		await control().misbehave('/getAsynSnsSendVideoRes', { html: true, status: 502 });
		const media = `${stage().simulator.url}/media/size/1000`;
		const node = weChatEyun(
			stage().credential,
			'Post',
			{
				resource: 'moment',
				operation: 'postVideo',
				text: 'tea',
				videoPath: `${media}.mp4`,
				thumbPath: `${media}.jpg`,
				options: { pacing: 'off' },
			},
			RETRY,
		);
		const execution = await runOn(stage(), [{}], node);
		expect(errorOf(execution)).toBeUndefined();
		expect(itemsOf(execution, 'Post')[0]?.json).toMatchObject({ progress: 'done' });
		expect(await calls('/asynSnsSendVideo')).toHaveLength(1);
		expect((await calls('/getAsynSnsSendVideoRes')).length).toBeGreaterThan(1);
	});

	it('at most 0.5 a minute is one in two minutes, and no end of all pauses', async () => {
		const { wId } = await control().setAccount('wxid_bot000demo33', true);
		const options = { pacing: 'custom', shortestPause: 0, longestPause: 0, perMinute: 0.5 };
		const weChatAccount = { __rl: true, mode: 'wId', value: wId };
		// An earlier message of the account may count as well: then none goes out at first.
		const id = await startOn(
			stage(),
			itemsWith(numbered('half', 4)),
			send({ options, weChatAccount }),
		);
		await waitFor({
			what: 'The start',
			timeoutMs: 60_000,
			ask: async () => (await stage().rest.execution(id)).status === 'running',
		});
		await new Promise((resolve) => setTimeout(resolve, 3_000));
		await stage().rest.stop(id);
		expect((await stage().rest.waitForExecution(id)).status).toBe('canceled');
		await control().setAccount('wxid_bot000demo33', false);
		expect((await sent('half')).length).toBeLessThanOrEqual(1);
	});
}
