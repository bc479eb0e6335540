/** An AI Agent with memory behind the trigger: nothing is set in the agent, nor in its memory. */
import { randomUUID } from 'node:crypto';

import { itemsOf, type Workflow } from '../../../scripts/lib/n8n-rest.mjs';
import { waitFor } from '../../../scripts/lib/wait.mjs';
import { byId } from '../../editor.mts';
import { modelCredential, modelNode } from '../support/agent.mts';
import { type ChatModel, type ChatRequest, startChatModel } from '../support/chatModel.mts';
import { activated, FAMILY, inARow, LI_LEI, weChatTrigger } from '../support/workflow.mts';
import type { Way } from './nothingFilledIn.mts';

const LANGCHAIN = '@n8n/n8n-nodes-langchain';

const agent = {
	name: 'AI Agent',
	type: `${LANGCHAIN}.agent`,
	typeVersion: 3.1,
	parameters: { options: {} },
};

const memory = {
	name: 'Simple Memory',
	type: `${LANGCHAIN}.memoryBufferWindow`,
	typeVersion: 1.3,
	parameters: {},
};

/** What a model has been told, and who has said it. */
const conversation = ({ messages }: ChatRequest): string[] =>
	messages
		.filter(({ role }) => role !== 'system')
		.map(({ role, content }) => `${role}: ${String(content)}`);

/** @param ways as which the same is done */
export function answeringChats(ways: Way[]): void {
	describe.each(ways)('an AI Agent with memory, with $name', ({ name, stage, node, prepare }) => {
		let model: ChatModel;
		let workflow: Workflow;

		beforeAll(async () => {
			await prepare?.();
			model = await startChatModel();
			const brain = modelNode(await modelCredential(stage(), model));
			const row = inARow(`Agent with ${name}`, [
				weChatTrigger(stage().credential, {
					events: ['message.any'],
					options: { lookUpNames: true },
				}),
				agent,
				node('Answer', {
					...{ resource: 'message', operation: 'sendText', options: { pacing: 'off' } },
					to: byId("={{ $('WeChat Trigger').item.json.chatId }}"),
					text: '={{ $json.output }}',
				}),
			]);
			const below = [brain, memory].map((one) => ({
				id: randomUUID(),
				position: [0, 200],
				...one,
			}));
			const to = (type: string) => ({ [type]: [[{ node: agent.name, type, index: 0 }]] });
			workflow = await activated(stage(), {
				...row,
				nodes: [...row.nodes, ...below],
				connections: {
					...row.connections,
					[brain.name]: to('ai_languageModel'),
					[memory.name]: to('ai_memory'),
				},
			});
		});
		afterAll(async () => {
			await stage().rest.deactivate(workflow);
			await model.close();
		});

		/** Until an answer has come into a chat. */
		async function answered(script: string, chat: string, answer: string): Promise<string[]> {
			const { control } = stage().simulator;
			model.willSay(answer);
			await control.play(script);
			await waitFor({
				what: `The answer "${answer}"`,
				timeoutMs: 60_000,
				ask: async () =>
					(await control.messages(chat)).some(
						({ direction, text }) => direction === 'sent' && text === answer,
					),
			});
			expect(model.requests).toHaveLength(1);
			return conversation(model.requests[0]);
		}

		it('answers two chats, each with a memory of its own', async () => {
			const [first, inGroup, second, again] = ['first', 'group', 'second', 'again'].map(
				(which) => `The ${which} answer, ${name}`,
			);
			expect(await answered('Li Lei writes "I like green tea"', LI_LEI, first)).toEqual([
				'user: I like green tea',
			]);
			expect(
				await answered('Li Lei writes "Who brings the cake?" in group Family', FAMILY, inGroup),
			).toEqual(['user: Who brings the cake?']);
			expect(await answered('Li Lei sends a picture', LI_LEI, second)).toEqual([
				'user: I like green tea',
				`assistant: ${first}`,
				'user: [Image]',
			]);
			expect(await answered('Jim writes "I do" in group Family', FAMILY, again)).toEqual([
				'user: Who brings the cake?',
				`assistant: ${inGroup}`,
				'user: I do',
			]);
		});

		it('who wrote, and what the group is called, is looked up', async () => {
			const [{ id }] = await stage().rest.executions(workflow);
			const execution = await stage().rest.waitForExecution(id);
			expect(itemsOf(execution, 'WeChat Trigger')).toMatchObject([
				{ json: { chatId: FAMILY, chatName: 'Family', senderName: 'Jim' } },
			]);
		});
	});
}
