import { sleep } from 'n8n-workflow';

import { Fault } from './fault';

/** The execution was stopped by the user or by n8n. Nothing more may be done for it. */
export class CanceledFault extends Fault {
	constructor() {
		// n8n recognizes a stopped execution by this word.
		super('The execution was canceled');
	}
}

/** @throws CanceledFault when the execution has been stopped */
export function refuseWhenCanceled(signal: AbortSignal | undefined): void {
	if (signal?.aborted) throw new CanceledFault();
}

/** n8n's own sleep cannot be ended early; in slices no timer outlives its execution for long. */
const SLICE = 1_000;

const sliceUntil = async (deadline: number) => {
	await sleep(Math.min(SLICE, deadline - Date.now()));
};

/**
 * Waits, but not longer than the execution lives.
 *
 * @param ms milliseconds; nothing happens for 0 or less
 * @throws CanceledFault as soon as the execution is stopped
 */
export async function pause(ms: number, signal?: AbortSignal): Promise<void> {
	refuseWhenCanceled(signal);
	const deadline = Date.now() + ms;
	if (ms <= 0) return;
	let cancel = () => {};
	const canceled = new Promise<void>((resolve) => (cancel = resolve));
	signal?.addEventListener('abort', cancel);
	try {
		while (Date.now() < deadline && !signal?.aborted) {
			await Promise.race([sliceUntil(deadline), canceled]);
		}
	} finally {
		signal?.removeEventListener('abort', cancel);
	}
	refuseWhenCanceled(signal);
}
