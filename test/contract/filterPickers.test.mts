/** The trigger's filters: what they list, at the gateway of the credential. */
import { type Simulator, startSimulator } from '../simulator/index.mts';
import { picked } from '../editor.mts';
import {
	askList,
	choices,
	names,
	type Query,
	renameAccounts,
	said,
	values,
} from './editorStage.mts';
import { errorOf } from './errorOf.mts';
import { weChatTrigger } from './n8n.mts';
import { underTest } from './underTest.mts';

const FAMILY = '21900000001@chatroom';
const LI_LEI = 'wxid_lilei00demo01';

describe.each(Object.values(underTest))('$id', ({ id }) => {
	let simulator: Simulator;

	beforeEach(async () => {
		simulator = await startSimulator({ gateway: id });
		renameAccounts(simulator);
	});
	afterEach(() => simulator.close());

	const ask = async (method: string, filters: object = {}, query: Query = {}) =>
		await askList(simulator, weChatTrigger, method, { ...query, parameters: { filters } });
	const online = () => simulator.world.accounts.find((account) => account.online)!;
	/** A second account that is online. */
	const colleague = () => {
		const other = simulator.world.accounts.find((account) => !account.online)!;
		return Object.assign(other, { online: true, addressListReady: true, wId: 'of the colleague' });
	};

	it('accounts are there by name, and found by it', async () => {
		const { wcId, nickName } = online();
		const found = await ask('searchFilterAccounts');
		expect(choices(found)).toContain(wcId);
		expect(names(found).join()).toContain(nickName);
		const one = await ask('searchFilterAccounts', {}, { filter: nickName.slice(1).toUpperCase() });
		expect(choices(one)).toEqual([wcId]);
	});

	it('an account of which only the device is known is none that a callback names', async () => {
		const found = choices(await ask('searchFilterAccounts'));
		const offline = simulator.world.accounts.filter((account) => !account.online);
		for (const { appId } of offline) expect(found).not.toContain(appId);
	});

	it('chats are groups and contacts of all accounts', async () => {
		const found = await ask('searchFilterChats');
		expect(choices(found)).toEqual(expect.arrayContaining([FAMILY, LI_LEI]));
		expect(names(found)).toContain(`Family · group (${FAMILY})`);
		const lilei = await ask('searchFilterChats', {}, { filter: 'li lei' });
		expect(choices(lilei)).toEqual([LI_LEI]);
	});

	it('whoever is known to two accounts is there once', async () => {
		colleague();
		const found = choices(await ask('searchFilterChats'));
		expect(found.length).toBeGreaterThan(5);
		expect(new Set(found).size).toBe(found.length);
	});

	it('of the accounts in the filter alone, whatever else is online', async () => {
		const other = colleague();
		simulator.clear();
		await ask('searchFilterChats', { accounts: picked(online().wcId) });
		const names = [other.wId, other.appId];
		for (const { path, body } of simulator.requests) {
			if (/profile|checkonline/i.test(path)) continue;
			for (const name of names) expect(JSON.stringify(body ?? '')).not.toContain(name);
		}
	});

	it('an account that cannot be asked does not hide the others, and is named', async () => {
		const accounts = picked(online().wcId, 'wxid_nobody');
		const found = await ask('searchFilterChats', { accounts });
		expect(choices(found)).toContain(LI_LEI);
		expect(said(found)).toEqual(['Without wxid_nobody: could not be asked']);
		const error = await errorOf(ask('searchFilterChats', { accounts: picked('wxid_nobody') }));
		expect(error.message).toMatch(/^No online account has the ID wxid_nobody/);
	});

	it('an account that is left to an expression is not asked for', async () => {
		const accounts = picked('={{ $json.id }}');
		expect(choices(await ask('searchFilterChats', { accounts }))).toContain(LI_LEI);
	});

	it('senders are the contacts, and say how to find others', async () => {
		const found = await ask('searchFilterSenders');
		expect(choices(found)).toContain(LI_LEI);
		expect(choices(found)).not.toContain(FAMILY);
		expect(said(found)).toEqual([
			'Not there? Pick the group in From Chats, and',
			'its members are here as well. Or use By ID.',
		]);
		for (const line of said(found)) expect(line.length).toBeLessThanOrEqual(46);
	});

	it('with a group among the chats, its members are there, too, by the names they have there', async () => {
		const [group] = simulator.world.groups;
		const stranger = {
			...group.members[0],
			wcId: 'wxid_stranger',
			nickName: 'S',
			displayName: 'Boss',
		};
		group.members.push(stranger);
		const filters = { chats: picked(group.chatRoomId, LI_LEI) };
		const found = await ask('searchFilterSenders', filters);
		expect(names(found)).toContain('Boss · S (wxid_stranger)');
		expect(new Set(values(found)).size).toBe(values(found).length);
		const boss = await ask('searchFilterSenders', filters, { filter: 'boss' });
		expect(choices(boss)).toEqual(['wxid_stranger']);
	});

	it('a list goes on where the page before ends', async () => {
		await simulator.close();
		simulator = await startSimulator({ gateway: id, population: { contacts: 60, groups: 1 } });
		renameAccounts(simulator);
		const first = await ask('searchFilterSenders');
		const token = String(first.paginationToken);
		const second = await ask('searchFilterSenders', {}, { token });
		expect([first, second].map((page) => choices(page).length)).toEqual([20, 20]);
		expect(choices(second).filter((one) => choices(first).includes(one))).toEqual([]);
	});

	it('a list that has not been loaded says what to do', async () => {
		if (id === 'eyun') online().addressListReady = false;
		Object.assign(simulator.world, { contacts: [], groups: [] });
		const error = await errorOf(ask('searchFilterChats'));
		expect(error.description).toMatch(/^(Run|It takes a while).*Address List/);
	});
});
