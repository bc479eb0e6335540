/**
 * `npm run mutate`: changes the code in one place after the other, and counts how often a unit or a
 * contract test notices. It takes long, so it is no part of `npm test`.
 */
import { readOptions } from './lib/options.mjs';
import { runProgram } from './lib/program.mjs';
import { setUp } from './lib/setup.mjs';
import { Stop } from './lib/stop.mjs';
import { mutatedFiles } from './mutate/files.mjs';
import { judge } from './mutate/judge.mjs';
import { allowed } from './mutate/survivors.mjs';

const USAGE = `Usage: npm run mutate -- [options] [files]

What a test has said of a changed place is kept in the cache, and is not asked again as long as all
that the test depends on is the same: every file that it loads, the changed one included, what these
read, the tools. So a run that was stopped goes on where it was, and runs of single files add up.

  files            only these, for example nodes/engine/lane.ts (default: all of its list)
  --workers N      test runs at once (default 1)
  --unit           ask the unit tests only: much quicker, and less is noticed
  --all            print also those places whose reason is known
  --afresh         ask every test anew
  --help           show this`;

const OPTIONS = /** @type {const} */ ({
	allowPositionals: true,
	options: {
		workers: { type: 'string', default: '1' },
		unit: { type: 'boolean', default: false },
		all: { type: 'boolean', default: false },
		afresh: { type: 'boolean', default: false },
		help: { type: 'boolean', default: false },
	},
});

async function main() {
	const { values, positionals } = readOptions(OPTIONS, USAGE);
	if (values.help) {
		process.stdout.write(`${USAGE}\n`);
		return 0;
	}
	if (!/^[1-9]\d?$/.test(values.workers)) {
		throw new Stop(`--workers takes a number from 1 to 99, and "${values.workers}" is none.`);
	}
	await setUp();
	// Needs a library that may only be there now.
	const { mutate } = await import('./mutate/stryker.mjs');
	const files = mutatedFiles(positionals);
	const report = await mutate(files, {
		workers: Number(values.workers),
		onlyUnit: values.unit,
		afresh: values.afresh,
	});
	const { text, good } = judge(report, allowed(), values.all);
	process.stdout.write(`\n${text}`);
	return good ? 0 : 1;
}

await runProgram(main);
