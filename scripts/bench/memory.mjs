import { existsSync, readFileSync, writeFileSync } from 'node:fs';

/** Only Linux keeps account of a process's peak, and lets others start it anew. */
export const measuresMemory = () => existsSync('/proc/self/clear_refs');

/**
 * Starts the account anew.
 *
 * @param {number} pid
 */
export const forgetPeak = (pid) => writeFileSync(`/proc/${pid}/clear_refs`, '5');

/**
 * @param {number} pid
 * @returns {number} the most memory that the process had since then, in MB
 */
export function peakMemory(pid) {
	const status = readFileSync(`/proc/${pid}/status`, 'utf8');
	return Number(/^VmHWM:\s*(\d+) kB$/m.exec(status)?.[1]) / 1024;
}
