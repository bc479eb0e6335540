/**
 * @template {import('./service.mjs').Service} Running
 * @typedef {Running & {
 *   kill: () => Promise<void>,
 *   startAgain: () => Promise<void>,
 *   hasEnded: () => boolean,
 * }} Killable `kill` ends it hard, as a machine does that loses its power; `startAgain` starts it where it
 *   was, with what it had written by then; `hasEnded` tells whether it has gone, also by itself
 */

/**
 * Starts a server that may be killed.
 *
 * @template {import('./service.mjs').Service} Running
 * @param {() => Promise<Running>} start always at the same place
 * @returns {Promise<Killable<Running>>}
 */
export async function killable(start) {
	/** @type {Running} */
	let running;
	let isGone = false;
	const begin = async () => {
		running = await start();
		isGone = false;
		void running.ended.then(() => {
			isGone = true;
		});
		return running;
	};
	return {
		...(await begin()),
		hasEnded: () => isGone,
		async kill() {
			process.kill(running.pid, 'SIGKILL');
			await running.ended;
		},
		async startAgain() {
			await begin();
		},
		async stop() {
			await running.stop();
		},
	};
}
