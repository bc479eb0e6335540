import { cpSync } from 'node:fs';
import { join } from 'node:path';
import { atEnd } from '../lib/clean-up.mjs';
import { freePort } from '../lib/free-port.mjs';
import { startN8n } from '../lib/n8n-process.mjs';
import { installInto, packPackage } from '../lib/pack.mjs';
import { longStep } from '../lib/progress.mjs';
import { inProject } from '../lib/project.mjs';
import { temporaryFolder } from '../lib/temporary-folder.mjs';

/**
 * An n8n folder with the packed package, and beside it one to compare it with.
 *
 * @param {import('../lib/provision.mjs').ProvidedN8n} provided
 * @param {{ folder: string, name: string }} other where it is in test/bench, and its package name
 */
export async function n8nWith(provided, other) {
	const userFolder = temporaryFolder('wechat-gateway-bench');
	const [port, brokerPort] = [await freePort(), await freePort()];
	await longStep('Installing both packages into n8n', async () => {
		await installInto(await packPackage(userFolder), userFolder);
		const target = join(userFolder, '.n8n', 'nodes', 'node_modules', other.name);
		cpSync(inProject('test', 'bench', other.folder), target, { recursive: true });
	});
	/**
	 * Starts it with all that it has stored.
	 *
	 * @param {string} what
	 * @param {NodeJS.ProcessEnv} [env]
	 */
	const start = async (what, env) => {
		const n8n = await longStep(`Starting n8n ${provided.version}, ${what}`, () =>
			startN8n({ n8n: provided, userFolder, port, brokerPort, env }),
		);
		atEnd(n8n.stop);
		return n8n;
	};
	return { userFolder, start };
}
