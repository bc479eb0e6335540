/**
 * `npm run bench:scale`: what the package does in a real n8n of one process and of many, beside its
 * neighbours, all in one run. It prints figures, writes them into docs/scale.md, and judges nothing: they
 * depend on the machine and on what else it does.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { between } from '../lib/between.mjs';
import { requireServers } from '../lib/many-processes.mjs';
import { readOptions } from '../lib/options.mjs';
import { runProgram } from '../lib/program.mjs';
import { say } from '../lib/progress.mjs';
import { build, requireNode, setUp } from '../lib/setup.mjs';
import { PAGE, MARKS } from './scale/page.mjs';
import { SMALL, WHOLE } from './scale/sizes.mjs';

const USAGE = `Usage: npm run bench:scale -- [options]

  --small   a few minutes, to see that everything works: its figures say little, and are only printed
  --write   write them into ${PAGE} all the same
  --help    show this

The whole takes about a quarter of an hour, in which the machine should do nothing else. It needs Redis and
PostgreSQL, and the npm registry for a package to compare with.`;

const OPTIONS = /** @type {const} */ ({
	options: {
		small: { type: 'boolean', default: false },
		write: { type: 'boolean', default: false },
		help: { type: 'boolean', default: false },
	},
});

async function bench() {
	requireNode();
	const { small, write, help } = readOptions(OPTIONS, USAGE).values;
	if (help) {
		process.stdout.write(`${USAGE}\n`);
		return 0;
	}
	requireServers();
	await setUp();
	await build();
	// Loaded only now: it needs the packages that setUp() has installed.
	const { measureAll } = await import('./scale/whole.mjs');
	const text = await measureAll(small ? SMALL : WHOLE);
	process.stdout.write(`\n${text}\n\n`);
	if (small && !write) return 0;
	writeFileSync(PAGE, between(readFileSync(PAGE, 'utf8'), MARKS, text));
	say(`Written into ${PAGE}`);
	return 0;
}

await runProgram(bench);
