import type {
	ILoadOptionsFunctions,
	INodeListSearchItems,
	INodeListSearchResult,
} from 'n8n-workflow';

import type { AccountLocator } from '../../engine/account';
import { pause } from '../../engine/pause';
import { labeled } from '../../engine/values';
import { isGroupId } from '../../events/ids';
import type { ChatIds, Entry, Gateway } from '../../gateways/gateway';
import { directoryOf } from '../directory';
import { type Book, Shelf } from '../shelf';
import { chosenAccount } from './chosen';
import { hints } from './hints';
import { type Search, searching } from './searching';

/** So many are shown at once; the editor asks for more when somebody scrolls down. */
const PAGE = 20;
const MOST_FOUND = 100;

/** How long a search waits for names that are still being read: with something to show, and without. */
const SHORT_PATIENCE = 500;
const PATIENCE = 5_000;

/** What a picker lists. */
export interface Listing {
	/** As a part of a sentence. */
	what: string;
	pick(ids: ChatIds): string[];
	/** Groups and contacts are among them, so that a group is called one. */
	isMixed?: true;
	/** What may be missing in it, and why: lines at its end, and where nothing is found. */
	missing?: INodeListSearchItems[];
}

const NOT_SAVED = hints(
	'A group is missing? Only saved ones are here.',
	'To save it: its chat info > Save to Contacts.',
);

export const listings = {
	chats: {
		what: 'the list of chats',
		pick: ({ groups, contacts }) => [...groups, ...contacts],
		isMixed: true,
	},
	contacts: { what: 'the list of contacts', pick: ({ contacts }) => contacts },
	groups: { what: 'the list of groups', pick: ({ groups }) => groups },
} satisfies Record<string, Listing>;

/** A list with groups, with what may be missing in it. */
export const withGroups = ({ addressBook }: Gateway, listing: Listing): Listing =>
	addressBook.chats.hasSavedGroupsOnly ? { ...listing, missing: NOT_SAVED } : listing;

function nameOf({ id, nickName, remark }: Entry, isMixed: boolean | undefined): string {
	const names = remark && remark !== nickName ? [remark, nickName] : [nickName];
	const name = names.filter(Boolean).join(' · ');
	return labeled(isMixed && isGroupId(id) && name ? `${name} · group` : name, id);
}

const fits = ({ id, nickName, remark, alias }: Entry, filter: string) =>
	[id, nickName, remark, alias].some((text) => text.toLowerCase().includes(filter));

/** What is wanted of a list: a page of it, or what fits. */
interface Wanted {
	filter: string;
	from: number;
	/** What the list says of itself, at its beginning. */
	notes?: string[];
}

async function page(
	shelf: Shelf,
	{ isMixed, missing = [] }: Listing,
	from: number,
): Promise<INodeListSearchResult> {
	const next = from + PAGE;
	const entries = await shelf.details(shelf.ids.slice(from, next));
	const results = entries.map((entry) => ({ name: nameOf(entry, isMixed), value: entry.id }));
	if (next < shelf.ids.length) return { results, paginationToken: String(next) };
	return { results: [...results, ...missing] };
}

async function found(
	shelf: Shelf,
	{ isMixed, missing = [] }: Listing,
	filter: string,
): Promise<INodeListSearchResult> {
	const search = () =>
		shelf.ids
			.map((id) => shelf.entry(id))
			.filter((entry) => fits(entry, filter))
			.slice(0, MOST_FOUND);
	if (shelf.unknown().length) {
		const all = shelf.loadAll();
		// It goes on when the patience is at an end; a failure comes to light in time, or by what is missing.
		all.catch(() => {});
		await Promise.race([all, pause(search().length ? SHORT_PATIENCE : PATIENCE)]);
	}
	const results = search().map((entry) => ({ name: nameOf(entry, isMixed), value: entry.id }));
	const unknown = shelf.unknown().length;
	if (unknown === 0) return { results: results.length ? results : missing };
	const [read, all] = [shelf.ids.length - unknown, shelf.ids.length];
	const hint = `Names are still being read (${read} of ${all}): search again in a moment`;
	return { results: [...results, ...hints(hint)] };
}

/**
 * Lists what is in the address books of accounts.
 *
 * @throws Fault when nothing is there because an address book has not been loaded
 */
export async function listed(
	shelf: Shelf,
	listing: Listing,
	{ filter, from, notes = [] }: Wanted,
): Promise<INodeListSearchResult> {
	const [notLoaded] = shelf.notLoaded;
	if (notLoaded && shelf.ids.length === 0) throw notLoaded.fault;
	// There is room for two lines only.
	const shown = notLoaded || notes.length ? { ...listing, missing: [] } : listing;
	const { results, ...more } =
		filter === '' ? await page(shelf, shown, from) : await found(shelf, shown, filter);
	const before = [...notes, ...(notLoaded?.hint ?? [])];
	return { results: [...hints(...before), ...results], ...more };
}

/** The address book of an account. */
export async function bookOf(
	gateway: Gateway,
	context: ILoadOptionsFunctions,
	account: AccountLocator,
): Promise<Book> {
	const directory = directoryOf(gateway, context, account);
	return { directory, account, list: await directory.list(context, account) };
}

/** Makes the picker of contacts, groups or both. */
const chats = (gateway: Gateway, listing: Listing): Search =>
	searching(gateway, listing.what, async (context, filter, paginationToken) => {
		const book = await bookOf(gateway, context, await chosenAccount(gateway, context));
		const shelf = new Shelf(context, [book], listing.pick);
		return await listed(shelf, listing, { filter, from: Number(paginationToken ?? 0) });
	});

export const searchChats = (gateway: Gateway): Search =>
	chats(gateway, withGroups(gateway, listings.chats));
export const searchContacts = (gateway: Gateway): Search => chats(gateway, listings.contacts);
export const searchGroups = (gateway: Gateway): Search =>
	chats(gateway, withGroups(gateway, listings.groups));
