/** Every code that a workflow can branch on: a case that produces it. */
import { LoadOptionsContext } from 'n8n-core';

import { failingData, handOn } from '../../nodes/callbacks/failure';
import { bodyFor } from '../../nodes/callbacks/files/task';
import { downloadOf } from '../../nodes/callbacks/files/downloads';
import { lookUpsFor } from '../../nodes/callbacks/names/lookUps';
import { tellOfHeader, tellOfOldToken } from '../../nodes/callbacks/tellOwner';
import { callbackToken } from '../../nodes/callbacks/token';
import { Fault } from '../../nodes/engine/fault';
import { fieldsIn } from '../../nodes/engine/errorFields';
import { Lane } from '../../nodes/engine/lane';
import { fetchFile } from '../../nodes/engine/fetchFile';
import { toNodeError } from '../../nodes/engine/nodeError';
import { checkReachable } from '../../nodes/engine/reachability';
import { explainTransport } from '../../nodes/engine/reply';
import { stored } from '../../nodes/engine/signedLink';
import { refuseAnnounced } from '../../nodes/engine/steps/download';
import type { WeChatEvent } from '../../nodes/events/message';
import { gateways } from '../../nodes/gateways/choose';
import { findHearer } from '../../nodes/questions/chat/hearer';
import { data } from '../../nodes/gateways/gewe/answer';
import { readReply } from '../../nodes/gateways/gewe/envelope';
import { voiceToWav } from '../../nodes/voice';
import { allCodes } from '../../scripts/documents/errorCodes.mts';
import { byId } from '../editor.mts';
import { type Misbehaviour, type Simulator, startSimulator } from '../simulator/index.mts';
import { errorOf } from './errorOf.mts';
import { place, weChatTrigger } from './n8n.mts';
import { type Run, runNode } from './runNode.mts';
import { underTest } from './underTest.mts';

let simulator: Simulator;
afterEach(() => simulator?.close());

type Id = Simulator['gateway'];

const FRIEND = 'wxid_lilei00demo01';

/** Runs the node of a gateway against its simulator. */
async function run(id: Id, parameters: object, more: Partial<Run> = {}): Promise<unknown> {
	const { nodeType, account, credential } = underTest[id];
	const { options = {}, ...others } = parameters as { options?: object };
	return await runNode(
		{
			gateway: id,
			baseUrl: simulator.url,
			fields: credential(simulator),
			...more,
			parameters: {
				weChatAccount: { __rl: true, ...account(simulator.world) },
				...others,
				options: { pacing: 'off', ...options },
			} as Run['parameters'],
		},
		nodeType,
	);
}

const text = { resource: 'message', operation: 'sendText', to: byId(FRIEND), text: 'Hello' };
const labels = { resource: 'label', operation: 'getAll' };
const SEND = { eyun: '/sendText', gewe: '/message/postText' };

/** The gateway answers a message so. */
const answering = (how: Misbehaviour) => async (id: Id) => {
	simulator.misbehave(SEND[id], how);
	return await run(id, text);
};
const saying = (message: string) => answering({ refuse: { code: '1001', message } });

/** What only reads. */
const reading = (how: Misbehaviour) => async (id: Id) => {
	simulator.misbehave('*', how, 0);
	return await run(id, labels);
};

const fails = async (fault: unknown): Promise<never> => await Promise.reject(fault);
const without = (code: string) => async () => await fails(explainTransport({ code }));

/** The server of a file answers so. */
const download =
	(statusCode: number, headers = {}) =>
	async () => {
		const answer = { statusCode, headers, body: { destroy: () => {} } };
		const helpers = { httpRequest: async () => answer, prepareBinaryData: fails };
		const how = { helpers, signal: undefined, connection: {}, limit: 1_000 };
		return await fetchFile(how as never, 'https://a.example.com/f', () => 'f');
	};

const postVideo = () => ({
	...{ resource: 'moment', operation: 'postVideo', text: 'tea' },
	videoPath: `${simulator.url}/media/size/1000.mp4`,
	thumbPath: `${simulator.url}/media/size/1000.jpg`,
});

/** What a picker asks with. */
function picker(id: Id) {
	const { nodeType, credential } = underTest[id];
	const setting = { gateway: id, baseUrl: simulator.url, fields: credential(simulator) };
	const { workflow, node, additionalData } = place(nodeType, setting);
	return new LoadOptionsContext(workflow, node, additionalData, 'parameters');
}

const voice = (bytes: Buffer) => async () => await voiceToWav(bytes);

/** What the trigger makes an execution of. */
const told = async (fault: Fault | undefined) => {
	const { node } = place(weChatTrigger, { baseUrl: '' });
	const items = failingData(fault!)[0];
	return handOn({ getInputData: () => items, getNode: () => node } as never);
};

/** By its code: what leads to it, at the gateways that can be brought to it. */
const cases: Record<string, (id: Id) => Promise<unknown>> = {
	accountNotChosen: async (id) => {
		for (const account of simulator.world.accounts) account.online = true;
		return await run(id, { ...text, weChatAccount: { __rl: true, mode: 'list', value: '' } });
	},
	accountOffline: async (id) =>
		id === 'gewe'
			? await saying('微信已离线')(id)
			: await run(id, { ...text, weChatAccount: { __rl: true, mode: 'wcId', value: 'wxid_off' } }),
	accountUnknown: async (id) =>
		await run(id, { ...text, weChatAccount: { __rl: true, mode: 'wcId', value: 'Li Lei' } }),
	addressListNotLoaded: async (id) => {
		for (const path of ['/getAddressList', '/contacts/fetchContactsList']) {
			simulator.misbehave(path, { status: 200, body: '{"code":"1000","ret":200,"data":{}}' }, 0);
		}
		for (const path of ['/getImAddressList', '/im/sync']) {
			simulator.misbehave(path, { refuse: { code: '1001', message: '失败' } }, 0);
		}
		const { gateway, account } = underTest[id];
		const { notLoaded } = await gateway.addressBook.chats.ids(picker(id), account(simulator.world));
		return await fails(notLoaded!.fault);
	},
	answerNotHeard: async (id) => {
		const { gateway, credential } = underTest[id];
		const context = { getWorkflow: () => ({}), getNode: () => ({}), getSignedResumeUrl: () => '' };
		const credentials = { baseUrl: 'http://127.0.0.1:1', ...credential(simulator) };
		return await findHearer(context as never, gateway, credentials, '');
	},
	blocked: saying('被对方拉黑'),
	callbackHeaderWrong: async () =>
		await told(tellOfHeader({ name: 'x', advice: 'Enter it.' }, `header ${Math.random()}`, 0)),
	callbackTokenOld: async () =>
		await told(tellOfOldToken({ name: 'token' }, `t ${Math.random()}`, callbackToken('k', ''), 0)),
	callbackUrlUnreachable: async () =>
		checkReachable('http://localhost:5678/webhook', 'https://gateway.example.com', 'publish it'),
	canceled: async (id) => await run(id, text, { signal: AbortSignal.abort() }),
	certificateNotTrusted: without('CERT_HAS_EXPIRED'),
	credentialInvalid: async (id) =>
		await run(id, text, { gateway: 'other', fields: { gateway: 'x' } }),
	deleted: saying('消息已被删除'),
	fileGone: async () => {
		const operation = downloadOf(
			gateways[0],
			{ event: 'message.video' },
			{ events: ['message.video'] },
		)!;
		return bodyFor(operation, { event: 'message.video' } as WeChatEvent);
	},
	fileNotReachable: async () => {
		const file = { data: '', mimeType: 'image/png' };
		// Of what is kept in memory only, n8n knows no ID.
		return await stored({ prepareBinaryData: async () => file } as never, file);
	},
	fileNotUploaded: async () => {
		const xml = '<msg><appmsg><title>a.pdf</title><type>74</type></appmsg></msg>';
		const file = { link: 'url', stem: 'file', extension: 'bin', message: { xml: 'xml' } };
		return refuseAnnounced(file, { xml });
	},
	fileUnreachable: download(503),
	forbiddenByN8n: async () => await fails(explainTransport(new Error('The request was blocked'))),
	gatewayFailed: reading({ status: 502 }),
	inputInvalid: async (id) => await run(id, { ...text, text: '' }),
	jobFailed: async () => {
		Object.assign(simulator.world, { jobPolls: 1, jobsFail: '视频太长' });
		return await run('eyun', postVideo());
	},
	largerThanWanted: download(200, { 'content-length': '2000' }),
	limitReached: async () => {
		const lane = new Lane();
		const pace = { pause: [0, 0] as [number, number], limits: [[1, 86_400_000]] as const };
		await lane.run(async () => {}, pace);
		return await lane.run(async () => {}, pace);
	},
	mayHaveBeenSent: answering({ status: 502, after: true }),
	memberUnknown: saying('群成员不存在'),
	nameUnknown: async (id) => {
		const { gateway, account } = underTest[id];
		const chats = { ...gateway.addressBook.chats, details: async () => [] };
		const nameless = { ...gateway, addressBook: { ...gateway.addressBook, chats } };
		const event = {
			event: 'message.text',
			accountId: 'a',
			chatId: 'wxid_b',
			senderId: 'wxid_b',
			chatType: 'private',
		};
		const [lookUp] = lookUpsFor(event as WeChatEvent);
		return await lookUp.read(nameless, picker(id), account(simulator.world));
	},
	noAnswer: reading({ broken: 'hangUp' }),
	notAFriend: saying('对方不是你的好友'),
	notFound: saying('标签不存在'),
	partlySent: async () => {
		const list = [
			{ Ret: 0, ToUsetName: { string: 'a' } },
			{ Ret: -44, ToUsetName: { string: 'b' } },
		];
		const body = JSON.stringify({ ret: 0, data: { List: list } });
		const reply = { statusCode: 200, headers: {}, body };
		return data(readReply(reply, { path: '/api/message/sendmsg', body: {} }));
	},
	passwordWrong: saying('用户名或密码错误'),
	recipientUnknown: async (id) => await run(id, { ...text, to: byId('wxid_nobody') }),
	refused: saying('失败'),
	scanRequired: async (id) => await saying(id === 'eyun' ? '二次登录失败' : '请使用二维码登录')(id),
	stillRunning: async () => {
		simulator.world.jobPolls = Infinity;
		return await run('eyun', { ...postVideo(), options: { longestWait: 1 } });
	},
	tooFrequent: answering({ status: 429 }),
	tooLarge: answering({ status: 413 }),
	unauthorized: answering({ status: 401 }),
	unexpected: async (id) =>
		await fails(
			await toNodeError(underTest[id].gateway, picker(id), 'Send Text', new TypeError('x is no y')),
		),
	unreachable: without('ECONNREFUSED'),
	verifyCodeRequired: saying('请在iPad上输入验证码'),
	voiceDamaged: voice(Buffer.from('#!SILK_V3')),
	voiceNotConvertible: voice(Buffer.from('#!AMR\n')),
	wrongAddress: answering({ status: 404 }),
};

/** Jobs of the simulator that fail or last are there at E Cloud. */
const ONLY_EYUN = ['jobFailed', 'stillRunning'];

/** What only one gateway says. */
const own: Record<Id, typeof cases> = {
	eyun: {
		deviceTooNew: saying('不可使用副设备发送'),
		privacySettings: saying('由于对方的隐私设置'),
		proxyUnreachable: saying('网络链接异常'),
		sessionEnded: async () => {
			const weChatAccount = { __rl: true, mode: 'wId', value: 'ended' };
			return await run('eyun', { ...text, weChatAccount });
		},
	},
	gewe: {
		alreadyOnline: saying('请勿重复登录'),
		autoCheckUnsuitable: saying('autoSliding'),
		deviceNotCreated: saying('创建设备失败'),
		deviceUnknown: saying('设备不存在'),
		fileNotFetched: saying('发送图片失败'),
		gatewayBusy: saying('最大支持2条并发'),
		notScanned: async () => {
			const login = { resource: 'login', operation: 'waitForScan', uuid: 'x' };
			const parameters = { ...login, loginDevice: 'wx_a', options: { longestWait: 1 } };
			simulator.misbehave(
				'/login/checkLogin',
				{ status: 200, body: '{"ret":200,"data":{"status":0,"expiredTime":0}}' },
				0,
			);
			return await run('gewe', parameters);
		},
	},
};

/** What a workflow branches on: of an error of n8n's as of one that becomes such an error. */
const codeOf = (error: Fault & { context: object }): string =>
	error instanceof Fault ? error.errorCode.code : fieldsIn(error).errorCode;

it('the list has no code without a case, and no case is left over', () => {
	const listed = allCodes(gateways).map(({ code }) => code);
	const all = [cases, own.eyun, own.gewe].flatMap((table) => Object.keys(table));
	expect(all.sort()).toEqual([...listed].sort());
});

describe.each(['eyun', 'gewe'] as const)('%s', (id) => {
	it.each(Object.entries({ ...cases, ...own[id] }))('%s', async (code, act) => {
		simulator = await startSimulator({ gateway: id });
		if (ONLY_EYUN.includes(code) && id !== 'eyun') return;
		expect(codeOf(await errorOf(act(id)))).toBe(code);
	});
});
