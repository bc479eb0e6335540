/** Who got it and who did not, and what a name in the place of an ID leads to: at every gateway. */
import { type Simulator, startSimulator } from '../simulator/index.mts';
import { byId } from '../editor.mts';
import { errorOf } from './errorOf.mts';
import { type Run, runNode } from './runNode.mts';
import { underTest } from './underTest.mts';

describe.each(Object.values(underTest))('$id', ({ id, nodeType, account, credential }) => {
	let simulator: Simulator;

	beforeEach(async () => {
		simulator = await startSimulator({ gateway: id });
	});
	afterEach(() => simulator.close());

	const FRIEND = 'wxid_lilei00demo01';

	/** Sends to whomever the items name. */
	const send = async (
		names: string[],
		more: Partial<Run> = {},
		to: object = byId('={{ $json.to }}'),
	) =>
		await runNode(
			{
				gateway: id,
				baseUrl: simulator.url,
				credentialId: simulator.url,
				fields: credential(simulator),
				items: names.map((name, row) => ({ to: name, row })),
				...more,
				parameters: {
					resource: 'message',
					operation: 'sendText',
					weChatAccount: { __rl: true, ...account(simulator.world) },
					to,
					text: 'Hello',
					options: { pacing: 'off' },
				} as Run['parameters'],
			},
			nodeType,
		);

	it('a name is told from an ID, with examples, and nothing is said of a known reason', async () => {
		const error = await errorOf(send(['Li Lei']));
		expect(error.message).toMatch(/^The recipient does not exist \("接收人不存在", code /);
		expect(error.description).toBe(
			'"Li Lei" looks like a name, and \'To\' needs an ID, for example "wxid_abc123def456" or "12345678901@chatroom": pick it from the list.',
		);
		const other = await errorOf(send(['wxid_nobody']));
		expect(other.description).toBe('Pick it from the list, or check the ID.');
	});

	it('the error of a broadcast names who did not get it, counted from 1', async () => {
		const error = await errorOf(send([FRIEND, 'wxid_nobody', FRIEND]));
		expect(error.message).toMatch(/^Item 2 of 3, to wxid_nobody: The recipient does not exist/);
		expect(error.description).toBe(
			'1 of 3 sent before it stopped at item 2, and the one after it was not sent. Pick it from the list, or check the ID. (Where n8n says "item 1", it counts from 0: that is item 2.)',
		);
		expect(error.context.itemIndex).toBe(1);
	});

	it('whom the list has named is named', async () => {
		const to = {
			__rl: true,
			mode: 'list',
			value: 'wxid_gone',
			cachedResultName: 'Jim (wxid_gone)',
		};
		const error = await errorOf(send(['', ''], {}, to));
		expect(error.message).toMatch(/^Item 1 of 2, to Jim \(wxid_gone\): /);
	});

	it('an error item keeps what came in, whom it was for, and what to do', async () => {
		const items = await send([FRIEND, '张三', FRIEND], { continueOnFail: true });
		expect(items.map(({ pairedItem }) => pairedItem)).toEqual([0, 1, 2].map((item) => ({ item })));
		expect(items[1].json).toEqual({
			to: '张三',
			row: 1,
			error: expect.stringMatching(/^The recipient does not exist \("接收人不存在", code /),
			errorCode: 'recipientUnknown',
			errorRetry: 'afterChange',
			errorGatewayCode: expect.stringMatching(/^-?\d+$/),
			errorGatewayText: '接收人不存在',
			errorRecipient: '张三',
			errorAdvice: expect.stringMatching(/^"张三" looks like a name/),
		});
	});

	it("n8n's error output is given the error alone, with all of it", async () => {
		const items = await send([FRIEND, 'wxid_nobody'], { errorOutput: true });
		expect(items[1]).toEqual({
			json: {
				error: expect.stringMatching(
					/^Item 2 of 2, to wxid_nobody: The recipient does not exist \(.+\)\. Pick it from the list, or check the ID\.$/,
				),
			},
			pairedItem: { item: 1 },
		});
	});

	it('an address with a wrong path says so', async () => {
		const fields = credential(simulator);
		const more = { fields: { ...fields, baseUrl: `${String(fields.baseUrl)}/v3` } };
		const error = await errorOf(send([FRIEND], more));
		expect(error.message).toMatch(/^The gateway does not know this endpoint \("接口不存在/);
		expect(error.description).toContain('Check the path in the Base URL');
	});

	it('an account that is not online is told with those that are', async () => {
		const { wcId } = simulator.world.accounts.find(({ online }) => online)!;
		const parameters = { resource: 'label', operation: 'getAll' };
		const weChatAccount = { __rl: true, mode: 'wcId', value: 'wxid_nobody' };
		const error = await errorOf(
			runNode(
				{
					gateway: id,
					baseUrl: simulator.url,
					fields: credential(simulator),
					parameters: { ...parameters, weChatAccount } as Run['parameters'],
				},
				nodeType,
			),
		);
		expect(error.message).toMatch(/^No online account has the ID wxid_nobody\. Online now: /);
		expect(error.message).toContain(wcId);
		expect(error.description).toContain('choose the account from the list');
	});
});
