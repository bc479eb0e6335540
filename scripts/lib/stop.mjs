/**
 * A reason to stop that is meant for the person at the terminal: one clear sentence, shown without
 * a stack trace. Anything else that is thrown is a defect of the scripts.
 */
export class Stop extends Error {
	/** @param {string} message one clear sentence */
	constructor(message) {
		super(message);
		this.name = 'Stop';
	}
}

/**
 * What to print for an error that ended a script.
 *
 * @param {unknown} error
 * @returns {string}
 */
export function reasonOf(error) {
	if (error instanceof Stop) return error.message;
	if (error instanceof Error) return `Unexpected ${error.name}: ${error.message}`;
	return `Unexpected error: ${String(error)}`;
}

/**
 * Runs a script's main function; its resolved value is the exit code. Exits explicitly, because a
 * stray handle (a keep-alive connection, say) must never keep a finished script alive.
 *
 * @param {() => Promise<number>} main
 * @returns {Promise<void>}
 */
export async function runScript(main) {
	let code = 1;
	try {
		code = await main();
	} catch (error) {
		process.stdout.write(`\n${reasonOf(error)}\n`);
		if (process.env.DEBUG && error instanceof Error) process.stdout.write(`${error.stack}\n`);
	}
	// A pipe takes what is written to it later than write() returns; exit only after that.
	process.stdout.write('', () => process.exit(code));
}
