import { errorOf, type Execution, itemsOf } from '../../../scripts/lib/n8n-rest.mjs';
import { waitFor } from '../../../scripts/lib/wait.mjs';
import { byId } from '../../editor.mts';
import {
	byWcId,
	inARow,
	input,
	LI_LEI,
	type Node,
	runOn,
	START,
	startOn,
} from '../support/workflow.mts';
import type { Way } from './nothingFilledIn.mts';

/** The inside of WeChat, as it tells servers about itself. */
const WECHAT = {
	'User-Agent':
		'Mozilla/5.0 (Linux; Android 14) AppleWebKit/537.36 MicroMessenger/8.0.49 Language/zh_CN',
};

let questions = 0;

/** Asking somebody and waiting for the answer, by link. @param ways as which the same is done */
export function waiting(ways: Way[]): void {
	describe.each(ways)('asks and waits, by link, with $name', (way) => {
		const { stage, node, prepare } = way;

		beforeAll(async () => await prepare?.());

		const ask = (parameters: Record<string, unknown>): Node =>
			node('Ask', {
				resource: 'message',
				operation: 'sendAndWait',
				weChatAccount: byWcId(),
				to: byId(LI_LEI),
				message: '={{ $json.question }}',
				options: { pacing: 'off' },
				...parameters,
			});

		/** What comes behind it sees the item that was asked about. */
		const after: Node = {
			name: 'After',
			type: 'n8n-nodes-base.set',
			typeVersion: 3.4,
			parameters: {
				mode: 'raw',
				jsonOutput: '={{ { order: $("Items").item.json.order, answer: $json } }}',
			},
		};

		/** The link of a question, once n8n waits for its answer. */
		async function linkOf(id: string, question: string): Promise<string> {
			return await waitFor({
				what: 'A waiting execution',
				timeoutMs: 60_000,
				ask: async () => {
					const { status, raw } = await stage().rest.execution(id);
					if (status === 'error') throw new Error(raw.slice(0, 2_000));
					const messages = await stage().simulator.control.messages(LI_LEI);
					const found = messages.find(({ text }) => text.startsWith(`${question}\n`));
					return status === 'waiting' && found && /http\S+$/.exec(found.text)![0];
				},
			});
		}

		/** Asks, and waits until n8n waits. */
		async function asked(parameters: Record<string, unknown> = {}) {
			const question = `Shall I send <b>order</b> ${++questions}?`;
			const id = await startOn(stage(), [{ question, order: 7 }], ask(parameters), after);
			return { id, question, link: await linkOf(id, question) };
		}

		const ended = async (id: string): Promise<Execution> => {
			const execution = await stage().rest.waitForExecution(id);
			expect(errorOf(execution)).toBeUndefined();
			return execution;
		};

		/** What a button of the page sends. */
		const press = async (link: string, body: Record<string, string>) =>
			await fetch(link, { method: 'POST', body: new URLSearchParams(body), headers: WECHAT });

		const open = async (link: string, method = 'GET', headers: Record<string, string> = WECHAT) =>
			await fetch(link, { method, headers });

		const isWaiting = async (id: string) => (await stage().rest.execution(id)).status === 'waiting';

		/** The only answer that the run has gone on with. */
		async function answerOf(id: string) {
			const items = itemsOf(await ended(id), 'After');
			expect(items).toHaveLength(1);
			// What was asked about is linked to the answer.
			expect(items[0].json.order).toBe(7);
			return items[0].json.answer.data;
		}

		it('the page shows what is asked, and its button approves', async () => {
			const { id, question, link } = await asked();
			const opened = await open(link);
			const html = await opened.text();
			expect(opened.status).toBe(200);
			expect(opened.headers.get('content-type')).toBe('text/html; charset=utf-8');
			expect(html).toContain(question.replace('<b>', '&lt;b&gt;').replace('</b>', '&lt;/b&gt;'));
			expect(html).toContain('>同意</button>');
			expect(await isWaiting(id)).toBe(true);
			const pressed = await press(link, { answer: 'approve' });
			expect(pressed.status).toBe(200);
			expect(await pressed.text()).toContain('已收到，谢谢');
			expect(await answerOf(id)).toEqual({
				approved: true,
				respondedAt: expect.stringMatching(/Z$/),
			});
		});

		it('the other button declines', async () => {
			const { id, link } = await asked();
			await press(link, { answer: 'decline' });
			expect(await answerOf(id)).toMatchObject({ approved: false });
		});

		it('a free text', async () => {
			const { id, link } = await asked({ responseType: 'freeText' });
			expect(await (await open(link)).text()).toContain('<textarea');
			const empty = await press(link, { answer: 'submit', f0: ' ' });
			expect(await empty.text()).toContain('有必填项未填');
			expect(await isWaiting(id)).toBe(true);
			await press(link, { answer: 'submit', f0: 'On Friday 星期五\nplease & thanks' });
			expect(await answerOf(id)).toMatchObject({ text: 'On Friday 星期五\nplease & thanks' });
		});

		it('a form', async () => {
			const teas = { values: [{ option: 'Green' }, { option: 'Black' }] };
			const values = [
				{ fieldLabel: 'Boxes', fieldType: 'number', requiredField: true },
				{ fieldLabel: 'Tea', fieldType: 'checkbox', fieldOptions: teas },
				{ fieldLabel: 'Note', fieldType: 'text' },
			];
			const { id, link } = await asked({ responseType: 'customForm', formFields: { values } });
			const html = await (await open(link)).text();
			expect(html).toContain('<input type="number"');
			expect(html).toContain(' enctype="multipart/form-data">');
			const body = new FormData();
			body.append('f0', '3');
			body.append('f1', 'Green');
			body.append('f1', 'Black');
			await fetch(link, { method: 'POST', body, headers: WECHAT });
			expect(await answerOf(id)).toMatchObject({ Boxes: 3, Tea: ['Green', 'Black'], Note: null });
		});

		it('a link checker that opens the link decides nothing', async () => {
			const { id, link } = await asked();
			for (const method of ['GET', 'HEAD', 'GET']) {
				for (const agent of ['Mozilla/5.0 (compatible; Googlebot/2.1)', 'curl/8.0', '']) {
					expect((await open(link, method, { 'User-Agent': agent })).status).toBe(200);
				}
			}
			expect(await isWaiting(id)).toBe(true);
			await press(link, { answer: 'decline' });
			expect(await answerOf(id)).toMatchObject({ approved: false });
		});

		it('a forged link decides nothing', async () => {
			const { id, link } = await asked();
			const forged = [
				link.replace(/&signature=.*/, ''),
				link.replace(/signature=.{4}/, 'signature=0000'),
				link.replace(/question=.{4}/, 'question=0000'),
				`${link}&answer=approve`,
			];
			for (const one of forged) {
				expect((await open(one)).status).toBe(401);
				expect((await press(one, { answer: 'approve' })).status).toBe(401);
			}
			expect(await isWaiting(id)).toBe(true);
			await press(link, { answer: 'approve' });
			expect(await answerOf(id)).toMatchObject({ approved: true });
		});

		it('the first of two answers counts, and later ones get the page of n8n', async () => {
			const { id, link } = await asked();
			await press(link, { answer: 'decline' });
			expect(await answerOf(id)).toMatchObject({ approved: false });
			for (const late of [await press(link, { answer: 'approve' }), await open(link)]) {
				expect([late.status, await late.text()]).toEqual([
					200,
					expect.stringContaining('No action required'),
				]);
			}
			expect(await answerOf(id)).toMatchObject({ approved: false });
		});

		it('two answers at the same moment are one', async () => {
			const { id, link } = await asked();
			await Promise.all(['approve', 'approve'].map((answer) => press(link, { answer })));
			expect(await answerOf(id)).toMatchObject({ approved: true });
		});

		it('the link of an earlier question of the same run answers no later one', async () => {
			const loop: Node = {
				name: 'Loop',
				type: 'n8n-nodes-base.splitInBatches',
				typeVersion: 3,
				parameters: { options: {} },
			};
			const questionsOfLoop = [1, 2].map((n) => ({ question: `Loop ${++questions}`, order: n }));
			const flow = inARow('Loop', [...input(questionsOfLoop), loop, ask({})]);
			flow.connections.Loop = { main: [[], [{ node: 'Ask', type: 'main', index: 0 }]] } as never;
			flow.connections.Ask = { main: [[{ node: 'Loop', type: 'main', index: 0 }]] };
			const workflow = await stage().rest.createWorkflow(flow);
			const id = await stage().rest.start(workflow, START);
			const first = await linkOf(id, questionsOfLoop[0].question);
			await press(first, { answer: 'decline' });
			const second = await linkOf(id, questionsOfLoop[1].question);
			for (const old of [await open(first), await press(first, { answer: 'approve' })]) {
				expect(await old.text()).toContain('No action required');
			}
			expect(await isWaiting(id)).toBe(true);
			await press(second, { answer: 'approve' });
			const answers = itemsOf(await ended(id), 'Ask').map(({ json }) => json.data.approved);
			expect(answers).toEqual([false, true]);
		});

		it('several items are refused, and nobody is asked', async () => {
			const question = `Never asked ${++questions}`;
			const execution = await runOn(stage(), [{ question }, { question }], ask({}));
			expect(errorOf(execution)).toContain('but 2 items came in');
			const messages = await stage().simulator.control.messages(LI_LEI);
			expect(messages.some(({ text }) => text.includes(question))).toBe(false);
		});

		it('what fails leaves by the error output, with its code, and does not wait', async () => {
			const node = { ...ask({ to: byId('29999999999@chatroom') }), onError: 'continueErrorOutput' };
			const execution = await runOn(stage(), [{ question: 'Anybody there?', order: 7 }], node);
			expect(itemsOf(execution, 'Ask', 0)).toEqual([]);
			expect(itemsOf(execution, 'Ask', 1)).toMatchObject([
				{
					json: { order: 7, errorCode: 'recipientUnknown', errorRecipient: '29999999999@chatroom' },
				},
			]);
		});

		// n8n looks once a minute for what has waited long enough.
		if (way === ways[0]) {
			it('when the time is over, it goes on with what came in, and the link is dead', async () => {
				const { id, question, link } = await asked({
					options: { pacing: 'off', limitWaitTime: 0.0005 },
				});
				const [item] = itemsOf(await ended(id), 'After');
				expect(item.json).toMatchObject({ order: 7, answer: { question } });
				expect(item.json.answer.data).toBeUndefined();
				const late = await press(link, { answer: 'approve' });
				expect(await late.text()).toContain('No action required');
			});
		}

		it('no execution holds the link, nor does the log', async () => {
			const { id, link } = await asked();
			const [signature] = /[^=]+$/.exec(link)!;
			expect((await stage().rest.execution(id)).raw.includes(signature)).toBe(false);
			await press(link, { answer: 'approve' });
			expect((await ended(id)).raw.includes(signature)).toBe(false);
			expect(stage().n8nLog().includes(signature)).toBe(false);
		});
	});

	describe('Request Options of a node that waits', () => {
		/** The names of all inputs in it, however deep. */
		const namesIn = (property: object): string[] =>
			[...JSON.stringify(property).matchAll(/"name":"(\w+)"/g)].map(([, name]) => name);

		it('are those that n8n gives its own declarative nodes, also in the tools', async () => {
			const types = await ways[0].stage().rest.nodeTypes();
			const optionsOf = (name: string) =>
				types
					.find((type) => type.name === name)
					.properties.find((property: Node) => property.name === 'requestOptions');
			const own = types.find(
				({ name, properties }) =>
					name.startsWith('n8n-nodes-base.') &&
					properties.some(
						(property: Node) => property.name === 'requestOptions' && property.isNodeSetting,
					),
			);
			const expected = namesIn(optionsOf(own.name));
			expect(expected).toContain('batchInterval');
			for (const name of ['weChatEyun', 'weChatGewe', 'weChatEyunTool', 'weChatGeweTool']) {
				const found = optionsOf(`n8n-nodes-wechat-gateway.${name}`);
				expect([found.isNodeSetting, namesIn(found)]).toEqual([true, expected]);
			}
		});
	});
}
