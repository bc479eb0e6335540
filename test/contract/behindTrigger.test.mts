/** What is filled in by itself behind a WeChat Trigger, or behind a send: nothing else is entered here. */
import type { IDataObject } from 'n8n-workflow';

import { byId } from '../editor.mts';
import { type Message, type Simulator, startSimulator } from '../simulator/index.mts';
import { errorOf } from './errorOf.mts';
import { runNode } from './runNode.mts';
import { underTest } from './underTest.mts';

const FRIEND = 'wxid_lilei00demo01';

describe.each(['eyun', 'gewe'] as const)('%s', (gateway) => {
	const { nodeType, credential, gateway: ofNode } = underTest[gateway];
	let simulator: Simulator;

	beforeEach(async () => {
		simulator = await startSimulator({ gateway });
	});
	afterEach(() => simulator.close());

	const run = async (operation: string, item: IDataObject, more: object = {}) =>
		await runNode(
			{
				...{ gateway, baseUrl: simulator.url, fields: credential(simulator), items: [item] },
				parameters: {
					...{ resource: 'message', operation, options: { pacing: 'off' } },
					...more,
				} as never,
			},
			nodeType,
		);

	const online = () => simulator.world.accounts.filter((account) => account.online);

	/** A second account that is online, so that nothing but the event says which one is meant. */
	function colleague() {
		const other = simulator.world.accounts.find((account) => !account.online)!;
		return Object.assign(other, { online: true, wId: 'session-of-the-colleague' });
	}

	/** What the trigger says of a message. */
	const eventOf = ({ account, chat, newMsgId, msgId, createTime }: Message): IDataObject => ({
		accountId: account,
		chatId: chat,
		messageId: String(newMsgId),
		localId: String(msgId),
		timestamp: new Date(createTime * 1000).toISOString(),
	});

	const last = () => simulator.world.messages.at(-1)!;
	const sendText = async (account: string) =>
		await run(
			'sendText',
			{},
			{
				weChatAccount: { __rl: true, mode: 'wcId', value: account },
				...{ to: byId(FRIEND), text: 'oops' },
			},
		);

	it('Revoke takes back what the node before it has sent, as the account that has sent it', async () => {
		const [{ json }] = await sendText(colleague().wcId);
		await run('revoke', json);
		expect(last()).toMatchObject({ text: 'oops', revoked: true });
	});

	it('Revoke takes back an own message that the trigger brings', async () => {
		await sendText(online()[0].wcId);
		colleague();
		await run('revoke', eventOf(last()));
		expect(last()).toMatchObject({ text: 'oops', revoked: true });
	});

	it('Revoke without a time takes that of now', async () => {
		const [{ json }] = await sendText(online()[0].wcId);
		await run('revoke', { ...json, timestamp: null }, { createTime: '={{ $json.timestamp }}' });
		const { body } = simulator.requests.at(-1)!;
		expect(String((body as IDataObject).createTime)).toMatch(/^\d{10}$/);
	});

	it('Send Sticker has the sticker that came, and the account that it came to', async () => {
		const { wcId } = colleague();
		const event = { ...eventOf(last()), accountId: wcId };
		const sticker = { md5: '4cc7540a85b5b6cf4ba14e9f4ae08b7c', length: 102357 };
		await run('sendSticker', { ...event, sticker }, { to: byId(FRIEND) });
		expect(last()).toMatchObject({ kind: 'sticker', chat: FRIEND, account: wcId });
		const body = JSON.stringify(
			simulator.requests.find(({ text }) => text.includes(sticker.md5))!.body,
		);
		expect(body).toContain('102357');
	});

	it('other data with an accountId names no account', async () => {
		const entered = {
			to: byId(FRIEND),
			imageMd5: 'd41d8cd98f00b204e9800998ecf8427e',
			imgSize: '1',
		};
		await run('sendSticker', { accountId: '123456789012' }, entered);
		expect(last()).toMatchObject({ kind: 'sticker', account: online()[0].wcId });
	});

	const filledIn = ofNode.catalog.flatMap(({ value: resource, operations }) =>
		operations
			.filter(({ fields }) => fields.some(({ ofEvent }) => ofEvent))
			.map(({ value }): [string, string] => [resource, value]),
	);

	it.each(filledIn)('%s %s: what is missing reads as empty', async (resource, operation) => {
		const error = await errorOf(run(operation, { some: 'data' }, { resource }));
		expect(error.message).toMatch(/^'.+' is empty$/);
	});
});
