import type { ILoadOptionsFunctions, INodeListSearchResult } from 'n8n-workflow';

import type { AccountLocator } from '../../engine/account';
import { pause } from '../../engine/pause';
import { labeled } from '../../engine/values';
import { isGroupId } from '../../events/ids';
import type { ChatIds, Entry, Gateway } from '../../gateways/gateway';
import { type Directory, directoryOf } from '../directory';
import { chosenAccount } from './chosen';
import { type Search, searching } from './searching';

/** So many are shown at once; the editor asks for more when somebody scrolls down. */
const PAGE = 20;
const MOST_FOUND = 100;

/** How long a search waits for names that are still being read: with something to show, and without. */
const SHORT_PATIENCE = 500;
const PATIENCE = 5_000;

function nameOf({ id, nickName, remark }: Entry): string {
	const names = remark && remark !== nickName ? [remark, nickName] : [nickName];
	const name = names.filter(Boolean).join(' · ');
	return labeled(isGroupId(id) && name ? `${name} · group` : name, id);
}

const toItem = (entry: Entry) => ({ name: nameOf(entry), value: entry.id });

const fits = ({ id, nickName, remark, alias }: Entry, filter: string) =>
	[id, nickName, remark, alias].some((text) => text.toLowerCase().includes(filter));

/** An ID tells nothing yet, but may be what is looked for. */
const bare = (id: string): Entry => ({ id, nickName: '', remark: '', alias: '' });

async function page(
	directory: Directory,
	context: ILoadOptionsFunctions,
	account: AccountLocator,
	ids: string[],
	from: number,
): Promise<INodeListSearchResult> {
	const some = ids.slice(from, from + PAGE);
	const entries = await directory.details(context, account, some);
	const next = from + PAGE;
	return {
		results: entries.map(toItem),
		...(next < ids.length && { paginationToken: String(next) }),
	};
}

async function found(
	directory: Directory,
	context: ILoadOptionsFunctions,
	account: AccountLocator,
	ids: string[],
	filter: string,
): Promise<INodeListSearchResult> {
	const search = () =>
		ids
			.map((id) => directory.known(id) ?? bare(id))
			.filter((entry) => fits(entry, filter))
			.slice(0, MOST_FOUND);
	if (directory.unknown(ids).length) {
		const all = directory.loadAll(context, account, ids);
		// It goes on when the patience is at an end; a failure comes to light in time, or by what is missing.
		all.catch(() => {});
		await Promise.race([all, pause(search().length ? SHORT_PATIENCE : PATIENCE)]);
	}
	const hits = search();
	const missing = directory.unknown(ids).length;
	const results = hits.map(toItem);
	if (missing === 0) return { results };
	const hint = `Names are still being read (${ids.length - missing} of ${ids.length}): search again in a moment`;
	return { results: [...results, { name: hint, value: '' }] };
}

/** Makes the picker of contacts, groups or both. */
const chats = (gateway: Gateway, what: string, pick: (ids: ChatIds) => string[]): Search =>
	searching(gateway, what, async (context, filter, paginationToken) => {
		const account = await chosenAccount(gateway, context);
		const directory = directoryOf(gateway, context, account);
		const ids = pick(await directory.list(context, account));
		return filter === ''
			? await page(directory, context, account, ids, Number(paginationToken ?? 0))
			: await found(directory, context, account, ids, filter);
	});

export const searchChats = (gateway: Gateway): Search =>
	chats(gateway, 'the list of chats', ({ groups, contacts }) => [...groups, ...contacts]);
export const searchContacts = (gateway: Gateway): Search =>
	chats(gateway, 'the list of contacts', ({ contacts }) => contacts);
export const searchGroups = (gateway: Gateway): Search =>
	chats(gateway, 'the list of groups', ({ groups }) => groups);
