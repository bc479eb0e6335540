import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { neutralEnv, npm, npmFailure } from '../lib/npm.mjs';
import { inProject } from '../lib/project.mjs';
import { runCommand } from '../lib/run-command.mjs';
import { Stop } from '../lib/stop.mjs';

export const PINNED_FILE = inProject('scripts', 'voice', 'pinned.json');

/**
 * What is built of what: the archive with the source, the tools, and what comes out.
 *
 * @typedef {object} Pinned
 * @property {{ package: string, integrity: string }} source
 * @property {Record<string, string>} tools their versions
 * @property {{ bytes: number, sha256: string }} wasm
 */

/** @returns {Pinned} */
export const pinned = () => JSON.parse(readFileSync(PINNED_FILE, 'utf8'));

/**
 * Runs a program that has to succeed.
 *
 * @param {string} command
 * @param {string[]} args
 * @param {string} cwd
 */
export async function run(command, args, cwd) {
	const { code, output } = await runCommand(command, args, { cwd });
	if (code !== 0) throw new Stop(`${command} failed:\n${output.trimEnd()}`);
	return output;
}

/** @param {string} file */
const integrityOf = (file) =>
	`sha512-${createHash('sha512').update(readFileSync(file)).digest('base64')}`;

/**
 * Gets the source of Skype's SILK SDK. The package is not installed, which would compile it for Node.js.
 *
 * @param {string} folder where it goes
 * @returns {Promise<string>} the folder of the source
 * @throws Stop when it is not what it was
 */
export async function getSource(folder) {
	const { source } = pinned();
	const args = ['pack', source.package, '--ignore-scripts', '--silent'];
	const { code, output } = await npm(args, { cwd: folder, env: neutralEnv() });
	if (code !== 0) throw npmFailure(`get ${source.package}`, output);
	const archive = readdirSync(folder).find((name) => name.endsWith('.tgz')) ?? '';
	if (integrityOf(join(folder, archive)) !== source.integrity) {
		throw new Stop(
			`${source.package} is not the archive that ${PINNED_FILE} names: build nothing of it.`,
		);
	}
	await run('tar', ['-xzf', archive], folder);
	return join(folder, 'package');
}

/** @param {string} text line breaks and ends of lines differ from file to file */
const plain = (text) => text.replace(/[ \t\r]+$/gm, '').trim();

/**
 * All that is compiled has to be under the licence that is published with it.
 *
 * @param {string} source as of getSource()
 * @throws Stop when a file says something else
 */
export function requireLicence(source) {
	const licence = plain(readFileSync(inProject('scripts', 'voice', 'LICENCE.txt'), 'utf8'));
	const files = ['src', 'interface'].flatMap((folder) =>
		readdirSync(join(source, folder)).map((name) => join(source, folder, name)),
	);
	// It belongs to the package for Node.js, and the SDK does not include it.
	const others = files.filter((file) => /\.[ch]$/.test(file) && !file.endsWith('SKP_Silk_API.h'));
	const missing = others.filter((file) => !plain(readFileSync(file, 'utf8')).includes(licence));
	if (missing.length > 0) throw new Stop(`Not under the licence of the SDK: ${missing.join(', ')}`);
}
