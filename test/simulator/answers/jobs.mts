/** Work that is asked about later: running for some polls (`jobPolls` of the world), then finished. */
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
	job.finished ||= job.polls >= call.world.jobPolls;
	return { job, ...(job.finished ? outcome(job) : { type: RUNNING, des: '处理中' }) };
}

/** How a finished job has ended. */
export function outcome({ fails }: Job): { type: number; des: string } {
	if (!fails) return { type: DONE, des: '处理完成' };
	return { type: FAILED, des: fails === true ? '处理失败' : fails };
}
