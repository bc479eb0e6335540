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
 * @param {string} name as Linux calls it
 * @returns {number} in MB
 */
function figure(pid, name) {
	const status = readFileSync(`/proc/${pid}/status`, 'utf8');
	return Number(new RegExp(`^${name}:\\s*(\\d+) kB$`, 'm').exec(status)?.[1]) / 1024;
}

/** @param {number} pid @returns {number} the most memory that the process had since then, in MB */
export const peakMemory = (pid) => figure(pid, 'VmHWM');

/** @param {number} pid @returns {number} the memory that the process has now, in MB */
export const memoryNow = (pid) => figure(pid, 'VmRSS');
