/** Every operation that sends returns what the message is called, in the words of the trigger. */
import type { IDataObject } from 'n8n-workflow';

import type { Operation } from '../simulator/catalog.mts';
import { type Simulator, startSimulator } from '../simulator/index.mts';
import { byId } from '../editor.mts';
import { runNode } from './runNode.mts';
import { accountOf, onSimulator, runOperation, toEnter } from './runOperation.mts';
import { underTest } from './underTest.mts';

const WORDS = ['messageId', 'localId', 'chatId', 'accountId', 'timestamp'];

/** GeWe answers it with nothing. */
const WITHOUT_ANSWER = ['message sendChannelVideo'];

let simulator: Simulator;
afterEach(() => simulator?.close());

const titleOf = ({ resource, operation }: Operation) => `${resource} ${operation}`;

describe.each(['eyun', 'gewe'] as const)('%s', (id) => {
	const { gateway, operations, full } = underTest[id];
	const sends = gateway.catalog.flatMap(({ value, operations: all }) =>
		all
			.filter(({ pace }) => pace !== undefined && gateway.paces[pace].lane === 'message')
			.map((operation) => `${value} ${operation.value}`),
	);
	const table = operations
		.filter((operation) => sends.includes(titleOf(operation)))
		.filter((operation) => !WITHOUT_ANSWER.includes(titleOf(operation)))
		.map((operation): [string, Operation] => [titleOf(operation), operation]);

	it('there are many', () => {
		expect(table.length).toBeGreaterThan(15);
	});

	it.each(table)('%s', async (_title, operation) => {
		simulator = await startSimulator({ gateway: id });
		const body = onSimulator(simulator, full(operation, simulator.world)[0]);
		const [{ json }] = await runOperation(simulator, operation, toEnter(operation, body, id), {
			...accountOf(simulator, operation, body),
		});
		const sent = simulator.world.messages.filter(({ direction }) => direction === 'sent').at(-1)!;
		const { messages = [json], createTime, msgId, List } = json as Record<string, any>;
		const [own] = [List ?? []].flat();
		const seconds = own ? own.Createtime : createTime;
		expect((messages as IDataObject[]).at(-1)).toMatchObject({
			messageId: String(sent.newMsgId),
			localId: String(own ? own.MsgId : msgId),
			chatId: sent.chat,
			accountId: sent.account,
			timestamp: seconds ? new Date(seconds * 1000).toISOString() : null,
		});
	});
});

it('E Cloud: also as a session, whose account the gateway has named', async () => {
	simulator = await startSimulator();
	const { wId, wcId } = simulator.world.accounts.find(({ online }) => online)!;
	const [{ json }] = await runNode({
		...{ baseUrl: simulator.url, authorization: simulator.authorization },
		parameters: {
			...{ resource: 'message', operation: 'sendText', to: byId('filehelper'), text: 'Hi' },
			weChatAccount: { __rl: true, mode: 'wId', value: wId },
			options: { pacing: 'off' },
		} as never,
	});
	expect(json.accountId).toBe(wcId);
});

it('of several receivers, each has its own', async () => {
	simulator = await startSimulator({ gateway: 'gewe' });
	const { nodeType, credential, account } = underTest.gewe;
	const receivers = ['wxid_lilei00demo01', '21900000001@chatroom'];
	const rows = receivers.map((to) => ({ to_wxid: byId(to), content: 'Hi' }));
	const [{ json }] = await runNode(
		{
			...{ gateway: 'gewe', baseUrl: simulator.url, fields: credential(simulator) },
			parameters: {
				...{ resource: 'legacyMessage', operation: 'send', messages: { rows } },
				weChatAccount: { __rl: true, ...account(simulator.world) },
			} as never,
		},
		nodeType,
	);
	const messages = json.messages as IDataObject[];
	expect(messages.map(({ chatId }) => chatId)).toEqual(receivers);
	expect(messages.map((message) => Object.keys(message))).toEqual([WORDS, WORDS]);
	expect(new Set(messages.map(({ messageId }) => messageId)).size).toBe(2);
	expect(json).not.toHaveProperty('messageId');
});
