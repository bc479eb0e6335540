import type { AccountLocator } from '../engine/account';
import type { Caller } from '../engine/transport';
import type { ChatIds, Entry, NotLoaded } from '../gateways/gateway';
import type { Directory } from './directory';

/** The directory of an account, with what is in it. */
export interface Book {
	directory: Directory;
	account: AccountLocator;
	list: ChatIds;
}

/** An ID tells nothing yet, but may be what is looked for. */
const bare = (id: string): Entry => ({ id, nickName: '', remark: '', alias: '' });

/**
 * What several accounts have, as one list: whoever is in more than one of their address books is there once.
 */
export class Shelf {
	readonly ids: string[];
	/** Where somebody is looked up. */
	private readonly bookOf = new Map<string, Book>();

	private readonly others: Map<string, Entry>;

	/**
	 * @param pick what is listed of an address book
	 * @param others who is listed before, with all that is known of them
	 */
	constructor(
		private readonly caller: Caller,
		private readonly books: Book[],
		pick: (ids: ChatIds) => string[],
		others: Entry[] = [],
	) {
		this.others = new Map(others.map((entry) => [entry.id, entry]));
		for (const book of books) {
			for (const id of pick(book.list)) {
				if (!this.bookOf.has(id)) this.bookOf.set(id, book);
			}
		}
		this.ids = [...new Set([...this.others.keys(), ...this.bookOf.keys()])];
	}

	/** Why address books are empty, where some are. */
	get notLoaded(): NotLoaded[] {
		return this.books.flatMap(({ account, list: { notLoaded } }) => {
			if (!notLoaded || this.books.length === 1) return notLoaded ?? [];
			const [first, second] = notLoaded.hint;
			return { ...notLoaded, hint: [`${String(account.value)}: ${first}`, second] };
		});
	}

	/** What is known of somebody: at least the ID. */
	entry(id: string): Entry {
		return this.others.get(id) ?? this.bookOf.get(id)?.directory.known(id) ?? bare(id);
	}

	/** Those of whom only the ID is known. */
	unknown(): string[] {
		return this.ids.filter(
			(id) => !this.others.has(id) && !this.bookOf.get(id)?.directory.known(id),
		);
	}

	/** Does something for each book with those of these that are looked up in it. */
	private async each(
		ids: string[],
		act: (book: Book, own: string[]) => Promise<unknown>,
	): Promise<void> {
		await Promise.all(
			this.books.map(async (book) => {
				const own = ids.filter((id) => !this.others.has(id) && this.bookOf.get(id) === book);
				if (own.length) await act(book, own);
			}),
		);
	}

	/** The details of these, for a page of a list. */
	async details(ids: string[]): Promise<Entry[]> {
		await this.each(
			ids,
			async ({ directory, account }, own) => await directory.details(this.caller, account, own),
		);
		return ids.map((id) => this.entry(id));
	}

	/** Makes the details of all known, in the background, for a search. */
	async loadAll(): Promise<void> {
		await this.each(
			this.ids,
			async ({ directory, account }, own) => await directory.loadAll(this.caller, account, own),
		);
	}
}
