/**
 * `npm run test:examples`: the examples in the newest n8n, against simulated gateways.
 *
 *   --full          with both gateways (E Cloud alone otherwise)
 *   --without       also without each of their nodes, one after the other: the test has to notice
 *   --without-some  the same for one node of each
 *   --only NAMES    only these examples, by their file names without ".json", with commas between them
 */
import { parseArgs } from 'node:util';
import { NEWEST } from './lib/n8n-versions.mjs';
import { packPackage } from './lib/pack.mjs';
import { runProgram } from './lib/program.mjs';
import { say } from './lib/progress.mjs';
import { provideN8n } from './lib/provision.mjs';
import { runJest } from './lib/run-jest.mjs';
import { build, setUp } from './lib/setup.mjs';
import { Tally } from './lib/tally.mjs';
import { temporaryFolder } from './lib/temporary-folder.mjs';

function readOptions() {
	const { values } = parseArgs({
		options: {
			full: { type: 'boolean', default: false },
			without: { type: 'boolean', default: false },
			'without-some': { type: 'boolean', default: false },
			only: { type: 'string' },
		},
	});
	return values;
}

async function testExamples() {
	const { full, without, only, 'without-some': withoutSome } = readOptions();
	await setUp();
	await build();
	const tarball = await packPackage(temporaryFolder('wechat-gateway-pack'));
	await provideN8n(NEWEST);
	say('Running the examples');
	const tally = new Tally();
	tally.add(
		await runJest(['examples'], {
			args: ['--runInBand'],
			env: {
				...process.env,
				WECHAT_GATEWAY_TARBALL: tarball,
				...(full && { EXAMPLES_FULL: 'yes' }),
				...((without || withoutSome) && { EXAMPLES_WITHOUT: without ? 'all' : 'some' }),
				...(only !== undefined && { EXAMPLES_ONLY: only }),
			},
		}),
	);
	return tally.finish();
}

await runProgram(testExamples);
