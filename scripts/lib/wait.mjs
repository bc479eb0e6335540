import { Stop } from './stop.mjs';

/** @param {number} ms */
export const sleep = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

/**
 * Asks again and again until the answer is something, and stops with a sentence when it takes too
 * long, so that nothing that waits can hang.
 *
 * @template T
 * @param {object} options
 * @param {string} options.what what is waited for, to end "… did not come within 60 seconds"
 * @param {number} options.timeoutMs
 * @param {number} [options.everyMs]
 * @param {() => Promise<T | undefined | null | false>} options.ask
 * @returns {Promise<T>}
 */
export async function waitFor({ what, timeoutMs, everyMs = 200, ask }) {
	const end = Date.now() + timeoutMs;
	for (;;) {
		const answer = await ask();
		if (answer) return answer;
		if (Date.now() > end) {
			throw new Stop(`${what} did not come within ${Math.round(timeoutMs / 1000)} seconds.`);
		}
		await sleep(everyMs);
	}
}
