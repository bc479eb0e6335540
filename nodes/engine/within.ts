import { CanceledFault, refuseWhenCanceled } from './pause';

/** A longer timer would overflow and end at once. */
const LONGEST_TIMER = 2 ** 31 - 1;

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
 * @param task its signal is aborted when nobody waits for it any more
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
	const limit = AbortSignal.timeout(Math.min(Math.ceil(ms), LONGEST_TIMER));
	let giveUp: (reason: Error) => void = () => {};
	const givenUp = new Promise<never>((_resolve, reject) => (giveUp = reject));
	const end = (reason: Error) => {
		giveUp(reason);
		over.abort();
	};
	const cancel = () => end(new CanceledFault(true));
	const expire = () => end(new TimeLimit('The time limit has passed'));
	stop?.addEventListener('abort', cancel);
	limit.addEventListener('abort', expire);
	try {
		return await Promise.race([task(over.signal), givenUp]);
	} finally {
		stop?.removeEventListener('abort', cancel);
		limit.removeEventListener('abort', expire);
	}
}
