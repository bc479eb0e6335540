/** The pickers of somebody who has just logged in, at every gateway. */
import { type Simulator, startSimulator } from '../simulator/index.mts';
import { askList, choices, names, renameAccounts, said } from './editorStage.mts';
import { errorOf } from './errorOf.mts';
import { runNode } from './runNode.mts';
import { underTest } from './underTest.mts';

/** What differs: how a list is empty after a login, what loads it, what the gateway is asked for it. */
const loading = {
	eyun: {
		empty: ({ world }: Simulator) => {
			for (const account of world.accounts) account.addressListReady = false;
		},
		operation: 'initAddressList',
		name: "'Login > Initialize Address List'",
		list: '/getAddressList',
	},
	gewe: {
		empty: ({ world }: Simulator) => {
			world.contacts = world.contacts.filter(({ kind }) => kind === 'openim');
			world.groups = [];
		},
		operation: 'getAddressList',
		name: "'Login > Get Address List'",
		list: '/contacts/fetchContactsList',
	},
};

describe.each(Object.values(underTest))('$id', ({ id, nodeType, account, credential }) => {
	const { empty, operation, name, list } = loading[id];
	let simulator: Simulator;

	beforeEach(async () => {
		simulator = await startSimulator({ gateway: id });
		renameAccounts(simulator);
	});
	afterEach(() => simulator.close());

	const weChatAccount = () => ({ __rl: true, ...account(simulator.world) });
	const ask = async (method: string, filter?: string) =>
		await askList(simulator, nodeType, method, {
			filter,
			parameters: { weChatAccount: weChatAccount() },
		});
	const asked = () => simulator.requests.filter(({ path }) => path === list).length;
	const run = async (resource: string, action: string, more: object = {}) =>
		await runNode(
			{
				gateway: id,
				baseUrl: simulator.url,
				credentialId: simulator.url,
				fields: credential(simulator),
				parameters: {
					resource,
					operation: action,
					weChatAccount: weChatAccount(),
					...more,
				} as never,
			},
			nodeType,
		);

	it('the list of groups fails with what to do, instead of being empty', async () => {
		empty(simulator);
		const error = await errorOf(ask('searchGroups'));
		expect(error.message).toMatch(/address list of this account/);
		expect(error.description).toContain(`Run ${name}`);
		// n8n's editor takes a dash for the beginning of another sentence.
		expect(error.message).not.toMatch(/[-–—]/);
	});

	it('so does every list where there is nobody in WeCom either', async () => {
		empty(simulator);
		simulator.world.contacts = simulator.world.contacts.filter(({ kind }) => kind !== 'openim');
		for (const method of ['searchChats', 'searchContacts', 'searchGroups']) {
			expect((await errorOf(ask(method))).description).toContain(`Run ${name}`);
		}
	});

	it.each(['searchChats', 'searchContacts'])(
		'people in WeCom do not hide it: %s says it first',
		async (method) => {
			empty(simulator);
			const weCom = simulator.world.contacts.find(({ kind }) => kind === 'openim')!;
			for (const filter of [undefined, weCom.nickName]) {
				const found = await ask(method, filter);
				expect(choices(found)).toEqual([weCom.wcId]);
				expect(said(found)).toEqual([
					'Only WeCom contacts yet. For the others, run',
					`${name} once.`,
				]);
				expect(names(found)[0]).toBe(said(found)[0]);
			}
		},
	);

	it('a list that was not loaded is asked for again at once', async () => {
		empty(simulator);
		await ask('searchContacts');
		await ask('searchContacts');
		expect(asked()).toBe(2);
	});

	it('after the operation that loads it, all lists are read anew', async () => {
		await ask('searchGroups');
		await ask('searchContacts');
		expect(asked()).toBe(1);
		await run('login', operation);
		const before = asked();
		await ask('searchGroups');
		await ask('searchContacts');
		expect(asked()).toBe(before + 1);
	});

	it('so they are after a group was saved, and not after other operations', async () => {
		await ask('searchGroups');
		await run('label', 'getAll');
		await ask('searchGroups');
		expect(asked()).toBe(1);
		const [{ chatRoomId }] = simulator.world.groups;
		const group = { __rl: true, mode: 'id', value: chatRoomId };
		await run('group', 'saveToAddressBook', { chatRoomId: group });
		await ask('searchGroups');
		expect(asked()).toBe(2);
	});

	it('what was asked with another credential stays', async () => {
		const other = await startSimulator({ gateway: id });
		renameAccounts(other);
		const askOther = async () =>
			await askList(other, nodeType, 'searchGroups', {
				parameters: { weChatAccount: { __rl: true, ...account(other.world) } },
			});
		await askOther();
		await run('login', operation);
		await askOther();
		expect(other.requests.filter(({ path }) => path === list)).toHaveLength(1);
		await other.close();
	});

	it('a name that was not there before is read again', async () => {
		const [friend] = simulator.world.contacts;
		const { nickName } = friend;
		friend.nickName = '';
		friend.remark = '';
		expect(names(await ask('searchContacts'))).toContain(friend.wcId);
		friend.nickName = nickName;
		expect(names(await ask('searchContacts'))).toContain(friend.wcId);
		await run('login', operation);
		expect(names(await ask('searchContacts'))).toContain(`${nickName} (${friend.wcId})`);
	});

	it('a group that is missing: the list says why', async () => {
		const lines = [
			'A group is missing? Only saved ones are here.',
			'To save it: its chat info > Save to Contacts.',
		];
		expect(said(await ask('searchGroups'))).toEqual(lines);
		expect(said(await ask('searchGroups', 'nobody calls a group so'))).toEqual(lines);
		expect(said(await ask('searchChats', 'nobody calls a group so'))).toEqual(lines);
		expect(said(await ask('searchGroups', 'family'))).toEqual([]);
		expect(said(await ask('searchContacts'))).toEqual([]);
		for (const line of lines) expect(line.length).toBeLessThanOrEqual(46);
	});

	it('among groups alone nothing is called a group', async () => {
		expect(names(await ask('searchGroups'))).toContain('Family (21900000001@chatroom)');
		expect(names(await ask('searchChats'))).toContain('Family · group (21900000001@chatroom)');
	});
});
