/** Asking by link: what is sent, when n8n waits, and what the address of the question does. */
import type { INodeParameters } from 'n8n-workflow';

import { byId } from '../editor.mts';
import { startSimulator, type Simulator } from '../simulator/index.mts';
import { overlapped } from '../simulator/record.mts';
import { type Asking, dataIn, prepareAsking, WAITING } from './asking.mts';
import { errorOf } from './errorOf.mts';
import { type Run, runNode } from './runNode.mts';
import { underTest } from './underTest.mts';

const LI_LEI = 'wxid_lilei00demo01';
const NOBODY = '29999999999@chatroom';
const FOREVER = new Date('3000-01-01T00:00:00.000Z');

describe.each(['eyun', 'gewe'] as const)('%s', (id) => {
	const { nodeType, credential, account, gateway } = underTest[id];
	const { path: sendPath } = gateway.catalog
		.find(({ value }) => value === 'message')!
		.operations.find(({ value }) => value === 'sendText')!;
	let simulator: Simulator;

	beforeEach(async () => {
		simulator = await startSimulator({ gateway: id });
	});
	afterEach(() => simulator.close());

	const setting = (more: Partial<Run> = {}): Run => ({
		gateway: id,
		baseUrl: simulator.url,
		fields: credential(simulator),
		...more,
	});
	const toLiLei = (): INodeParameters => ({
		weChatAccount: { __rl: true, ...account(simulator.world) },
		to: byId(LI_LEI),
		options: { pacing: 'off' },
	});
	const asking = (parameters: INodeParameters = {}, more: Partial<Run> = {}): Asking =>
		prepareAsking(nodeType, setting(more), {
			...toLiLei(),
			message: 'Shall I?',
			...parameters,
		});

	const sent = () => simulator.requests.filter(({ path }) => path.endsWith(sendPath));
	const texts = () => sent().map(({ body }) => String((body as { content: string }).content));

	/** The query of the link that has been sent last. */
	function linkQuery(): Record<string, string> {
		const [link] = /https:\S+$/.exec(texts().at(-1)!)!;
		expect(link.startsWith(`${WAITING}/17/node?`)).toBe(true);
		return Object.fromEntries(new URL(link).searchParams);
	}

	describe('asking', () => {
		it('sends what is asked with a signed link, and n8n waits', async () => {
			const run = asking({ message: 'Shall I?\nToday <b>or</b> tomorrow' });
			const [[item]] = await run.ask();
			expect(texts()).toEqual([
				expect.stringMatching(
					/^Shall I\?\nToday <b>or<\/b> tomorrow\n\n点此回答 Answer here:\nhttps:\S+$/,
				),
			]);
			expect(linkQuery()).toEqual({
				question: expect.stringMatching(/^[\w-]{22}$/),
				signature: expect.stringMatching(/./),
			});
			expect(run.waitTill).toEqual(FOREVER);
			expect(run.checksSignatures).toBe(true);
			// As of every message that is sent; the link is a secret.
			expect(item.json).toMatchObject({ chatId: LI_LEI, messageId: expect.any(String) });
			expect(JSON.stringify(item.json)).not.toContain('signature');
		});

		it('waits no longer than its limit', async () => {
			const run = asking({ options: { pacing: 'off', limitWaitTime: 0.5 } });
			const before = Date.now();
			await run.ask();
			const minutes = (run.waitTill!.getTime() - before) / 60_000;
			expect(Math.round(minutes)).toBe(30);
		});

		it.each([
			['no message', { message: ' ' }, "'Message' is empty"],
			['nobody to ask', { to: byId('') }, "'To' is empty"],
			[
				'no time',
				{ options: { limitWaitTime: 0 } },
				/'Limit Wait Time \(Hours\)' needs a number above 0/,
			],
			['a form without fields', { responseType: 'customForm' }, 'The form has no fields'],
		])('%s is refused before anything is sent', async (_, parameters, text) => {
			const run = asking(parameters as INodeParameters);
			expect((await errorOf(run.ask())).message).toMatch(text);
			expect(sent()).toEqual([]);
			expect(run.waitTill).toBeUndefined();
		});

		it('several items are refused with a way out, since one answer would end the wait for all', async () => {
			const run = asking({}, { items: [{ n: 1 }, { n: 2 }] });
			const error = await errorOf(run.ask());
			expect(error.message).toContain('but 2 items came in');
			expect(error.description).toContain('Loop Over Items');
			expect(error.context.errorCode).toBe('inputInvalid');
			expect(sent()).toEqual([]);
			expect(run.waitTill).toBeUndefined();
		});

		it('what the gateway refuses is the error that Send Text has, and nobody waits', async () => {
			const run = asking({ to: byId(NOBODY) });
			const parameters = { resource: 'message', operation: 'sendText', text: 'Hello' };
			const error = await errorOf(run.ask());
			const ofText = await errorOf(
				runNode(
					setting({ parameters: { ...parameters, ...toLiLei(), to: byId(NOBODY) } }),
					nodeType,
				),
			);
			expect([error.message, error.description]).toEqual([ofText.message, ofText.description]);
			expect(error.context).toMatchObject({
				errorCode: 'recipientUnknown',
				errorGatewayText: '接收人不存在',
			});
			expect(run.waitTill).toBeUndefined();
		});

		it('continues on fail, with the code and the recipient', async () => {
			const run = asking({ to: byId(NOBODY) }, { continueOnFail: true, items: [{ order: 7 }] });
			const [[item]] = await run.ask();
			expect(item.json).toMatchObject({
				order: 7,
				errorCode: 'recipientUnknown',
				errorRecipient: NOBODY,
			});
			expect(item.pairedItem).toEqual({ item: 0 });
			expect(run.waitTill).toBeUndefined();
		});

		it('several items fail once, where it continues on fail', async () => {
			const run = asking({}, { continueOnFail: true, items: [{ n: 1 }, { n: 2 }] });
			const [items] = await run.ask();
			expect(items).toHaveLength(1);
			expect(items[0].json.error).toContain('but 2 items came in');
			expect(sent()).toEqual([]);
		});

		it('a question that may have been sent is not sent again by Retry On Fail', async () => {
			const run = asking({}, { retryOnFail: true });
			simulator.misbehave(sendPath, { html: true, after: true }, 2);
			const first = await errorOf(run.ask());
			const second = await errorOf(run.ask());
			expect([first, second].map(({ context }) => context.errorCode)).toEqual([
				'mayHaveBeenSent',
				'mayHaveBeenSent',
			]);
			expect(sent()).toHaveLength(1);
			expect(run.waitTill).toBeUndefined();
		});

		it('takes the time limit under Request Options', async () => {
			simulator.misbehave(sendPath, { delayMs: 5_000 });
			const run = asking({ requestOptions: { timeout: 100 } });
			expect((await errorOf(run.ask())).context.errorCode).toBe('mayHaveBeenSent');
		});

		it('a proxy that is no address is told as for every other operation', async () => {
			const error = await errorOf(asking({ requestOptions: { proxy: 'no address' } }).ask());
			expect(error.message).toContain("'Proxy' under Settings > Request Options");
			expect(error.context.errorCode).toBe('inputInvalid');
		});

		it('shares the lane of the account with whatever else is sent', async () => {
			simulator.misbehave(sendPath, { delayMs: 100 }, 2);
			const text = { resource: 'message', operation: 'sendText', text: 'Hello', ...toLiLei() };
			await Promise.all([asking().ask(), runNode(setting({ parameters: text }), nodeType)]);
			const [first, second] = sent();
			expect(overlapped(first, second)).toBe(false);
		});

		it('as a plain tool, for which nothing waits, it refuses', async () => {
			const parameters = {
				resource: 'message',
				operation: 'sendAndWait',
				message: 'Shall I?',
				...toLiLei(),
			};
			const error = await errorOf(runNode(setting({ parameters }), nodeType));
			expect(error.message).toContain('cannot be used as a tool');
			expect(sent()).toEqual([]);
		});
	});

	describe('the link', () => {
		const chinese = { 'accept-language': 'zh-CN,zh;q=0.9' };

		it('shows what is asked and two buttons, and opening it decides nothing', async () => {
			const run = asking({ message: 'Is 1 < 2 & "so"?' });
			await run.ask();
			const opened = await run.open({ query: linkQuery(), headers: chinese });
			expect(opened.workflowData).toBeUndefined();
			expect(opened.noWebhookResponse).toBe(true);
			expect(opened.page).toContain('Is 1 &lt; 2 &amp; &quot;so&quot;?');
			expect(opened.page).toMatch(/value="approve"[^>]*>同意<.*value="decline"[^>]*>拒绝</);
			expect(opened.headers).toMatchObject({
				'Content-Type': 'text/html; charset=utf-8',
				'Cache-Control': 'no-store',
				'Referrer-Policy': 'no-referrer',
			});
		});

		it('a button of the page decides', async () => {
			const run = asking();
			await run.ask();
			const query = linkQuery();
			for (const [answer, approved] of [
				['approve', true],
				['decline', false],
			] as const) {
				const pressed = await run.open({ method: 'POST', query, body: { answer } });
				expect(dataIn(pressed)).toEqual({
					approved,
					respondedAt: expect.stringMatching(/^\d{4}-.*Z$/),
				});
				expect(pressed.workflowData![0][0].pairedItem).toEqual({ item: 0 });
				expect(pressed.webhookResponse).toContain('Got it, thanks');
			}
		});

		it('a POST without a button of the page decides nothing', async () => {
			const run = asking({
				approvalOptions: { values: { approvalType: 'single', approveLabel: 'Take <it>' } },
			});
			await run.ask();
			const query = linkQuery();
			for (const body of [
				{},
				undefined,
				'answer=approve',
				{ answer: 'decline' },
				{ answer: 'x' },
			]) {
				const posted = await run.open({ method: 'POST', query, body });
				expect(posted.workflowData).toBeUndefined();
				expect(posted.page).toContain('Take &lt;it&gt;</button>');
				expect(posted.page).not.toContain('decline');
			}
		});

		it('of an earlier question shows the page of n8n, and answers no later one', async () => {
			const run = asking();
			await run.ask();
			const earlier = linkQuery();
			await run.ask();
			for (const query of [earlier, {}, { question: '' }]) {
				for (const method of ['GET', 'POST'] as const) {
					const opened = await run.open({ method, query, body: { answer: 'approve' } });
					expect(opened.rendered).toBe('send-and-wait-no-action-required');
					expect(opened.workflowData).toBeUndefined();
				}
			}
			const now = await run.open({
				method: 'POST',
				query: linkQuery(),
				body: { answer: 'approve' },
			});
			expect(dataIn(now)).toMatchObject({ approved: true });
		});

		it('before anything was asked, it shows the same', async () => {
			const opened = await asking().open({ query: { question: 'undefined' } });
			expect(opened.rendered).toBe('send-and-wait-no-action-required');
		});

		it('a free text', async () => {
			const run = asking({ responseType: 'freeText' });
			await run.ask();
			const query = linkQuery();
			const opened = await run.open({ query });
			expect(opened.page).toContain('<textarea rows="4" name="f0" required></textarea>');
			const empty = await run.open({ method: 'POST', query, body: { answer: 'submit', f0: '  ' } });
			expect(empty.workflowData).toBeUndefined();
			expect(empty.page).toContain('Something is missing, or does not fit');
			const text = 'On Friday,\nplease';
			const answered = await run.open({ method: 'POST', query, body: { f0: text } });
			expect(dataIn(answered)).toMatchObject({ text });
		});

		it('a form of which nothing has to be filled in is no answer as long as it is only opened', async () => {
			const run = asking({
				responseType: 'customForm',
				formFields: { values: [{ fieldLabel: 'Note', fieldType: 'text' }] },
			});
			await run.ask();
			const query = linkQuery();
			const opened = await run.open({ query, body: { f0: 'x' } });
			expect([opened.workflowData, opened.page]).toEqual([
				undefined,
				expect.not.stringContaining('role="alert"'),
			]);
			expect(dataIn(await run.open({ method: 'POST', query }))).toMatchObject({ Note: null });
		});

		it('a form', async () => {
			const option = (...names: string[]) => ({ values: names.map((one) => ({ option: one })) });
			const run = asking({
				responseType: 'customForm',
				formFields: {
					values: [
						{
							fieldLabel: 'Day',
							fieldType: 'dropdown',
							fieldOptions: option('Mon', 'Tue'),
							requiredField: true,
						},
						{ fieldLabel: 'Boxes', fieldType: 'number' },
						{ fieldLabel: 'Teas', fieldType: 'checkbox', fieldOptions: option('Green', 'Black') },
					],
				},
			});
			await run.ask();
			const query = linkQuery();
			const { page } = await run.open({ query });
			expect(page).toContain('<option>Mon</option>');
			expect(page).toContain('<form method="post" enctype="multipart/form-data">');
			const wrong = { data: { f0: 'Sun', f1: '3' } };
			expect((await run.open({ method: 'POST', query, body: wrong })).workflowData).toBeUndefined();
			// As n8n hands over what a multipart form holds.
			const body = { data: { f0: 'Tue', f1: '3', f2: ['Green', 'Black'] }, files: {} };
			expect(dataIn(await run.open({ method: 'POST', query, body }))).toMatchObject({
				Day: 'Tue',
				Boxes: 3,
				Teas: ['Green', 'Black'],
			});
		});
	});
});
