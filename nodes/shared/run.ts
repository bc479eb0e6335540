/** What came of an item, kept for a further try. */
type Verdict<T> = { value: T } | { error: unknown };

interface Setting {
	/** How many items the run has, where that is known beforehand. */
	expected: number | undefined;
	/** A failed item does not keep the others from being done. */
	continues: boolean;
	/** n8n tries the whole run again when it fails: what is done must not be done twice. */
	retries: boolean;
}

/**
 * The items of one execution of a node, done one after another in their order: n8n's declarative
 * engine starts them all at once, and messages would arrive in any order.
 *
 * After an item that fails, no further one is started; each of those fails with the same reason. When
 * n8n tries a run again ("Retry On Fail"), what was done is not done again, and what may have been
 * done is not either.
 */
export class Run<T> {
	private tail: Promise<unknown> = Promise.resolve();
	private readonly entered = new Set<number>();
	private readonly verdicts = new Map<number, Verdict<T>>();
	/** How many items of this run have been done. */
	done = 0;
	/** The first item that has failed. */
	failedAt: number | undefined;

	constructor(private readonly setting: Setting) {}

	/** How many items there are. */
	get total(): number {
		return this.setting.expected ?? this.entered.size;
	}

	/**
	 * The engine starts all items before the first one acts, unless a parameter of one cannot be
	 * evaluated. Then it ends the execution, although it has started the items before.
	 */
	get isAbandoned(): boolean {
		const { expected, continues } = this.setting;
		return !continues && expected !== undefined && this.entered.size < expected;
	}

	/**
	 * @param task does the item
	 * @param isFinal whether an error says that the item must never be tried again
	 */
	enter(item: number, task: () => Promise<T>, isFinal: (error: unknown) => boolean): Promise<T> {
		if (this.entered.has(item)) this.beginAgain();
		this.entered.add(item);
		const turn = this.tail.then(async () => await this.perform(item, task, isFinal));
		this.tail = this.setting.continues ? turn.catch(() => {}) : turn;
		// The caller gets the failure; this only says that the chain itself is no unhandled rejection.
		this.tail.catch(() => {});
		return turn;
	}

	private beginAgain(): void {
		this.entered.clear();
		this.tail = Promise.resolve();
		this.done = 0;
		this.failedAt = undefined;
	}

	private async perform(
		item: number,
		task: () => Promise<T>,
		isFinal: (error: unknown) => boolean,
	): Promise<T> {
		const verdict = this.verdicts.get(item) ?? (await this.attempt(item, task, isFinal));
		if ('error' in verdict) {
			this.failedAt ??= item;
			throw verdict.error;
		}
		this.done++;
		return verdict.value;
	}

	private async attempt(
		item: number,
		task: () => Promise<T>,
		isFinal: (error: unknown) => boolean,
	): Promise<Verdict<T>> {
		const verdict = await task().then(
			(value): Verdict<T> => ({ value }),
			(error): Verdict<T> => ({ error }),
		);
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
