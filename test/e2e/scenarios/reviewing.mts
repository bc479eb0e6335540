/** What n8n makes of Send and Wait for Response: a review that holds an AI agent's tools back. */
import { errorOf, type Execution, type Workflow } from '../../../scripts/lib/n8n-rest.mjs';
import { NEWEST } from '../../../scripts/lib/n8n-versions.mjs';
import { byId } from '../../editor.mts';
import {
	agentWorkflow,
	asReview,
	asTool,
	byModel,
	idByModel,
	modelCredential,
	type Task,
} from '../support/agent.mts';
import { type ChatModel, startChatModel, type ToolCall } from '../support/chatModel.mts';
import { withMcp } from '../support/mcp.mts';
import { openQuestion, press, sentTo, WECHAT } from '../support/questions.mts';
import {
	activated,
	byWcId,
	FAMILY,
	inARow,
	LI_LEI,
	type Node,
	START,
	weChatTrigger,
} from '../support/workflow.mts';
import type { Way } from './nothingFilledIn.mts';

/** Who decides. */
const REVIEWER = LI_LEI;

const AS_SHOP = { weChatAccount: byWcId(), options: { pacing: 'off' } };

/** What n8n has the model hand over of a tool that is reviewed. */
const saying = (text: string, tool = 'Send_a_text'): ToolCall => ({
	tool,
	arguments: { toolParameters: { To: FAMILY, Text: text }, hitlParameters: {} },
});

interface Question {
	id: string;
	text: string;
	link: string;
}

/** @param ways as which the same is done; what n8n itself does is looked at with the first one */
export function reviewing(ways: Way[]): void {
	let model: ChatModel;
	let credential: Task['model'];
	beforeAll(async () => {
		model = await startChatModel();
		credential = await modelCredential(ways[0].stage(), model);
	});
	afterAll(async () => await model?.close());

	/** What can be done with the nodes of a gateway. */
	const on = ({ stage, node }: Way) => {
		const sendText = (name = 'Send a text'): Node =>
			asTool(
				node(name, {
					...{ resource: 'message', operation: 'sendText', ...AS_SHOP },
					...{ to: idByModel('To'), text: byModel('Text') },
				}),
			);
		const review = (name = 'Review', more: Record<string, unknown> = {}): Node =>
			asReview(node(name, { ...AS_SHOP, to: byId(REVIEWER), ...more }));
		const held = () => ({
			tools: [sendText()],
			reviews: [{ node: review(), of: ['Send a text'] }],
		});
		const start = async (task: Partial<Task> = {}): Promise<string> => {
			const workflow = await agentWorkflow(stage(), { model: credential, ...held(), ...task });
			return await stage().rest.start(workflow, START);
		};
		/** Has an agent begin, and waits for its question. */
		const asked = async (calls: ToolCall[], task: Partial<Task> = {}): Promise<Question> => {
			const before = await sentTo(stage(), REVIEWER);
			model.willCall(calls);
			const id = await start(task);
			return { id, ...(await openQuestion(stage(), id, REVIEWER, before)) };
		};
		/** The next question of the same execution. */
		const askedAgain = async ({ id }: Question, before: string[]): Promise<Question> => ({
			id,
			...(await openQuestion(stage(), id, REVIEWER, before)),
		});
		const ended = async ({ id }: Question): Promise<Execution> => {
			const execution = await stage().rest.waitForExecution(id);
			expect(errorOf(execution)).toBeUndefined();
			return execution;
		};
		const sent = async (text: string) =>
			(await sentTo(stage(), FAMILY)).filter((one) => one === text).length;
		return { sendText, review, start, asked, askedAgain, ended, sent };
	};

	describe.each(ways)('review of an AI agent, with $name', (way) => {
		const { asked, askedAgain, ended, sent } = on(way);
		beforeAll(async () => await way.prepare?.());

		it('holds a message until somebody has approved it, and shows it', async () => {
			const message = `held by ${way.name}`;
			const question = await asked([saying(message)]);
			expect(question.text).toContain('Message: Send Text');
			expect(question.text).toContain(`To: Family (${FAMILY})`);
			expect(question.text).toContain(`Text: ${message}`);
			expect(question.text).not.toContain('[object Object]');
			const page = await (await fetch(question.link, { headers: WECHAT })).text();
			expect(page).toContain(`Text: ${message}`);
			expect(await sent(message)).toBe(0);
			await press(question.link, { answer: 'approve' });
			await ended(question);
			expect(model.results()).toEqual([expect.stringContaining('newMsgId')]);
			expect(await sent(message)).toBe(1);
		});

		it('sends nothing that was declined', async () => {
			const message = `declined by ${way.name}`;
			const question = await asked([saying(message)]);
			await press(question.link, { answer: 'decline' });
			await ended(question);
			expect(model.results()).toEqual([expect.stringContaining('User rejected')]);
			expect(await sent(message)).toBe(0);
		});

		it('an answer in words reaches the agent, and the tool does not run', async () => {
			const message = `answered with words by ${way.name}`;
			const question = await asked([saying(message)]);
			await press(question.link, { answer: 'words', words: 'Please be kinder' });
			await ended(question);
			expect(model.results()).toEqual([
				expect.stringContaining('provided feedback: \\"Please be kinder\\"'),
			]);
			expect(await sent(message)).toBe(0);
		});

		it('the link of an earlier call approves no later one, and no forged link does', async () => {
			const [first, second] = ['first', 'second'].map((which) => `${which} of ${way.name}`);
			const one = await asked([saying(first)]);
			model.thenCalls([saying(second)]);
			const before = await sentTo(way.stage(), REVIEWER);
			await press(one.link, { answer: 'approve' });
			const other = await askedAgain(one, before);
			expect(other.text).toContain(`Text: ${second}`);
			const forged = new URL(other.link);
			forged.searchParams.set('question', new URL(one.link).searchParams.get('question')!);
			const unsigned = new URL(other.link);
			unsigned.searchParams.delete('signature');
			for (const link of [one.link, `${other.link}0`, String(forged), String(unsigned)]) {
				const answer = await press(link, { answer: 'approve' });
				expect(await answer.text()).not.toContain('已收到');
			}
			const { status } = await way.stage().rest.execution(one.id);
			expect([status, await sent(first), await sent(second)]).toEqual(['waiting', 1, 0]);
			await press(other.link, { answer: 'approve' });
			await ended(other);
			expect(await sent(second)).toBe(1);
		});
	});

	describe.each(ways)('review of an AI agent in the chat, with $name', (way) => {
		const { review, asked, ended, sent } = on(way);
		const inChat = () => ({
			reviews: [{ node: review('Review', { answerBy: 'chat' }), of: ['Send a text'] }],
		});
		const play = async (script: string) => await way.stage().simulator.control.play(script);
		let listening: Workflow;
		beforeAll(async () => {
			await way.prepare?.();
			const row = inARow(`Hears ${way.name}`, [weChatTrigger(way.stage().credential)]);
			listening = await activated(way.stage(), row);
		});
		afterAll(async () => await way.stage().rest.deactivate(listening));

		it('a number decides', async () => {
			const message = `decided in the chat, ${way.name}`;
			const approved = await asked([saying(message)], inChat());
			expect(approved.text).toContain(`Text: ${message}`);
			expect(approved.text).not.toContain('http');
			await play('Li Lei writes "1"');
			await ended(approved);
			expect(await sent(message)).toBe(1);
			const declined = await asked([saying(message)], inChat());
			await play('Li Lei writes "2"');
			await ended(declined);
			expect(model.results()).toEqual([expect.stringContaining('User rejected')]);
			expect(await sent(message)).toBe(1);
		});

		it('words that quote the question reach the agent', async () => {
			const message = `quoted in the chat, ${way.name}`;
			const question = await asked([saying(message)], inChat());
			await play(`Li Lei quotes ${JSON.stringify(question.text)} saying "Please be kinder"`);
			await ended(question);
			expect(model.results()).toEqual([
				expect.stringContaining('provided feedback: \\"Please be kinder\\"'),
			]);
			expect(await sent(message)).toBe(0);
		});
	});

	describe('what n8n itself does with reviews', () => {
		const [way] = ways;
		const { sendText, review, start, asked, askedAgain, ended, sent } = on(way);
		const isNewest = () => way.stage().n8n.version === NEWEST;
		let late: Question;

		// n8n looks for waits that are over once a minute: the others are done meanwhile.
		beforeAll(async () => {
			const options = { ...AS_SHOP.options, limitWaitTime: 0.001 };
			const node = review('Review', { options });
			late = await asked([saying('too late')], {
				reviews: [{ node, of: ['Send a text'] }],
				// Of an answer in the item of the agent.
				items: [{ approved: true, data: { approved: true }, chatInput: 'Do it' }],
			});
		});

		it('of two calls behind one review, one is asked about and the other counts as declined', async () => {
			const question = await asked([saying('one of two'), saying('two of two')]);
			await press(question.link, { answer: 'approve' });
			await ended(question);
			expect((await sent('one of two')) + (await sent('two of two'))).toBe(1);
		});

		it('with one review for each tool, both are asked about', async () => {
			const tools = [sendText(), sendText('Send another')];
			const reviews = tools.map(({ name }) => ({ node: review(`Review of ${name}`), of: [name] }));
			const calls = [saying('by one tool'), saying('by another', 'Send_another')];
			const one = await asked(calls, { tools, reviews });
			const before = await sentTo(way.stage(), REVIEWER);
			await press(one.link, { answer: 'approve' });
			const other = await askedAgain(one, before);
			await press(other.link, { answer: 'approve' });
			await ended(other);
			expect([await sent('by one tool'), await sent('by another')]).toEqual([1, 1]);
		});

		it('of two items of the agent, one approval runs the tool twice', async () => {
			const question = await asked([saying('for two items')], { items: [{}, {}] });
			await press(question.link, { answer: 'approve' });
			await ended(question);
			expect(await sent('for two items')).toBe(2);
		});

		it('a question that cannot be sent: 2.41 tells the model that it was rejected, 2.8 fails', async () => {
			model.willCall([saying('nobody can be asked')]);
			await way
				.stage()
				.simulator.control.misbehave(
					'/sendText',
					{ refuse: { code: '1001', message: '失败' } },
					'always',
				);
			const execution = await way.stage().rest.waitForExecution(await start());
			await way.stage().simulator.control.behave();
			expect(await sent('nobody can be asked')).toBe(0);
			expect(execution.status).toBe(isNewest() ? 'success' : 'error');
			if (isNewest()) expect(model.results()).toEqual([expect.stringContaining('User rejected')]);
		});

		it('nothing is sent when the time is over, whatever the agent works on', async () => {
			await ended(late);
			expect(await sent('too late')).toBe(0);
			expect(model.results()).toEqual([expect.stringContaining('Nobody has answered in time')]);
		});

		it('n8n is started again while a review waits: 2.41 gives it up', async () => {
			const question = await asked([saying('after a start')]);
			await way.stage().restart();
			const answer = await press(question.link, { answer: 'approve' });
			const { status } = await way.stage().rest.execution(question.id);
			await way.stage().rest.stop(question.id);
			const seen = [answer.status, status, await sent('after a start')];
			if (isNewest()) expect(seen).toEqual([409, 'waiting', 0]);
		});
	});

	describe('as a plain tool, where nobody would be asked', () => {
		const [way] = ways;
		const { start } = on(way);
		const ask = (): Node =>
			asTool(
				way.node('Ask', {
					...{ resource: 'message', operation: 'sendAndWait', ...AS_SHOP },
					...{ to: byId(REVIEWER), message: byModel('Question') },
				}),
			);
		const refusal = 'cannot be used as a tool';

		it('behind the MCP trigger, the client is told', async () => {
			const before = await sentTo(way.stage(), REVIEWER);
			const call = { name: 'Ask', arguments: { Question: 'Shall I?' } };
			const result = await withMcp(
				way.stage(),
				[ask()],
				async (client) => await client.callTool(call),
			);
			expect(JSON.stringify(result)).toContain(refusal);
			expect(await sentTo(way.stage(), REVIEWER)).toEqual(before);
		});

		it.each([3.1, 2.2])('of an AI agent of version %s, it fails', async (version) => {
			const before = await sentTo(way.stage(), REVIEWER);
			model.willCall([{ tool: 'Ask', arguments: { Question: 'Shall I?' } }]);
			const id = await start({ tools: [ask()], reviews: [], version });
			const { data, status } = await way.stage().rest.waitForExecution(id);
			expect(data.resultData.runData.Ask[0].error.message).toContain(refusal);
			// Up to 2.2, an agent gives its model nothing of a tool that has failed; n8n 2.8 ends the run.
			const told = version < 3 ? [''] : [expect.stringContaining(refusal)];
			expect(model.results()).toEqual(status === 'success' ? told : []);
			expect(await sentTo(way.stage(), REVIEWER)).toEqual(before);
		});
	});
}
