import { errorOf, type Execution, itemsOf } from '../../../scripts/lib/n8n-rest.mjs';
import { waitFor } from '../../../scripts/lib/wait.mjs';
import { byId } from '../../editor.mts';
import { byWcId, LI_LEI, type Node, startOn } from '../support/workflow.mts';
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

		/** Asks, and waits until n8n waits. */
		async function asked(parameters: Record<string, unknown> = {}) {
			const question = `Shall I send <b>order</b> ${++questions}?`;
			const id = await startOn(stage(), [{ question, order: 7 }], ask(parameters), after);
			await waitFor({
				what: 'A waiting execution',
				timeoutMs: 60_000,
				ask: async () => {
					const { status, raw } = await stage().rest.execution(id);
					if (status === 'error') throw new Error(raw.slice(0, 2_000));
					return status === 'waiting';
				},
			});
			const messages = await stage().simulator.control.messages(LI_LEI);
			const text = String(
				messages.find((message) => String(message.text).includes(question))?.text,
			);
			const [link] = /http\S+$/.exec(text)!;
			return { id, question, text, link };
		}

		const ended = async (id: string): Promise<Execution> => {
			const execution = await stage().rest.waitForExecution(id);
			expect(errorOf(execution)).toBeUndefined();
			return execution;
		};

		/** What a button of the page sends. */
		const press = async (link: string, body: Record<string, string>) =>
			await fetch(link, { method: 'POST', body: new URLSearchParams(body), headers: WECHAT });

		it('the page shows what is asked, and its button approves', async () => {
			const { id, question, link } = await asked();
			const opened = await fetch(link, { headers: WECHAT });
			const html = await opened.text();
			expect(opened.status).toBe(200);
			expect(html).toContain(question.replace('<b>', '&lt;b&gt;').replace('</b>', '&lt;/b&gt;'));
			expect(html).toContain('>同意</button>');
			expect((await stage().rest.execution(id)).status).toBe('waiting');
			const pressed = await press(link, { answer: 'approve' });
			expect(pressed.status).toBe(200);
			expect(await pressed.text()).toContain('已收到，谢谢');
			const execution = await ended(id);
			expect(itemsOf(execution, 'After')).toMatchObject([
				{ json: { order: 7, answer: { data: { approved: true } } } },
			]);
		});
	});
}
