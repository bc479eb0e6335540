import { median } from './statistics.mjs';

const ROUNDS = 9;
const ROUND_MS = 15;
const WARM_UP_MS = 60;

const now = () => Number(process.hrtime.bigint()) / 1000;

function timeOf(work: () => void, times: number): number {
	const began = now();
	for (let i = 0; i < times; i++) work();
	return now() - began;
}

/**
 * Microseconds that a piece of work takes: the median of several rounds after a warm-up, in which
 * the engine compiles what is used often. A round repeats the work for about 15 milliseconds.
 */
export function microseconds(work: () => void): number {
	let done = 0;
	const began = now();
	while (now() - began < WARM_UP_MS * 1000) {
		work();
		done++;
	}
	const each = (now() - began) / done;
	const times = Math.max(1, Math.round((ROUND_MS * 1000) / each));
	return median(Array.from({ length: ROUNDS }, () => timeOf(work, times) / times));
}
