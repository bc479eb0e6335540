import type { IDataObject } from 'n8n-workflow';

import type { AccountLocator } from '../../engine/account';
import { rowsOf } from '../../engine/answer';
import { asker } from '../../engine/asking';
import { now } from '../../engine/clock';
import { codes } from '../../engine/errorCodes';
import { Fault } from '../../engine/fault';
import { callGateway, type Caller } from '../../engine/transport';
import type { AddressBook, ChatIds, Entry, Named, NotLoaded } from '../gateway';
import { accounts } from './accounts';
import { data } from './answer';
import { kinds } from './paces';
import { protocol } from './protocol';
import { onlineAccounts } from './session';

const strings = (value: unknown): string[] => (Array.isArray(value) ? value.map(String) : []);

const ask = asker({ ...protocol, accounts }, kinds);

/** Nicknames by WeChat ID. The call statistics are the only answer that has them for all accounts at once. */
async function nicknames(caller: Caller): Promise<Map<string, string>> {
	const rows = rowsOf(data(await callGateway(protocol, caller, '/getReqTimes')));
	return new Map(rows.map(({ wcId, nickName }) => [String(wcId), String(nickName ?? '')]));
}

/** By nickname where it is known. */
async function namedAccounts(caller: Caller): Promise<Named[]> {
	const [online, names] = await Promise.all([
		onlineAccounts(caller, now()),
		// Names are a convenience: without them the accounts are listed by their IDs.
		nicknames(caller).catch(() => new Map<string, string>()),
	]);
	return online.map(({ wcId }) => ({ id: wcId, name: names.get(wcId) ?? '' }));
}

const toEntry = (row: IDataObject): Entry => ({
	id: String(row.userName),
	nickName: String(row.nickName ?? ''),
	remark: String(row.remark ?? ''),
	alias: String(row.aliasName ?? ''),
});

async function addressList(caller: Caller, account: AccountLocator): Promise<IDataObject> {
	const result = await ask(caller, account, '/getAddressList', {}, 'addressList');
	return (result ?? {}) as IDataObject;
}

/** They come with their details. Accounts without any may be refused, which is no reason to stop. */
async function weComContacts(caller: Caller, account: AccountLocator): Promise<Entry[]> {
	const rows = await ask(caller, account, '/getImAddressList', {}, 'page').catch(() => []);
	return rowsOf(rows).map(toEntry);
}

const TODO = "Run 'Login > Initialize Address List' once, and wait until it is done.";

const NOT_LOADED: NotLoaded = {
	todo: TODO,
	fault: new Fault(
		codes.addressListNotLoaded,
		'The address list of this account has not been loaded since its last login',
		`${TODO} Then open the list again. Or enter the ID: the WeChat Trigger shows it as chatId.`,
	),
	hint: ['Only WeCom contacts yet. For the others, run', "'Login > Initialize Address List' once."],
};

async function chatIds(caller: Caller, account: AccountLocator): Promise<ChatIds> {
	const [own, known] = await Promise.all([
		addressList(caller, account),
		weComContacts(caller, account),
	]);
	const contacts = [
		...strings(own.friends),
		...known.map(({ id }) => id),
		...strings(own.others),
		...strings(own.ghs),
	];
	const groups = strings(own.chatrooms);
	const isLoaded = contacts.length + groups.length > known.length;
	return { groups, contacts, known, ...(!isLoaded && { notLoaded: NOT_LOADED }) };
}

/** The address list comes as IDs; names come for 20 of them in one call. */
export const addressBook: AddressBook = {
	accounts: { action: 'Get Online', read: namedAccounts },
	knownAccounts: {
		action: 'Get Call Counts',
		read: async (caller) => [...(await nicknames(caller))].map(([id, name]) => ({ id, name })),
	},
	chats: {
		ids: chatIds,
		hasSavedGroupsOnly: true,
		step: 20,
		details: async (caller, account, ids) => {
			const rows = await ask(caller, account, '/getContact', { wcId: ids.join(',') }, 'details');
			return rowsOf(rows).map(toEntry);
		},
	},
	labels: {
		action: 'Get Many',
		read: async (caller, account) =>
			rowsOf(await ask(caller, account, '/getContactLabelList')).map(({ labelId, labelName }) => ({
				id: String(labelId),
				name: String(labelName ?? ''),
			})),
	},
	members: {
		action: 'Get Members',
		read: async (caller, account, chatRoomId) =>
			rowsOf(await ask(caller, account, '/getChatRoomMember', { chatRoomId })).map(
				({ userName, nickName, displayName }) => ({
					id: String(userName),
					name: String(displayName || nickName || userName),
					nickName: String(nickName ?? ''),
				}),
			),
	},
};
