import { errorOf, itemsOf } from '../../../scripts/lib/n8n-rest.mjs';
import { waitFor } from '../../../scripts/lib/wait.mjs';
import { overlapped } from '../../simulator/record.mts';
import type { Stage } from '../support/stage.mts';
import { callsTo, itemsWith, numbered, sendTexts, textsOf } from '../support/texts.mts';
import { byWcId, runOn, SHOP, startOn } from '../support/workflow.mts';

/** The second account of the simulated world, offline at the beginning. */
const ASSISTANT = 'wxid_bot000demo33';

/** Broadcasts keep their order and their pace, stop at the first failure and when they are told to. */
export function sending(stage: () => Stage): void {
	const control = () => stage().simulator.control;

	const send = (more: Record<string, unknown> = {}, node: Record<string, unknown> = {}) =>
		sendTexts(stage(), more, node);
	const sent = async () => await callsTo(stage(), '/sendText');
	const texts = async (name: string) => await textsOf(stage(), name);

	beforeEach(async () => {
		await control().forgetRequests();
		await control().behave();
	});
	afterAll(async () => await control().behave());

	// Before the broadcasts: the limit for a minute counts those as well.
	it('a safe pace is the default', async () => {
		const { options: _off, ...parameters } = send().parameters as Record<string, unknown>;
		const execution = await runOn(stage(), itemsWith(numbered('safe', 3)), {
			...send(),
			parameters: { ...parameters, weChatAccount: byWcId(SHOP) },
		});
		expect(execution.status).toBe('success');
		const all = await sent();
		const pauses = all.slice(1).map(({ at }, index) => at - (all[index].at + all[index].ms));
		// A pause can only be longer than it should be.
		for (const pause of pauses) expect(pause).toBeGreaterThanOrEqual(990);
	});

	it('300 items arrive as 0…299 with one in flight, while another workflow sends from the same account and one from another', async () => {
		const { wId } = await control().setAccount(ASSISTANT, true);
		await control().misbehave('/sendText', { delayMs: 3 }, 'always');
		const other = { weChatAccount: { __rl: true, mode: 'wId', value: wId } };
		const runs = await Promise.all([
			runOn(stage(), itemsWith(numbered('first', 300)), send()),
			runOn(stage(), itemsWith(numbered('second', 300)), send()),
			runOn(stage(), itemsWith(numbered('third', 300)), send(other)),
		]);
		await control().setAccount(ASSISTANT, false);
		expect(runs.map(({ status }) => status)).toEqual(['success', 'success', 'success']);
		for (const name of ['first', 'second', 'third']) {
			expect(await texts(name)).toEqual(numbered(name, 300));
		}
		const all = await sent();
		const byAccount = (theirs: boolean) => all.filter(({ body }) => (body.wId === wId) === theirs);
		for (const [count, requests] of [
			[600, byAccount(false)],
			[300, byAccount(true)],
		] as const) {
			expect(requests).toHaveLength(count);
			const beside = requests.filter(
				(one, index) => index > 0 && overlapped(requests[index - 1], one),
			);
			expect(beside).toEqual([]);
		}
	});

	it('item 100 fails and 101 is never sent; the error says where it stopped and why', async () => {
		await control().misbehave('/sendText', {
			refuse: { code: '1001', message: '失败' },
			when: 'stop 100.',
		});
		const execution = await runOn(stage(), itemsWith(numbered('stop', 300)), send());
		expect(execution.status).toBe('error');
		expect(errorOf(execution)).toMatch(
			/^Item 101 of 300, to 21900000001@chatroom: The gateway refused 'Send Text' \("失败", code 1001\)$/,
		);
		expect(execution.data.resultData.error.description).toContain(
			'100 of 300 sent before it stopped at item 101, and the 199 after it were not sent.',
		);
		expect(await texts('stop')).toEqual(numbered('stop', 101));
	});

	it('with "continue on fail" the others are sent, and that one is an error item', async () => {
		await control().misbehave('/sendText', {
			refuse: { code: '1001', message: '失败' },
			when: 'go 100.',
		});
		const node = { onError: 'continueRegularOutput' };
		const execution = await runOn(stage(), itemsWith(numbered('go', 300)), send({}, node));
		expect(execution.status).toBe('success');
		expect(await texts('go')).toEqual(numbered('go', 300));
		const output = itemsOf(execution, 'Send');
		expect(output.map(({ pairedItem }) => pairedItem)).toEqual(output.map((_, item) => ({ item })));
		expect(output.flatMap(({ json }, index) => (json.error ? [index] : []))).toEqual([100]);
	});

	it.each([
		['stopError', {}],
		['continueRegularOutput', { onError: 'continueRegularOutput' }],
	])('stopped after 50, no 52nd arrives (%s)', async (name, node) => {
		await control().misbehave('/sendText', { delayMs: 20 }, 'always');
		const id = await startOn(stage(), itemsWith(numbered(name, 300)), send({}, node));
		await waitFor({
			what: 'The 50th message',
			timeoutMs: 60_000,
			everyMs: 5,
			ask: async () => (await texts(name)).length >= 50,
		});
		const before = (await texts(name)).length;
		await stage().rest.stop(id);
		const { status } = await stage().rest.waitForExecution(id);
		expect(status).toBe('canceled');
		// While the stop is on its way some more may go out; after it at most the one under way.
		const stopped = (await texts(name)).length;
		await new Promise((resolve) => setTimeout(resolve, 1_000));
		const after = await texts(name);
		expect(after.length - stopped).toBeLessThanOrEqual(1);
		expect(stopped).toBeLessThan(300);
		expect(after).toEqual(numbered(name, after.length));
		expect(before).toBeGreaterThanOrEqual(50);
	});

	it('stopped in a pause, nothing more is sent, and the queue is free at once', async () => {
		const options = { pacing: 'custom', shortestPause: 500, longestPause: 500, perMinute: 0 };
		const slow = send({ options });
		// The first one waits as well, if the account has just sent something: an account of its own.
		const { wId } = await control().setAccount(ASSISTANT, true);
		const weChatAccount = { __rl: true, mode: 'wId', value: wId };
		const id = await startOn(stage(), itemsWith(numbered('pause', 3)), {
			...slow,
			parameters: { ...(slow.parameters as object), weChatAccount },
		});
		await waitFor({
			what: 'The pause',
			timeoutMs: 60_000,
			ask: async () => (await stage().rest.execution(id)).status === 'running',
		});
		await new Promise((resolve) => setTimeout(resolve, 500));
		await stage().rest.stop(id);
		expect((await stage().rest.waitForExecution(id)).status).toBe('canceled');
		const next = await runOn(stage(), itemsWith(['next 0.']), send({ weChatAccount }));
		await control().setAccount(ASSISTANT, false);
		expect(next.status).toBe('success');
		expect((await texts('pause')).length).toBeLessThanOrEqual(1);
	});

	it('"Retry On Fail" sends nothing twice', async () => {
		await control().misbehave('/sendText', {
			refuse: { code: '1001', message: '失败' },
			when: 'again 3.',
		});
		const node = { retryOnFail: true, maxTries: 3, waitBetweenTries: 100 };
		const execution = await runOn(stage(), itemsWith(numbered('again', 6)), send({}, node));
		expect(execution.status).toBe('success');
		expect(itemsOf(execution, 'Send')).toHaveLength(6);
		expect(await texts('again')).toEqual([
			...numbered('again', 4),
			...numbered('again', 6).slice(3),
		]);
	});

	it('nor what may have been sent', async () => {
		await control().misbehave('/sendText', { cut: true, when: 'maybe 2.' });
		const node = { retryOnFail: true, maxTries: 3, waitBetweenTries: 100 };
		const execution = await runOn(stage(), itemsWith(numbered('maybe', 4)), send({}, node));
		expect(execution.status).toBe('error');
		expect(errorOf(execution)).toMatch(/the message may have been sent$/);
		expect(await texts('maybe')).toEqual(numbered('maybe', 3));
	});
}
