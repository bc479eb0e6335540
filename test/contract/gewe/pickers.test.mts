/** What can be picked of an account behind GeWe. */
import { generatedContact } from '../../simulator/seed/population.mts';
import type { Simulator } from '../../simulator/index.mts';
import { byId } from '../../editor.mts';
import { calls, pick, startGewe } from './stage.mts';

let simulator: Simulator;

afterEach(() => simulator.close());

const names = ({ results }: Awaited<ReturnType<typeof pick>>) => results.map(({ name }) => name);
const values = ({ results }: Awaited<ReturnType<typeof pick>>) => results.map(({ value }) => value);

describe('a small address book', () => {
	beforeEach(async () => {
		simulator = await startGewe();
	});

	it('lists groups and contacts by their names, with remark and ID', async () => {
		const all = names(await pick(simulator, 'searchChats')).join('\n');
		expect(all).toContain('Family · group (21900000001@chatroom)');
		const friend = simulator.world.contacts.find(({ remark }) => remark !== '')!;
		expect(all).toContain(`${friend.remark} · ${friend.nickName} (${friend.wcId})`);
	});

	it('contacts and groups can be had alone', async () => {
		const groups = values(await pick(simulator, 'searchGroups')).filter(
			(value) => typeof value === 'string',
		);
		const contacts = values(await pick(simulator, 'searchContacts')).map(String);
		expect(groups.length).toBeGreaterThan(0);
		expect(groups.every((id) => id.endsWith('@chatroom'))).toBe(true);
		expect(contacts.some((id) => id.endsWith('@chatroom'))).toBe(false);
		expect(contacts).toContain('wxid_lilei00demo01');
	});

	it('people in WeCom are there, too', async () => {
		const weCom = simulator.world.contacts.find(({ kind }) => kind === 'openim')!;
		expect(names(await pick(simulator, 'searchContacts')).join('\n')).toContain(
			`${weCom.nickName} (${weCom.wcId})`,
		);
		const asked = calls(simulator, '/contacts/getBriefInfo').flatMap(
			({ body }) => (body as { wxids: string[] }).wxids,
		);
		expect(asked).not.toContain(weCom.wcId);
	});

	it('without WeCom the others are listed all the same', async () => {
		simulator.misbehave('/im/sync', { refuse: { code: '-1', message: '失败' } });
		expect(values(await pick(simulator, 'searchContacts'))).toContain('wxid_lilei00demo01');
	});

	it('a list that takes too long comes from the cache', async () => {
		simulator.misbehave('/contacts/fetchContactsList', { status: 504 });
		expect(values(await pick(simulator, 'searchContacts'))).toContain('wxid_lilei00demo01');
		expect(calls(simulator, '/contacts/fetchContactsListCache')).toHaveLength(1);
	});

	it('a list that is refused for another reason is not looked for in the cache', async () => {
		simulator.misbehave('/contacts/fetchContactsList', {
			refuse: { code: '-1', message: '微信已离线' },
		});
		await expect(pick(simulator, 'searchContacts')).rejects.toThrow('is offline');
		expect(calls(simulator, '/contacts/fetchContactsListCache')).toHaveLength(0);
	});

	it('members are those of the chosen group, by the name they have there', async () => {
		const [group] = simulator.world.groups;
		Object.assign(group.members[0], { displayName: 'The Boss' });
		const chatRoomId = byId(group.chatRoomId);
		const { wcId, nickName } = group.members[0];
		expect(names(await pick(simulator, 'searchMembers', { chatRoomId }))).toContain(
			`The Boss · ${nickName} (${wcId})`,
		);
		const mentions = values(await pick(simulator, 'searchMentions', { chatRoomId }));
		expect(mentions[0]).toBe('notify@all');
		expect(mentions).toHaveLength(group.members.length + 1);
	});

	it('labels are found by name', async () => {
		const [{ labelId, labelName }] = simulator.world.labels;
		const found = await pick(simulator, 'searchLabels', { filter: labelName.slice(1, 3) });
		expect(found.results).toEqual([{ name: `${labelName} (${labelId})`, value: String(labelId) }]);
	});
});

it('of 500 contacts, details are asked for 20 at a time', async () => {
	simulator = await startGewe({ population: { contacts: 500, groups: 10 } });
	const first = await pick(simulator, 'searchContacts');
	expect(first.results).toHaveLength(20);
	const { wcId, nickName } = generatedContact(50);
	expect(values(await pick(simulator, 'searchContacts', { filter: nickName }))).toContain(wcId);
	const steps = calls(simulator, '/contacts/getBriefInfo');
	expect(steps.length).toBeGreaterThan(1);
	for (const { body } of steps) {
		expect((body as { wxids: string[] }).wxids.length).toBeLessThanOrEqual(20);
	}
});
