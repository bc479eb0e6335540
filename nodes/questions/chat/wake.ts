import { type Posted, type Poster, postTo } from '../../callbacks/postTo';
import { isObject } from '../../engine/answer';
import { attempted } from '../../engine/attempted';
import type { ChatAnswer } from '../question';

/**
 * What has become of an answer: the waiting run has it; the run waits no more, so nobody ever will; or it may
 * still wait.
 */
export type Outcome = 'taken' | 'over' | 'unknown';

/** In ms. A run that has just asked is about to wait, and n8n refuses an answer until it does. */
const PAUSES = [300, 1_000, 3_000];

/**
 * What an answer of n8n says of the run. The status of a run that has finished is 200, so only the mark of the
 * waiting node counts. 409 stands for a run that is still under way, and for one that has failed.
 */
export function outcomeOf({ status, body }: Posted, id: string): Outcome {
	if (status === 200 && isObject(body) && body.answered === id) return 'taken';
	const hasFailed = status === 409 && JSON.stringify(body ?? '').includes('finished');
	return (status < 500 && status !== 409 && status !== 429) || hasFailed ? 'over' : 'unknown';
}

/**
 * Hands an answer to the run that waits for it. Never throws: nothing that says where it waits gets into a log.
 *
 * @param url n8n's signed resume URL
 */
export async function wake(by: Poster, url: string, answer: ChatAnswer): Promise<Outcome> {
	const body = JSON.stringify(answer);
	const attempt = async (): Promise<Outcome> =>
		await postTo(by, url, { body }).then(
			(posted) => outcomeOf(posted, answer.id),
			() => 'unknown',
		);
	return await attempted(attempt, PAUSES, (outcome) => outcome === 'unknown');
}
