/**
 * `npm run test:scale`: the packed nodes in an n8n of several processes (queue mode, with a real Redis
 * and PostgreSQL), against the simulated gateway.
 *
 *   --full   with all that is counted, instead of a small part of it
 *
 * Other arguments are handed on to jest: npm run test:scale -- -t "callbacks"
 */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { requireServers } from './lib/many-processes.mjs';
import { NEWEST } from './lib/n8n-versions.mjs';
import { runProgram } from './lib/program.mjs';
import { rabbitMqProgram } from './lib/rabbitmq.mjs';
import { runPacked } from './lib/run-packed.mjs';
import { temporaryFolder } from './lib/temporary-folder.mjs';

const FULL = '--full';

async function testScale() {
	// Before anything is built: who has to install something learns it at once.
	requireServers();
	rabbitMqProgram();
	const args = process.argv.slice(2);
	const figures = join(temporaryFolder('wechat-gateway-figures'), 'figures.txt');
	return await runPacked('scale', {
		what: 'what many processes do',
		versions: [NEWEST],
		args: ['--runInBand', ...args.filter((arg) => arg !== FULL)],
		env: { SCALE_FIGURES: figures, ...(args.includes(FULL) && { SCALE_FULL: 'yes' }) },
		report() {
			if (!existsSync(figures)) return;
			process.stdout.write(`\nCounted:\n${readFileSync(figures, 'utf8')}`);
		},
	});
}

await runProgram(testScale);
