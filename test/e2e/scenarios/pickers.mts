import { waitFor } from '../../../scripts/lib/wait.mjs';
import { byId } from '../../editor.mts';
import { generatedContact, generatedGroup } from '../../simulator/seed/population.mts';
import { CREDENTIAL_TYPE, type Stage } from '../support/stage.mts';
import { byWcId, FAMILY, SHOP } from '../support/workflow.mts';

export const POPULATION = { contacts: 5_000, groups: 300 };

const asker = (stage: () => Stage) => {
	const parameters = { weChatAccount: byWcId(), chatRoomId: byId(FAMILY) };
	return async (method: string, filter?: string, token?: string, type = 'weChatEyun') =>
		await stage().rest.search({
			type: `n8n-nodes-wechat-gateway.${type}`,
			method,
			parameters,
			credentials: { [CREDENTIAL_TYPE]: stage().credential },
			...(filter !== undefined && { filter }),
			...(token !== undefined && { token }),
		});
};

/** What 'Login > Initialize Address List' does; every login makes it necessary again. */
async function loadAddressList({ simulator }: Stage): Promise<void> {
	const { accounts } = await simulator.control.state();
	const { wId } = accounts.find(({ wcId }: { wcId: string }) => wcId === SHOP);
	const headers = {
		'Content-Type': 'application/json',
		Authorization: simulator.authorization,
	};
	const body = JSON.stringify({ wId });
	await fetch(`${simulator.url}/initAddressList`, { method: 'POST', headers, body });
}

type Found = Awaited<ReturnType<Stage['rest']['search']>>;
const values = ({ results }: Found) => results.map(({ value }) => value);
const isComplete = ({ results }: Found) => results.every(({ value }) => typeof value === 'string');

/** Lists open at once, also in a large address book; names begin to be read. */
export function openingPickers(stage: () => Stage): void {
	const ask = asker(stage);

	it('the lists show names, page by page', async () => {
		await loadAddressList(stage());
		const first = await ask('searchContacts');
		expect(first.results).toHaveLength(20);
		const second = await ask('searchContacts', undefined, first.paginationToken);
		expect(second.results).toHaveLength(20);
		expect(values(second).filter((value) => values(first).includes(value))).toEqual([]);
	});

	it('the tool of an AI agent has the same lists', async () => {
		const asTool = await ask('searchContacts', undefined, undefined, 'weChatEyunTool');
		expect(asTool).toEqual(await ask('searchContacts'));
	});

	it('a search begins to read all names', async () => {
		const { nickName } = generatedContact(4_711);
		expect(isComplete(await ask('searchChats', nickName))).toBe(false);
	});

	it('the others work at once', async () => {
		expect(values(await ask('searchMentions'))[0]).toBe('notify@all');
		expect(values(await ask('searchMembers')).length).toBeGreaterThan(2);
		expect(values(await ask('searchLabels')).length).toBeGreaterThan(0);
		expect(values(await ask('searchAccounts'))).toEqual([SHOP]);
	});
}

/** Once all names are known, every search is answered from memory. */
export function searchingPickers(stage: () => Stage): void {
	const ask = asker(stage);
	const control = () => stage().simulator.control;

	it('finds contacts and groups by remark, by nickname and by part of an ID, without asking the gateway', async () => {
		const contact = generatedContact(4_710);
		const group = generatedGroup(295);
		await loadAddressList(stage());
		await waitFor({
			what: 'The names of 5,300 chats',
			timeoutMs: 400_000,
			everyMs: 2_000,
			ask: async () => isComplete(await ask('searchChats', contact.nickName)),
		});
		await control().forgetRequests();
		for (const filter of [contact.remark, contact.nickName, contact.alias, contact.wcId.slice(4)]) {
			expect(filter).not.toBe('');
			expect(values(await ask('searchContacts', filter.toUpperCase()))).toContain(contact.wcId);
		}
		for (const filter of [group.remark, group.nickName, group.chatRoomId.slice(2, 11)]) {
			expect(values(await ask('searchGroups', filter))).toContain(group.chatRoomId);
			expect(values(await ask('searchChats', filter))).toContain(group.chatRoomId);
		}
		const asked = (await control().requests()).map(({ path }) => path);
		expect(asked.filter((path) => path === '/getContact')).toEqual([]);
	});

	it('what nobody is called finds nothing', async () => {
		expect(values(await ask('searchContacts', 'nobody has this name'))).toEqual([]);
	});
}
