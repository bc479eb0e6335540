import { byId } from '../../editor.mts';
import { misbehaving, noReason, tooOften } from '../support/faults.mts';
import type { Row } from '../support/tables.mts';
import type { Scenario, Trial } from '../support/trial.mts';

const TABLE = 'WeChat customers';
const LABEL = 1;

/** What the gateways call the yes to a request. */
const ACCEPT = /acceptUser|addContacts/;

const contactOf = ({ simulator }: Trial, name: string) =>
	simulator.world.contacts.find(({ nickName }) => nickName === name);

const changes = {
	'Accept the Request': { 'options.pacing': 'off' },
	'Give the Label': { 'labelIdList.picked': [{ id: byId(String(LABEL)) }] },
};

/** @param rows the customers, in the order in which they came */
async function check(trial: Trial, rows: () => Promise<Row[]>): Promise<void> {
	await trial.runs('Set Up');
	await trial.publish();

	await trial.happens('Zhang San asks to be friends: "Hi, I am Zhang San"');
	const { wcId } = contactOf(trial, 'Zhang San')!;
	expect(contactOf(trial, 'Zhang San')?.labelIds).toEqual([LABEL]);
	expect(trial.sent(wcId)).toEqual([expect.stringMatching(/^Hello Zhang San, /)]);
	expect(await rows()).toMatchObject([
		{ name: 'Zhang San', greeting: 'Hi, I am Zhang San', state: 'friend, labelled' },
	]);

	expect(Object.values((await rows())[0])).toContain(wcId);

	await trial.happens('Zhang San is now called "San Zhang"');
	await trial.happens('Li Lei is now called "Lei Lei"');
	expect(await rows()).toMatchObject([{ name: 'San Zhang' }]);

	await trial.passes('account deletes San Zhang');
	await trial.happens('San Zhang asks to be friends: "Once more"');
	expect(await rows()).toMatchObject([{ name: 'San Zhang', greeting: 'Once more' }]);
	expect(trial.sent(wcId)).toHaveLength(2);

	misbehaving(trial, 'acceptRequest', noReason(trial));
	await trial.happens('Wang Wu asks to be friends: "Hi"');
	misbehaving(trial, 'sendText', noReason(trial));
	await trial.happens('Zhao Liu asks to be friends: "Hi"');
	misbehaving(trial, 'acceptRequest', tooOften(trial));
	await trial.happens('Zhou Qi asks to be friends: "Hi"');
	expect([contactOf(trial, 'Wang Wu'), contactOf(trial, 'Zhou Qi')]).toEqual([
		undefined,
		undefined,
	]);
	expect(contactOf(trial, 'Zhao Liu')?.labelIds).toEqual([LABEL]);
	const problem = expect.stringMatching(/不支持/);
	const others = [
		{ name: 'Wang Wu', state: 'not accepted', problem },
		{ name: 'Zhao Liu', state: 'friend, labelled', problem },
	];
	expect((await rows()).slice(1)).toMatchObject([
		...others,
		{ name: 'Zhou Qi', state: 'asked', problem: expect.stringMatching(/频繁/) },
	]);

	await trial.runs('Every Ten Minutes');
	await trial.runs('Every Ten Minutes');
	expect((await rows()).slice(1)).toMatchObject([
		...others,
		{ name: 'Zhou Qi', state: 'friend, labelled' },
	]);
	expect((await rows())[3].problem || '').toBe('');
	const accepted = () => trial.simulator.requests.filter(({ path }) => ACCEPT.test(path)).length;
	expect(accepted()).toBe(6);
	expect(trial.sent(String(contactOf(trial, 'Zhou Qi')?.wcId))).toHaveLength(1);

	// Somebody else has taken it on since the row was read.
	await trial.runsWith({ 'Who Still Waits': (await rows()).slice(3) }, 'Every Ten Minutes');
	expect(accepted()).toBe(6);
	expect(trial.sent(String(contactOf(trial, 'Zhou Qi')?.wcId))).toHaveLength(1);
}

export const newFriendToCrm: Scenario = {
	name: 'new-friend-to-crm',
	changes,
	check: async (trial) => await check(trial, async () => await trial.tables.rows(TABLE)),
};

/** By name, which is the order in which they come here. */
const FROM_DATABASE = 'select * from wechat_customers order by name';

export const newFriendToPostgres: Scenario = {
	name: 'new-friend-to-crm-postgres',
	withDatabase: true,
	changes,
	check: async (trial) => await check(trial, async () => await trial.database!.rows(FROM_DATABASE)),
};
