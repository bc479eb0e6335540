/** Groups of GeWe: what is easily sent wrong, above all how several IDs travel. */
import { byId, picked } from '../../editor.mts';
import type { Simulator } from '../../simulator/index.mts';
import { errorOf } from '../errorOf.mts';
import { calls, run, startGewe } from './stage.mts';

let simulator: Simulator;

beforeEach(async () => {
	simulator = await startGewe();
});
afterEach(() => simulator.close());

const GROUP = '21900000001@chatroom';
const OWN_GROUP = '21900000002@chatroom';

const group = (operation: string, parameters: object = {}) =>
	run(simulator, { resource: 'group', operation, chatRoomId: byId(GROUP), ...parameters });

const sentTo = (path: string) =>
	calls(simulator, path).at(-1)!.body as Record<string, unknown> & { wxids: unknown };

const friends = () =>
	simulator.world.contacts.filter(({ kind }) => kind === 'friend').map(({ wcId }) => wcId);
const ownGroup = () => simulator.world.groups.find(({ chatRoomId }) => chatRoomId === OWN_GROUP)!;
const others = () =>
	ownGroup()
		.members.slice(1, 3)
		.map(({ wcId }) => wcId);

it.each([
	['inviteMembers', GROUP, '/group/inviteMember', () => friends().slice(0, 2)],
	['removeMembers', OWN_GROUP, '/group/removeMember', others],
])('%s sends the IDs as one text', async (operation, of, path, ids) => {
	const [first, second] = ids();
	await group(operation, { chatRoomId: byId(of), userList: picked(first, second) });
	expect(sentTo(path).wxids).toBe(`${first},${second}`);
});

it.each([
	['create', '/group/createChatroom', () => friends().slice(0, 2), {}],
	['manageAdmins', '/group/adminOperate', others, { type: 1 }],
])('%s sends the IDs as a list', async (operation, path, ids, more) => {
	const [first, second] = ids();
	const both = picked(first, second);
	await group(operation, { chatRoomId: byId(OWN_GROUP), userList: both, members: both, ...more });
	expect(sentTo(path).wxids).toEqual([first, second]);
});

it('an invitation goes without a reason, or with one', async () => {
	const [first] = friends();
	await group('inviteMembers', { userList: picked(first) });
	expect(sentTo('/group/inviteMember').reason).toBe('');
	await group('inviteMembers', { userList: picked(first), reason: 'New customer' });
	expect(sentTo('/group/inviteMember').reason).toBe('New customer');
});

it('a group cannot be handed over to two, nor begun with one', async () => {
	const members = picked(...others());
	const handOver = group('manageAdmins', { chatRoomId: byId(OWN_GROUP), members, type: 3 });
	expect((await errorOf(handOver)).message).toContain("'Members' takes exactly one member");
	const alone = group('create', { userList: picked(friends()[0]) });
	expect((await errorOf(alone)).message).toContain("'Contacts' needs at least 2 values");
	expect(simulator.requests).toEqual([]);
});

it('a join request is approved by a text with every digit of its ID', async () => {
	const request = simulator.world.messages.find(({ kind }) => kind === 'joinRequest')!;
	const { newMsgId, chat, content } = request;
	const xml = content.replace(/^[^<]*:\n/, '');
	await group('approveJoinRequest', { chatRoomId: byId(chat), newMsgId: String(newMsgId), xml });
	expect(sentTo('/group/roomAccessApplyCheckApprove').newMsgId).toBe(String(newMsgId));
	const rounded = group('approveJoinRequest', {
		chatRoomId: byId(chat),
		newMsgId: 8015075888668774000,
		xml,
	});
	expect((await errorOf(rounded)).message).toContain('has been rounded');
});

it('what WeChat does not tell of a member stays null', async () => {
	const stranger = simulator.world.groups[0].members.find(({ wcId }) => !friends().includes(wcId))!;
	const [{ json }] = await group('getMember', { userList: byId(stranger.wcId) });
	expect(sentTo('/group/getChatroomMemberDetail').memberWxids).toEqual([stranger.wcId]);
	expect(json.userName).toBe(stranger.wcId);
	expect(Object.values(json)).toContain(null);
	expect(Object.values(json)).not.toContain('null');
});

it('details of several members are several items', async () => {
	const [first, second] = simulator.world.groups[0].members.map(({ wcId }) => wcId);
	const items = await group('getMember', { userList: byId(`${first},${second}`) });
	expect(items.map(({ json }) => json.userName)).toEqual([first, second]);
});

it('each member is an item, and the whole answer tells owner and admins as well', async () => {
	const { members, owner, admins } = simulator.world.groups[0];
	const items = await group('getMembers');
	expect(items.map(({ json }) => json.wxid)).toEqual(members.map(({ wcId }) => wcId));
	expect(items[0].json).not.toHaveProperty('chatroomOwner');
	const [whole] = await group('getMembers', { simplify: false });
	expect(whole.json).toMatchObject({ chatroomOwner: owner, adminWxid: admins });
});

it('the QR code of a group comes as a picture, with what WeChat says of it', async () => {
	const [{ json, binary }] = await group('getQrCode');
	expect(Object.keys(json)).toEqual(['qrTips']);
	expect(binary!.data).toMatchObject({ mimeType: 'image/png', fileName: 'group-qr-code.png' });
});

it('a QR code that is refused without a reason says what may be the matter', async () => {
	simulator.misbehave('/group/getChatroomQrCode', { refuse: { code: '-1', message: '' } });
	const { description } = await errorOf(group('getQrCode'));
	expect(description).toContain('less than 3 days ago');
});
