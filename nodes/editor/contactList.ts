import type { IDataObject } from 'n8n-workflow';

import { accountOf } from '../engine/account';
import type { Call } from '../engine/call';
import type { Field, Operation } from '../engine/operation';
import { limitOf } from '../engine/steps/pages';
import { chatTypeOf } from '../events/ids';
import type { ChatIds, Entry } from '../gateways/gateway';
import { directoryOf } from './directory';
import { contact as words } from './words/contact';

/** Who is listed. */
const include: Field = {
	name: 'include',
	displayName: 'Include',
	wire: 'string',
	prominent: true,
	choices: [
		{ name: 'Contacts', value: 'contacts' },
		{ name: 'Contacts and Groups', value: 'groups' },
		{ name: 'Contacts, Groups and Official Accounts', value: 'all' },
	],
	description: "Of groups, those that are saved in WeChat; WeChat's own accounts count as official",
};

/** Who is wanted, in the order of the gateway. */
function wanted({ contacts, groups }: ChatIds, which: unknown): string[] {
	const people = contacts.filter((id) => chatTypeOf(id) === 'private');
	const official = contacts.filter((id) => chatTypeOf(id) === 'official');
	const all = [
		...people,
		...(which === 'contacts' ? [] : groups),
		...(which === 'all' ? official : []),
	];
	return [...new Set(all)];
}

/** In the words that events have, so that it can be sent to by them. */
const toRow = ({ id, nickName, remark, alias }: Entry): IDataObject => ({
	chatId: id,
	chatType: chatTypeOf(id),
	name: remark || nickName,
	nickName,
	remark,
	alias,
});

/**
 * Who is in the address book of the account, by name, from the directory of the pickers: in its steps and at
 * its pace, and only of as many as are wanted.
 *
 * @param body its `include` says who
 * @throws Fault when the gateway has not loaded the address book: part of it would be taken for all
 */
async function listContacts(call: Call, body: IDataObject): Promise<IDataObject[]> {
	const { gateway, context } = call;
	const limit = limitOf(call);
	const account = await accountOf(gateway, context);
	const directory = directoryOf(gateway, context, account);
	const list = await directory.list(context, account);
	if (list.notLoaded) {
		const { fault, todo } = list.notLoaded;
		throw fault.saying(fault.message, `${todo} Then run this again.`);
	}
	const ids = wanted(list, body.include).slice(0, limit);
	const entries = await directory.details(context, account, ids);
	return entries.map(toRow);
}

/** The operation *Contact > Get Many*, the same for every gateway. */
export const listingContacts = {
	...words.getMany,
	path: '',
	own: listContacts,
	isLimited: true,
	fields: [include],
} satisfies Operation;
