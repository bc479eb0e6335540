import { cpus, totalmem, type } from 'node:os';
import { redisProgram } from '../../lib/redis.mjs';
import { runCommand } from '../../lib/run-command.mjs';

/**
 * @param {string} program
 * @param {RegExp} version what it prints around its version
 * @returns {Promise<string>}
 */
async function versionOf(program, version) {
	const { output } = await runCommand(program, ['--version']);
	return version.exec(output)?.[1] ?? 'of an unknown version';
}

/**
 * What the figures were measured on and with. Of the machine, only what changes figures.
 *
 * @param {import('../../lib/provision.mjs').ProvidedN8n} n8n
 * @param {string} postgres its version
 * @returns {Promise<string>} a sentence
 */
export async function machine(n8n, postgres) {
	const cores = cpus();
	const parts = [
		`${type()} with ${cores.length} cores (${cores[0]?.model.trim() || 'of an unknown model'})`,
		`${Math.round(totalmem() / 2 ** 30)} GB of memory`,
		`n8n ${n8n.version}`,
		`Node.js ${await versionOf(n8n.nodeBinary, /v([\d.]+)/)}`,
		`Redis ${await versionOf(redisProgram(), /v=([\d.]+)/)}`,
		`PostgreSQL ${postgres}`,
	];
	const day = new Date().toISOString().slice(0, 10);
	return `Measured in one run on ${day}: ${parts.join(', ')}. What sends the callbacks, what stands for the gateway and all processes of n8n share these cores.`;
}
