import { FAMILY } from '../../simulator/seed/groups.mts';
import type { Scenario } from '../support/trial.mts';

const LI_LEI = 'wxid_lilei00demo01';

export const replyInAGroup: Scenario = {
	name: 'reply-in-a-group',
	async check(trial) {
		await trial.publish();
		await trial.passes('Li Lei writes "In private"');
		await trial.happens('Li Lei writes "Is the shop open?" in group Family');
		expect(trial.sent(FAMILY)).toEqual([expect.stringContaining('"Is the shop open?"')]);
		expect(trial.sent(LI_LEI)).toEqual([]);
	},
};
