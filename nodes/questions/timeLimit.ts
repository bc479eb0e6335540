import { WAIT_INDEFINITELY } from 'n8n-workflow';

import { InputFault } from '../engine/fault';

const UNITS: ReadonlyMap<unknown, number> = new Map([
	['minutes', 60_000],
	['hours', 3_600_000],
	['days', 86_400_000],
]);

/** What stands under "Limit Wait Time", with the names of n8n's own nodes. */
export interface TimeLimit {
	resumeAmount?: unknown;
	resumeUnit?: unknown;
}

/**
 * Until when to wait for the answer.
 *
 * @param limit nothing where no limit is set
 * @param now in ms since 1970
 * @throws InputFault when it is no length of time
 */
export function waitUntil(limit: TimeLimit | undefined, now: number): Date {
	if (!limit) return WAIT_INDEFINITELY;
	const { resumeAmount = 1, resumeUnit = 'hours' } = limit;
	const length = Number(resumeAmount) * (UNITS.get(resumeUnit) ?? NaN);
	const until = new Date(now + length);
	if (length > 0 && !Number.isNaN(until.getTime())) return until;
	throw new InputFault(
		`'Limit Wait Time' needs a length of time, but holds '${String(resumeAmount)} ${String(resumeUnit)}'`,
		'Enter a number above 0, and choose minutes, hours or days.',
	);
}
