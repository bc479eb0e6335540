import { Refusal } from '../engine/answer';

interface Waiting<Who> {
	who: Who;
	answer: Promise<void>;
	resolve(): void;
	reject(reason: unknown): void;
}

/** Reads some of those that are asked about. */
type Read<Who> = (who: Who, ids: string[]) => Promise<void>;

/**
 * Reads what many ask about at the same time in common steps, one after another: whoever asks while a step is
 * under way comes into the next one.
 */
export class Steps<Who> {
	private readonly waiting = new Map<string, Waiting<Who>>();
	private queue: string[] = [];
	private isReading = false;

	/** @param size so many are read in a step */
	constructor(
		private readonly size: number,
		private readonly read: Read<Who>,
	) {}

	/**
	 * @param who asks; a step is read as the first of those who wait for it
	 * @throws what reading this one fails with
	 */
	async ask(who: Who, id: string): Promise<void> {
		const known = this.waiting.get(id);
		if (known) return await known.answer;
		let [resolve, reject]: [() => void, (reason: unknown) => void] = [() => {}, () => {}];
		const answer = new Promise<void>((...ways) => ([resolve, reject] = ways));
		this.waiting.set(id, { who, answer, resolve, reject });
		this.queue.push(id);
		if (!this.isReading) void this.readAll();
		await answer;
	}

	private async readAll(): Promise<void> {
		this.isReading = true;
		// Whoever asks in this moment comes along.
		await Promise.resolve();
		while (this.queue.length > 0) await this.readSome(this.queue.splice(0, this.size));
		this.isReading = false;
	}

	private async readSome(ids: string[]): Promise<void> {
		const { who } = this.waiting.get(ids[0])!;
		await this.read(who, ids).then(
			() => this.settle(ids, ({ resolve }) => resolve()),
			async (reason) => {
				if (!(reason instanceof Refusal) || ids.length === 1) {
					return this.settle(ids, ({ reject }) => reject(reason));
				}
				// A gateway may refuse all for one of them.
				for (const id of ids) await this.readSome([id]);
			},
		);
	}

	private settle(ids: string[], how: (waiting: Waiting<Who>) => void): void {
		for (const id of ids) {
			how(this.waiting.get(id)!);
			this.waiting.delete(id);
		}
	}
}
