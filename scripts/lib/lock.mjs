import { readFileSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { say } from './progress.mjs';

/** The holder touches its lock this often; one that was not touched for STALE_MS has no holder. */
const BEAT_MS = 5_000;
const STALE_MS = 60_000;

const wait = (/** @type {number} */ ms) => new Promise((resolve) => setTimeout(resolve, ms));

/** @param {string} file */
function isStale(file) {
	try {
		if (Date.now() - statSync(file).mtimeMs > STALE_MS) return true;
		process.kill(Number(readFileSync(file, 'utf8')), 0);
		return false;
	} catch (error) {
		// ESRCH: its process is gone. Everything else (the file vanished just now, say) is decided
		// by the next try.
		return /** @type {NodeJS.ErrnoException} */ (error).code === 'ESRCH';
	}
}

/**
 * Does work that no other process does at the same time, with a lock file that names the holder.
 * A lock whose process died is taken over. Two waiters may, very rarely, both take over the same
 * one; so the work must also be safe to do twice (see kept-installation.mjs: it ends with a rename).
 *
 * @template T
 * @param {string} file
 * @param {string} whatOthersDo for the waiting line: "installs n8n 2.41.1"
 * @param {() => Promise<T>} work
 * @returns {Promise<T>}
 */
export async function withLock(file, whatOthersDo, work) {
	for (let tries = 0; ; tries++) {
		try {
			writeFileSync(file, String(process.pid), { flag: 'wx' });
			break;
		} catch (error) {
			if (/** @type {NodeJS.ErrnoException} */ (error).code !== 'EEXIST') throw error;
		}
		if (isStale(file)) {
			rmSync(file, { force: true });
			continue;
		}
		if (tries % 30 === 0) say(`Another run ${whatOthersDo}; waiting for it`);
		await wait(1_000);
	}
	const beat = setInterval(() => {
		const now = new Date();
		try {
			utimesSync(file, now, now);
		} catch {
			// Taken over, or the folder was removed: the work goes on, its end is a rename.
		}
	}, BEAT_MS);
	try {
		return await work();
	} finally {
		clearInterval(beat);
		rmSync(file, { force: true });
	}
}
