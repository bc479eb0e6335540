/** Contacts, labels and favorites of GeWe: what is easily sent wrong. */
import { byId, picked } from '../../editor.mts';
import type { Simulator } from '../../simulator/index.mts';
import { errorOf } from '../errorOf.mts';
import { botOf, calls, run, startGewe } from './stage.mts';

let simulator: Simulator;

beforeEach(async () => {
	simulator = await startGewe();
});
afterEach(() => simulator.close());

const FRIEND = 'wxid_lilei00demo01';
const OTHER = 'wxid_hanmei0demo02';
const GROUP = '21900000001@chatroom';

const act = (resource: string, operation: string, parameters: object = {}) =>
	run(simulator, { resource, operation, ...parameters });

/** The last body for a path, without what names the device. */
function bodyOf(path: string): object {
	const { appId, ...body } = calls(simulator, path).at(-1)!.body as Record<string, unknown>;
	expect(appId).toBe(botOf(simulator).appId);
	return body;
}

const contactOf = (id: string) => simulator.world.contacts.find(({ wcId }) => wcId === id)!;

// The numbers are those of E Cloud's node, whose parameters a moved workflow brings along.
describe('a switch that E Cloud has numbers for', () => {
	it.each([
		[2, true],
		[1, false],
		['2', true],
	])('permission %j goes out as onlyChat %j', async (type, onlyChat) => {
		contactOf(FRIEND).chatOnly = !onlyChat;
		await act('contact', 'setPermission', { contact: byId(FRIEND), type });
		expect(bodyOf('/contacts/setFriendPermissions')).toEqual({ wxid: FRIEND, onlyChat });
		expect(contactOf(FRIEND).chatOnly).toBe(onlyChat);
	});

	it.each([
		[0, true],
		[1, false],
	])('notifications %j go out as silence %j', async (type, silence) => {
		await act('contact', 'setDoNotDisturb', { chat: byId(GROUP), type });
		expect(bodyOf('/group/setMsgSilence')).toEqual({ chatroomId: GROUP, silence });
		expect(simulator.world.groups[0].muted).toBe(silence);
	});

	it.each([
		[1, true],
		[0, false],
	])('position %j goes out as top %j', async (operType, top) => {
		await act('contact', 'pinChat', { chat: byId(GROUP), operType });
		expect(bodyOf('/group/pinChat')).toEqual({ chatroomId: GROUP, top });
	});

	it.each([
		[1, false],
		[2, true],
	])('privacy %j goes out as open %j', async (switchType, open) => {
		await act('contact', 'setPrivacy', { privacyType: 39, switchType });
		expect(bodyOf('/personal/privacySettings')).toEqual({ option: 39, open });
	});

	it('what is neither is refused before anything is sent', async () => {
		const wrong = act('contact', 'setPermission', { contact: byId(FRIEND), type: 3 });
		expect((await errorOf(wrong)).message).toContain("'Permission' needs true or false");
		expect(simulator.requests).toEqual([]);
	});
});

describe('a friend request', () => {
	const answered = (operation: string) => {
		const [{ v1, v2, scene }] = simulator.world.friendRequests;
		return act('contact', operation, { v1, v2, type: String(scene) });
	};

	it('is accepted as option 3', async () => {
		const [{ wcId, v1: v3, v2: v4, scene }] = simulator.world.friendRequests;
		await answered('acceptRequest');
		const sent = { option: 3, v3, v4, scene, content: '' };
		expect(bodyOf('/contacts/addContacts')).toEqual(sent);
		expect(contactOf(wcId)).toBeDefined();
	});

	it('is rejected as option 4, and nobody becomes a contact', async () => {
		const [{ wcId }] = simulator.world.friendRequests;
		await answered('rejectRequest');
		expect(bodyOf('/contacts/addContacts')).toMatchObject({ option: 4 });
		expect(contactOf(wcId)).toBeUndefined();
		expect(simulator.world.friendRequests.map((one) => one.wcId)).not.toContain(wcId);
	});

	it('is sent as option 2, with the number of the source', async () => {
		const [{ v1, v2 }] = simulator.world.strangers;
		await act('contact', 'add', { v1, v2, type: 15, verify: 'Hello' });
		const sent = { option: 2, v3: v1, v4: v2, scene: 15, content: 'Hello' };
		expect(bodyOf('/contacts/addContacts')).toEqual(sent);
	});
});

describe('details', () => {
	const ids = (count: number) => Array.from({ length: count }, (_, index) => `wxid_${index}`);
	const brief = (...contacts: string[]) =>
		act('contact', 'getBrief', { contacts: picked(...contacts) });

	it('of more than 100 are refused by the node, and so are those of nobody', async () => {
		const { message } = await errorOf(brief(ids(101).join(',')));
		expect(message).toContain("'Contacts or Groups' takes at most 100 values, but holds 101");
		expect((await errorOf(brief(''))).message).toContain("'Contacts or Groups' is empty");
		expect(simulator.requests).toEqual([]);
	});

	it('100 are asked for in one call', async () => {
		await brief(ids(100).join(',')).catch(() => {}); // Nobody is called like that; what was sent counts.
		expect(bodyOf('/contacts/getBriefInfo')).toEqual({ wxids: ids(100) });
	});

	it('of people and groups come together, and null stays null', async () => {
		const items = await act('contact', 'get', { contacts: picked(FRIEND, GROUP) });
		expect(items.map(({ json }) => json.userName)).toEqual([FRIEND, GROUP]);
		expect(items[1].json.alias).toBeNull();
	});
});

it('labels of a contact are replaced, and go out as one text', async () => {
	contactOf(FRIEND).labelIds = [1];
	contactOf(OTHER).labelIds = [1];
	const labelIdList = picked('2', '3');
	await act('label', 'setForContact', { contact: byId(FRIEND), labelIdList });
	expect(bodyOf('/label/modifyMemberList')).toEqual({ wxIds: [FRIEND], labelIds: '2,3' });
	expect(contactOf(FRIEND).labelIds).toEqual([2, 3]);
	expect(contactOf(OTHER).labelIds).toEqual([1]);
});

it('several contacts can get the same labels, as IDs with commas', async () => {
	const contact = byId(`${FRIEND}, ${OTHER}`);
	await act('label', 'setForContact', { contact, labelIdList: picked('1') });
	expect(bodyOf('/label/modifyMemberList')).toEqual({ wxIds: [FRIEND, OTHER], labelIds: '1' });
});

it('each label is an item', async () => {
	const items = await act('label', 'getAll');
	expect(items.map(({ json }) => json)).toEqual(
		simulator.world.labels.map(({ labelId, labelName }) => ({ labelId, labelName })),
	);
});

it('the QR code of the account comes as a picture', async () => {
	const [{ json, binary }] = await act('contact', 'getMyQrCode');
	expect(json).toEqual({});
	expect(binary!.data).toMatchObject({ mimeType: 'image/png', fileName: 'my-qr-code.png' });
});

it('favorites are read to the last page, although no page says that it is the last', async () => {
	const items = await act('favorite', 'getAll', { returnAll: true });
	expect(items.map(({ json }) => json.favId)).toEqual(
		simulator.world.favorites.map(({ favId }) => favId),
	);
	expect(calls(simulator, '/favor/sync').length).toBeGreaterThan(1);
});
