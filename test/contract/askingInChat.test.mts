/** Asking in the chat: what the node wants to know, what it sends, and what the answer makes of its run. */
import { waitFor } from '../../scripts/lib/wait.mjs';
import { byId } from '../editor.mts';
import { type ChatStage, LI_LEI, openChatStage } from './askingInChat.mts';
import { errorOf } from './errorOf.mts';
import { weChatTrigger } from './n8n.mts';
import { underTest } from './underTest.mts';

const FAMILY = '21900000001@chatroom';
const JIM = 'wxid_jim0000demo07';
const SHOP = 'wxid_bot000demo22';

describe.each(['eyun', 'gewe'] as const)('%s', (id) => {
	let stage: ChatStage;

	beforeEach(async () => {
		const { nodeType: action } = underTest[id];
		stage = await openChatStage(id, { action, trigger: weChatTrigger });
	});
	afterEach(() => stage.close());

	const plays = async (script: string) => await stage.simulator.play(script);
	const refused = async (parameters: Parameters<ChatStage['prepare']>[0]) => {
		const { asking } = await stage.prepare(parameters);
		const error = await errorOf(asking.ask());
		expect(asking.waitTill).toBeUndefined();
		return error.message;
	};

	it('an approval: the numbers stand below the question, and no link', async () => {
		const trigger = await stage.listen();
		const run = await stage.ask();
		expect(stage.sent().at(-1)).toBe('Shall I?\n\nReply with the number:\n1 Approve\n2 Decline');
		await plays('Li Lei writes "1"');
		expect(await stage.goesOn(run)).toMatchObject({
			data: { approved: true },
			answeredBy: LI_LEI,
			...{ event: 'message.text', text: '1', chatId: LI_LEI, senderId: LI_LEI, accountId: SHOP },
			messageId: expect.stringMatching(/^\d{16,}$/),
			localId: expect.any(String),
		});
		expect(run.item).not.toHaveProperty('raw');
		expect(trigger.started).toEqual([]);
	});

	it('in Chinese, with words of its own, which are answers, too', async () => {
		await stage.listen();
		const values = { approvalType: 'double', approveLabel: '发货', disapproveLabel: '退款' };
		const run = await stage.ask({ message: '订单怎么办？', approvalOptions: { values } });
		expect(stage.sent().at(-1)).toBe('订单怎么办？\n\n请回复数字：\n1 发货\n2 退款');
		await plays('Li Lei writes "退款"');
		expect(await stage.goesOn(run)).toMatchObject({ data: { approved: false } });
	});

	it('a free text is the next message', async () => {
		await stage.listen();
		const run = await stage.ask({ responseType: 'freeText' });
		expect(stage.sent().at(-1)).toBe('Shall I?\n\nYour next message here is the answer.');
		await plays('Li Lei writes "On Friday"');
		expect(await stage.goesOn(run)).toMatchObject({ data: { text: 'On Friday' } });
	});

	it('in a group the answer of the member who was chosen', async () => {
		const trigger = await stage.listen();
		const run = await stage.ask({ to: byId(FAMILY), answerMember: byId(JIM) });
		await plays('Li Lei writes "1" in group Family');
		await plays('Jim writes "2" in group Family');
		expect(await stage.goesOn(run)).toMatchObject({ data: { approved: false }, answeredBy: JIM });
		expect(trigger.started.map(({ json }) => json.senderId)).toEqual([LI_LEI]);
	});

	it('the owner answers in File Transfer, and nowhere else', async () => {
		const trigger = await stage.listen({ ignoreOwn: false });
		const elsewhere = await stage.ask();
		const own = await stage.ask({ to: byId('filehelper') });
		await plays('Demo Shop writes "1" to Li Lei');
		await plays('Demo Shop writes "1" to File Transfer');
		expect(await stage.goesOn(own)).toMatchObject({ data: { approved: true }, answeredBy: SHOP });
		expect(elsewhere.item).toBeUndefined();
		expect(trigger.started.map(({ json }) => json.chatId)).toEqual([LI_LEI]);
	});

	it('a quote picks the question', async () => {
		await stage.listen();
		const first = await stage.ask({ message: 'First?' });
		const second = await stage.ask({ message: 'Second?' });
		await plays(`Li Lei quotes ${JSON.stringify(stage.sent().at(-2))} saying "2"`);
		expect(await stage.goesOn(first)).toMatchObject({ data: { approved: false } });
		expect(second.item).toBeUndefined();
		await plays('Li Lei writes "1"');
		expect(await stage.goesOn(second)).toMatchObject({ data: { approved: true } });
	});

	it('a question without an answer in time is none any more', async () => {
		const trigger = await stage.listen();
		const options = { pacing: 'off', limitWaitTime: 1e-7 };
		const run = await stage.ask({ responseType: 'freeText', options });
		await plays('Li Lei writes "On Friday"');
		expect(trigger.started.map(({ json }) => json.text)).toEqual(['On Friday']);
		expect(run.item).toBeUndefined();
	});

	it('nothing else at its address is an answer', async () => {
		const trigger = await stage.listen();
		const run = await stage.ask();
		const kept = () => trigger.staticData.questions as { open: Array<{ id: string }> };
		await waitFor({ what: 'What is kept', timeoutMs: 30_000, ask: async () => kept() });
		const question = kept().open[0].id;
		const answer = { id: question, text: '1', approved: true, senderId: LI_LEI, event: {} };
		for (const [query, body] of [
			[{ question }, {}],
			[{ question }, { answer: 'approve' }],
			[{ question }, { ...answer, id: 'other' }],
			[{ question: 'other' }, answer],
			[{}, answer],
		] as const) {
			const answered = await run.asking.open({ method: 'POST', query, body });
			expect(answered.workflowData).toBeUndefined();
			expect(answered.rendered).toBe('send-and-wait-no-action-required');
		}
		const taken = await run.asking.open({ method: 'POST', query: { question }, body: answer });
		expect(taken.webhookResponse).toEqual({ answered: question });
	});

	describe('is refused before anything is sent', () => {
		afterEach(() => expect(stage.sent().includes('Shall I?')).toBe(false));

		it('where no trigger hears the answer', async () => {
			expect(await refused({})).toMatch(/no WeChat Trigger would hear the answer/);
		});

		it('in a group without a member who answers', async () => {
			await stage.listen();
			const to = byId(FAMILY);
			expect(await refused({ to, answerMember: byId('') })).toMatch(
				/'Member Who Answers' is empty/,
			);
			expect(await refused({ to, answerMember: byId(SHOP) })).toMatch(/is the account that asks/);
		});
	});
});
