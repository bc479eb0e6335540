import { errorOf, itemsOf } from '../../../scripts/lib/n8n-rest.mjs';
import { byId } from '../../editor.mts';
import type { Stage } from '../support/stage.mts';
import { FAMILY, runOn, weChatEyun } from '../support/workflow.mts';

/** What happens when one of several items fails. */
export function failingItems(stage: () => Stage): void {
	/** What a workflow branches on: in an error item as at the error output. */
	const recipientUnknown = {
		errorCode: 'recipientUnknown',
		errorRetry: 'afterChange',
		errorGatewayCode: '1001',
		errorGatewayText: '接收人不存在',
	};
	const texts = ['first', 'second', 'third'];
	const send = (more: Record<string, unknown>) =>
		weChatEyun(
			stage().credential,
			'Send',
			{
				resource: 'message',
				operation: 'sendText',
				to: byId('={{ $json.to }}'),
				text: '={{ $json.text }}',
				options: { pacing: 'off' },
			},
			more,
		);
	/** The second one goes to a group that does not exist. */
	const inputs = (run: string) =>
		texts.map((text, index) => ({
			to: index === 1 ? '29999999999@chatroom' : FAMILY,
			text: `${text} of ${run}`,
		}));
	const arrived = async (run: string) =>
		(await stage().simulator.control.messages(FAMILY))
			.map(({ text }) => text)
			.filter((text) => text.endsWith(` of ${run}`));

	it('continue on fail gives one error item for the failed input, and the others go through', async () => {
		const node = send({ onError: 'continueRegularOutput' });
		const execution = await runOn(stage(), inputs('continue'), node);
		expect(execution.status).toBe('success');
		const items = itemsOf(execution, 'Send');
		expect(items.map(({ pairedItem }) => pairedItem)).toEqual([
			{ item: 0 },
			{ item: 1 },
			{ item: 2 },
		]);
		expect(items.map(({ json }) => typeof json.error)).toEqual([
			'undefined',
			'string',
			'undefined',
		]);
		// Whom it was for, what to do, and what came in.
		expect(items[1].json).toEqual({
			...inputs('continue')[1],
			error: 'The recipient does not exist ("接收人不存在", code 1001)',
			...recipientUnknown,
			errorRecipient: '29999999999@chatroom',
			errorAdvice: 'Pick it from the list, or check the ID.',
		});
		expect(await arrived('continue')).toEqual(['first of continue', 'third of continue']);
	});

	it('with an error output the failed input leaves there', async () => {
		const node = send({ onError: 'continueErrorOutput' });
		const execution = await runOn(stage(), inputs('branch'), node);
		expect(itemsOf(execution, 'Send', 0)).toHaveLength(2);
		const failed = itemsOf(execution, 'Send', 1);
		expect(failed).toHaveLength(1);
		// n8n adds what came in.
		expect(failed[0].json).toEqual({
			...inputs('branch')[1],
			error:
				'Item 2 of 3, to 29999999999@chatroom: The recipient does not exist ("接收人不存在", code 1001). Pick it from the list, or check the ID.',
			...recipientUnknown,
			errorRecipient: '29999999999@chatroom',
			errorAdvice: 'Pick it from the list, or check the ID.',
		});
	});

	it('without it the execution ends with the reason', async () => {
		const execution = await runOn(stage(), inputs('stop'), send({}));
		expect(execution.status).toBe('error');
		expect(errorOf(execution)).toBe(
			'Item 2 of 3, to 29999999999@chatroom: The recipient does not exist ("接收人不存在", code 1001)',
		);
		// What an Error Workflow gets as execution.error.
		expect(execution.data.resultData.error?.context).toMatchObject(recipientUnknown);
		// Items go out in order, and nothing after the one that failed.
		expect(await arrived('stop')).toEqual(['first of stop']);
	});
}
