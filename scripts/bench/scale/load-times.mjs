import { join } from 'node:path';
import { longStep } from '../../lib/progress.mjs';
import { inProject } from '../../lib/project.mjs';
import { runCommand } from '../../lib/run-command.mjs';
import { Stop } from '../../lib/stop.mjs';
import { placeOf } from '../n8n-with.mjs';

/**
 * @typedef {object} Loaded
 * @property {number} ms
 * @property {number} bytes of JavaScript's memory that it holds
 */

/**
 * How long it takes to load packages, each time in a process that knows nothing yet. They take turns, and the
 * first turn does not count: after it the system has the files in memory.
 *
 * @param {import('../../lib/provision.mjs').ProvidedN8n} provided
 * @param {string} userFolder where the packages are
 * @param {string[]} names
 * @param {number} loads
 * @returns {Promise<Loaded[][]>} of each package, all times
 */
export async function loadTimes({ dir, nodeBinary }, userFolder, names, loads) {
	const script = inProject('scripts', 'bench', 'scale', 'load-package.mjs');
	const env = { ...process.env, NODE_OPTIONS: '', NODE_PATH: join(dir, 'node_modules') };
	const load = async (/** @type {string} */ name) => {
		const args = ['--expose-gc', script, placeOf(userFolder, name)];
		const { code, output } = await runCommand(nodeBinary, args, { env });
		if (code !== 0) throw new Stop(`Could not load ${name}: ${output.trim()}`);
		return /** @type {Loaded} */ (JSON.parse(output));
	};
	return await longStep(`Loading the packages ${loads + 1} times`, async () => {
		/** @type {Loaded[][]} */
		const times = names.map(() => []);
		for (let turn = 0; turn <= loads; turn++) {
			for (const [index, name] of names.entries()) {
				const loaded = await load(name);
				if (turn > 0) times[index].push(loaded);
			}
		}
		return times;
	});
}
