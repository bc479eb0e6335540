import { cleanUp, cleanUpOnSignals } from './clean-up.mjs';
import { inProject } from './project.mjs';
import { runScript } from './stop.mjs';

/**
 * Runs a script of the project, in its folder, and leaves nothing behind: not at its end, not when it
 * fails, and not when somebody ends it.
 *
 * @param {() => Promise<number>} main returns the exit code
 */
export async function runProgram(main) {
	process.chdir(inProject());
	cleanUpOnSignals(() => 130);
	await runScript(async () => {
		try {
			return await main();
		} finally {
			await cleanUp();
		}
	});
}
