/** `npm run simulator`: the simulated gateway alone, in this terminal. Works on a fresh clone, too. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { setUp } from './lib/setup.mjs';
import { runScript } from './lib/stop.mjs';

process.chdir(join(dirname(fileURLToPath(import.meta.url)), '..'));
await runScript(async () => {
	await setUp();
	const main = join('test', 'simulator', 'main.mts');
	const args = ['--import', 'tsx', main, ...process.argv.slice(2)];
	const simulator = spawn(process.execPath, args, { stdio: 'inherit' });
	// Ctrl-C reaches the simulator by itself; it says good-bye before this process ends.
	process.on('SIGINT', () => {});
	process.on('SIGTERM', () => simulator.kill());
	const [code] = await once(simulator, 'exit');
	return code ?? 0;
});
