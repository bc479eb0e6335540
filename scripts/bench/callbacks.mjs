/**
 * `npm run bench:callbacks`: what callbacks cost, in the trigger alone and in a real n8n. It prints
 * figures and judges nothing: they depend on the machine and on what else it does.
 */
import { runProgram } from '../lib/program.mjs';
import { longStep } from '../lib/progress.mjs';
import { inProject } from '../lib/project.mjs';
import { runCommand } from '../lib/run-command.mjs';
import { build, setUp } from '../lib/setup.mjs';
import { Stop } from '../lib/stop.mjs';

/** @returns {Promise<string>} what kinds.mts prints */
async function kinds() {
	const file = inProject('scripts', 'bench', 'kinds.mts');
	const { code, output } = await longStep('Measuring each kind of callback', () =>
		runCommand(process.execPath, ['--import', 'tsx', file], { cwd: inProject() }),
	);
	if (code !== 0) throw new Stop(`The measurement failed:\n${output.trim()}`);
	return output;
}

async function bench() {
	await setUp();
	await build();
	const inTheTrigger = await kinds();
	// Loaded only now: it needs the packages that setUp() has installed.
	const { throughput } = await import('./throughput.mjs');
	const inN8n = await throughput();
	process.stdout.write(`\n${inTheTrigger}\n${inN8n}`);
	return 0;
}

await runProgram(bench);
