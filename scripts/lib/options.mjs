// Not imported by name: a Node.js that is too old has no parseArgs and gets a sentence about that.
import util from 'node:util';
import { Stop } from './stop.mjs';

/**
 * What somebody has asked for on the command line.
 *
 * @template {import('node:util').ParseArgsConfig} Config
 * @param {Config} config as of parseArgs
 * @param {string} usage what there is to ask for
 * @returns {ReturnType<typeof util.parseArgs<Config>>}
 * @throws {Stop} for anything else: what is wrong, and the usage
 */
export function readOptions(config, usage) {
	try {
		return util.parseArgs(config);
	} catch (error) {
		throw new Stop(`${error instanceof Error ? error.message : String(error)}\n\n${usage}`);
	}
}
