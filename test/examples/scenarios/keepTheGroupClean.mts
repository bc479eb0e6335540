import { CUSTOMERS, FAMILY } from '../../simulator/seed/groups.mts';
import { misbehaving, noReason } from '../support/faults.mts';
import type { Scenario } from '../support/trial.mts';

const JIM = 'wxid_jim0000demo07';
const LUCY = 'wxid_lucy000demo03';
const STAFF = 'wxid_shy0000demo08';

export const keepTheGroupClean: Scenario = {
	name: 'keep-the-group-clean',
	changes: { 'Who Is Never Touched': { 'assignments.assignments.0.value': STAFF } },
	async check(trial) {
		const { tables, simulator } = trial;
		await trial.runs('Set Up');
		await tables.insert(
			'WeChat group rules',
			{ groupId: FAMILY, word: 'cheap watches' },
			{ groupId: FAMILY, word: ' ' },
			{ groupId: FAMILY, word: 'watches' },
			{ groupId: CUSTOMERS, word: 'lottery' },
		);
		const group = simulator.world.groups.find(({ chatRoomId }) => chatRoomId === FAMILY)!;
		const customers = simulator.world.groups.find(({ chatRoomId }) => chatRoomId === CUSTOMERS)!;
		const isIn = ({ members }: typeof group, id: string) => members.some(({ wcId }) => wcId === id);
		const before = group.members.length;
		group.admins.push(JIM);
		await trial.publish();

		const writes = async (name: string, text: string, place = 'Family') =>
			await trial.happens(`${name} writes "${text}" in group ${place}`);
		await writes('Li Lei', 'Cheap watches, says the owner');
		await writes('Jim', 'Cheap watches, says an admin');
		await writes('Shy Member', 'Cheap watches, says the staff');
		await writes('Han Meimei', 'A watch is on the table');
		await writes('Lucy', 'Cheap watches', 'Demo Customers');
		expect([group.members.length, trial.sent(FAMILY), trial.sent(CUSTOMERS)]).toEqual([
			before,
			[],
			[],
		]);

		await writes('Han Meimei', 'CHEAP WATCHES here');
		expect([group.members.length, trial.sent(FAMILY)]).toEqual([
			before,
			[expect.stringMatching(/^@Mei\u2005no advertising here/)],
		]);
		await writes('Han Meimei', 'Cheap watches again');
		expect(group.members.length).toBe(before - 1);
		expect(trial.sent(FAMILY)).toHaveLength(1);

		await writes('Lucy', 'My lottery', 'Demo Customers');
		misbehaving(trial, 'removeMembers', noReason(trial));
		await writes('Lucy', 'My lottery', 'Demo Customers');
		expect(isIn(customers, LUCY)).toBe(true);
		await writes('Lucy', 'My lottery', 'Demo Customers');
		expect(isIn(customers, LUCY)).toBe(false);
		expect(trial.sent(CUSTOMERS)).toHaveLength(1);

		const steps = await tables.rows('WeChat group steps');
		expect(steps.map(({ name, word, action }) => [name, word, action])).toEqual([
			['Mei', 'cheap watches', 'warned'],
			['Mei', 'cheap watches', 'removed'],
			['Lucy', 'lottery', 'warned'],
			['Lucy', 'lottery', 'failed'],
			['Lucy', 'lottery', 'removed'],
		]);
		expect(steps[3].result).toMatch(/./);
	},
};
