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
import { runProgram } from './lib/program.mjs';
import { runPacked } from './lib/run-packed.mjs';

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
	return await runPacked('examples', {
		what: 'the examples',
		versions: [NEWEST],
		args: ['--runInBand'],
		env: {
			...(full && { EXAMPLES_FULL: 'yes' }),
			...((without || withoutSome) && { EXAMPLES_WITHOUT: without ? 'all' : 'some' }),
			...(only !== undefined && { EXAMPLES_ONLY: only }),
		},
	});
}

await runProgram(testExamples);
