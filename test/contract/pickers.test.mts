import { LoadOptionsContext } from 'n8n-core';
import type { INodeListSearchResult, INodeParameters } from 'n8n-workflow';

import { catalog } from '../../nodes/gateways/eyun/catalog';
import { byId } from '../editor.mts';
import { type Simulator, startSimulator } from '../simulator/index.mts';
import { generatedContact, generatedGroup } from '../simulator/seed/population.mts';
import { place, weChatEyun } from './n8n.mts';

let simulator: Simulator;

const { listSearch } = weChatEyun.methods;
const bot = () => simulator.world.accounts.find(({ online }) => online)!;
const account = () => ({ __rl: true, mode: 'list', value: bot().wcId });

interface Query {
	filter?: string;
	token?: string;
	parameters?: object;
}

/** Asks a picker as the editor does. */
async function ask(
	method: keyof typeof listSearch,
	{ filter, token, parameters = { weChatAccount: account() } }: Query = {},
): Promise<INodeListSearchResult> {
	const { url: baseUrl, authorization } = simulator;
	const { workflow, node, additionalData } = place(weChatEyun, {
		baseUrl,
		authorization,
		credentialId: baseUrl,
	});
	const currentNodeParameters = parameters as INodeParameters;
	const context = new LoadOptionsContext(
		workflow,
		node,
		{ ...additionalData, currentNodeParameters },
		'parameters',
	);
	return await listSearch[method].call(context, filter, token);
}

const names = ({ results }: INodeListSearchResult) => results.map(({ name }) => name);
const values = ({ results }: INodeListSearchResult) => results.map(({ value }) => value);
/** What can be chosen; the other lines say something. */
const isChosen = (value: unknown): value is string => typeof value === 'string';
const calls = (path: string) => simulator.requests.filter((request) => request.path === path);

/** Ready accounts have loaded their address list since the login. */
async function start(population?: { contacts: number; groups: number }) {
	simulator = await startSimulator({ population });
	for (const each of simulator.world.accounts) each.addressListReady = true;
}

describe('a small address book', () => {
	beforeEach(() => start());
	afterEach(() => simulator.close());

	it('lists groups and contacts by their names, with remark and ID', async () => {
		const all = await ask('searchChats');
		expect(names(all)).toContain('Family · group (21900000001@chatroom)');
		const friend = simulator.world.contacts.find(({ remark }) => remark !== '')!;
		expect(names(all).join('\n')).toContain(
			`${friend.remark} · ${friend.nickName} (${friend.wcId})`,
		);
	});

	it('contacts and groups can be had alone', async () => {
		const groups = values(await ask('searchGroups')).filter(isChosen);
		const contacts = values(await ask('searchContacts')).map(String);
		expect(groups.length).toBeGreaterThan(0);
		expect(groups.every((id) => id.endsWith('@chatroom'))).toBe(true);
		expect(contacts.some((id) => id.endsWith('@chatroom'))).toBe(false);
		expect(contacts).toContain('wxid_lilei00demo01');
	});

	it('WeCom contacts are there, too', async () => {
		const weCom = simulator.world.contacts.find(({ kind }) => kind === 'openim')!;
		expect(values(await ask('searchContacts', { filter: weCom.nickName }))).toContain(weCom.wcId);
	});

	it('are those of the only account that is online, where none is chosen yet', async () => {
		const chosen = values(await ask('searchGroups'));
		for (const weChatAccount of [
			{ __rl: true, mode: 'list', value: '' },
			byId('={{ $json.id }}'),
			undefined,
		]) {
			expect(values(await ask('searchGroups', { parameters: { weChatAccount } }))).toEqual(chosen);
		}
	});

	it('ask which account, where none is chosen and there are several', async () => {
		const [first, second] = simulator.world.accounts;
		Object.assign(second, { online: true, wId: 'session-of-the-second' });
		const weChatAccount = { __rl: true, mode: 'list', value: '' };
		const error = await ask('searchChats', { parameters: { weChatAccount } }).catch(
			(caught) => caught,
		);
		expect(error.message).toBe(
			`'Account' is empty, and 2 accounts are online: ${first.wcId}, ${second.wcId}`,
		);
	});

	it('an account that is offline is named', async () => {
		const weChatAccount = { __rl: true, mode: 'wcId', value: 'wxid_nobody' };
		await expect(ask('searchChats', { parameters: { weChatAccount } })).rejects.toThrow(
			`No online account has the ID wxid_nobody. Online now: ${bot().wcId}`,
		);
	});

	it('members are those of the chosen group, by the name they have there', async () => {
		const [group] = simulator.world.groups;
		Object.assign(group.members[0], { displayName: 'The Boss' });
		const parameters = { weChatAccount: account(), chatRoomId: byId(group.chatRoomId) };
		const { wcId, nickName } = group.members[0];
		expect(names(await ask('searchMembers', { parameters }))).toContain(
			`The Boss · ${nickName} (${wcId})`,
		);
		expect(values(await ask('searchMembers', { parameters, filter: 'boss' }))).toEqual([wcId]);
	});

	it('mentions offer everyone first, and take the group of the message', async () => {
		const parameters = { weChatAccount: account(), chatRoomId: byId('21900000001@chatroom') };
		const found = values(await ask('searchMentions', { parameters }));
		expect(found[0]).toBe('notify@all');
		expect(found.length).toBe(simulator.world.groups[0].members.length + 1);
	});

	it('members ask for the group first', async () => {
		await expect(ask('searchMembers')).rejects.toThrow('Choose the group first');
	});

	it('labels are found by name', async () => {
		const [{ labelId, labelName }] = simulator.world.labels;
		expect(await ask('searchLabels', { filter: labelName.slice(1, 3) })).toEqual({
			results: [{ name: `${labelName} (${labelId})`, value: String(labelId) }],
		});
	});

	it('known accounts are listed also while they are offline', async () => {
		const offline = simulator.world.accounts.find(({ online }) => !online)!;
		expect(values(await ask('searchKnownAccounts'))).toContain(offline.wcId);
	});

	it('every picker of the catalog has its search', () => {
		const searches = weChatEyun.description.properties
			.flatMap((property) => JSON.stringify(property).match(/"searchListMethod":"\w+"/g) ?? [])
			.map((text) => text.split('"')[3]);
		expect(new Set(searches)).toEqual(new Set(Object.keys(listSearch)));
		const picked = catalog.flatMap(({ operations }) =>
			operations.flatMap(({ fields }) => fields.filter(({ pick }) => pick)),
		);
		expect(picked.length).toBeGreaterThan(50);
	});
});

describe('5,000 contacts and 300 groups', () => {
	beforeAll(() => start({ contacts: 5_000, groups: 300 }));
	afterAll(() => simulator.close());

	it('the first page costs one call for details, and so does each further one', async () => {
		const first = await ask('searchContacts');
		expect(first.results).toHaveLength(20);
		expect(calls('/getContact')).toHaveLength(1);
		const second = await ask('searchContacts', { token: String(first.paginationToken) });
		expect(calls('/getContact')).toHaveLength(2);
		expect(values(second).some((value) => values(first).includes(value))).toBe(false);
		await ask('searchContacts');
		expect(calls('/getContact')).toHaveLength(2);
		expect(calls('/getAddressList')).toHaveLength(1);
	});

	it('finds by part of an ID at once, while names are still being read, and says so', async () => {
		const { wcId } = generatedContact(4_711);
		const found = await ask('searchContacts', { filter: wcId.slice(3).toUpperCase() });
		expect(values(found)[0]).toBe(wcId);
		expect(names(found).at(-1)).toMatch(/^Names are still being read \(\d+ of 5\d\d\d\)/);
	});

	it('a list can be opened meanwhile', async () => {
		const { results } = await ask('searchGroups');
		expect(results).toHaveLength(20);
	});

	it('finds the names of the groups once they are known', async () => {
		const group = generatedGroup(250);
		let found = await ask('searchGroups', { filter: group.nickName });
		// 300 groups are 15 steps; contacts may be read in between.
		for (let attempt = 0; attempt < 20 && values(found)[0] !== group.chatRoomId; attempt++) {
			found = await ask('searchGroups', { filter: group.nickName });
		}
		expect(values(found)).toContain(group.chatRoomId);
	});

	it('never asks for more than 20 at once, nor faster than the vendor allows', async () => {
		const steps = calls('/getContact');
		expect(steps.length).toBeGreaterThan(5);
		for (const { body } of steps) {
			expect((body as { wcId: string }).wcId.split(',').length).toBeLessThanOrEqual(20);
		}
		const gaps = steps.slice(1).map(({ at }, index) => at - (steps[index].at + steps[index].ms));
		for (const gap of gaps) expect(gap).toBeGreaterThanOrEqual(298);
	});
});
