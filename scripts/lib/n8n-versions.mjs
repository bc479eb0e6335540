/**
 * The n8n releases that the project runs for real. Each has a private package.json with its own
 * lockfile in test/n8n/<version>, because n8n is far too big for the project's own dependencies.
 */

/** The newest one; the demo runs it. */
export const NEWEST = '2.41.1';

/** The oldest one that is tested: the last line that still accepts Node.js 20. */
export const OLDEST = '2.8.4';

/**
 * Whether the Node.js that runs this script can run that n8n. Above these majors n8n's native parts
 * may have no prebuilt binary, so a newer Node.js is not taken for a better one.
 *
 * @type {Record<string, (major: number, minor: number) => boolean>}
 */
export const ACCEPTS_NODE = {
	[NEWEST]: (major) => major === 24,
	[OLDEST]: (major, minor) => (major === 20 && minor >= 19) || major === 22 || major === 24,
};
