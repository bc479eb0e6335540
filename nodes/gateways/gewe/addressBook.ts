import type { IDataObject } from 'n8n-workflow';

import type { AccountLocator } from '../../engine/account';
import { isObject, Refusal, rowsOf } from '../../engine/answer';
import { asker } from '../../engine/asking';
import { now } from '../../engine/clock';
import { codes } from '../../engine/errorCodes';
import { Fault } from '../../engine/fault';
import { SECOND } from '../../engine/pace';
import { pause } from '../../engine/pause';
import type { Caller } from '../../engine/transport';
import type { AddressBook, ChatIds, Entry, Member, Named, NotLoaded } from '../gateway';
import { accounts, listDevices } from './accounts';
import { paces } from './paces';
import { protocol } from './protocol';

const ask = asker({ ...protocol, accounts }, paces);

const text = (value: unknown): string => String(value ?? '');

const ids = (value: unknown): string[] => (Array.isArray(value) ? value.map(String) : []);

/** As the details of contacts and groups come. */
const toEntry = ({ userName, nickName, remark, alias }: IDataObject): Entry => ({
	id: text(userName),
	nickName: text(nickName),
	remark: text(remark),
	alias: text(alias),
});

const toMember = ({ wxid, nickName, displayName }: IDataObject): Member => ({
	id: text(wxid),
	name: text(displayName || nickName || wxid),
	nickName: text(nickName),
});

/** How often, and how long, the cache is asked for a list that takes the gateway too long. */
const RHYTHM = 10 * SECOND;
const PATIENCE = 60 * SECOND;

/** The list that the gateway has gone on with; nothing as long as it has none. */
async function cachedList(caller: Caller, account: AccountLocator): Promise<IDataObject> {
	const deadline = now() + PATIENCE;
	for (;;) {
		const list = await ask(caller, account, '/contacts/fetchContactsListCache');
		if (isObject(list)) return list;
		if (now() + RHYTHM > deadline) return {};
		await pause(RHYTHM);
	}
}

/** What it is called when the node, a server in between, or the gateway itself has waited too long. */
const isTooLate = (error: unknown): boolean =>
	(error instanceof Fault && ['ETIMEDOUT', '504'].includes(error.details.httpCode ?? '')) ||
	(error instanceof Refusal && /超时|time ?out/i.test(error.message));

/** The longer the list, the longer it takes; what was too late for an answer is found in a cache. */
async function addressList(caller: Caller, account: AccountLocator): Promise<IDataObject> {
	const list = await ask(caller, account, '/contacts/fetchContactsList', {}, 'addressList').catch(
		async (error) => {
			if (!isTooLate(error)) throw error;
			return await cachedList(caller, account);
		},
	);
	return isObject(list) ? list : {};
}

/** People in WeCom stand in a list of their own, with their details; an account may be refused it. */
const colleagues = async (caller: Caller, account: AccountLocator): Promise<Entry[]> =>
	await ask(caller, account, '/im/sync', {}, 'page').then(
		(list) => rowsOf(list).map(toEntry),
		() => [],
	);

const TODO = "It takes a while after a login. Run 'Login > Get Address List' once.";

const NOT_LOADED: NotLoaded = {
	todo: TODO,
	fault: new Fault(
		codes.addressListNotLoaded,
		'The gateway has no address list of this account yet',
		`${TODO} Then open the list again. Or enter the ID: the WeChat Trigger shows it as chatId.`,
	),
	hint: ['Only WeCom contacts yet. For the others, run', "'Login > Get Address List' once."],
};

async function chatIds(caller: Caller, account: AccountLocator): Promise<ChatIds> {
	const [{ friends, chatrooms, ghs }, known] = await Promise.all([
		addressList(caller, account),
		colleagues(caller, account),
	]);
	const contacts = [...ids(friends), ...known.map(({ id }) => id), ...ids(ghs)];
	const groups = ids(chatrooms);
	const isLoaded = contacts.length + groups.length > known.length;
	return { groups, contacts, known, ...(!isLoaded && { notLoaded: NOT_LOADED }) };
}

const joined = (...parts: string[]) => parts.filter(Boolean).join(' · ');

const stateOf = (online: boolean | undefined) =>
	online === undefined ? 'unknown to the gateway' : online ? 'online' : 'offline';

/** By WeChat ID where that is known, so that a workflow does not depend on the device. */
async function onlineAndOffline(caller: Caller): Promise<Named[]> {
	const devices = await listDevices(caller);
	return devices.map(({ appId, wxid, nickName, online }) => ({
		id: wxid || appId,
		name: joined(nickName, stateOf(online)),
		...(!wxid && { isUnknown: true as const }),
	}));
}

/** By device, which is what a login needs. */
async function byDevice(caller: Caller): Promise<Named[]> {
	const devices = await listDevices(caller);
	return devices.map(({ appId, wxid, nickName }) => ({ id: appId, name: joined(nickName, wxid) }));
}

const DEVICES = 'the list of devices';

/** The address list comes as IDs; names come for 20 of them in one call. */
export const addressBook: AddressBook = {
	accounts: { action: DEVICES, read: onlineAndOffline },
	knownAccounts: { action: DEVICES, read: byDevice },
	chats: {
		ids: chatIds,
		hasSavedGroupsOnly: true,
		// The gateway takes 100, its documents ask for no more than this.
		step: 20,
		details: async (caller, account, wxids) =>
			rowsOf(await ask(caller, account, '/contacts/getBriefInfo', { wxids }, 'details')).map(
				toEntry,
			),
	},
	labels: {
		action: 'Get Many',
		read: async (caller, account) => {
			const list = await ask(caller, account, '/label/list');
			return rowsOf(isObject(list) ? list.labelList : list).map(({ labelId, labelName }) => ({
				id: text(labelId),
				name: text(labelName),
			}));
		},
	},
	members: {
		action: 'Get Members',
		read: async (caller, account, chatroomId) => {
			const list = await ask(caller, account, '/group/getChatroomMemberList', { chatroomId });
			return rowsOf(isObject(list) ? list.memberList : list).map(toMember);
		},
	},
};
