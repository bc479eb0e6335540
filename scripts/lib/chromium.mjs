import { accessSync, constants } from 'node:fs';
import { join } from 'node:path';
import { pathFolders } from './path-folders.mjs';
import { Stop } from './stop.mjs';

/** How browsers that playwright-core can drive are called, by what most people have. */
const NAMES = [
	...['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome'],
	...['microsoft-edge', 'chrome.exe', 'msedge.exe'],
];

/** Where they are when they are not in the path. */
const PLACES = [
	'/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
	'/Applications/Chromium.app/Contents/MacOS/Chromium',
	...[process.env.PROGRAMFILES, process.env['PROGRAMFILES(X86)']]
		.filter((folder) => folder !== undefined)
		.map((folder) => join(folder, 'Google', 'Chrome', 'Application', 'chrome.exe')),
];

/** @param {string} file */
function isProgram(file) {
	try {
		accessSync(file, constants.X_OK);
		return true;
	} catch {
		return false;
	}
}

/**
 * The browser of this machine, for playwright-core, which brings none along. CHROMIUM in the environment names
 * another one.
 *
 * @param {string[]} places where it may be when it is not in the path
 * @returns {string} the file of the program
 * @throws {Stop} where there is none: what to install
 */
export function chromium(places = PLACES) {
	const named = process.env.CHROMIUM;
	if (named) {
		if (isProgram(named)) return named;
		throw new Stop(`CHROMIUM names ${named}, which is no program.`);
	}
	const folders = pathFolders();
	const candidates = NAMES.flatMap((name) => folders.map((folder) => join(folder, name)));
	const found = [...candidates, ...places].find(isProgram);
	if (found !== undefined) return found;
	throw new Stop(
		'There is no Chromium on this machine: install it (on Debian and Ubuntu: apt-get install chromium) ' +
			'or Google Chrome, or let CHROMIUM name the program, and run this again.',
	);
}

/** What the browser is started with: in containers everything runs as root, where its sandbox cannot work. */
export const LAUNCH_ARGS = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
