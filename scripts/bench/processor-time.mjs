import { existsSync, readFileSync } from 'node:fs';

/** Linux counts the time of processes in ticks; it has 100 a second on all processors that n8n runs on. */
const TICK_MS = 10;

/**
 * @param {number} pid
 * @returns {number} ms that the process has had a processor so far, all its threads together; NaN where the
 *   system does not say it
 */
export function processorTime(pid) {
	const file = `/proc/${pid}/stat`;
	if (!existsSync(file)) return NaN;
	// Behind the name of the program, which may hold anything: the 14th and 15th of all fields.
	const fields = readFileSync(file, 'utf8').split(') ').slice(-1)[0].split(' ');
	return (Number(fields[11]) + Number(fields[12])) * TICK_MS;
}
