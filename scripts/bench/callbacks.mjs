/**
 * `npm run bench:callbacks`: what callbacks cost, in the trigger alone and in a real n8n. It prints
 * figures and judges nothing: they depend on the machine and on what else it does.
 */
import { readOptions } from '../lib/options.mjs';
import { runProgram } from '../lib/program.mjs';
import { longStep } from '../lib/progress.mjs';
import { inProject } from '../lib/project.mjs';
import { runCommand } from '../lib/run-command.mjs';
import { build, requireNode, setUp } from '../lib/setup.mjs';
import { Stop } from '../lib/stop.mjs';

const USAGE = `Usage: npm run bench:callbacks -- [options]

  --rounds N         pairs of rounds in n8n that count (default 7)
  --against COMMIT   compare with the trigger of another commit instead of with other triggers
  --kill             count what an n8n loses that is killed or stopped while callbacks come
  --help             show this`;

const OPTIONS = /** @type {const} */ ({
	options: {
		rounds: { type: 'string', default: '7' },
		against: { type: 'string' },
		kill: { type: 'boolean', default: false },
		help: { type: 'boolean', default: false },
	},
});

/** @param {string} text */
function count(text) {
	if (/^[1-9]\d?$/.test(text)) return Number(text);
	throw new Stop(`--rounds takes a number from 1 to 99, and "${text}" is none.`);
}

/** @param {import('./against.mjs').Before} [before] @returns {Promise<string>} what the script prints */
async function kinds(before) {
	const [script, ...args] = before
		? ['kinds-against.mts', before.source, before.commit]
		: ['kinds.mts'];
	const file = inProject('scripts', 'bench', script);
	const { code, output } = await longStep('Measuring each kind of callback', () =>
		runCommand(process.execPath, ['--import', 'tsx', file, ...args], { cwd: inProject() }),
	);
	if (code !== 0) throw new Stop(`The measurement failed:\n${output.trim()}`);
	return output;
}

async function bench() {
	requireNode();
	const { against, kill, help, ...given } = readOptions(OPTIONS, USAGE).values;
	if (help) {
		process.stdout.write(`${USAGE}\n`);
		return 0;
	}
	const rounds = count(given.rounds);
	await setUp();
	await build();
	// Loaded only now: they need the packages that setUp() has installed.
	if (kill) {
		const { killed } = await import('./killed.mjs');
		process.stdout.write(`\n${await killed(rounds)}`);
		return 0;
	}
	const { provideBefore } = await import('./against.mjs');
	const before = against === undefined ? undefined : await provideBefore(against);
	const inTheTrigger = await kinds(before);
	const { throughput } = await import('./throughput.mjs');
	const inN8n = await throughput({ rounds, before });
	process.stdout.write(`\n${inTheTrigger}\n${inN8n}`);
	return 0;
}

await runProgram(bench);
