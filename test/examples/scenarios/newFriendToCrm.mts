import { byId } from '../../editor.mts';
import { misbehaving, noReason } from '../support/faults.mts';
import type { Scenario, Trial } from '../support/trial.mts';

const TABLE = 'WeChat customers';
const LABEL = 1;

const contactOf = ({ simulator }: Trial, name: string) =>
	simulator.world.contacts.find(({ nickName }) => nickName === name);

export const newFriendToCrm: Scenario = {
	name: 'new-friend-to-crm',
	changes: {
		'Accept the Request': { 'options.pacing': 'off' },
		'Give the Label': { 'labelIdList.picked': [{ id: byId(String(LABEL)) }] },
	},
	async check(trial) {
		await trial.runs('Set Up');
		await trial.publish();
		const rows = async () => await trial.tables.rows(TABLE);

		await trial.happens('Zhang San asks to be friends: "Hi, I am Zhang San"');
		const { wcId } = contactOf(trial, 'Zhang San')!;
		expect(contactOf(trial, 'Zhang San')?.labelIds).toEqual([LABEL]);
		expect(trial.sent(wcId)).toEqual([expect.stringMatching(/^Hello Zhang San, /)]);
		expect(await rows()).toMatchObject([
			{ wcId, name: 'Zhang San', greeting: 'Hi, I am Zhang San', state: 'friend, labelled' },
		]);

		await trial.happens('Zhang San is now called "San Zhang"');
		await trial.happens('Li Lei is now called "Lei Lei"');
		expect(await rows()).toMatchObject([{ wcId, name: 'San Zhang' }]);

		await trial.passes('account deletes San Zhang');
		await trial.happens('San Zhang asks to be friends: "Once more"');
		expect(await rows()).toMatchObject([{ wcId, name: 'San Zhang', greeting: 'Once more' }]);
		expect(trial.sent(wcId)).toHaveLength(2);

		misbehaving(trial, 'acceptRequest', noReason(trial));
		await trial.happens('Wang Wu asks to be friends: "Hi"');
		misbehaving(trial, 'sendText', noReason(trial));
		await trial.happens('Zhao Liu asks to be friends: "Hi"');
		expect(contactOf(trial, 'Wang Wu')).toBeUndefined();
		expect(contactOf(trial, 'Zhao Liu')?.labelIds).toEqual([LABEL]);
		const problem = expect.stringMatching(/不支持/);
		expect((await rows()).slice(1)).toMatchObject([
			{ name: 'Wang Wu', state: null, problem },
			{ name: 'Zhao Liu', state: 'friend, labelled', problem },
		]);
	},
};
