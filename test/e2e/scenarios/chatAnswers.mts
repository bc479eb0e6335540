import { errorOf, type Execution, itemsOf, type Workflow } from '../../../scripts/lib/n8n-rest.mjs';
import { waitFor } from '../../../scripts/lib/wait.mjs';
import { byId } from '../../editor.mts';
import {
	activated,
	byWcId,
	FAMILY,
	inARow,
	LI_LEI,
	type Node,
	startOn,
	weChatTrigger,
} from '../support/workflow.mts';
import type { Way } from './nothingFilledIn.mts';

const TRIGGER = 'WeChat Trigger';
const JIM = 'wxid_jim0000demo07';
const FIVE = ['Li Lei', 'Han Meimei', 'Lucy', 'Lily', 'Uncle Wang'];

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

let questions = 0;

/**
 * Questions that are answered in the chat: the trigger wakes the run that waits, and starts nothing.
 *
 * @param ways as which the same is done
 */
export function chatAnswers(ways: Way[]): void {
	describe.each(ways)('asks and is answered in the chat, with $name', (way) => {
		const { name, stage, node, prepare } = way;
		/** Gets every message; and the same, beside it. */
		let listening: Workflow;
		let sibling: Workflow;

		beforeAll(async () => {
			await prepare?.();
			const listener = (title: string, parameters: object = {}) =>
				inARow(`${title}, ${name}`, [weChatTrigger(stage().credential, { ...parameters })]);
			listening = await activated(
				stage(),
				listener('Listens', { filters: { textContains: 'tea' } }),
			);
			sibling = await activated(stage(), listener('Beside it'));
		});
		const nobodyListens = async () => {
			for (const workflow of [sibling, listening]) await stage().rest.deactivate(workflow);
		};
		afterAll(nobodyListens);

		const plays = async (script: string) => {
			const played = await stage().simulator.control.play(script);
			for (const { httpStatus } of played) expect(httpStatus).toBe(200);
		};

		const question = (parameters: Record<string, unknown>): Node =>
			node('Ask', {
				resource: 'message',
				operation: 'sendAndWait',
				weChatAccount: byWcId(),
				to: byId(LI_LEI),
				answerBy: 'chat',
				options: { pacing: 'off' },
				...parameters,
			});

		/** All that have asked. */
		const waited: string[] = [];

		const isWaiting = async (id: string) => {
			waited.push(id);
			await waitFor({
				what: 'A waiting execution',
				timeoutMs: 60_000,
				ask: async () => {
					const { status, raw } = await stage().rest.execution(id);
					if (status === 'error') throw new Error(raw.slice(0, 2_000));
					return status === 'waiting';
				},
			});
		};

		/** Asks, and waits until n8n waits. */
		async function asked(parameters: Record<string, unknown> = {}) {
			const text = `Shall I ship order ${++questions}?`;
			const id = await startOn(stage(), [{}], question({ message: text, ...parameters }));
			await isWaiting(id);
			const messages = await stage().simulator.control.messages(
				String((parameters.to as { value?: string } | undefined)?.value ?? LI_LEI),
			);
			const whole = String(messages.find((message) => String(message.text).startsWith(text))?.text);
			return { id, text: whole };
		}

		async function answerOf(id: string): Promise<Record<string, unknown>> {
			const execution = await stage().rest.waitForExecution(id);
			expect(errorOf(execution)).toBeUndefined();
			const [{ json }] = itemsOf(execution, 'Ask');
			return json as Record<string, unknown>;
		}

		/** The texts with which a workflow was started in production. */
		async function textsOf(workflow: Workflow): Promise<string[]> {
			const runs = await stage().rest.executions(workflow);
			const whole = await Promise.all(runs.map(({ id }) => stage().rest.waitForExecution(id)));
			return whole.flatMap((run: Execution) =>
				itemsOf(run, TRIGGER).map(({ json }) => String(json.text)),
			);
		}

		const starts = async (workflow: Workflow, text: string) =>
			await waitFor({
				what: `The start with "${text}"`,
				timeoutMs: 60_000,
				ask: async () => (await textsOf(workflow)).includes(text),
			});

		it('approved and declined with a number; the message starts nobody', async () => {
			const first = await asked();
			expect(first.text).toContain('Reply with the number:\n1 Approve\n2 Decline');
			await plays('Li Lei writes "１。"');
			expect(await answerOf(first.id)).toMatchObject({
				data: { approved: true },
				answeredBy: LI_LEI,
				...{ chatId: LI_LEI, senderId: LI_LEI, text: '１。', event: 'message.text' },
				messageId: expect.stringMatching(/^\d{16,}$/),
			});
			const second = await asked();
			await plays('Li Lei writes "拒绝"');
			expect(await answerOf(second.id)).toMatchObject({ data: { approved: false } });
			await pause(1_000);
			for (const workflow of [listening, sibling]) {
				const texts = await textsOf(workflow);
				expect(texts).not.toContain('１。');
				expect(texts).not.toContain('拒绝');
			}
		});

		it('what is no answer starts the workflow as usual, and the question stays open', async () => {
			const { id } = await asked();
			const text = `Which order? ${questions}`;
			await plays(`Li Lei writes "${text}"`);
			await starts(sibling, text);
			expect((await stage().rest.execution(id)).status).toBe('waiting');
			await plays('Li Lei writes "1"');
			expect(await answerOf(id)).toMatchObject({ data: { approved: true } });
		});

		it('free text: the next message', async () => {
			const { id } = await asked({ responseType: 'freeText' });
			await plays('Li Lei writes "To the back door"');
			expect(await answerOf(id)).toMatchObject({
				data: { text: 'To the back door' },
				answeredBy: LI_LEI,
			});
		});

		it('in a group the answer of the member alone', async () => {
			const { id } = await asked({ to: byId(FAMILY), answerMember: byId(JIM) });
			await plays('Li Lei writes "1" in group Family');
			await pause(1_000);
			expect((await stage().rest.execution(id)).status).toBe('waiting');
			await plays('Jim writes "2" in group Family');
			expect(await answerOf(id)).toMatchObject({
				data: { approved: false },
				...{ answeredBy: JIM, chatId: FAMILY },
			});
		});

		it('a quote picks the question, and without one the latest is answered', async () => {
			const [first, second, third] = [await asked(), await asked(), await asked()];
			await plays(`Li Lei quotes ${JSON.stringify(second.text)} saying "2"`);
			expect(await answerOf(second.id)).toMatchObject({
				data: { approved: false },
				event: 'message.quote',
			});
			await plays('Li Lei writes "1"');
			expect(await answerOf(third.id)).toMatchObject({ data: { approved: true } });
			expect((await stage().rest.execution(first.id)).status).toBe('waiting');
			await plays('Li Lei writes "1"');
			expect(await answerOf(first.id)).toMatchObject({ data: { approved: true } });
		});

		it('an answer that is delivered several times wakes once and starts nobody', async () => {
			const { id } = await asked({ responseType: 'freeText' });
			const text = `Twice ${questions}`;
			await plays(`Li Lei writes "${text}" twice`);
			expect(await answerOf(id)).toMatchObject({ data: { text } });
			await pause(1_000);
			expect(await textsOf(sibling)).not.toContain(text);
		});

		it('after the time limit an answer starts the workflow as usual', async () => {
			const { id } = await asked({
				responseType: 'freeText',
				options: { pacing: 'off', limitWaitTime: 0.001 },
			});
			const execution = await stage().rest.waitForExecution(id);
			expect(errorOf(execution)).toBeUndefined();
			const text = `Too late ${questions}`;
			await plays(`Li Lei writes "${text}"`);
			await starts(sibling, text);
		});

		it('five are asked at once, n8n is started again, and each answer finds its run', async () => {
			const workflow = await activated(
				stage(),
				inARow(`Asks five, ${name}`, [
					weChatTrigger(stage().credential, {
						chatType: 'private',
						filters: { textContains: 'I would like' },
					}),
					question({
						to: byId('={{ $json.chatId }}'),
						message: '={{ "Where to, " + $json.senderId + "?" }}',
						responseType: 'freeText',
					}),
				]),
			);
			await Promise.all(FIVE.map(async (who) => await plays(`${who} writes "I would like a box"`)));
			await waitFor({
				what: 'Five waiting executions',
				timeoutMs: 60_000,
				ask: async () =>
					(await stage().rest.executions(workflow)).filter(({ status }) => status === 'waiting')
						.length === 5,
			});
			// n8n saves what triggers hold when it has time.
			await pause(3_000);
			const runs = await stage().rest.executions(workflow);
			await stage().restart();
			await waitFor({
				what: 'The triggers after the start',
				timeoutMs: 60_000,
				ask: async () => {
					const [played] = await stage().simulator.control.play(
						'Jim writes "ping" in group Family',
					);
					return played.httpStatus === 200;
				},
			});
			for (const who of FIVE) await plays(`${who} writes "To ${who}"`);
			const answers = await Promise.all(
				runs.map(async ({ id }) => {
					const execution = await stage().rest.waitForExecution(id);
					expect(errorOf(execution)).toBeUndefined();
					const [{ json: order }] = itemsOf(execution, TRIGGER);
					const [{ json: answer }] = itemsOf(execution, 'Ask');
					expect(answer).toMatchObject({ answeredBy: order.senderId });
					return (answer.data as { text: string }).text;
				}),
			);
			expect(answers.sort()).toEqual(FIVE.map((who) => `To ${who}`).sort());
			await stage().rest.deactivate(workflow);
		});

		it('where no trigger hears the answer, nothing is sent', async () => {
			await nobodyListens();
			// n8n 2.41 deactivates behind its answer.
			await pause(3_000);
			const text = `To nobody ${++questions}`;
			const id = await startOn(stage(), [{}], question({ message: text }));
			const execution = await stage().rest.waitForExecution(id);
			expect(errorOf(execution)).toContain('no WeChat Trigger would hear the answer');
			const messages = await stage().simulator.control.messages(LI_LEI);
			expect(messages.some((message) => String(message.text).startsWith(text))).toBe(false);
		});

		it('what wakes a run is in no execution and in no log', async () => {
			expect(waited.length).toBeGreaterThan(8);
			const executions = await Promise.all(waited.map((id) => stage().rest.execution(id)));
			const shown = executions.filter(({ raw }) => raw.includes('webhook-waiting'));
			expect(shown.map(({ id }) => id)).toEqual([]);
			expect(/webhook-waiting\/\S*signature=/.test(stage().n8nLog())).toBe(false);
		});
	});
}
