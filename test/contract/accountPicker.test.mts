import { LoadOptionsContext } from 'n8n-core';

import { type Simulator, startSimulator } from '../simulator/index.mts';
import { place, weChatEyun } from './n8n.mts';

let simulator: Simulator;

beforeEach(async () => {
	simulator = await startSimulator();
});
afterEach(() => simulator.close());

const search = (filter?: string, authorization = simulator.authorization) => {
	const { url: baseUrl } = simulator;
	const { workflow, node, additionalData } = place(weChatEyun, { baseUrl, authorization });
	const context = new LoadOptionsContext(workflow, node, additionalData, 'parameters');
	return weChatEyun.methods.listSearch.searchAccounts.call(context, filter);
};

const bot = () => simulator.world.accounts.find(({ online }) => online)!;

it('lists the accounts that are online by nickname, with the ID that stays', async () => {
	const { wcId, nickName } = bot();
	expect(await search()).toEqual({ results: [{ name: `${nickName} (${wcId})`, value: wcId }] });
});

it('finds by part of the nickname or of the ID, in any case', async () => {
	const { wcId, nickName } = bot();
	for (const filter of [nickName.slice(1, 4).toUpperCase(), wcId.slice(3, 8)]) {
		expect((await search(filter)).results).toHaveLength(1);
	}
	expect((await search('nobody')).results).toEqual([]);
});

it('falls back to IDs when the nicknames are not to be had', async () => {
	simulator.misbehave('/getReqTimes', { status: 500 });
	const { wcId } = bot();
	expect(await search()).toEqual({ results: [{ name: wcId, value: wcId }] });
});

it('says so when nobody is online', async () => {
	bot().online = false;
	await expect(search()).rejects.toThrow('No WeChat account is online at the gateway');
});

it('a wrong Authorization is explained, and not shown', async () => {
	const error = await search('', 'wrong-token-123').catch((caught) => caught);
	expect(error.message).toContain('The gateway does not accept the Authorization');
	expect(error.description).toContain('Open the credential');
	expect(JSON.stringify([error, error.stack])).not.toContain('wrong-token-123');
});
