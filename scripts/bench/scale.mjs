/**
 * `npm run bench:scale`: what the package does in a real n8n of one process and of many, beside its
 * neighbours, all in one run. It prints figures, writes them into docs/scale.md, and judges nothing: they
 * depend on the machine and on what else it does.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import util from 'node:util';
import { between } from '../lib/between.mjs';
import { postgresFolder } from '../lib/postgres.mjs';
import { runProgram } from '../lib/program.mjs';
import { say } from '../lib/progress.mjs';
import { redisProgram } from '../lib/redis.mjs';
import { build, requireNode, setUp } from '../lib/setup.mjs';
import { Stop } from '../lib/stop.mjs';
import { PAGE, MARKS } from './scale/page.mjs';
import { SMALL, WHOLE } from './scale/sizes.mjs';

const USAGE = `Usage: npm run bench:scale -- [options]

  --small   a few minutes, to see that everything works: its figures say little, and are only printed
  --write   write them into ${PAGE} all the same
  --help    show this

The whole takes about a quarter of an hour, in which the machine should do nothing else. It needs Redis and
PostgreSQL, and the npm registry for a package to compare with.`;

function readOptions() {
	try {
		const { values } = util.parseArgs({
			options: {
				small: { type: 'boolean', default: false },
				write: { type: 'boolean', default: false },
				help: { type: 'boolean', default: false },
			},
		});
		return values;
	} catch (error) {
		throw new Stop(`${error instanceof Error ? error.message : String(error)}\n\n${USAGE}`);
	}
}

async function bench() {
	requireNode();
	const { small, write, help } = readOptions();
	if (help) {
		process.stdout.write(`${USAGE}\n`);
		return 0;
	}
	// Before anything is built: who has to install something learns it at once.
	postgresFolder();
	redisProgram();
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
