import type { AccountLocator } from '../engine/account';
import { now } from '../engine/clock';
import { ExpiringCache } from '../engine/expiringCache';
import { putLast } from '../engine/forgetOldest';
import { listsRenewedAt } from '../engine/renewedLists';
import { type Caller, credentialKey } from '../engine/transport';
import type { AddressBook, ChatIds, Entry, Gateway } from '../gateways/gateway';
import { Steps } from './steps';

const IDS_LIFETIME = 60_000;
const DETAILS_LIFETIME = 60 * 60_000;

/**
 * The contacts and groups of an account. IDs come all at once; names only for those that somebody looks
 * at or searches, in the steps and at the pace of the gateway, and are remembered.
 */
export class Directory {
	private readonly entries = new Map<string, { entry: Entry; readAt: number }>();
	private readonly ids = new ExpiringCache<ChatIds>(IDS_LIFETIME, 1);
	private isLoaded = true;
	private renewed = 0;
	private wanted = new Set<string>();
	private loading: Promise<void> | undefined;

	private readonly steps: Steps<[caller: Caller, account: AccountLocator]>;

	constructor(private readonly chats: AddressBook['chats']) {
		this.steps = new Steps(chats.step, async ([caller, account], ids) => {
			await this.step(caller, account, ids);
		});
	}

	/**
	 * The IDs, from memory while that is fresh. A list that has not been loaded is never remembered: whoever
	 * has loaded it opens the picker again.
	 *
	 * @throws Refusal and Fault as the gateway gives reason
	 */
	async list(caller: Caller, account: AccountLocator): Promise<ChatIds> {
		const renewed = this.forgetRenewed(caller);
		const load = async () => {
			const ids = await this.chats.ids(caller, account);
			for (const entry of ids.known) this.remember(entry);
			return ids;
		};
		const ids = await this.ids.get('', load, this.isLoaded ? renewed : now());
		this.isLoaded = ids.notLoaded === undefined;
		return ids;
	}

	/** Once lists are others, names may be there that were not before. */
	private forgetRenewed(caller: Caller): number {
		const renewed = listsRenewedAt(caller);
		if (renewed > this.renewed) {
			for (const [id, { entry }] of this.entries) {
				if (!entry.nickName && !entry.remark) this.entries.delete(id);
			}
		}
		this.renewed = renewed;
		return renewed;
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
		const some = ids.slice(0, this.chats.step);
		for (const entry of await this.chats.details(caller, account, some)) this.remember(entry);
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
	 * The details of one, read together with others that are asked about meanwhile.
	 *
	 * @throws Refusal and Fault as the gateway gives reason; CanceledFault also where an execution is stopped
	 *   that has asked for others of the same step
	 */
	async entry(caller: Caller, account: AccountLocator, id: string): Promise<Entry> {
		this.forgetRenewed(caller);
		for (;;) {
			const known = this.known(id);
			if (known) return known;
			await this.steps.ask([caller, account], id);
		}
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

/** The directory of an account, shared by all pickers and triggers of this process. */
export function directoryOf(
	{ addressBook }: Gateway,
	caller: Caller,
	account: AccountLocator,
): Directory {
	const key = JSON.stringify([credentialKey(caller.getNode()), account.value]);
	const directory = directories.get(key) ?? new Directory(addressBook.chats);
	putLast(directories, key, directory, ACCOUNTS);
	return directory;
}
