/** The dialect of 2023: success outside, and what really happened further inside. */
import { byId, picked } from '../../editor.mts';
import type { Simulator } from '../../simulator/index.mts';
import { errorOf } from '../errorOf.mts';
import { botOf, calls, prepare, run, startGewe } from './stage.mts';

let simulator: Simulator;

beforeEach(async () => {
	simulator = await startGewe();
});
afterEach(() => simulator.close());

const FRIEND = 'wxid_lilei00demo01';
const OTHER = 'wxid_hanmei0demo02';
const NOBODY = 'wxid_nobody0demo99';

const SEND = '/api/message/sendmsg';
/** As the editor holds one row: with what it starts with in what is not filled in. */
const row = (to: string, content: string, more: object = {}) => ({
	to_wxid: byId(to),
	content,
	at: [],
	msg_type: 1,
	msg_source: '',
	...more,
});

const send = (rows: object[], more: object = {}) =>
	run(simulator, { resource: 'legacyMessage', operation: 'send', messages: { rows } }, more);

const sentBodies = () =>
	calls(simulator, SEND).map(({ body }) => body as { to_wxid_list: object[] });

it('what is left empty in a row goes out as in the example of the vendor', async () => {
	await send([row(FRIEND, 'hhh')]);
	expect(sentBodies()).toEqual([
		{
			appid: botOf(simulator).appId,
			to_wxid_list: [{ at: [''], content: 'hhh', msg_source: '', msg_type: 1, to_wxid: FRIEND }],
		},
	]);
});

it('n8n fills in what a row of a workflow does not have', async () => {
	await send([{ to_wxid: byId(FRIEND), content: 'hhh' }]);
	expect(sentBodies()[0].to_wxid_list).toEqual([
		{ at: [''], content: 'hhh', msg_source: '', msg_type: 1, to_wxid: FRIEND },
	]);
});

it('each row is a message of its own, all in one call', async () => {
	const group = '21900000001@chatroom';
	await send([row(FRIEND, 'one'), row(group, '@Li Lei two', { at: [FRIEND, OTHER] })]);
	expect(sentBodies()).toHaveLength(1);
	expect(sentBodies()[0].to_wxid_list).toMatchObject([
		{ to_wxid: FRIEND, content: 'one', at: [''] },
		{ to_wxid: group, content: '@Li Lei two', at: [FRIEND, OTHER] },
	]);
});

it('a call without a message, or with one to nobody, is refused by the node', async () => {
	expect((await errorOf(send([]))).message).toContain("'Messages' is empty");
	expect((await errorOf(send([row('', 'hhh')]))).message).toContain(
		"'To' of entry 1 of 'Messages' is empty",
	);
	expect(simulator.requests).toEqual([]);
});

it('a failure in the list is one, and names the receiver', async () => {
	const { message } = await errorOf(send([row(NOBODY, 'hhh')]));
	expect(message).toContain(NOBODY);
	expect(message).toContain('-44');
});

it('of several receivers the error names who got it and who did not, and n8n sends nothing again', async () => {
	const messages = { rows: [row(FRIEND, 'once'), row(NOBODY, 'once')] };
	const attempt = prepare(
		simulator,
		{ resource: 'legacyMessage', operation: 'send', messages },
		{ retryOnFail: true },
	);
	for (const _ of [1, 2]) {
		const error = await errorOf(attempt());
		expect(error.message).toContain(`Sent to: ${FRIEND}. Not sent to: ${NOBODY}`);
		expect(error.description).toContain('not repeated');
	}
	expect(sentBodies()).toHaveLength(1);
});

it('a failure inside an invitation is one, in WeChat’s own words', async () => {
	const invite = run(simulator, {
		resource: 'legacyGroup',
		operation: 'inviteMembers',
		chatRoomId: byId('21900000001@chatroom'),
		userList: picked(FRIEND, NOBODY),
		reason: 'New customer',
	});
	const { message } = await errorOf(invite);
	expect(message).toContain(`${NOBODY} 不是你的好友`);
	expect(message).not.toContain('<Content>');
	expect(calls(simulator, '/api/group/invite')[0].body).toMatchObject({
		group_id: '21900000001@chatroom',
		cause: 'New customer',
		to_wxid: [FRIEND, NOBODY],
	});
});

it('the list of contacts is read page by page, by the numbers that each page gives', async () => {
	const items = await run(simulator, {
		resource: 'legacyContact',
		operation: 'getAll',
		returnAll: true,
	});
	const { contacts, groups } = simulator.world;
	expect(items.map(({ json }) => json.value)).toEqual([
		...contacts.map(({ wcId }) => wcId),
		...groups.filter(({ saved }) => saved).map(({ chatRoomId }) => chatRoomId),
	]);
	const pages = calls(simulator, '/api/contacts/listings').map(
		({ body }) => (body as { current_wxcontact_seq: number }).current_wxcontact_seq,
	);
	expect(pages.slice(0, 3)).toEqual([0, 4, 8]);
});

it('a login needs no account, and its device ID goes out as appid', async () => {
	const [{ json }] = await run(simulator, {
		resource: 'legacyLogin',
		operation: 'createDevice',
		regionId: '320000',
		weChatAccount: undefined,
	});
	const { appid } = json as { appid: string };
	const [{ binary }] = await run(simulator, {
		resource: 'legacyLogin',
		operation: 'getQrCode',
		deviceId: appid,
		weChatAccount: undefined,
	});
	expect(calls(simulator, '/api/login/getloginqrcode')[0].body).toEqual({ appid });
	expect(binary!.data.mimeType).toBe('image/png');
});
