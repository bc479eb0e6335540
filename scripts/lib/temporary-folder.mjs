import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { atEnd } from './clean-up.mjs';

/**
 * @param {string} name
 * @returns {string} a new folder that is removed at the end of the script
 */
export function temporaryFolder(name) {
	const folder = mkdtempSync(join(tmpdir(), `${name}-`));
	atEnd(() => rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 }));
	return folder;
}
