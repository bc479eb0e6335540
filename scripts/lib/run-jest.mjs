import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { inProject } from './project.mjs';
import { runCommand } from './run-command.mjs';
import { temporaryFolder } from './temporary-folder.mjs';

/**
 * Runs projects of jest.config.cjs, shows what jest prints, and counts.
 *
 * @param {string[]} projects
 * @param {object} [options]
 * @param {string[]} [options.args] more arguments for jest
 * @param {NodeJS.ProcessEnv} [options.env]
 * @returns {Promise<{ passed: number, failed: number }>}
 */
export async function runJest(projects, { args = [], env = process.env } = {}) {
	const outputFile = join(temporaryFolder('wechat-gateway-jest'), 'result.json');
	const { code } = await runCommand(
		process.execPath,
		[
			inProject('node_modules', 'jest', 'bin', 'jest.js'),
			...['--selectProjects', ...projects],
			...['--json', '--outputFile', outputFile],
			...args,
		],
		// jest prints its report to the standard error and, because of --json, the same figures as
		// JSON to the standard output, where nobody wants to read them.
		{ cwd: inProject(), env, show: 'stderr' },
	);
	if (!existsSync(outputFile)) return { passed: 0, failed: 1 };
	const result = JSON.parse(readFileSync(outputFile, 'utf8'));
	// A test file that could not even be loaded has no tests of its own: it counts as one.
	const failed = result.numFailedTests + result.numRuntimeErrorTestSuites;
	return { passed: result.numPassedTests, failed: failed || (code === 0 ? 0 : 1) };
}
