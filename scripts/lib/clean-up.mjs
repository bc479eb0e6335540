import { say } from './progress.mjs';

/** @type {Array<() => unknown>} */
const tasks = [];
let ending = false;

/**
 * Registers what must be undone at the end, however the script ends: processes to stop, folders to
 * remove. Done in reverse order.
 *
 * @param {() => unknown} task
 */
export function atEnd(task) {
	tasks.push(task);
}

/** Undoes everything; a task that fails does not keep the others from being done. */
export async function cleanUp() {
	for (let task = tasks.pop(); task; task = tasks.pop()) {
		try {
			await task();
		} catch (error) {
			say(`Could not clean up: ${error instanceof Error ? error.message : String(error)}`);
		}
	}
}

/**
 * Cleans up when somebody ends the script from outside: Ctrl-C, kill, a terminal that closes.
 *
 * @param {() => number} exitCode asked when it happens
 */
export function cleanUpOnSignals(exitCode) {
	for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP'])) {
		process.on(signal, async () => {
			if (ending) return;
			ending = true;
			process.stdout.write('\n');
			say('Stopping');
			await cleanUp();
			process.exit(exitCode());
		});
	}
}

/**
 * Whether somebody is ending the script. Ctrl-C in a terminal reaches the child processes, too, and
 * sometimes before it reaches this process; hence the moment of patience.
 */
export async function isEnding() {
	await new Promise((resolve) => setTimeout(resolve, 300));
	return ending;
}
