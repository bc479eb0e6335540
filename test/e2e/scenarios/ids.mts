import { itemsOf } from '../../../scripts/lib/n8n-rest.mjs';
import { byId } from '../../editor.mts';
import type { Stage } from '../support/stage.mts';
import {
	activated,
	deactivated,
	executionAfter,
	FAMILY,
	inARow,
	weChatEyun,
	weChatTrigger,
} from '../support/workflow.mts';

/** Ids of 64 bits keep every digit on the way in, through n8n, and on the way out. */
export function exactIds(stage: () => Stage): void {
	const revoke = (name: string, ids: Record<string, string>) =>
		weChatEyun(
			stage().credential,
			name,
			{
				resource: 'message',
				operation: 'revoke',
				to: byId(FAMILY),
				createTime: '={{ Math.floor(Date.now() / 1000) }}',
				...ids,
			},
			// The gateway refuses to revoke what others have written; the request is what counts here.
			{ onError: 'continueRegularOutput' },
		);

	it('an id from a callback goes back to the gateway as the same bare digits', async () => {
		const { control } = stage().simulator;
		const workflow = await activated(
			stage(),
			inARow('Revoke what arrives', [
				weChatTrigger(stage().credential),
				revoke('Revoke', {
					msgId: '={{ $json.localId }}',
					newMsgId: '={{ $json.messageId }}',
				}),
			]),
		);
		await control.forgetRequests();
		const execution = await executionAfter(stage(), workflow, 'Li Lei writes "1" in group Family');
		await deactivated(stage(), workflow);

		const [{ json: received }] = itemsOf(execution, 'WeChat Trigger');
		const arrived = (await control.messages(FAMILY)).at(-1);
		expect(received.messageId).toBe(arrived?.newMsgId);
		expect(received.messageId).toMatch(/^\d{18,19}$/);

		const sent = (await control.requests()).find(({ path }) => path === '/revokeMsg');
		expect(sent?.body.newMsgId).toBe(BigInt(received.messageId));
		expect(sent?.body.msgId).toBe(Number(received.localId));
	});

	it('the id of a sent message revokes that message', async () => {
		const { control } = stage().simulator;
		const workflow = await activated(
			stage(),
			inARow('Send and revoke', [
				weChatTrigger(stage().credential),
				weChatEyun(stage().credential, 'Send', {
					resource: 'message',
					operation: 'sendText',
					to: byId(FAMILY),
					text: 'A slip of the finger',
				}),
				revoke('Revoke', {
					msgId: '={{ $json.msgId }}',
					newMsgId: '={{ $json.newMsgId }}',
				}),
			]),
		);
		const execution = await executionAfter(stage(), workflow, 'Li Lei writes "2" in group Family');
		await deactivated(stage(), workflow);

		const [{ json: sent }] = itemsOf(execution, 'Send');
		expect(typeof sent.newMsgId).toBe('string');
		const slip = (await control.messages(FAMILY)).find(
			({ text }) => text === 'A slip of the finger',
		);
		expect(slip).toMatchObject({ newMsgId: sent.newMsgId, revoked: true });
	});
}
