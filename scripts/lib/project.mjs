import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * The project's root folder. Every entry script changes into it first, and jest runs there, so that
 * this library needs no import.meta and loads as an ES module and as a CommonJS module alike.
 */
export const projectRoot = () => process.cwd();

/** @param {...string} parts path below the project's root */
export const inProject = (...parts) => join(projectRoot(), ...parts);

/** Name of the package, and so the prefix of its node types inside n8n. */
export const PACKAGE_NAME = 'n8n-nodes-wechat-gateway';

/**
 * @param {string[]} files
 * @returns {string} hexadecimal sha256 over the contents of the files, in order
 */
export function hashOfFiles(files) {
	const hash = createHash('sha256');
	for (const file of files) hash.update(readFileSync(file));
	return hash.digest('hex');
}
