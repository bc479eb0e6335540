import type { IDataObject, ILoadOptionsFunctions } from 'n8n-workflow';

import type { AccountLocator } from '../../engine/account';
import { membersOf } from '../../engine/members';
import { pickedIds } from '../../engine/picked';
import { CREDENTIAL } from '../../engine/transport';
import { isGroupId } from '../../events/ids';
import type { Choose, Entry, Gateway } from '../../gateways/gateway';
import { type Book, Shelf } from '../shelf';
import { hints } from './hints';
import { bookOf, listed, type Listing, listings, withGroups } from './searchChats';
import { byName, matching, type Search, searching, toItem } from './searching';

/** What is picked in a filter that is called like this, without what is left to an expression. */
function pickedIn(context: ILoadOptionsFunctions, filter: string): string[] {
	const filters = (context.getCurrentNodeParameter('filters') ?? {}) as IDataObject;
	return pickedIds(filters[filter]).filter((id) => !id.startsWith('='));
}

/** As `AddressBook.accounts` gives it. */
const locator = (value: string): AccountLocator => ({ mode: 'list', value });

/** The accounts whose callbacks can be told apart: those that are known by their WeChat ID. */
const accountsOf = async ({ addressBook }: Gateway, context: ILoadOptionsFunctions) =>
	(await addressBook.accounts.read(context)).filter(({ isUnknown }) => !isUnknown);

const searchAccounts = (gateway: Gateway): Search =>
	searching(gateway, gateway.addressBook.accounts.action, async (context, filter) => ({
		results: matching((await accountsOf(gateway, context)).map(toItem).sort(byName), filter),
	}));

/** The accounts whose chats are listed: those of the filter, or all. */
async function chosenAccounts(gateway: Gateway, context: ILoadOptionsFunctions): Promise<string[]> {
	const chosen = pickedIn(context, 'accounts');
	return chosen.length ? chosen : (await accountsOf(gateway, context)).map(({ id }) => id);
}

/** What could be read, and of whom nothing could. */
interface Books {
	books: Book[];
	failed: string[];
}

/** @throws what the first one fails with, when none can be read */
async function booksOf(gateway: Gateway, context: ILoadOptionsFunctions): Promise<Books> {
	const accounts = await chosenAccounts(gateway, context);
	const outcomes = await Promise.allSettled(
		accounts.map(async (id) => await bookOf(gateway, context, locator(id))),
	);
	const books = outcomes.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []));
	const reasons = outcomes.flatMap((one) => (one.status === 'rejected' ? [one.reason] : []));
	if (books.length === 0 && reasons.length) throw reasons[0];
	const failed = accounts.filter((_id, at) => outcomes[at].status === 'rejected');
	return { books, failed };
}

type Others = (gateway: Gateway, context: ILoadOptionsFunctions, books: Book[]) => Promise<Entry[]>;

/** The members of the groups that are picked as chats: they write there without being contacts. */
const membersOfChosen: Others = async (gateway, context, books) => {
	const groups = pickedIn(context, 'chats').filter(isGroupId);
	const found = await Promise.all(
		groups.map(async (group) => {
			const book = books.find(({ list }) => list.groups.includes(group)) ?? books[0];
			// The contacts are a help without them, too.
			return await membersOf(gateway, context, book.account, group).catch(() => []);
		}),
	);
	return found.flat().map(({ id, name, nickName }) => ({ id, nickName, remark: name, alias: '' }));
};

const noOthers: Others = async () => [];

const search = (gateway: Gateway, listing: Listing, others: Others): Search =>
	searching(gateway, listing.what, async (context, filter, paginationToken) => {
		const { books, failed } = await booksOf(gateway, context);
		const shelf = new Shelf(
			context,
			books,
			listing.pick,
			books.length ? await others(gateway, context, books) : [],
		);
		const notes = failed.length ? [`Without ${failed.join(', ')}: could not be asked`] : [];
		return await listed(shelf, listing, { filter, from: Number(paginationToken ?? 0), notes });
	});

const senders: Listing = {
	...listings.contacts,
	missing: hints(
		'Not there? Pick the group in From Chats, and',
		'its members are here as well. Or use By ID.',
	),
};

const searches = {
	searchFilterAccounts: searchAccounts,
	searchFilterChats: (gateway: Gateway) =>
		search(gateway, withGroups(gateway, listings.chats), noOthers),
	searchFilterSenders: (gateway: Gateway) => search(gateway, senders, membersOfChosen),
};

/** Has the gateway of the credential do a search. */
const ofCredential = (choose: Choose, make: (gateway: Gateway) => Search): Search =>
	async function (filter, paginationToken) {
		const gateway = choose(await this.getCredentials(CREDENTIAL));
		return await make(gateway).call(this, filter, paginationToken);
	};

/**
 * The searches for the filters of a node that serves every gateway and acts as no account: they list what
 * the accounts of the filter have, or those of the credential where it names none.
 */
export const filterPickers = (choose: Choose): Record<string, Search> =>
	Object.fromEntries(
		Object.entries(searches).map(([name, make]) => [name, ofCredential(choose, make)]),
	);
