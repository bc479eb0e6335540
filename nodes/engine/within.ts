import { CanceledFault, pause, refuseWhenCanceled } from './pause';

/** The time limit has passed. Node.js gives it this code. */
class TimeLimit extends Error {
	readonly code = 'ETIMEDOUT';
}

/**
 * Does something that may never end, but only as long as the limit and the execution last: n8n 2.8
 * waits for ever for an answer whose compression is broken, and n8n's own limit is one for silence,
 * which an answer that drips never breaks.
 *
 * @param ms the limit
 * @param stop aborted when the execution is stopped
 * @param task its signal is aborted as soon as nobody waits for it any more
 * @throws what `task` throws; CanceledFault when the execution is stopped, an error with the code
 *   ETIMEDOUT when the limit has passed
 */
export async function within<T>(
	ms: number,
	stop: AbortSignal | undefined,
	task: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
	refuseWhenCanceled(stop);
	const over = new AbortController();
	let giveUp: (reason: Error) => void = () => {};
	const givenUp = new Promise<never>((_resolve, reject) => (giveUp = reject));
	const cancel = () => giveUp(new CanceledFault(true));
	stop?.addEventListener('abort', cancel);
	pause(ms, over.signal).then(
		() => giveUp(new TimeLimit('The time limit has passed')),
		() => {},
	);
	try {
		return await Promise.race([task(over.signal), givenUp]);
	} finally {
		stop?.removeEventListener('abort', cancel);
		over.abort();
	}
}
