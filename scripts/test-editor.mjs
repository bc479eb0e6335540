/**
 * `npm run test:editor`: the editor of the newest n8n in a real Chromium, against the simulated gateway.
 * Arguments are handed on to jest: npm run test:editor -- -t "credential"
 */
import { chromium } from './lib/chromium.mjs';
import { NEWEST } from './lib/n8n-versions.mjs';
import { runProgram } from './lib/program.mjs';
import { runPacked } from './lib/run-packed.mjs';

async function testEditor() {
	// Before all that takes long: where there is no browser, a sentence says what to install.
	chromium();
	return await runPacked('editor', {
		what: 'the tests in the editor',
		versions: [NEWEST],
		args: process.argv.slice(2),
	});
}

await runProgram(testEditor);
