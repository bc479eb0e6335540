import {
	cpSync,
	existsSync,
	mkdirSync,
	readdirSync,
	renameSync,
	rmSync,
	writeFileSync,
} from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { withLock } from './lock.mjs';
import { say } from './progress.mjs';
import { hashOfFiles, PACKAGE_NAME } from './project.mjs';

/** Written last: an installation that holds it is whole. */
const COMPLETE = '.complete';

/** Where installations are kept between runs and shared between clones: n8n has 3 GB. */
export function cacheFolder() {
	return join(process.env.XDG_CACHE_HOME || join(homedir(), '.cache'), PACKAGE_NAME);
}

/** @param {string} folder */
function filesIn(folder) {
	return readdirSync(folder, { recursive: true, withFileTypes: true })
		.filter((entry) => entry.isFile())
		.map((entry) => join(entry.parentPath, entry.name))
		.sort();
}

/**
 * Installs something into the cache at the first time, and finds it there ever after. Installing
 * happens in a sibling folder that is renamed when it is whole, so that neither an interrupted run
 * nor two at once can leave half an installation behind.
 *
 * @param {string} name of the folder in the cache, before its hash
 * @param {string} source folder with package.json and lockfile; whatever changes there is installed anew
 * @param {string} what for people: "n8n 2.41.1"
 * @param {(folder: string) => Promise<void>} install is given a copy of the source
 * @returns {Promise<string>} the folder
 */
export async function keptInstallation(name, source, what, install) {
	const hash = hashOfFiles(filesIn(source)).slice(0, 12);
	const whole = `${name}-${hash}-${process.platform}-${process.arch}`;
	const dir = join(cacheFolder(), whole);
	if (existsSync(join(dir, COMPLETE))) return dir;

	mkdirSync(cacheFolder(), { recursive: true });
	await withLock(`${dir}.lock`, `installs ${what}`, async () => {
		if (existsSync(join(dir, COMPLETE))) return;
		const half = `${whole}.half-`;
		for (const left of readdirSync(cacheFolder()).filter((entry) => entry.startsWith(half))) {
			rmSync(join(cacheFolder(), left), { recursive: true, force: true });
		}
		const temporary = join(cacheFolder(), `${half}${process.pid}`);
		mkdirSync(temporary);
		try {
			cpSync(source, temporary, { recursive: true });
			await install(temporary);
			writeFileSync(join(temporary, COMPLETE), new Date().toISOString());
			renameSync(temporary, dir);
		} finally {
			rmSync(temporary, { recursive: true, force: true });
		}
		say(`${what} is kept in ${dir}`);
	});
	return dir;
}
