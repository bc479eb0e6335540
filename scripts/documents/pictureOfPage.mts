/** The picture of the simulator's page in docs/demo.md: where it is, and of what it was taken. */
import { readdirSync } from 'node:fs';
import { join } from 'node:path';

import { hashOfFiles } from '../lib/project.mjs';

export const PICTURE = 'docs/pictures/simulator.png';
/** Beside the picture: the hash of what it shows, so that a test can tell whether it has gone stale. */
export const PICTURED = 'docs/pictures/simulator.sha256';

const FOLDER = 'test/simulator/page/client';

/** What the page looks like follows from these files. */
export function hashOfPage(): string {
	const files = readdirSync(FOLDER)
		.filter((name) => /\.(css|tsx|mts)$/.test(name))
		.sort();
	return hashOfFiles(files.map((name) => join(FOLDER, name)));
}
