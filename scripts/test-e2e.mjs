/**
 * `npm run test:e2e`: the packed nodes inside real n8n processes, against the simulated gateway.
 * Arguments are handed on to jest: npm run test:e2e -- -t "trigger"
 */
import { NEWEST, OLDEST } from './lib/n8n-versions.mjs';
import { runProgram } from './lib/program.mjs';
import { runPacked } from './lib/run-packed.mjs';

const testEndToEnd = async () =>
	await runPacked('e2e', {
		what: 'the end-to-end tests',
		versions: [NEWEST, OLDEST],
		// Two test files at once: each has its own n8n and gateways, on ports and in folders of its own, and
		// waits most of the time for pauses and schedules rather than for the processor.
		args: ['--maxWorkers=2', ...process.argv.slice(2)],
	});

await runProgram(testEndToEnd);
