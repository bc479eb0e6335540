/**
 * `npm run mutate`: changes the code in one place after the other, and counts how often a unit or a
 * contract test notices. It takes long, so it is no part of `npm test`.
 */
import util from 'node:util';
import { runProgram } from './lib/program.mjs';
import { setUp } from './lib/setup.mjs';
import { Stop } from './lib/stop.mjs';
import { mutatedFiles } from './mutate/files.mjs';
import { judge } from './mutate/judge.mjs';
import { allowed } from './mutate/survivors.mjs';
import { mutate } from './mutate/stryker.mjs';

const USAGE = `Usage: npm run mutate -- [options] [files]

  files            only these, for example nodes/engine/lane.ts (default: all of its list)
  --workers N      test runs at once (default 1)
  --unit           ask the unit tests only: much quicker, and less is noticed
  --all            print also those places whose reason is known
  --help           show this`;

function readOptions() {
	try {
		return util.parseArgs({
			allowPositionals: true,
			options: {
				workers: { type: 'string', default: '1' },
				unit: { type: 'boolean', default: false },
				all: { type: 'boolean', default: false },
				help: { type: 'boolean', default: false },
			},
		});
	} catch (error) {
		throw new Stop(`${error instanceof Error ? error.message : String(error)}\n\n${USAGE}`);
	}
}

async function main() {
	const { values, positionals } = readOptions();
	if (values.help) {
		process.stdout.write(`${USAGE}\n`);
		return 0;
	}
	if (!/^[1-9]\d?$/.test(values.workers)) {
		throw new Stop(`--workers takes a number from 1 to 99, and "${values.workers}" is none.`);
	}
	await setUp();
	const files = mutatedFiles(positionals);
	const report = await mutate(files, {
		workers: Number(values.workers),
		onlyUnit: values.unit,
	});
	const { text, good } = judge(report, allowed(), values.all);
	process.stdout.write(`\n${text}`);
	return good ? 0 : 1;
}

await runProgram(main);
