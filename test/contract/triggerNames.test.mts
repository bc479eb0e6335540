/** Names that an event does not tell, looked up while the workflow of the trigger begins. */
import { LoadOptionsContext } from 'n8n-core';
import type { IDataObject } from 'n8n-workflow';

import { itemWithin } from '../../nodes/callbacks/arrive';
import { toDownloads } from '../../nodes/callbacks/files/downloads';
import { finish } from '../../nodes/callbacks/finish';
import { type FoundNames, namesFor } from '../../nodes/callbacks/names/namesFor';
import type { Settings } from '../../nodes/callbacks/settings';
import { CanceledFault } from '../../nodes/engine/pause';
import { renewLists } from '../../nodes/engine/renewedLists';
import type { WeChatEvent } from '../../nodes/events/message';
import { waitFor } from '../../scripts/lib/wait.mjs';
import type { Misbehaviour } from '../simulator/index.mts';
import { type Arriving, startArriving } from './arriving.mts';
import { errorOf } from './errorOf.mts';
import { place } from './n8n.mts';
import { underTest } from './underTest.mts';

/** What differs between the gateways. */
const ways = {
	eyun: { details: '/getContact', members: '/getChatRoomMember', account: '/queryLoginWx' },
	gewe: {
		details: '/contacts/getBriefInfo',
		members: '/group/getChatroomMemberList',
		account: '/login/checkOnline',
	},
};

const refused = { code: '-1', message: '失败' };

const usual = {
	trigger: 'names',
	filters: {},
	quiet: 0,
	developerAccount: '',
	includeRaw: 'none',
	sessionPerMember: false,
};

const UNCLE = 'wxid_wang000demo05';

let credentials = 0;

describe.each(['eyun', 'gewe'] as const)('%s', (id) => {
	const { gateway, nodeType } = underTest[id];
	const way = ways[id];

	let arriving: Arriving;
	/** What is remembered belongs to a credential, and here to a test. */
	let credentialId: string;
	const simulator = () => arriving.simulator;

	beforeEach(async () => {
		arriving = await startArriving(id);
		credentialId = `names ${++credentials}`;
	});
	afterEach(() => arriving.close());

	const look = async (
		event: WeChatEvent,
		{ patience, signal }: { patience?: number; signal?: AbortSignal } = {},
	): Promise<FoundNames> =>
		await namesFor(arriving.execution({ signal, credentialId }), gateway, event, patience);

	/** Without the name that a phone would show, which not every message has. */
	async function arrived(script: string): Promise<WeChatEvent> {
		const [{ senderName: _shown, ...event }] = await arriving.after(script);
		simulator().clear();
		return event as WeChatEvent;
	}

	const inGroup = async (who = 'Han Meimei') => await arrived(`${who} writes "hi" in group Family`);
	const asked = (path: string) =>
		simulator().requests.filter((request) => request.path.endsWith(path));
	const misbehave = (path: string, how: Misbehaviour, times = 0) =>
		simulator().misbehave(path, how, times);

	it('a contact is called by the remark, or else by the nickname', async () => {
		const event = await arrived('Li Lei writes "hi"');
		expect(await look(event)).toEqual({ senderName: 'Li Lei', chatName: 'Li Lei' });
		const uncle = { ...event, chatId: UNCLE, senderId: UNCLE };
		expect(await look(uncle)).toEqual({ senderName: 'Uncle Wang', chatName: 'Uncle Wang' });
	});

	it('a member is called as the others see it in the group', async () => {
		expect(await look(await inGroup())).toEqual({ senderName: 'Mei', chatName: 'Family' });
		expect(await look(await inGroup('Li Lei'))).toEqual({
			senderName: 'Li Lei',
			chatName: 'Family',
		});
	});

	it('what the account itself writes names the chat, and in a group the account', async () => {
		const event = await arrived('Li Lei writes "hi"');
		const accountId = event.accountId;
		const own = { ...event, isSelf: true, senderId: accountId };
		expect(await look(own)).toEqual({ chatName: 'Li Lei' });
		const group = { ...(await inGroup()), isSelf: true, senderId: accountId };
		expect(await look(group)).toEqual({ senderName: 'Demo Shop', chatName: 'Family' });
	});

	it('what the callback tells is not asked for, and what belongs to no chat neither', async () => {
		const event = { ...(await arrived('Li Lei writes "hi"')), senderName: 'Lei' };
		const none = { ...event, chatId: '', chatType: 'none', senderId: '' } as WeChatEvent;
		for (const one of [event, none]) expect(await look(one)).toEqual({});
		expect(simulator().requests).toEqual([]);
	});

	it('in a group that nobody names, who wrote is looked up among the contacts', async () => {
		const event = { ...(await inGroup('Li Lei')), chatId: '' };
		expect(await look(event)).toEqual({ senderName: 'Li Lei' });
		expect(asked(way.members)).toEqual([]);
	});

	it('one step for one name, and nothing once it is known', async () => {
		const event = await inGroup();
		await look(event);
		expect(asked(way.details)).toHaveLength(1);
		expect(asked(way.members)).toHaveLength(1);
		simulator().clear();
		await look(event);
		await look({ ...event, senderId: 'wxid_lilei00demo01' });
		expect(simulator().requests).toEqual([]);
	});

	it('many events at once are served by one look-up', async () => {
		const event = await inGroup();
		const found = await Promise.all(Array.from({ length: 30 }, () => look(event)));
		expect(found).toEqual(found.map(() => ({ senderName: 'Mei', chatName: 'Family' })));
		expect(asked(way.details)).toHaveLength(1);
		expect(asked(way.members)).toHaveLength(1);
	});

	it('different chats that ask at the same time share steps', async () => {
		const event = await arrived('Li Lei writes "hi"');
		const ids = simulator().world.contacts.map(({ wcId }) => wcId);
		const of = (chatId: string) => look({ ...event, chatId, senderId: chatId });
		const found = await Promise.all(ids.slice(0, 6).map(of));
		expect(found.every(({ chatName }) => chatName)).toBe(true);
		expect(asked(way.details).length).toBeLessThanOrEqual(2);
	});

	it('somebody who does not exist costs nobody else the name', async () => {
		const event = await arrived('Li Lei writes "hi"');
		const of = (chatId: string) => look({ ...event, chatId, senderId: chatId });
		const [nobody, ...others] = await Promise.all(['wxid_nobody', UNCLE, event.chatId].map(of));
		expect(nobody).toEqual({
			nameError: expect.stringContaining('does not exist'),
			nameErrorCode: 'recipientUnknown',
		});
		expect(others.map(({ chatName }) => chatName)).toEqual(['Uncle Wang', 'Li Lei']);
	});

	it('what a picker has read counts, and the other way round', async () => {
		const event = await arrived('Li Lei writes "hi"');
		await look(event);
		simulator().clear();
		const { workflow, node, additionalData } = place(nodeType, {
			gateway: id,
			baseUrl: simulator().url,
			fields: underTest[id].credential(simulator()),
			credentialId,
			parameters: { weChatAccount: { __rl: true, mode: 'wcId', value: event.accountId } },
		});
		Object.assign(additionalData, { currentNodeParameters: node.parameters });
		const picker = new LoadOptionsContext(workflow, node, additionalData, 'parameters');
		await nodeType.methods!.listSearch!.searchChats.call(picker, '', undefined);
		const wanted = asked(way.details).flatMap(({ body }) => JSON.stringify(body));
		expect(wanted.join()).toContain(UNCLE);
		expect(wanted.join()).not.toContain('wxid_lilei00demo01');
		simulator().clear();
		expect(await look({ ...event, chatId: UNCLE, senderId: UNCLE })).toMatchObject({
			chatName: 'Uncle Wang',
		});
		expect(simulator().requests).toEqual([]);
	});

	it('who has joined since the members were read is read at once', async () => {
		const event = await inGroup();
		await look(event);
		expect(await look({ ...event, senderId: 'wxid_gone' })).toEqual({
			chatName: 'Family',
			nameError: `The gateway lists no wxid_gone among the members of ${event.chatId}`,
			nameErrorCode: 'nameUnknown',
		});
		// The members of the last minute are those that there are.
		expect(asked(way.members)).toHaveLength(1);
	});

	it('somebody without a name is looked up again once the address list is another', async () => {
		const event = await arrived('Li Lei writes "hi"');
		const uncle = simulator().world.contacts.find(({ wcId }) => wcId === UNCLE)!;
		Object.assign(uncle, { nickName: '', remark: '' });
		const stranger = { ...event, chatId: UNCLE, senderId: UNCLE };
		const nameless = {
			nameError: `The gateway knows no name of ${UNCLE}`,
			nameErrorCode: 'nameUnknown',
		};
		expect(await look(stranger)).toEqual(nameless);
		uncle.nickName = 'Wang';
		expect(await look(stranger)).toEqual(nameless);
		renewLists(arriving.execution({ credentialId }));
		expect(await look(stranger)).toEqual({ senderName: 'Wang', chatName: 'Wang' });
	});

	describe('the way through n8n', () => {
		const settings = (lookUpNames: boolean) =>
			({ ...usual, lookUpNames, downloads: toDownloads({}) }) as Settings;

		/** What the workflow gets of an event. */
		async function outputOf(event: WeChatEvent, lookUpNames: boolean): Promise<IDataObject> {
			const item = await itemWithin(gateway, event, settings(lookUpNames), false);
			const context = Object.create(arriving.execution({ credentialId }), {
				getInputData: { value: () => [item] },
			});
			const [[{ json }]] = await finish(() => gateway, context);
			return json;
		}

		it('names stand beside their IDs', async () => {
			const json = await outputOf(await inGroup(), true);
			expect(json).toMatchObject({ chatName: 'Family', senderName: 'Mei', text: 'hi' });
			expect(Object.keys(json).slice(4, 11)).toEqual([
				...['chatId', 'chatType', 'chatName', 'sessionId', 'senderId', 'senderName', 'isSelf'],
			]);
		});

		it('so does the reason where there are none', async () => {
			misbehave(way.members, { refuse: refused });
			const json = await outputOf(await inGroup(), true);
			expect(Object.keys(json).slice(4, 12)).toEqual([
				...[
					'chatId',
					'chatType',
					'chatName',
					'sessionId',
					'senderId',
					'nameError',
					'nameErrorCode',
					'isSelf',
				],
			]);
		});

		it('without the option nobody is asked', async () => {
			const json = await outputOf(await inGroup(), false);
			expect(json).not.toHaveProperty('chatName');
			expect(json).not.toHaveProperty('nameError');
			expect(simulator().requests).toEqual([]);
		});
	});

	describe('what fails', () => {
		it('leaves out that name alone, and says why', async () => {
			misbehave(way.members, { refuse: refused });
			const { nameError, nameErrorCode, ...found } = await look(await inGroup());
			expect(nameErrorCode).toBe('refused');
			expect(found).toEqual({ chatName: 'Family' });
			expect(nameError).toBe(`The gateway refused 'Look Up Names' ("失败", code ${refused.code})`);
		});

		it('says so once where it is the same for both names', async () => {
			for (const path of [way.members, way.details]) misbehave(path, { status: 502 });
			const { nameError, nameErrorCode, ...found } = await look(await inGroup());
			expect(nameErrorCode).toBe('gatewayFailed');
			expect(found).toEqual({});
			expect(nameError).toMatch(/HTTP 502/);
			expect(nameError!.match(/HTTP 502/g)).toHaveLength(1);
		});

		it('is not asked again at once: a refusal for this chat, anything else for the account', async () => {
			misbehave(way.details, { refuse: refused });
			const event = await arrived('Li Lei writes "hi"');
			const first = await look(event);
			expect(await look(event)).toEqual(first);
			expect(asked(way.details)).toHaveLength(1);
			const uncle = { ...event, chatId: UNCLE, senderId: UNCLE };
			await look(uncle);
			expect(asked(way.details)).toHaveLength(2);
		});

		it('an account that is offline', async () => {
			const event = await arrived('Li Lei writes "hi"');
			for (const account of simulator().world.accounts) account.online = false;
			const { nameError, nameErrorCode, ...found } = await look(event);
			expect(nameErrorCode).toBe('accountOffline');
			expect(found).toEqual({});
			expect(nameError).toMatch(/online|offline|离线/);
			const requests = simulator().requests.length;
			await look({ ...event, chatId: UNCLE, senderId: UNCLE });
			// Where that is no refusal of this one chat, nobody is asked again.
			if (id === 'eyun') expect(simulator().requests).toHaveLength(requests);
		});

		it('a gateway that does not answer is not waited for', async () => {
			misbehave(way.details, { delayMs: 60_000 });
			const event = await arrived('Li Lei writes "hi"');
			const { nameError } = await look(event, { patience: 0.2 });
			expect(nameError).toBe('The gateway has told no name within 0.2 seconds');
			expect(await look({ ...event, chatId: UNCLE, senderId: UNCLE })).toEqual({
				...{ nameError, nameErrorCode: 'noAnswer' },
			});
		});

		it('the key is in no reason', async () => {
			const { authorization } = simulator();
			misbehave(way.details, { refuse: { code: '1001', message: `no ${authorization}` } });
			const { nameError } = await look(await arrived('Li Lei writes "hi"'));
			expect(nameError).toContain('no ');
			expect(nameError).not.toContain(authorization);
		});

		it('a gateway that is not there', async () => {
			const event = await arrived('Li Lei writes "hi"');
			await simulator().close();
			expect((await look(event)).nameError).toMatch(/^The gateway refuses the connection/);
		});
	});

	describe('an execution that is stopped', () => {
		it('is stopped', async () => {
			misbehave(way.details, { delayMs: 60_000 });
			const event = await arrived('Li Lei writes "hi"');
			const stopping = new AbortController();
			const outcome = errorOf(look(event, { signal: stopping.signal }));
			await waitFor({
				what: 'The look-up',
				timeoutMs: 10_000,
				ask: async () => simulator().requests.length > 0,
			});
			stopping.abort();
			expect(await outcome).toBeInstanceOf(CanceledFault);
		});

		it('leaves the look-up to the others that have shared it', async () => {
			misbehave(way.details, { delayMs: 300 });
			const event = await arrived('Li Lei writes "hi"');
			const stopping = new AbortController();
			const outcome = errorOf(look(event, { signal: stopping.signal }));
			const other = look(event);
			await waitFor({
				what: 'The look-up',
				timeoutMs: 10_000,
				ask: async () => asked(way.details).length > 0,
			});
			stopping.abort();
			expect(await outcome).toBeInstanceOf(CanceledFault);
			expect(await other).toEqual({ senderName: 'Li Lei', chatName: 'Li Lei' });
		});
	});
});
