/** What came of an item, kept for a further try. */
type Verdict<T> = { value: T } | { error: unknown };

/** How the items of a run are done. */
export interface Setting {
	/** How many items the run has, where that is known beforehand. */
	expected: number | undefined;
	/** The engine starts them in groups, with pauses in between, instead of all at once. */
	inBatches?: boolean;
	/** A failed item does not keep the others from being done. */
	continues: boolean;
	/** n8n tries the whole run again when it fails: what is done must not be done twice. */
	retries: boolean;
	/** Throws when an item cannot be done for a reason that is known before the first one is begun. */
	check?: () => void;
}

/** Does an item. */
export interface Task<T> {
	act: () => Promise<T>;
	/** Whether an error says that the item must never be tried again. */
	isFinal: (error: unknown) => boolean;
}

/** One try of a run: n8n makes a new one of it when it tries a node again. */
class Try {
	readonly entered = new Set<number>();
	/** How many items of it have been done. */
	done = 0;
	/** The first item that has failed. */
	failedAt: number | undefined;
	/** Resolves when all items have entered; never, when n8n gives up before that. */
	readonly whole: Promise<void>;
	private isChecked = false;
	private complete = () => {};

	/** @param tail what its next item waits for */
	constructor(
		public tail: Promise<unknown>,
		private readonly expected: number | undefined,
	) {
		this.whole = new Promise((resolve) => (this.complete = resolve));
	}

	enter(item: number): void {
		this.entered.add(item);
		if (this.expected === undefined || this.entered.size >= this.expected) this.complete();
	}

	/** Checks once, before its first item is begun. */
	check(check: (() => void) | undefined): void {
		if (!this.isChecked) check?.();
		this.isChecked = true;
	}
}

/**
 * The items of one execution of a node, done one after another in their order: n8n's declarative
 * engine starts them all at once, and messages would arrive in any order.
 *
 * After an item that fails, no further one is begun; each of those fails with the same reason. When
 * n8n tries a run again ("Retry On Fail"), what was done is not done again, and what may have been
 * done is not either. A try begins when the item of the one before that is under way has ended, and
 * nothing else of the one before is begun any more: n8n gives up a try without waiting for its items
 * when a parameter of one cannot be evaluated.
 */
export class Run<T> {
	private try: Try;
	private underWay: Promise<unknown> = Promise.resolve();
	private readonly verdicts = new Map<number, Verdict<T>>();
	/** What an item has started at the gateway, for a further try that goes on with it. */
	readonly started = new Map<number, unknown>();

	constructor(private readonly setting: Setting) {
		this.try = new Try(Promise.resolve(), setting.expected);
	}

	/** How many items of this try have been done. */
	get done(): number {
		return this.try.done;
	}

	/** The first item of this try that has failed. */
	get failedAt(): number | undefined {
		return this.try.failedAt;
	}

	/** How many items there are. */
	get total(): number {
		return this.setting.expected ?? this.try.entered.size;
	}

	/**
	 * The engine starts all items before the first one acts, unless a parameter of one cannot be
	 * evaluated. Then it ends the execution, although it has started the items before.
	 */
	private isAbandoned(attempt: Try): boolean {
		const { expected, continues, inBatches } = this.setting;
		if (attempt !== this.try) return true;
		if (continues || inBatches || expected === undefined) return false;
		return attempt.entered.size < expected;
	}

	/**
	 * Does an item when its turn has come.
	 *
	 * @returns what came of it, or nothing when its try has been given up: nobody waits for it then
	 */
	enter(item: number, task: Task<T>): Promise<T | undefined> {
		if (this.try.entered.has(item)) this.try = new Try(this.underWay, this.setting.expected);
		const attempt = this.try;
		attempt.enter(item);
		const turn = attempt.tail.then(async () => await this.perform(item, task, attempt));
		attempt.tail = this.setting.continues ? turn.catch(() => {}) : turn;
		// The caller gets the failure; this only says that the chain itself is no unhandled rejection.
		attempt.tail.catch(() => {});
		return turn;
	}

	private async perform(item: number, task: Task<T>, attempt: Try): Promise<T | undefined> {
		if (this.isAbandoned(attempt)) return undefined;
		return await this.outcome(item, task, attempt).catch(async (error) => {
			attempt.failedAt ??= item;
			// Between two groups the engine does not look at what fails, and Node.js would end n8n for it.
			if (!this.setting.continues) await attempt.whole;
			throw error;
		});
	}

	private async outcome(item: number, task: Task<T>, attempt: Try): Promise<T | undefined> {
		attempt.check(this.setting.check);
		const verdict = this.verdicts.get(item) ?? (await this.attempt(item, task));
		// Whoever waited for it has given up; the next try has it from its verdict.
		if (this.isAbandoned(attempt)) return undefined;
		if ('error' in verdict) throw verdict.error;
		attempt.done++;
		return verdict.value;
	}

	private async attempt(item: number, { act, isFinal }: Task<T>): Promise<Verdict<T>> {
		const ending = act().then(
			(value): Verdict<T> => ({ value }),
			(error): Verdict<T> => ({ error }),
		);
		this.underWay = ending;
		const verdict = await ending;
		const counts = !('error' in verdict) || isFinal(verdict.error);
		if (this.setting.retries && counts) this.verdicts.set(item, verdict);
		return verdict;
	}
}

const runs = new WeakMap<object, Run<unknown>>();

/**
 * The run that an item belongs to.
 *
 * @param key what the items of one execution of a node have in common, also when n8n tries it again
 */
export function runOf<T>(key: object, setting: () => Setting): Run<T> {
	const known = runs.get(key) as Run<T> | undefined;
	if (known) return known;
	const run = new Run<T>(setting());
	runs.set(key, run);
	return run;
}
