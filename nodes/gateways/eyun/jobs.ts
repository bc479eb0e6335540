import type { JobState, Wait } from '../../engine/operation';
import { progress } from './answer';

/** Jobs report 0 while they run, 1 when they are done and 2 when they have failed. */
const STATES: Array<JobState['is']> = ['running', 'done', 'failed'];

/** How all endpoints tell how far their work is. */
export const job: Pick<Wait, 'answer' | 'state'> = {
	answer: progress,
	state: ({ type, des }) => ({
		// What is neither of these has come to an end that the workflow has to look at.
		is: STATES[Number(type)] ?? 'done',
		...(des !== undefined && des !== null && { reason: String(des) }),
	}),
};
