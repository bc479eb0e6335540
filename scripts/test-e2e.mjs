/**
 * `npm run test:e2e`: the packed nodes inside real n8n processes, against the simulated gateway.
 * Arguments are handed on to jest: npm run test:e2e -- -t "trigger"
 */
import { runProgram } from './lib/program.mjs';
import { NEWEST, OLDEST } from './lib/n8n-versions.mjs';
import { packPackage } from './lib/pack.mjs';
import { say } from './lib/progress.mjs';
import { provideN8n } from './lib/provision.mjs';
import { runJest } from './lib/run-jest.mjs';
import { build, setUp } from './lib/setup.mjs';
import { Tally } from './lib/tally.mjs';
import { temporaryFolder } from './lib/temporary-folder.mjs';

async function testEndToEnd() {
	await setUp();
	await build();
	const tarball = await packPackage(temporaryFolder('wechat-gateway-pack'));
	// One after the other: each wants the whole network and, when it compiles, the processor.
	for (const version of [NEWEST, OLDEST]) await provideN8n(version);
	say('Running the end-to-end tests');
	const tally = new Tally();
	tally.add(
		await runJest(['e2e'], {
			// Each test file has an n8n of its own; two at once would only wait for each other.
			args: ['--runInBand', ...process.argv.slice(2)],
			env: { ...process.env, WECHAT_GATEWAY_TARBALL: tarball },
		}),
	);
	return tally.finish();
}

await runProgram(testEndToEnd);
