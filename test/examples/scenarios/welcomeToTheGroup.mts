import { FAMILY, CUSTOMERS } from '../../simulator/seed/groups.mts';
import { misbehaving } from '../support/faults.mts';
import type { Scenario } from '../support/trial.mts';

const WELCOME = 'welcome! Please read the announcement.';

/** What WeChat puts behind a name that it notifies. */
const AFTER_NAME = '\u2005';
const greeting = (name: string) => `@${name}${AFTER_NAME}${WELCOME}`;

export const welcomeToTheGroup: Scenario = {
	name: 'welcome-to-the-group',
	async check(trial) {
		await trial.runs('Set Up');
		const row = { groupId: FAMILY, groupName: 'Family', welcome: WELCOME };
		await trial.tables.insert('WeChat welcomes', row);
		await trial.publish();
		const { strangers, accounts } = trial.simulator.world;
		// Sentences take people for what is named in them.
		strangers.push({ ...strangers[0], wcId: accounts[0].wcId, nickName: 'The Shop Itself' });

		await trial.happens('Lucy joins group Demo Customers by the QR code of Han Meimei');
		await trial.happens('Li Lei invites Wang Wu and Lucy to group Family');
		await trial.happens('Li Lei invites The Shop Itself to group Family');
		await trial.happens('Li Lei invites Lucy to group Family');
		misbehaving(trial, 'sendText', { status: 404 });
		await trial.happens('Zhang San joins group Family by the QR code of Li Lei');

		expect(trial.sent(CUSTOMERS)).toEqual([]);
		expect(trial.sent(FAMILY)).toEqual([greeting('Wang Wu'), greeting('Lucy')]);
		const mentioned = trial
			.said(FAMILY)
			.flatMap(({ direction, at }) => (direction === 'sent' ? at : []));
		const rows = await trial.tables.rows('WeChat greeted people');
		expect(rows.map(({ name, result }) => [name, result])).toEqual([
			['Wang Wu', 'greeted'],
			['Lucy', 'greeted'],
			['Zhang San', expect.stringMatching(/./)],
		]);
		expect(rows.at(-1)?.result).not.toBe('greeted');
		expect(mentioned).toEqual(rows.slice(0, 2).map(({ personId }) => personId));
	},
};
