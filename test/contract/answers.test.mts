import { type Misbehaviour, type Simulator, startSimulator } from '../simulator/index.mts';
import { byId, picked } from '../editor.mts';
import { runNode, type Run } from './runNode.mts';

let simulator: Simulator;

beforeEach(async () => {
	simulator = await startSimulator();
});
afterEach(() => simulator.close());

const run = (parameters: object, more: Partial<Run> = {}) =>
	runNode({
		baseUrl: simulator.url,
		authorization: simulator.authorization,
		parameters: { options: { pacing: 'off' }, ...parameters } as Run['parameters'],
		...more,
	});

const account = () => ({
	weChatAccount: {
		__rl: true,
		mode: 'wId',
		value: simulator.world.accounts.find(({ online }) => online)!.wId,
	},
});

/** The requests to an endpoint. */
const to = (path: string) => simulator.requests.filter((request) => request.path === path);

const labels = (more?: Partial<Run>) =>
	run({ resource: 'label', operation: 'getAll', ...account() }, more);

describe('what comes back', () => {
	it('a list becomes one linked item per element', async () => {
		const items = await labels({ items: [{}, {}] });
		const each = simulator.world.labels.length;
		expect(each).toBeGreaterThan(1);
		expect(items.map(({ pairedItem }) => pairedItem)).toEqual(
			[0, 1].flatMap((item) => Array.from({ length: each }, () => ({ item }))),
		);
		expect(Object.keys(items[0].json)).toEqual(['labelId', 'labelName']);
	});

	it('nothing becomes success', async () => {
		const items = await run({
			resource: 'contact',
			operation: 'setRemark',
			...account(),
			contact: byId(simulator.world.contacts[0].wcId),
			remark: 'VIP',
		});
		expect(items).toEqual([{ json: { success: true }, pairedItem: { item: 0 } }]);
	});

	it.each(['8015075888668773694', '-4245909463265376127', '14200825020179157073'])(
		'%s is a string in n8n and bare digits on the wire, in both directions',
		async (id) => {
			const data = `{"id":${id},"list":[{"deep":[${id}]}],"text":"${id}"}`;
			simulator.misbehave('/finderComment', {
				body: `{"code":"1000","message":"ok","data":${data}}`,
			});
			const [{ json }] = await run(
				{
					resource: 'channel',
					operation: 'commentOnVideo',
					...account(),
					comment: 'nice',
					id: '={{ $json.id }}',
					objectNonceId: 'n',
					type: 0,
					sessionBuffer: 's',
					meUserName: 'v2_me@finder',
					meRoleType: '3',
				},
				{ items: [{ id }] },
			);
			expect(json).toEqual({ id, list: [{ deep: [id] }], text: id });
			expect(simulator.requests.at(-1)?.text).toContain(`"id":${id},`);
		},
	);

	it('a code sent as a number counts like the string', async () => {
		simulator.misbehave('/getContactLabelList', { body: '{"code":1000,"data":[]}' });
		expect(await labels()).toEqual([]);
	});
});

describe('what can go wrong', () => {
	const cases: Array<[string, Misbehaviour, string]> = [
		['a refusal', { refuse: { code: '1001', message: '失败' } }, 'The gateway refused'],
		['HTTP 500', { status: 500 }, 'out of order (HTTP 500)'],
		['HTTP 401 without a text', { status: 401, empty: true }, 'not accept the Authorization'],
		['a web page', { html: true }, 'answers with a web page instead of a gateway reply'],
		['an empty answer', { empty: true }, 'The gateway sent an empty answer'],
		['cut-off JSON', { truncate: true }, 'an answer that is cut off or no JSON'],
		['a broken connection', { cut: true }, 'cut the connection before it answered'],
		[
			'a redirect',
			{ redirect: 'https://example.com/login' },
			'redirects to another address: https',
		],
	];

	it.each(cases)('%s has a text of its own and says what to do', async (_name, how, text) => {
		simulator.misbehave('/getContactLabelList', how);
		const error = await labels().catch((caught) => caught);
		expect(error.name).toBe('NodeApiError');
		expect(error.message).toContain(text);
		expect(error.description).toMatch(/\w{3}/);
		expect(error.context.itemIndex).toBe(0);
	});

	it('a gateway that is too slow is a timeout, which says that the request may have been carried out', async () => {
		simulator.misbehave('/getContactLabelList', { delayMs: 60_000 });
		const error = await run({
			resource: 'label',
			operation: 'getAll',
			...account(),
			requestOptions: { timeout: 200 },
		}).catch((caught) => caught);
		expect(error.message).toBe('The gateway did not answer in time');
		expect(error.description).toContain('may have been carried out');
	});

	it('a gateway that is not there refuses the connection', async () => {
		const error = await labels({ baseUrl: 'http://127.0.0.1:9' }).catch((caught) => caught);
		expect(error.message).toBe('The gateway refuses the connection');
	});

	it('an address that is none is said', async () => {
		const error = await labels({ baseUrl: 'not a url' }).catch((caught) => caught);
		expect(error.message).toBe('The Base URL is not a valid address');
	});

	it('a value that cannot be sent is refused before anything is sent', async () => {
		const error = await run({
			resource: 'message',
			operation: 'revoke',
			...account(),
			to: byId('filehelper'),
			msgId: '1',
			newMsgId: '12a',
			createTime: '1',
		}).catch((caught) => caught);
		expect(error.message).toBe("'Message ID' needs a whole number, but holds '12a'");
		expect(simulator.requests).toEqual([]);
	});

	it.each([
		[
			{ resource: 'group', operation: 'manageAdmins', type: 3, members: picked('a', 'b') },
			"'Members' takes exactly one member",
		],
		[
			{ resource: 'group', operation: 'setTodo', operType: 1, newMsgId: '1' },
			"'Withdrawal Key' is needed",
		],
		[
			{ resource: 'channel', operation: 'getDmSession', type: 1, toUserName: 'a' },
			"'My Channel ID' is needed",
		],
		[
			{
				...{ resource: 'channel', operation: 'publishVideo', myUserName: 'a', title: 'b' },
				...{ videoWidth: '1', videoHeight: '1', videoPlayLen: '1' },
			},
			"Fill in 'Video' and 'Cover'",
		],
	])('what %j lacks as a whole is said before the call', async (parameters, text) => {
		const group = { chatRoomId: 'a@chatroom' };
		await expect(run({ ...account(), ...group, ...parameters })).rejects.toThrow(text);
		expect(simulator.requests).toEqual([]);
	});

	it('an operation that does not exist is named', async () => {
		await expect(run({ resource: 'message', operation: 'shout', ...account() })).rejects.toThrow(
			"The node does not know the operation 'shout' of 'message'",
		);
	});

	it('items go out one after another, in their order, also when some are answered late', async () => {
		const names = Array.from({ length: 30 }, (_, index) => `label ${index}`);
		simulator.misbehave('/addContactLabel', { delayMs: 30 }, 5);
		await run(
			{ resource: 'label', operation: 'create', ...account(), labelName: '={{ $json.name }}' },
			{ items: names.map((name) => ({ name })) },
		);
		expect(
			to('/addContactLabel').map(({ body }) => (body as { labelName: string }).labelName),
		).toEqual(names);
	});

	it('nothing is sent after a failure', async () => {
		const names = ['a', 'b', '', 'd', 'e'];
		const error = await run(
			{ resource: 'label', operation: 'create', ...account(), labelName: '={{ $json.name }}' },
			{ items: names.map((name) => ({ name })) },
		).catch((caught) => caught);
		expect(error.context.itemIndex).toBe(2);
		expect(to('/addContactLabel')).toHaveLength(2);
	});

	it('the error item index is that of the failing item', async () => {
		const error = await run(
			{ resource: 'label', operation: 'create', ...account(), labelName: '={{ $json.name }}' },
			{ items: [{ name: 'a' }, { name: '' }] },
		).catch((caught) => caught);
		expect(error.message).toBe("Item 2 of 2: 'Label Name' is empty");
		expect(error.context.itemIndex).toBe(1);
	});

	it('with "continue on fail" each failed input gives one linked error item and the others go through', async () => {
		const names = ['a', '', 'c', ' ', 'e'];
		const items = await run(
			{ resource: 'label', operation: 'create', ...account(), labelName: '={{ $json.name }}' },
			{ items: names.map((name) => ({ name })), continueOnFail: true },
		);
		expect(items.map(({ json, pairedItem }) => [json.labelName ?? json.error, pairedItem])).toEqual(
			[
				['a', { item: 0 }],
				["'Label Name' is empty", { item: 1 }],
				['c', { item: 2 }],
				["'Label Name' is empty", { item: 3 }],
				['e', { item: 4 }],
			],
		);
		// n8n would leave nothing but its message beside an error.
		expect(items.filter(({ error }) => error)).toEqual([]);
	});

	it.each(cases)('%s continues, too', async (_name, how, text) => {
		simulator.misbehave('/getContactLabelList', how);
		const [item] = await labels({ continueOnFail: true });
		expect(item.json.error).toContain(text);
		expect(item.pairedItem).toEqual({ item: 0 });
	});
});

describe('exceptions that are declared with the operation', () => {
	it('nobody online is an item that keeps the text', async () => {
		for (const each of simulator.world.accounts) each.online = false;
		const [{ json }] = await run({ resource: 'account', operation: 'getOnline' });
		expect(json).toMatchObject({ isOnline: false, code: '1001', message: expect.any(String) });
	});

	it('a second login that is refused within a success is an error', async () => {
		simulator.misbehave('/secondLogin', {
			body: '{"code":"1000","message":"处理成功","data":{"code":"1001","message":"二次登录失败，请重新扫码登录","data":null}}',
		});
		const error = await run({
			resource: 'login',
			operation: 'logInAgain',
			weChatId: byId('wxid_bot000demo22'),
		}).catch((caught) => caught);
		expect(error.message).toContain('cannot log in again without a scan');
		expect(error.description).toContain('Get QR Code');
	});

	it('a login that needs a verification is an item with the page to open', async () => {
		simulator.misbehave('/getIPadLoginInfo', {
			body: '{"code":"200","message":"需要验证","data":{"url":"https://example.com/verify"}}',
		});
		const [{ json }] = await run({
			resource: 'login',
			operation: 'waitForScan',
			wId: 'a',
			autoCheck: false,
		});
		expect(json).toMatchObject({ loginState: 'verificationRequired', url: expect.any(String) });
	});

	it('a running download is an item that says so', async () => {
		simulator.misbehave('/getMsgVideoRes', {
			body: '{"code":"1000","message":"ok","data":{"id":"a","type":0,"url":null,"des":""}}',
		});
		const [{ json }] = await run({
			resource: 'incomingMessage',
			operation: 'getVideoResult',
			id: 'a',
		});
		expect(json).toMatchObject({ progress: 'running', type: 0 });
	});
});

describe('files that are passed on as links', () => {
	const post = (thumb: string) =>
		run({
			resource: 'moment',
			operation: 'postVideo',
			...account(),
			text: 'tea',
			videoPath: `${simulator.url}/media/size/1000.mp4`,
			thumbPath: thumb,
			waitForCompletion: false,
		});

	it('a cover beyond 2 MB is refused before the call, with its size and the limit', async () => {
		await expect(post(`${simulator.url}/media/size/2200000.jpg`)).rejects.toThrow(
			"The file in 'Cover' is too large: 2.1 MB, the limit is 2 MB",
		);
		expect(simulator.requests).toEqual([]);
	});

	it.each(['/media/size/2097152.jpg', '/media/nowhere'])('%s goes through', async (path) => {
		await post(`${simulator.url}${path}`);
		expect(to('/asynSnsSendVideo')).toHaveLength(1);
	});
});

describe('the Authorization', () => {
	it.each([
		['', undefined],
		['Bearer', 'Bearer secret-token'],
	])('with the prefix %j is sent as %j', async (authorizationPrefix, sent) => {
		simulator.world.developer.authorization = sent ?? '';
		await labels({ authorization: sent ? 'secret-token' : '', authorizationPrefix }).catch(
			() => {},
		);
		expect(simulator.requests[0].headers.authorization).toBe(sent);
	});

	it('may be empty for the login that yields it', async () => {
		const { account: name, password } = simulator.world.developer;
		const [{ json }] = await run(
			{ resource: 'login', operation: 'logInToGateway', account: name, password },
			{ authorization: '' },
		);
		expect(json).toMatchObject({
			Authorization: simulator.authorization,
			accountStatus: 'normal',
		});
		expect(simulator.requests[0].headers.authorization).toBeUndefined();
	});

	it.each([
		['a refusal', { refuse: { code: '1001', message: 'bad SECRET here' } }],
		['an HTTP error', { status: 500, body: 'bad SECRET here' }],
		['a cut connection', { cut: true as const }],
	])('is in no error, also when %s quotes it', async (_name, how) => {
		const quoting = JSON.parse(JSON.stringify(how).replace('SECRET', simulator.authorization));
		simulator.misbehave('/getContactLabelList', quoting);
		const error = await labels().catch((caught) => caught);
		expect(error.message).toBeTruthy();
		const everything = JSON.stringify([error, error.message, error.description, error.stack]);
		// A long text is cut off: no part of the token may be left either.
		expect(everything).not.toContain(simulator.authorization.slice(0, 20));
		expect(JSON.stringify(error.cause ?? null)).not.toContain(simulator.authorization.slice(0, 20));
	});

	it('a wrong one is explained', async () => {
		const error = await labels({ authorization: 'wrong' }).catch((caught) => caught);
		expect(error.message).toContain('does not accept the Authorization');
		expect(error.description).toContain('credential');
	});
});

it.each(['/', '//', '/api/v1', '/api/v1/'])('a base URL that ends with %s works', async (end) => {
	await simulator.close();
	simulator = await startSimulator({ prefix: '/api/v1' });
	await labels({ baseUrl: `${simulator.url}${end}` });
	expect(simulator.requests.map(({ path }) => path)).toEqual(['/getContactLabelList']);
});
