import { median } from './statistics.mjs';

const ROUNDS = 9;

/** Many short ones: what disturbs the machine then disturbs few of them. */
const PAIRS = 61;
const PAIR_MS = 3;
const ROUND_MS = 15;
const WARM_UP_MS = 60;

const now = () => Number(process.hrtime.bigint()) / 1000;

function timeOf(work: () => void, times: number): number {
	const began = now();
	for (let i = 0; i < times; i++) work();
	return now() - began;
}

/** So many times does a round repeat a piece of work, after a warm-up in which the engine compiles what is used often. */
function repetitions(work: () => void, ms: number): number {
	let done = 0;
	const began = now();
	while (now() - began < WARM_UP_MS * 1000) {
		work();
		done++;
	}
	const each = (now() - began) / done;
	return Math.max(1, Math.round((ms * 1000) / each));
}

/**
 * Microseconds that a piece of work takes: the median of several rounds after a warm-up. A round repeats
 * the work for about 15 milliseconds.
 */
export function microseconds(work: () => void): number {
	const times = repetitions(work, ROUND_MS);
	return median(Array.from({ length: ROUNDS }, () => timeOf(work, times) / times));
}

/** The same for two pieces of work in turns, round by round: what else the machine does meets both alike. */
export function microsecondsInPairs(a: () => void, b: () => void): Array<[number, number]> {
	const [timesOfA, timesOfB] = [repetitions(a, PAIR_MS), repetitions(b, PAIR_MS)];
	return Array.from({ length: PAIRS }, () => [
		timeOf(a, timesOfA) / timesOfA,
		timeOf(b, timesOfB) / timesOfB,
	]);
}
