import { sleep } from 'n8n-workflow';

import { now } from './clock';
import { codes } from './errorCodes';
import { Fault } from './fault';

/** The execution was stopped by the user or by n8n. Nothing more may be done for it. */
export class CanceledFault extends Fault {
	/**
	 * @param underWay whether a request was out, whose end is therefore not known
	 * @param outcome what it may have done, in words that follow a colon
	 */
	constructor(
		readonly underWay = false,
		outcome?: string,
		todo?: string,
	) {
		// n8n recognizes a stopped execution by the word "canceled".
		const errorCode = outcome ? codes.mayHaveBeenSent : codes.canceled;
		super(errorCode, `The execution was canceled${outcome ? `: ${outcome}` : ''}`, todo);
	}

	/** The same where something has been done before, which `message` tells, too. */
	after(message: string, description: string): CanceledFault {
		return Object.assign(new CanceledFault(this.underWay), {
			errorCode: codes.mayHaveBeenSent,
			message,
			description,
		});
	}
}

/** @throws CanceledFault when the execution has been stopped */
export function refuseWhenCanceled(signal: AbortSignal | undefined): void {
	if (signal?.aborted) throw new CanceledFault();
}

/** @throws what an execution that was stopped fails with, for who goes on after all other failures */
export function throwIfCanceled(error: unknown): void {
	if (error instanceof CanceledFault) throw error;
}

/** n8n's own sleep cannot be ended early; in slices no timer outlives its execution for long. */
const SLICE = 1_000;

const sliceUntil = async (deadline: number) => {
	await sleep(Math.min(SLICE, deadline - now()));
};

/**
 * Waits, but not longer than the execution lives.
 *
 * @param ms milliseconds; nothing happens for 0 or less
 * @throws CanceledFault as soon as the execution is stopped
 */
export async function pause(ms: number, signal?: AbortSignal): Promise<void> {
	refuseWhenCanceled(signal);
	const deadline = now() + ms;
	if (ms <= 0) return;
	let cancel = () => {};
	const canceled = new Promise<void>((resolve) => (cancel = resolve));
	signal?.addEventListener('abort', cancel);
	try {
		while (now() < deadline && !signal?.aborted) {
			await Promise.race([sliceUntil(deadline), canceled]);
		}
	} finally {
		signal?.removeEventListener('abort', cancel);
	}
	refuseWhenCanceled(signal);
}
