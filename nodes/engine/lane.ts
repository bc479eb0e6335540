import { now } from './clock';
import { codes } from './errorCodes';
import { Fault } from './fault';
import { type History, limitLeft, LONGEST_WINDOW, type Pace, pauseLeft } from './pace';
import { CanceledFault, pause, refuseWhenCanceled } from './pause';

/** Nobody waits longer than this for a limit; the execution ends with the reason instead. */
const LONGEST_WAIT = 10 * 60_000;

const NO_PAUSE: Pace = { pause: [0, 0] };

const readable = (ms: number) =>
	ms >= 2 * 3_600_000 ? `${Math.ceil(ms / 3_600_000)} hours` : `${Math.ceil(ms / 60_000)} minutes`;

/**
 * One after another, in the order of arrival, with a pause in between. Who waits can be canceled and
 * then leaves no trace.
 */
export class Lane {
	private busy = false;
	private readonly waiting: Array<() => void> = [];
	private readonly history: History = { starts: [], lastEnd: -Infinity };
	private readonly madeAt: number;

	/** @param clock gives the time in ms; it must never go back */
	constructor(private readonly clock = now) {
		this.madeAt = clock();
	}

	/**
	 * @param task runs alone in this lane
	 * @param inner a further lane in which it has to run alone; only what is begun there counts
	 * @throws CanceledFault when the execution is stopped before the task begins, Fault when the pace
	 *   allows nothing more for a long time
	 */
	async run<T>(
		task: () => Promise<T>,
		pace: Pace = NO_PAUSE,
		signal?: AbortSignal,
		inner?: Lane,
	): Promise<T> {
		await this.enter(signal);
		try {
			await this.keepPace(pace, signal);
			const act = async () => await this.record(task);
			return inner ? await inner.run(act, NO_PAUSE, signal) : await act();
		} finally {
			this.leave();
		}
	}

	private async keepPace(pace: Pace, signal?: AbortSignal): Promise<void> {
		const time = this.clock();
		const limit = limitLeft(pace, this.history, time);
		if (limit > LONGEST_WAIT) {
			throw new Fault(
				codes.limitReached,
				`The limit of this operation is reached; the next one is allowed in ${readable(limit)}`,
				"WeChat closes accounts that do this too often, so the node stops here (option 'Pacing'). Continue later, or change that option at your own risk.",
				{ retryAfter: Math.ceil(limit / 1_000) },
			);
		}
		await pause(Math.max(limit, pauseLeft(pace, this.history, time, Math.random())), signal);
	}

	private async record<T>(task: () => Promise<T>): Promise<T> {
		this.history.starts.push(this.clock());
		try {
			return await task();
		} finally {
			this.history.lastEnd = this.clock();
			this.forget();
		}
	}

	/** When each one began that can still matter, oldest first. */
	get starts(): readonly number[] {
		return this.history.starts;
	}

	/** Counts what was begun elsewhere, by the clock of this lane. */
	recall(starts: number[]): void {
		this.history.starts = [...this.history.starts, ...starts].sort((a, b) => a - b);
	}

	/** Nobody is in it, and what happened in it cannot matter any more. */
	get isForgettable(): boolean {
		const latest = Math.max(this.madeAt, this.history.lastEnd);
		return !this.busy && this.clock() - latest > LONGEST_WINDOW;
	}

	private async enter(signal?: AbortSignal): Promise<void> {
		refuseWhenCanceled(signal);
		if (!this.busy) {
			this.busy = true;
			return;
		}
		await new Promise<void>((resolve, reject) => {
			const giveUp = () => {
				this.waiting.splice(this.waiting.indexOf(enter), 1);
				reject(new CanceledFault());
			};
			const enter = () => {
				signal?.removeEventListener('abort', giveUp);
				resolve();
			};
			this.waiting.push(enter);
			signal?.addEventListener('abort', giveUp, { once: true });
		});
	}

	private leave(): void {
		const next = this.waiting.shift();
		if (next) next();
		else this.busy = false;
	}

	private forget(): void {
		const since = this.clock() - LONGEST_WINDOW;
		while (this.history.starts[0] < since) this.history.starts.shift();
	}
}

const lanes = new Map<string, Lane>();

export const laneKey = (accountId: string, kind: string): string => `${accountId} ${kind}`;

/**
 * The lane of an account for one kind of operation: the same for all workflows of this process.
 *
 * @param accountId its WeChat ID, or what names a developer account
 * @param kind what shares a pause, for example all messages
 */
export function laneOf(accountId: string, kind: string): Lane {
	for (const [key, lane] of lanes) if (lane.isForgettable) lanes.delete(key);
	const key = laneKey(accountId, kind);
	const lane = lanes.get(key) ?? new Lane();
	lanes.set(key, lane);
	return lane;
}
