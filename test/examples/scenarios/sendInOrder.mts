import { errorOf } from '../../../scripts/lib/n8n-rest.mjs';
import { itemsWith, numbered } from '../../e2e/support/texts.mts';
import { callingWorkflow } from '../support/calling.mts';
import { misbehaving } from '../support/faults.mts';
import type { Scenario } from '../support/trial.mts';

const FILE_HELPER = 'filehelper';

export const sendInOrder: Scenario = {
	name: 'send-in-order',
	withQueue: true,
	changes: { Send: { 'options.pacing': 'off' } },
	async check(trial) {
		const { rest } = trial.stage;
		await trial.publish();
		const hand = async (texts: string[]) => {
			const items = itemsWith(texts).map((item) => ({ ...item, to: FILE_HELPER }));
			const caller = await rest.createWorkflow(callingWorkflow(trial.workflow, items));
			await trial.ended(await rest.start(caller, 'Start'));
		};
		const haveArrived = async (texts: string[]) => {
			await trial.until('All texts', async () => trial.sent(FILE_HELPER).length >= texts.length);
			expect(trial.sent(FILE_HELPER)).toEqual(texts);
		};

		const texts = numbered('order', 8);
		await hand(texts);
		await haveArrived(texts);
		// One execution for what was called, and one for each text.
		expect(await trial.executions()).toHaveLength(1 + texts.length);

		// n8n is gone before it hears that the message has been sent.
		misbehaving(trial, 'sendText', { after: true, delayMs: 10_000 });
		const [doubtful] = numbered('doubtful', 1);
		await hand([doubtful]);
		await haveArrived([...texts, doubtful]);
		await trial.stage.kill();
		await trial.until('The error', async () => {
			const failed = (await rest.executions(trial.workflow)).filter(
				({ status }) => status === 'error',
			);
			const errors = await Promise.all(
				failed.map(async ({ id }) => errorOf(await rest.execution(id))),
			);
			return errors.some((error) => error?.includes(`may have arrived: "${doubtful}"`));
		});
		const later = numbered('later', 2);
		await hand(later);
		await haveArrived([...texts, doubtful, ...later]);
	},
};
