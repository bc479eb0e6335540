import { WAIT_INDEFINITELY } from 'n8n-workflow';

import { numberOption, type Task } from '../engine/call';
import { InputFault } from '../engine/fault';

const HOUR = 3_600_000;
const LABEL = 'Limit Wait Time (Hours)';

/**
 * Until when to wait for the answer.
 *
 * @param options what is set under "Options"
 * @param now in ms since 1970
 * @throws InputFault when the limit is no length of time
 */
export function waitUntil(options: Task['options'], now: number): Date {
	if (options.limitWaitTime === undefined) return WAIT_INDEFINITELY;
	const hours = numberOption(options, 'limitWaitTime', LABEL, 0);
	const until = new Date(now + hours * HOUR);
	if (hours > 0 && until < WAIT_INDEFINITELY) return until;
	throw new InputFault(
		`'${LABEL}' needs a number above 0, but holds '${hours}'`,
		'Remove the option to wait as long as it takes.',
	);
}
