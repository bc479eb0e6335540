/** *Contact > Get Many*: the address book by name, in the steps and at the pace of the pickers. */
import type { INodeParameters } from 'n8n-workflow';

import { type Simulator, startSimulator } from '../simulator/index.mts';
import { renameAccounts } from './editorStage.mts';
import { errorOf } from './errorOf.mts';
import { type Run, runNode } from './runNode.mts';
import { underTest } from './underTest.mts';

describe.each([
	['eyun', '/getContact'],
	['gewe', '/contacts/getBriefInfo'],
] as const)('%s', (id, details) => {
	const { nodeType, account, credential } = underTest[id];
	let simulator: Simulator;
	async function open(population?: { contacts: number; groups: number }) {
		simulator = await startSimulator({ gateway: id, population });
		for (const each of simulator.world.accounts) each.addressListReady = true;
		renameAccounts(simulator);
	}
	afterEach(() => simulator.close());

	async function list(parameters: INodeParameters = {}, more: Partial<Run> = {}) {
		const run: Run = {
			gateway: id,
			baseUrl: simulator.url,
			credentialId: simulator.url,
			fields: credential(simulator),
			...more,
			parameters: {
				...{ resource: 'contact', operation: 'getMany' },
				weChatAccount: { __rl: true, ...account(simulator.world) },
				...parameters,
			},
		};
		return await runNode(run, nodeType);
	}
	const steps = () => simulator.requests.filter(({ path }) => path.endsWith(details)).length;
	const rows = async (parameters?: INodeParameters) =>
		(await list(parameters)).map(({ json }) => json);

	it('an item for each contact, with names, in the words of events', async () => {
		await open();
		const all = await rows({ returnAll: true });
		const { wcId, nickName, remark, alias } = simulator.world.contacts.find(
			(contact) => contact.remark !== '' && contact.kind === 'friend',
		)!;
		expect(all.find(({ chatId }) => chatId === wcId)).toEqual({
			...{ chatId: wcId, chatType: 'private', name: remark },
			...{ nickName, remark, alias },
		});
		expect(new Set(all.map(({ chatType }) => chatType))).toEqual(new Set(['private']));
		const nameless = all.find(({ remark: own }) => own === '')!;
		expect(nameless.name).toBe(nameless.nickName);
		// Those of WeCom stand in a list of their own.
		const colleague = simulator.world.contacts.find(({ kind }) => kind === 'openim')!;
		expect(all.map(({ chatId }) => chatId)).toContain(colleague.wcId);
	});

	it('groups and Official Accounts only where they are wanted', async () => {
		await open();
		const types = async (more: INodeParameters) => [
			...new Set((await rows({ returnAll: true, ...more })).map(({ chatType }) => chatType)),
		];
		expect(await types({ include: 'groups' })).toEqual(['private', 'group']);
		expect(await types({ include: 'all' })).toEqual(['private', 'group', 'official']);
	});

	it('only the names of as many as are wanted are read, in steps, and remembered', async () => {
		await open({ contacts: 200, groups: 5 });
		expect(await list()).toHaveLength(50);
		const first = steps();
		expect(first).toBeLessThanOrEqual(3);
		expect(await list({ limit: 21 })).toHaveLength(21);
		expect(steps()).toBe(first);
		const ids = (await rows({ limit: 60 })).map(({ chatId }) => chatId);
		expect(new Set(ids).size).toBe(60);
	});

	it.each([0, -1, 1.5])('a limit of %s is refused', async (limit) => {
		await open();
		expect((await errorOf(list({ limit }))).message).toContain("'Limit' needs");
	});

	it('an address list that is not loaded is not taken for one without contacts', async () => {
		await open();
		const nothing = { status: 200, body: '{"code":"1000","ret":200,"data":{}}' };
		for (const path of ['/getAddressList', '/contacts/fetchContactsList']) {
			simulator.misbehave(path, nothing, 0);
		}
		const error = await errorOf(list());
		expect(error.message).toContain('address list of this account');
		expect(error.description).toMatch(/Run 'Login > .*' once.* Then run this again\.$/);
		expect(error.context.errorCode).toBe('addressListNotLoaded');
	});

	it('who stops it need not wait for all names', async () => {
		await open({ contacts: 400, groups: 5 });
		const stop = new AbortController();
		const running = errorOf(list({ returnAll: true }, { signal: stop.signal }));
		while (steps() < 2) await new Promise((done) => setTimeout(done, 5));
		stop.abort();
		expect((await running).message).toContain('canceled');
		expect(steps()).toBeLessThan(6);
	});
});
