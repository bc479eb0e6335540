import { say } from './progress.mjs';
import { inProject } from './project.mjs';
import { runCommand } from './run-command.mjs';

/**
 * Runs one of the installed tools as a check: a line when it passes, all of its output when it
 * fails.
 *
 * @param {string} name
 * @param {string} tool file below node_modules
 * @param {string[]} args
 * @returns {Promise<boolean>}
 */
export async function check(name, tool, args) {
	const { code, output } = await runCommand(
		process.execPath,
		[inProject('node_modules', ...tool.split('/')), ...args],
		{ cwd: inProject(), env: { ...process.env, CI: 'true' } },
	);
	say(`${code === 0 ? 'passed' : 'FAILED'}  ${name}`);
	if (code !== 0) process.stdout.write(`${output.trimEnd()}\n`);
	return code === 0;
}
