import { errorOf, itemsOf } from '../../../scripts/lib/n8n-rest.mjs';
import { waitFor } from '../../../scripts/lib/wait.mjs';
import type { Stage } from '../support/stage.mts';
import {
	activated,
	deactivated,
	executionAfter,
	FAMILY,
	LI_LEI,
	replyInAGroup,
	SHOP,
} from '../support/workflow.mts';

/** From a message in a group to the answer in that group, with the example of the README. */
export function triggerRoundTrip(stage: () => Stage): void {
	let workflow: Awaited<ReturnType<typeof activated>>;

	it('activation registers the address of the workflow, in the optimized format', async () => {
		const { control } = stage().simulator;
		await control.forgetRequests();
		workflow = await activated(stage(), replyInAGroup(stage()));
		const registration = (await control.requests()).find(
			({ path }) => path === '/setHttpCallbackUrl',
		);
		expect(registration?.body).toEqual({
			httpUrl: expect.stringMatching(`^${stage().rest.url}/webhook/.+`),
			type: 2,
		});
	});

	it('a message of a member starts the workflow, whose answer arrives in the group', async () => {
		const execution = await executionAfter(
			stage(),
			workflow,
			'Li Lei writes "Do you have green tea?" in group Family',
		);
		expect(execution.status).toBe('success');
		expect(itemsOf(execution, 'WeChat Trigger')).toMatchObject([
			{
				json: {
					event: 'message.text',
					accountId: SHOP,
					chatId: FAMILY,
					chatType: 'group',
					senderId: LI_LEI,
					isSelf: false,
					text: 'Do you have green tea?',
				},
			},
		]);
		const answer = await waitFor({
			what: 'The answer',
			timeoutMs: 30_000,
			ask: async () =>
				(await stage().simulator.control.messages(FAMILY)).find(
					({ direction, text }) => direction === 'sent' && text.includes('green tea'),
				),
		});
		expect(answer).toMatchObject({ from: SHOP, chat: FAMILY, kind: 'text' });
	});

	it('each step can be tried by itself in the editor', async () => {
		const { rest, simulator } = stage();
		const [{ id }] = await rest.executions(workflow);
		const { runData } = (await rest.execution(id)).data.resultData;
		const before = (await simulator.control.messages(FAMILY)).length;
		const execution = await rest.step(workflow, 'Reply in the Group', {
			'WeChat Trigger': runData['WeChat Trigger'],
		});
		expect([execution.status, errorOf(execution)]).toEqual(['success', undefined]);
		expect(itemsOf(execution, 'Reply in the Group')).toHaveLength(1);
		expect(await simulator.control.messages(FAMILY)).toHaveLength(before + 1);
	});

	it('deactivation takes the address back', async () => {
		const { control } = stage().simulator;
		await control.forgetRequests();
		await deactivated(stage(), workflow);
		const paths = (await control.requests()).map(({ path }) => path);
		expect(paths).toContain('/cancelHttpCallbackUrl');
	});
}
