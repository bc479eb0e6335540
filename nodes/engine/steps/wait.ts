import type { IDataObject, INodeProperties } from 'n8n-workflow';

import type { Controls } from '../../editor/controls';
import { Refusal } from '../answer';
import { numberOption, type Task } from '../call';
import { now } from '../clock';
import { FailedFault, Fault, UnfinishedFault } from '../fault';
import type { JobState, Wait } from '../operation';
import { SECOND } from '../pace';
import { CanceledFault, pause } from '../pause';

/** The vendor's advice for its asynchronous endpoints. */
const RHYTHM = 2 * SECOND;

const LONGEST_WAIT = 300;

/** What is known of a job whose question has told nothing. */
const RUNNING: JobState = { is: 'running' };

/**
 * How many seconds to wait at the most. Asked before the work is started, so that it is not started
 * in vain.
 *
 * @throws InputFault when it is no number
 */
export const longestWait = ({ options }: Pick<Task, 'options'>): number =>
	numberOption(options, 'longestWait', 'Longest Wait (Seconds)', LONGEST_WAIT);

const poll = async (task: Task, wait: Wait, id: unknown) =>
	(await task.ask(wait.path, { [wait.id]: id } as IDataObject, wait.answer)) as IDataObject | null;

const isTrouble = (error: unknown): error is Fault | Refusal =>
	error instanceof Fault || error instanceof Refusal;

/**
 * Waits for work that the gateway does after its answer.
 *
 * @param started the answer, with the ID of the job
 * @param seconds the longest wait
 * @returns the result of the job, or the answer itself when the user does not want to wait
 * @throws FailedFault when the job fails, UnfinishedFault when it takes too long, CanceledFault when the
 *   execution is stopped; the latter two name the job
 */
export async function completed(
	task: Task,
	wait: Wait,
	started: unknown,
	seconds: number,
): Promise<unknown> {
	const id = (started as IDataObject | null)?.[wait.id];
	if (!task.input('waitForCompletion', true) || id === undefined || id === null) return started;
	const later = `Ask for its result later with '${wait.later}' and the ID ${String(id)}`;
	return await untilDone(task, wait, id, seconds, later).catch((error) => {
		if (!(error instanceof CanceledFault)) throw error;
		throw new CanceledFault(false, undefined, `The job goes on at the gateway. ${later}.`);
	});
}

/** Asks about a job until it is done; a question that fails tells nothing about the job. */
async function untilDone(
	task: Task,
	wait: Wait,
	id: unknown,
	seconds: number,
	later: string,
): Promise<unknown> {
	const deadline = now() + seconds * SECOND;
	for (;;) {
		let trouble = '';
		const result = await poll(task, wait, id).catch((error) => {
			if (error instanceof CanceledFault || !isTrouble(error)) throw error;
			trouble = ` The latest question about it failed: ${error.message}.`;
			return undefined;
		});
		const { is, reason = 'no reason given' } = result ? wait.state(result) : RUNNING;
		if (is === 'failed') {
			throw new FailedFault(
				`The gateway could not finish '${task.operation.name}' ("${reason}")`,
				wait.failed,
			);
		}
		if (is === 'done') return result;
		if (now() + RHYTHM > deadline) {
			throw new UnfinishedFault(
				`'${task.operation.name}' is still running after ${seconds} seconds`,
				`It goes on at the gateway.${trouble} ${later}, or raise 'Longest Wait (Seconds)' under 'Options'.`,
			);
		}
		await pause(RHYTHM, task.signal);
	}
}

/** Offered by everything that waits. */
export const LONGEST: INodeProperties = {
	displayName: 'Longest Wait (Seconds)',
	name: 'longestWait',
	type: 'number',
	typeOptions: { minValue: 1 },
	default: LONGEST_WAIT,
	description: 'How many seconds to wait for the completion',
};

export const waiting: Controls = {
	appliesTo: ({ wait }) => wait !== undefined,
	after: [
		{
			displayName: 'Wait for Completion',
			name: 'waitForCompletion',
			type: 'boolean',
			default: true,
			description:
				'Whether to ask every 2 seconds until it is done, and return the result instead of the ID of the job',
		},
	],
	options: [LONGEST],
};
