import type { IDataObject } from 'n8n-workflow';

import { data, rowsOf } from '../engine/answer';
import { now } from '../engine/clock';
import { ExpiringCache } from '../engine/expiringCache';
import { Fault } from '../engine/fault';
import { laneOf } from '../engine/lane';
import { kinds } from '../engine/pace';
import { type AccountLocator, accountOf, withSession } from '../gateways/eyun/session';
import { callGateway, type Caller, credentialKey } from '../engine/transport';

/** A contact or a group, as far as it is known. */
export interface Entry {
	id: string;
	nickName: string;
	/** The name that only the account sees; empty when it has given none. */
	remark: string;
	/** The WeChat ID that the person chose. */
	alias: string;
}

/** What the address list has, as IDs. */
interface Ids {
	groups: string[];
	contacts: string[];
}

/** The gateway tells the details of so many in one call. */
const STEP = 20;

const IDS_LIFETIME = 60_000;
const DETAILS_LIFETIME = 60 * 60_000;

const strings = (value: unknown): string[] => (Array.isArray(value) ? value.map(String) : []);

const toEntry = (row: IDataObject): Entry => ({
	id: String(row.userName),
	nickName: String(row.nickName ?? ''),
	remark: String(row.remark ?? ''),
	alias: String(row.aliasName ?? ''),
});

/**
 * The contacts and groups of an account. IDs come in one call; names only for those that somebody
 * looks at or searches, in steps of 20 and at the pace that the vendor asks for, and are remembered.
 */
export class Directory {
	private readonly entries = new Map<string, { entry: Entry; readAt: number }>();
	private readonly ids = new ExpiringCache<Ids>(IDS_LIFETIME, 1);
	private wanted = new Set<string>();
	private loading: Promise<void> | undefined;

	/**
	 * @throws Fault when the address list has not been loaded since the last login
	 */
	async list(caller: Caller, account: AccountLocator): Promise<Ids> {
		return await this.ids.get('', async () => {
			const [own, weCom] = await Promise.all([
				this.addressList(caller, account),
				this.weComContacts(caller, account),
			]);
			const contacts = [
				...strings(own.friends),
				...weCom,
				...strings(own.others),
				...strings(own.ghs),
			];
			const groups = strings(own.chatrooms);
			if (contacts.length + groups.length === 0) {
				throw new Fault(
					'The address list of this account has not been loaded since its last login',
					"Run 'Login > Initialize Address List' once, wait until it is done, and open the list again. Or enter the ID: the WeChat Trigger shows it as chatId.",
				);
			}
			return { groups, contacts };
		});
	}

	private async addressList(caller: Caller, account: AccountLocator): Promise<IDataObject> {
		const result = await this.ask(caller, account, 'addressList', '/getAddressList', {});
		return (result ?? {}) as IDataObject;
	}

	/** They come with their details. Accounts without any may be refused, which is no reason to stop. */
	private async weComContacts(caller: Caller, account: AccountLocator): Promise<string[]> {
		const rows = await this.ask(caller, account, 'page', '/getImAddressList', {}).catch(() => []);
		const entries = rowsOf(rows).map(toEntry);
		for (const entry of entries) this.remember(entry);
		return entries.map(({ id }) => id);
	}

	private async ask(
		caller: Caller,
		account: AccountLocator,
		kind: 'addressList' | 'page' | 'details',
		path: string,
		body: IDataObject,
	): Promise<unknown> {
		return await withSession(caller, account, async (wId) => {
			const wcId = await accountOf(caller, account, wId);
			const pace = kinds[kind];
			return await laneOf(wcId, pace.lane).run(
				async () => data(await callGateway(caller, path, { wId, ...body })),
				pace,
			);
		});
	}

	private remember(entry: Entry): void {
		this.entries.set(entry.id, { entry, readAt: now() });
	}

	/** What is known of somebody, or nothing. */
	known(id: string): Entry | undefined {
		const found = this.entries.get(id);
		return found && found.readAt > now() - DETAILS_LIFETIME ? found.entry : undefined;
	}

	/** Those of whom nothing is known yet. */
	unknown(ids: string[]): string[] {
		return ids.filter((id) => !this.known(id));
	}

	/** Reads the details of at most one step of these. */
	private async step(caller: Caller, account: AccountLocator, ids: string[]): Promise<void> {
		const some = ids.slice(0, STEP);
		const rows = await this.ask(caller, account, 'details', '/getContact', {
			wcId: some.join(','),
		});
		for (const row of rowsOf(rows)) {
			this.remember(toEntry(row));
		}
		// Whoever the gateway left out is known by the ID alone; it is not asked again and again.
		for (const id of this.unknown(some)) this.remember({ id, nickName: '', remark: '', alias: '' });
	}

	/** Makes the details of all of these known; for a page of a list. */
	async details(caller: Caller, account: AccountLocator, ids: string[]): Promise<Entry[]> {
		for (let missing = this.unknown(ids); missing.length; missing = this.unknown(missing)) {
			await this.step(caller, account, missing);
		}
		return ids.map((id) => this.known(id)!);
	}

	/**
	 * Makes the details of all of these known, in the background, for a search. What was wanted last is
	 * read first.
	 *
	 * @returns when everything that is wanted is known, or when it has failed; the next search begins again
	 */
	async loadAll(caller: Caller, account: AccountLocator, ids: string[]): Promise<void> {
		this.wanted = new Set([...ids, ...this.wanted]);
		this.loading ??= this.loadWanted(caller, account).finally(() => {
			this.loading = undefined;
			this.wanted.clear();
		});
		await this.loading;
	}

	private async loadWanted(caller: Caller, account: AccountLocator): Promise<void> {
		for (;;) {
			const missing = this.unknown([...this.wanted]);
			if (missing.length === 0) return;
			await this.step(caller, account, missing);
		}
	}
}

const directories = new Map<string, Directory>();

/** So many accounts are remembered; the one that was not used for the longest time is forgotten first. */
const ACCOUNTS = 20;

/** The directory of an account, shared by all pickers of this process. */
export function directoryOf(caller: Caller, account: AccountLocator): Directory {
	const key = JSON.stringify([credentialKey(caller.getNode()), account.value]);
	const directory = directories.get(key) ?? new Directory();
	directories.delete(key);
	directories.set(key, directory);
	for (const oldest of directories.keys()) {
		if (directories.size <= ACCOUNTS) break;
		directories.delete(oldest);
	}
	return directory;
}
