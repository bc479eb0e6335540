/** One request that has passed validation, as the handlers see it. */
import type { Operation } from './catalog.mts';
import type { Fetched } from './links.mts';
import { filePath } from './media.mts';
import type { Arg, Args } from './validate.mts';
import type { Account, World } from './world.mts';

/** What belongs to the simulator rather than to the request. */
export interface Surroundings {
	world: World;
	/** Address of this simulator, for the URLs in answers. */
	site: string;
	/** Runs the task once the answer is out. */
	afterAnswer(task: () => void): void;
	/** Tells the callback URL that it has been registered. */
	greetCallbackUrl(): void;
	/** Whether this URL answers a probe with this body. */
	probeUrl(url: string, body: unknown): Promise<boolean>;
	/** The files that were fetched from links, oldest first. */
	fetches: Fetched[];
	/** Waits; rejects as soon as nobody waits for the answer any more. */
	pause(ms: number): Promise<void>;
}

export class Call {
	constructor(
		readonly operation: Operation,
		readonly args: Args,
		readonly surroundings: Surroundings,
		private readonly session: Account | undefined,
	) {}

	get world(): World {
		return this.surroundings.world;
	}

	/** The account whose wId was sent. */
	get account(): Account {
		if (!this.session) throw new Error(`${this.operation.path} came without a login instance`);
		return this.session;
	}

	has(name: string): boolean {
		return this.args[name] !== undefined;
	}

	/** A string parameter; empty when it was left out. */
	text(name: string): string {
		return String(this.args[name] ?? '');
	}

	/** An int parameter; 0 when it was left out. */
	int(name: string): number {
		return Number(this.args[name] ?? 0);
	}

	/** A long parameter, exactly. */
	long(name: string): bigint {
		const value = this.args[name];
		if (typeof value !== 'bigint') throw new Error(`${name} is no long in the catalog`);
		return value;
	}

	/** The items of a list parameter; none when it was left out. */
	list(name: string): string[] {
		return itemsOf(this.args[name]);
	}

	/** The address of a picture or another file; one that is a complete URL already stays so. */
	media(path: string): string {
		return /^https?:/.test(path) ? path : `${this.surroundings.site}/media/${path}`;
	}

	/** The address of a picture, a voice message or a video to download, of the size the world wants. */
	download(path: string): string {
		const { downloadBytes } = this.world;
		const name = path.slice(path.lastIndexOf('/') + 1);
		return this.media(downloadBytes === null ? path : filePath('download', name, downloadBytes));
	}
}

/** A value or a list of values as a list of texts. */
export function itemsOf(value: Arg | undefined): string[] {
	if (value === undefined || value === null) return [];
	return Array.isArray(value) ? value.map(String) : [String(value)];
}

/**
 * Answers one operation: what it returns (or promises) is the `data` of the answer (nothing: null).
 */
export type Handler = (call: Call) => unknown;

/** Handlers by path. */
export type Handlers = Record<string, Handler>;
