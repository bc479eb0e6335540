/** Large address books, and what is asked about the people and groups in them. */
import {
	generatedContact,
	generatedGroup,
	generatedMember,
	LARGE_GROUP_SIZE,
} from '../../simulator/seed/population.mts';
import { withId } from '../../simulator/indexed.mts';
import type { Simulator } from '../../simulator/index.mts';
import { closeAll, call, start } from './client.mts';

afterEach(closeAll);

const large = () => start({ population: { contacts: 5000, groups: 300 } });
const contactsOf = async (simulator: Simulator, ids: string[]) =>
	(await call(simulator, '/getContact', { wcId: ids.join(',') })).data;

it('lists everybody in the address book, the demo first', async () => {
	const simulator = await large();
	const { data } = await call(simulator, '/getAddressList');
	const demo = simulator.world.contacts.filter(({ kind }) => kind === 'friend').length - 5000;
	expect(data.friends).toHaveLength(demo + 5000);
	expect(data.friends[0]).toBe('wxid_lilei00demo01');
	expect(data.friends[demo + 4710]).toBe(generatedContact(4711).wcId);
	expect(data.chatrooms).toHaveLength(1 + 300);
	expect(data.chatrooms.at(-1)).toBe(generatedGroup(300).chatRoomId);
	expect(new Set(data.friends).size).toBe(data.friends.length);
	expect(new Set(data.chatrooms).size).toBe(data.chatrooms.length);
});

it('knows the nth contact and group by the names that the rule gives them', async () => {
	const simulator = await large();
	const contact = generatedContact(4711);
	const group = generatedGroup(295);
	expect(await contactsOf(simulator, [contact.wcId, group.chatRoomId])).toMatchObject([
		{ userName: contact.wcId, nickName: contact.nickName, remark: '', aliasName: contact.alias },
		{ userName: group.chatRoomId, nickName: group.nickName, remark: group.remark },
	]);
	expect(contact.nickName).toBe('Anna 4711');
	expect(group.remark).not.toBe('');
});

it('has remarks for a third of the contacts, in Chinese and in Latin letters', () => {
	const contacts = Array.from({ length: 300 }, (_, index) => generatedContact(index + 1));
	const remarks = contacts.map(({ remark }) => remark).filter(Boolean);
	expect(remarks).toHaveLength(100);
	for (const names of [remarks, contacts.map(({ nickName }) => nickName)]) {
		expect(names.some((name) => /\p{Script=Han}/u.test(name))).toBe(true);
		expect(names.some((name) => /[a-z]/i.test(name))).toBe(true);
	}
});

it('has one group of 200 members, some with a name of their own within it', async () => {
	const simulator = await start({ population: { groups: 2 } });
	const members = async (number: number) => {
		const { chatRoomId } = generatedGroup(number);
		return (await call(simulator, '/getChatRoomMember', { chatRoomId })).data;
	};
	const many = await members(1);
	expect(many).toHaveLength(LARGE_GROUP_SIZE);
	expect(many[3]).toMatchObject({
		userName: generatedMember(4).wcId,
		nickName: generatedContact(4).nickName,
		displayName: generatedMember(4).displayName,
	});
	const named = many.filter(({ displayName }: { displayName: string }) => displayName !== '');
	expect(named.length).toBeGreaterThan(40);
	expect(named.length).toBeLessThan(60);
	expect(many.at(-1).userName).toBe(simulator.world.accounts[0].wcId);
	expect(await members(2)).toHaveLength(generatedGroup(2).size);
});

it('sends to generated contacts and groups, and lets them write', async () => {
	const simulator = await start({ population: { contacts: 3, groups: 1 } });
	const { wcId, alias } = generatedContact(2);
	const { chatRoomId } = generatedGroup(1);
	for (const receiver of [wcId, alias, chatRoomId]) {
		const text = { wcId: receiver, content: 'x' };
		expect((await call(simulator, '/sendText', text)).code).toBe('1000');
	}
	expect(simulator.world.messages.slice(-3).map(({ chat }) => chat)).toEqual([
		wcId,
		wcId,
		chatRoomId,
	]);
});

it('looks 5,000 contacts up without going through all of them for each', async () => {
	const simulator = await large();
	const ids = (await call(simulator, '/getAddressList')).data.friends as string[];
	let looked = 0;
	// As long as nothing is searched, every lookup looks at one item only.
	const first = withId(simulator.world.contacts, ({ wcId }) => wcId, ids[0]);
	expect(first?.wcId).toBe(ids[0]);
	for (const id of ids) {
		const found = withId(simulator.world.contacts, ({ wcId }) => (looked++, wcId), id);
		expect(found?.wcId).toBe(id);
	}
	expect(looked).toBe(ids.length);
	for (let from = 0; from < ids.length; from += 20) {
		const page = await contactsOf(simulator, ids.slice(from, from + 20));
		expect(page.at(-1).userName).toBe(ids[Math.min(from + 20, ids.length) - 1]);
	}
});

it('finds what tests have put in, moved and taken out: catches an index that is out of date', () => {
	const list = [{ id: 'a' }, { id: 'b' }, { id: 'c' }];
	const find = (id: string) => withId(list, (item) => item.id, id);
	expect(find('c')).toBe(list[2]);
	list.unshift({ id: 'd' });
	expect(find('c')).toBe(list[3]);
	expect(find('d')).toBe(list[0]);
	list.splice(1, 1);
	expect(find('a')).toBeUndefined();
	list[0].id = 'a';
	expect(find('a')).toBe(list[0]);
	list.push({ id: 'b' });
	expect(find('b')).toBe(list[1]);
});

it('tells 20 contacts and groups at a time, mixed and in the order asked for', async () => {
	const simulator = await start({ population: { contacts: 15, groups: 5 } });
	const ids = Array.from({ length: 20 }, (_, index) =>
		index % 4 === 3
			? generatedGroup((index + 1) / 4).chatRoomId
			: generatedContact(15 - Math.floor((index * 3) / 4)).wcId,
	);
	const answers = await contactsOf(simulator, ids);
	expect(answers.map(({ userName }: { userName: string }) => userName)).toEqual(ids);
	const tooMany = [...ids, 'wxid_lilei00demo01'].join(',');
	expect(await call(simulator, '/getContact', { wcId: tooMany })).toMatchObject({
		status: 400,
		message: expect.stringContaining('at most 20'),
	});
	for (const unknown of ['wxid_nobody', '1@chatroom']) {
		const body = { wcId: `${ids[0]},${unknown}` };
		expect((await call(simulator, '/getContact', body)).code).toBe('1001');
	}
});

it('has nobody generated unless told so', async () => {
	const { world } = await start();
	expect(world.contacts.some(({ wcId }) => wcId === generatedContact(1).wcId)).toBe(false);
	expect(world.groups.some(({ saved, nickName }) => saved && nickName !== 'Family')).toBe(false);
});
