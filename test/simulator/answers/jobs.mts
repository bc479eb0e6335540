/** Work that is asked about later: running at the first poll, finished from the second on. */
import type { Call } from '../call.mts';
import { newSession } from '../ids.mts';
import { Refusal } from '../reply.mts';
import type { Job } from '../world.mts';

const NO_JOB = '任务不存在';

/** `type` in the answers of both polls. */
const RUNNING = 0;
const DONE = 1;
const FAILED = 2;

export function startJob(call: Call, kind: Job['kind'], text: string, urls: string[] = []): Job {
	const { world, account } = call;
	const job: Job = {
		id: newSession(),
		kind,
		account: account.wcId,
		text,
		urls,
		polls: 0,
		fails: world.jobsFail,
		momentId: null,
	};
	world.jobs.push(job);
	return job;
}

/** The state of a job; asking moves it on. */
export function jobStatus(
	call: Call,
	kind: Job['kind'],
	id: string,
): { job: Job; type: number; des: string } {
	const job = call.world.jobs.find((other) => other.id === id && other.kind === kind);
	if (!job) throw new Refusal(NO_JOB);
	job.polls++;
	if (job.polls === 1) return { job, type: RUNNING, des: '处理中' };
	return job.fails ? { job, type: FAILED, des: '处理失败' } : { job, type: DONE, des: '处理完成' };
}
