/**
 * `npm run bench:send`: what a sent text costs in a real n8n, beside n8n's own engine and its HTTP
 * Request node, or beside the WeChat node of another commit. It prints figures, which depend on the
 * machine and on what else it does; it only fails when the WeChat node sends two messages at once.
 */
import { readOptions } from '../lib/options.mjs';
import { runProgram } from '../lib/program.mjs';
import { build, requireNode, setUp } from '../lib/setup.mjs';
import { Stop } from '../lib/stop.mjs';

const USAGE = `Usage: npm run bench:send -- [options]

  --items N     texts in an execution (default 1000)
  --rounds N    executions of each node that count (default 5)
  --paced N     texts in the execution with pauses (default 300)
  --against REV compare the WeChat node with that of another commit, in pairs, and nothing else
  --help        show this`;

/** @param {string} flag @param {string} text */
function count(flag, text) {
	if (/^[1-9]\d{0,4}$/.test(text)) return Number(text);
	throw new Stop(`--${flag} takes a number from 1 to 99999, and "${text}" is none.`);
}

const OPTIONS = /** @type {const} */ ({
	options: {
		items: { type: 'string', default: '1000' },
		rounds: { type: 'string', default: '5' },
		paced: { type: 'string', default: '300' },
		against: { type: 'string' },
		help: { type: 'boolean', default: false },
	},
});

async function bench() {
	requireNode();
	const { items, rounds, paced, against, help } = readOptions(OPTIONS, USAGE).values;
	if (help) {
		process.stdout.write(`${USAGE}\n`);
		return 0;
	}
	const counts = {
		items: count('items', items),
		rounds: count('rounds', rounds),
		paced: count('paced', paced),
	};
	await setUp();
	await build();
	// Loaded only now: they need the packages that setUp() has installed.
	if (against !== undefined) {
		const { sendingAgainst } = await import('./sending-against.mjs');
		process.stdout.write(`\n${await sendingAgainst(against, counts)}`);
		return 0;
	}
	const { sending } = await import('./sending.mjs');
	process.stdout.write(`\n${await sending(counts)}`);
	return 0;
}

await runProgram(bench);
