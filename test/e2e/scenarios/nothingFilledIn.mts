/** Straight behind the trigger, or a send, nothing has to be filled in but what only a person knows: the text. */
import { errorOf, itemsOf } from '../../../scripts/lib/n8n-rest.mjs';
import type { Stage } from '../support/stage.mts';
import {
	activated,
	executionAfter,
	FAMILY,
	inARow,
	LI_LEI,
	type Node,
	SHOP,
	weChatTrigger,
} from '../support/workflow.mts';

/** A gateway on the stage: its simulator, and a node of it without any account. */
export interface Way {
	name: string;
	stage(): Stage;
	node(name: string, parameters: Record<string, unknown>): Node;
	/** Before it is used. */
	prepare?(): Promise<unknown>;
}

/** @param ways as which the same is done */
export function nothingFilledIn(ways: Way[]): void {
	describe.each(ways)('nothing filled in, with $name', ({ name, stage, node, prepare }) => {
		beforeAll(async () => await prepare?.());

		/** Runs nodes on what arrives when this happens. */
		async function after(script: string, trigger: Record<string, unknown>, ...nodes: Node[]) {
			const workflow = await activated(
				stage(),
				inARow(`${name}: ${script}`, [weChatTrigger(stage().credential, trigger), ...nodes]),
			);
			const execution = await executionAfter(stage(), workflow, script);
			await stage().rest.deactivate(workflow);
			expect(errorOf(execution)).toBeUndefined();
			return execution;
		}

		const sent = async (chat: string, text: string) =>
			(await stage().simulator.control.messages(chat)).filter(
				(message) => message.direction === 'sent' && message.text === text,
			);

		it('a quote of what came in, and its recall', async () => {
			const question = `Is <tea> & "coffee" left, ${name}?`;
			const answer = `Yes & <no>, ${name}`;
			const execution = await after(
				`Li Lei writes ${JSON.stringify(question)} in group Family`,
				{ chatType: 'group' },
				node('Quote', { resource: 'message', operation: 'sendQuote', text: answer }),
				node('Revoke', { resource: 'message', operation: 'revoke' }),
			);
			const [{ json: event }] = itemsOf(execution, 'WeChat Trigger');
			expect(event).toMatchObject({ chatId: FAMILY, senderId: LI_LEI, text: question });
			expect(itemsOf(execution, 'Quote')).toMatchObject([
				{ json: { chatId: FAMILY, accountId: SHOP } },
			]);
			const [message] = await sent(FAMILY, answer);
			expect(message).toMatchObject({ from: SHOP, revoked: true });
			expect(message.quotes).toMatchObject({ newMsgId: event.messageId, text: question });
		});

		it('the recall of an own message', async () => {
			const text = `A slip, ${name}`;
			await after(
				`Demo Shop writes "${text}" to Li Lei`,
				{ ignoreOwn: false },
				node('Revoke', { resource: 'message', operation: 'revoke' }),
			);
			expect(await sent(LI_LEI, text)).toMatchObject([{ from: SHOP, revoked: true }]);
		});

		it('a download', async () => {
			const execution = await after(
				'Lucy sends the file "price list.pdf" of 5000 bytes',
				{ events: ['message.file'] },
				node('Download', { resource: 'incomingMessage', operation: 'downloadFile' }),
			);
			const [{ binary }] = itemsOf(execution, 'Download');
			expect(binary.data).toMatchObject({ fileName: 'price list.pdf' });
		});
	});
}
