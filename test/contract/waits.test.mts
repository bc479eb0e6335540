import { waitFor } from '../../scripts/lib/wait.mjs';
import { type Misbehaviour, type Simulator, startSimulator } from '../simulator/index.mts';
import { byId, picked } from '../editor.mts';
import { botOf, prepareAsBot } from './asBot.mts';
import { errorOf } from './errorOf.mts';
import type { Run } from './runNode.mts';

let simulator: Simulator;

beforeEach(async () => {
	simulator = await startSimulator();
});
afterEach(() => simulator.close());

const bot = () => botOf(simulator);
const FAMILY = '21900000001@chatroom';

const prepare = (parameters: object, more: Partial<Run> = {}) =>
	prepareAsBot(simulator, parameters, more);

const run = async (parameters: object, more: Partial<Run> = {}) =>
	await prepare(parameters, more)();

const calls = (path: string) => simulator.requests.filter((request) => request.path === path);

describe('Wait for Completion', () => {
	const video = () => {
		const { msgId, content } = simulator.world.messages.find(({ kind }) => kind === 'video')!;
		return {
			resource: 'incomingMessage',
			operation: 'requestVideo',
			msgId: String(msgId),
			messageXml: content,
			download: false,
		};
	};
	const post = () => ({
		resource: 'moment',
		operation: 'postVideo',
		text: 'tea',
		videoPath: `${simulator.url}/media/size/1000.mp4`,
		thumbPath: `${simulator.url}/media/size/1000.jpg`,
	});

	it('asks until it is done, at the rhythm of the vendor, and gives the result', async () => {
		simulator.world.jobPolls = 2;
		const [{ json }] = await run(post());
		expect(json).toMatchObject({ progress: 'done', type: 1, id: expect.any(String) });
		const polls = calls('/getAsynSnsSendVideoRes');
		expect(polls).toHaveLength(2);
		expect(polls[1].at - polls[0].at).toBeGreaterThanOrEqual(1_990);
		expect(polls[0].body).toEqual({ asynId: json.asynId });
	});

	it('without it the ID of the job comes back', async () => {
		const [{ json }] = await run({ ...post(), waitForCompletion: false });
		expect(Object.keys(json)).toEqual(['asynId']);
		expect(calls('/getAsynSnsSendVideoRes')).toEqual([]);
	});

	it('a job that fails quotes the gateway and says what to check', async () => {
		Object.assign(simulator.world, { jobPolls: 1, jobsFail: '视频太长' });
		const error = await errorOf(run(post()));
		expect(error.message).toBe('The gateway could not finish \'Post Video\' ("视频太长")');
		expect(error.description).toContain('at most 30 seconds and 20 MB');
	});

	it('a job that takes too long says how to ask later, and is not started again', async () => {
		simulator.world.jobPolls = Infinity;
		const error = await errorOf(run({ ...video(), options: { longestWait: 1 } }));
		expect(error.message).toBe("'Download Video' is still running after 1 seconds");
		expect(error.description).toContain("'Get Video Download Result' and the ID ");
		expect(calls('/asynGetMsgVideo')).toHaveLength(1);
	});

	it('nor when n8n retries: the gateway goes on with it', async () => {
		simulator.world.jobPolls = Infinity;
		const retried = prepare({ ...post(), options: { longestWait: 1 } }, { retryOnFail: true });
		for (let attempt = 0; attempt < 2; attempt++) {
			expect((await errorOf(retried())).message).toContain('is still running');
		}
		expect(calls('/asynSnsSendVideo')).toHaveLength(1);
	});

	it('a job that has failed is started again when n8n retries', async () => {
		Object.assign(simulator.world, { jobPolls: 1, jobsFail: true });
		const retried = prepare(post(), { retryOnFail: true });
		await errorOf(retried());
		simulator.world.jobsFail = false;
		const [{ json }] = await retried();
		expect(json).toMatchObject({ progress: 'done' });
	});

	it.each<[string, Misbehaviour]>([
		['a page of nginx', { html: true, status: 502 }],
		['a refusal', { refuse: { code: '1001', message: '失败' } }],
		['a cut connection', { broken: 'reset' }],
		['null', { body: '{"code":"1000","message":"","data":null}' }],
	])(
		'%s as the answer to a question about a job: the next one finds it done',
		async (_name, how) => {
			simulator.misbehave('/getAsynSnsSendVideoRes', how);
			const [{ json }] = await run(post(), { retryOnFail: true });
			expect(json).toMatchObject({ progress: 'done' });
			expect(calls('/asynSnsSendVideo')).toHaveLength(1);
		},
	);

	it('questions that all fail until the end: the error names the job and the reason', async () => {
		simulator.misbehave('/getAsynSnsSendVideoRes', { html: true, status: 503 }, 0);
		const retried = prepare({ ...post(), options: { longestWait: 1 } }, { retryOnFail: true });
		for (let attempt = 0; attempt < 2; attempt++) {
			const { message, description } = await errorOf(retried());
			expect(message).toBe("'Post Video' is still running after 1 seconds");
			expect(description).toMatch(/The latest question about it failed: .*HTTP 503/);
			expect(description).toMatch(/'Get Video Post Result' and the ID \w/);
		}
		expect(calls('/asynSnsSendVideo')).toHaveLength(1);
	});

	it('a file that cannot be downloaded does not start the job again', async () => {
		simulator.misbehave('/media/*', { status: 404 });
		const retried = prepare({ ...video(), download: true }, { retryOnFail: true });
		expect((await errorOf(retried())).message).toContain('HTTP 404');
		const [{ binary }] = await retried();
		expect(binary).toBeDefined();
		expect(calls('/asynGetMsgVideo')).toHaveLength(1);
	});

	it('a start whose end is not known is not repeated', async () => {
		simulator.misbehave('/asynGetMsgVideo', { html: true, status: 502, after: true });
		const retried = prepare(video(), { retryOnFail: true });
		for (let attempt = 0; attempt < 2; attempt++) {
			expect((await errorOf(retried())).message).toContain(
				"'Download Video' may have been carried out",
			);
		}
		expect(calls('/asynGetMsgVideo')).toHaveLength(1);
	});

	it('a longest wait that is no number is refused before anything is started', async () => {
		const error = await errorOf(run({ ...post(), options: { longestWait: 'long' } }));
		expect(error.message).toContain("'Longest Wait (Seconds)' needs a number");
		expect(simulator.requests).toEqual([]);
	});

	it('ends when the execution is stopped', async () => {
		simulator.world.jobPolls = Infinity;
		const stop = new AbortController();
		const waiting = errorOf(run(video(), { signal: stop.signal }));
		await waitFor({
			what: 'The first poll',
			timeoutMs: 10_000,
			everyMs: 5,
			ask: async () => calls('/getMsgVideoRes').length > 0,
		});
		stop.abort();
		const { message, description } = await waiting;
		expect(message).toBe('The execution was canceled');
		expect(description).toContain('The job goes on at the gateway.');
		expect(description).toMatch(/'Get Video Download Result' and the ID \w/);
	});

	it('with "continue on fail" the next one is waited for', async () => {
		Object.assign(simulator.world, { jobPolls: 1, jobsFail: '失败' });
		const items = await run(video(), { items: [{}, {}], continueOnFail: true });
		expect(items.map(({ json }) => String(json.error))).toEqual([
			expect.stringContaining('could not finish'),
			expect.stringContaining('could not finish'),
		]);
		expect(calls('/asynGetMsgVideo')).toHaveLength(2);
	});
});

describe('logging in', () => {
	const getQrCode = { resource: 'login', operation: 'getQrCode', deviceType: 'ipad', proxy: 1 };
	const waitForScan = { resource: 'login', operation: 'waitForScan', autoCheck: false };

	it('the QR code comes as a picture, and the scan brings the account online', async () => {
		const { wcId } = bot();
		const [code] = await run({ ...getQrCode, weChatId: byId(wcId) });
		expect(code.binary!.data).toMatchObject({
			mimeType: 'image/png',
			fileName: 'login-qr-code.png',
		});
		expect(Buffer.from(code.binary!.data.data, 'base64').subarray(1, 4).toString()).toBe('PNG');
		simulator.world.loginRules.scanAfterMs = 300;
		const [{ json }] = await run(
			{ ...waitForScan, wId: '={{ $json.wId }}' },
			{ items: [code.json] },
		);
		expect(json).toMatchObject({ loginState: 'loggedIn', wcId, wId: code.json.wId });
		// "Simplify" keeps what the next steps need, and what clients of the gateway read.
		const read = ['headUrl', 'sex', 'mobilePhone', 'country', 'city', 'signature', 'uin'];
		expect(Object.keys(json)).toEqual(expect.arrayContaining([...read, 'deviceType']));
		expect(json).not.toHaveProperty('newDevice');
		expect(bot().wId).toBe(code.json.wId);
	});

	it('a picture that cannot be had does not cost the login', async () => {
		simulator.misbehave('/media/*', { status: 404 }, 0);
		const [{ json, binary }] = await run(getQrCode);
		expect(json).toMatchObject({
			wId: expect.any(String),
			qrCodeUrl: expect.any(String),
			downloadError: 'The file is no longer there (HTTP 404)',
		});
		expect(binary).toBeUndefined();
	});

	it('a code that nobody scans says what to do', async () => {
		simulator.world.loginRules.autoScan = false;
		const error = await errorOf(run({ ...waitForScan, wId: 'a' }));
		expect(error.description).toContain('was not scanned and confirmed within 250 seconds');
	});

	it('a verification page and a code are readable outputs, and the login goes on', async () => {
		Object.assign(simulator.world.loginRules, { verifyPages: 1, verifyCode: '123456' });
		const [{ json: code }] = await run({ ...getQrCode, download: false });
		const ask = async (more: object = {}) => {
			const [{ json }] = await run({ ...waitForScan, wId: code.wId, ...more });
			return json;
		};
		expect(await ask()).toMatchObject({
			loginState: 'verificationRequired',
			url: expect.stringMatching(/^http/),
		});
		expect(await ask()).toMatchObject({
			loginState: 'verifyCodeRequired',
			message: '请在ipad上输入验证码',
		});
		const additionalFields = { verifyCode: '123456' };
		expect(await ask({ additionalFields })).toMatchObject({ loginState: 'loggedIn' });
	});

	it('the picture of a login with password comes out of the answer', async () => {
		const { wAccount, password } = bot();
		const [{ json, binary }] = await run({
			...{ resource: 'login', operation: 'logInWithPassword', proxy: 1 },
			...{ account: wAccount, password },
		});
		expect(Object.keys(json)).toEqual(['wId']);
		expect(binary!.data).toMatchObject({ mimeType: 'image/png', fileName: 'login-qr-code.png' });
	});
});

describe('mentions', () => {
	const mention = (at: unknown, content = 'your order is ready', more: Partial<Run> = {}) =>
		run(
			{
				resource: 'message',
				operation: 'sendMention',
				chatRoomId: byId(FAMILY),
				text: content,
				at,
			},
			more,
		);
	const text = () => (calls('/sendText').at(-1)!.body as { content: string }).content;
	const notified = () => simulator.world.messages.at(-1)!.at;

	it('the name of a picked member is put in front, and the member is notified', async () => {
		const [member] = simulator.world.groups.find(
			({ chatRoomId }) => chatRoomId === FAMILY,
		)!.members;
		await mention(picked(member.wcId));
		expect(text()).toBe(`@${member.nickName}\u2005your order is ready`);
		expect(notified()).toEqual([member.wcId]);
	});

	it('the name that the member has in the group counts', async () => {
		const [, member] = simulator.world.groups.find(
			({ chatRoomId }) => chatRoomId === FAMILY,
		)!.members;
		member.displayName = 'Aunt';
		await mention(picked(member.wcId));
		expect(text()).toBe('@Aunt\u2005your order is ready');
	});

	it('everyone', async () => {
		await mention(picked('notify@all'));
		expect(text()).toBe('@所有人\u2005your order is ready');
		expect(calls('/getChatRoomMember')).toEqual([]);
	});

	it('somebody who is not there is named before anything is sent', async () => {
		const error = await errorOf(mention(picked('wxid_nobody')));
		expect(error.message).toBe(`wxid_nobody is not a member of the group ${FAMILY}`);
		expect(calls('/sendText')).toEqual([]);
	});

	it('somebody who has joined since they were looked up is there', async () => {
		const family = simulator.world.groups.find(({ chatRoomId }) => chatRoomId === FAMILY)!;
		const more = { credentialId: 'of two executions' };
		await mention(picked(family.members[0].wcId), 'hello', more);
		family.members.push({ ...family.members[0], wcId: 'wxid_fresh', nickName: 'Fresh' });
		await mention(picked('wxid_fresh'), 'welcome', more);
		expect(text()).toBe('@Fresh\u2005welcome');
	});

	it('the members are looked up once for many messages', async () => {
		const [member] = simulator.world.groups[0].members;
		await mention(picked(member.wcId), 'hi', { items: [{}, {}, {}] });
		expect(calls('/sendText')).toHaveLength(3);
		expect(calls('/getChatRoomMember')).toHaveLength(1);
	});
});

describe('Simplify', () => {
	const get = (more: object = {}) =>
		run({ resource: 'contact', operation: 'get', contacts: picked('wxid_lilei00demo01'), ...more });

	it('keeps what matters, and what clients of the gateway read', async () => {
		const [[{ json }], [whole]] = [await get(), await get({ simplify: false })];
		expect(json).toMatchObject({ userName: 'wxid_lilei00demo01', nickName: 'Li Lei' });
		for (const name of ['bigHead', 'v1', 'country', 'phoneNumList']) {
			expect(json).toHaveProperty(name, whole.json[name]);
		}
		expect(Object.keys(json).length).toBeLessThan(Object.keys(whole.json).length);
	});

	it('switched off, everything comes as it is', async () => {
		const [{ json }] = await get({ simplify: false });
		expect(json).toHaveProperty('v1');
		expect(json).toHaveProperty('smallHead');
	});
});
