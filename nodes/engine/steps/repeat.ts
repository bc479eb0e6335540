import type { IDataObject } from 'n8n-workflow';

import type { Controls } from '../../editor/controls';
import type { Call } from '../call';
import { now } from '../clock';
import { FailedFault, Fault } from '../fault';
import type { Repeat } from '../operation';
import { SECOND } from '../pace';
import { CanceledFault, pause } from '../pause';
import { LONGEST, longestWait } from './wait';

/** A question that did not come through tells nothing; a refusal, or the end of the execution, does. */
const isPassing = (error: unknown): error is Fault =>
	error instanceof Fault && !(error instanceof CanceledFault);

/**
 * Asks again until there is an answer.
 *
 * @param ask the question, with what the operation makes of the reply
 * @returns the first answer that is more than "not yet"; the latest one when the user does not want to wait
 * @throws FailedFault when it comes to nothing or takes too long, what `ask` throws for a refusal,
 *   CanceledFault when the execution is stopped
 */
export async function repeated(
	call: Call,
	{ every, failed, code, state }: Repeat,
	ask: () => Promise<unknown>,
): Promise<unknown> {
	if (!call.input('waitForCompletion', true)) return await ask();
	const seconds = longestWait(call);
	const deadline = now() + seconds * SECOND;
	for (;;) {
		let trouble: Fault | undefined;
		const result = await ask().catch((error) => {
			if (!isPassing(error)) throw error;
			trouble = error;
			return undefined;
		});
		const { is, reason } = result ? state(result as IDataObject) : { is: 'running' as const };
		if (is === 'done') return result;
		if (is === 'failed') {
			throw new FailedFault(`'${call.operation.name}' came to nothing: ${reason}`, failed, code);
		}
		if (now() + every * SECOND > deadline) {
			throw (
				trouble ?? new FailedFault(`Nothing has happened within ${seconds} seconds`, failed, code)
			);
		}
		await pause(every * SECOND, call.signal);
	}
}

export const repeating: Controls = {
	appliesTo: ({ repeat }) => repeat !== undefined,
	after: [
		{
			displayName: 'Wait for Completion',
			name: 'waitForCompletion',
			type: 'boolean',
			default: true,
			description:
				'Whether to ask again every few seconds until it is done, instead of returning how far it is',
		},
	],
	options: [LONGEST],
};
