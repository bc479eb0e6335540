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
		// Each test file has an n8n of its own; two at once would only wait for each other.
		args: ['--runInBand', ...process.argv.slice(2)],
	});

await runProgram(testEndToEnd);
