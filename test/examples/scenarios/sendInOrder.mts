import { itemsWith, numbered } from '../../e2e/support/texts.mts';
import { callingWorkflow } from '../support/calling.mts';
import type { Scenario } from '../support/trial.mts';

const FILE_HELPER = 'filehelper';

export const sendInOrder: Scenario = {
	name: 'send-in-order',
	withQueue: true,
	changes: { Send: { 'options.pacing': 'off' } },
	async check(trial) {
		const { rest } = trial.stage;
		await trial.publish();
		const texts = numbered('order', 8);
		const items = itemsWith(texts).map((item) => ({ ...item, to: FILE_HELPER }));
		const caller = await rest.createWorkflow(callingWorkflow(trial.workflow, items));
		await trial.ended(await rest.start(caller, 'Start'));
		await trial.until('All texts', async () => trial.sent(FILE_HELPER).length >= texts.length);
		expect(trial.sent(FILE_HELPER)).toEqual(texts);
		// One execution for what was called, and one for each text.
		expect(await trial.executions()).toHaveLength(1 + texts.length);
	},
};
