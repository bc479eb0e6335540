/**
 * `npm run test:editor`: the editor of the newest n8n in a real Chromium, against the simulated gateway.
 * Arguments are handed on to jest: npm run test:editor -- -t "credential"
 */
import { chromium } from './lib/chromium.mjs';
import { NEWEST } from './lib/n8n-versions.mjs';
import { packPackage } from './lib/pack.mjs';
import { runProgram } from './lib/program.mjs';
import { say } from './lib/progress.mjs';
import { provideN8n } from './lib/provision.mjs';
import { runJest } from './lib/run-jest.mjs';
import { build, setUp } from './lib/setup.mjs';
import { Tally } from './lib/tally.mjs';
import { temporaryFolder } from './lib/temporary-folder.mjs';

async function testEditor() {
	// Before all that takes long: where there is no browser, a sentence says what to install.
	chromium();
	await setUp();
	await build();
	const tarball = await packPackage(temporaryFolder('wechat-gateway-pack'));
	await provideN8n(NEWEST);
	say('Running the tests in the editor');
	const tally = new Tally();
	tally.add(
		await runJest(['editor'], {
			args: process.argv.slice(2),
			env: { ...process.env, WECHAT_GATEWAY_TARBALL: tarball },
		}),
	);
	return tally.finish();
}

await runProgram(testEditor);
