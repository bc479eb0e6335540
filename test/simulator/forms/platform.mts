/** What the gateway itself has to tell: logins, finished work, its own test, and any other code. */
import { outcome } from '../answers/jobs.mts';
import { postVideo } from '../answers/moment.mts';
import { callbackUrlTest, told, wentOffline } from '../events.mts';
import { fixtureCallback } from '../fixtures.mts';
import { newSession } from '../ids.mts';
import { findMoment } from '../lookup.mts';
import type { Job, World } from '../world.mts';
import { type Form, sentence } from './form.mts';
import { namedAccount, stageAccount } from './names.mts';

/** The latest job of that kind, finished by now; when there is none, one that nobody asked for. */
function finishedJob(world: World, kind: Job['kind'], ending: string | undefined): Job {
	let job = world.jobs.findLast((one) => one.kind === kind);
	if (!job) {
		const { wcId } = stageAccount(world);
		const nothing = { urls: [], polls: 0, fails: false, momentId: null };
		job = { id: newSession(), kind, account: wcId, text: '[video]', ...nothing };
		world.jobs.push(job);
	}
	// The answer to the next poll says the same.
	job.finished = true;
	job.fails = ending?.toLowerCase() === 'fails';
	return job;
}

export const platform: Form[] = [
	{
		example: 'account goes offline',
		pattern: /^account(?: (?<name>.+?))? goes offline(?:: (?<reason>.+))?$/i,
		steps: ({ world }, { name, reason = 'session expired' }) => [
			{ callback: wentOffline(world, namedAccount(world, name), reason) },
		],
	},
	{
		example: 'account comes online',
		pattern: /^account(?: (?<name>.+?))? comes online$/i,
		// Another login, hence another wId. The platform sends no callback for it.
		silent: true,
		steps: ({ world }, { name }) => {
			const account = namedAccount(world, name);
			Object.assign(account, { online: true, offlineReason: null, wId: newSession() });
			return [{ done: `${account.nickName} is online with wId ${account.wId}` }];
		},
	},
	{
		example: 'the download of the video finishes (or: fails)',
		pattern: sentence('[the ]download of the video (?<ending>finishes|fails)'),
		steps: ({ world, site }, { ending }) => {
			const job = finishedJob(world, 'messageVideo', ending);
			const url = job.fails ? null : `${site}/media/message/${job.id}.mp4`;
			const facts = { id: job.id, url, ...outcome(job) };
			return [{ callback: told(world, '30002', stageAccount(world), facts) }];
		},
	},
	{
		example: 'the upload of the video Moment finishes (or: fails)',
		pattern: sentence('[the ]upload of the video moment (?<ending>finishes|fails)'),
		steps: ({ world }, { ending }) => {
			const job = finishedJob(world, 'momentVideo', ending);
			if (!job.fails) job.momentId ??= postVideo(world, job).id;
			const moment = job.momentId === null ? undefined : findMoment(world, job.momentId);
			const facts = {
				asynId: job.id,
				id: moment?.id ?? null,
				userName: moment?.author ?? null,
				createTime: moment?.createTime ?? null,
				objectDesc: moment?.text ?? null,
				...outcome(job),
			};
			return [{ callback: told(world, '30003', stageAccount(world), facts) }];
		},
	},
	{
		example: 'the callback URL is tested',
		pattern: sentence('[the ]callback URL is tested'),
		steps: ({ world }) => [{ callback: callbackUrlTest(world) }],
	},
	{
		example: 'event 85012 (any code, or name, in test/fixtures/eyun/callbacks)',
		pattern: sentence('event {code}'),
		steps: ({ world }, { code = '' }) => [
			{ callback: fixtureCallback(world, namedAccount(world, undefined), code), exact: true },
		],
	},
];
