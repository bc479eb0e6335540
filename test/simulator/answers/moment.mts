/** Moments (朋友圈). Ids are unsigned 64-bit, strings in answers and a bare number in `maxId`. */
import { audienceOf } from '../audience.mts';
import type { Call, Handler, Handlers } from '../call.mts';
import { md5, newMomentId, nowSeconds } from '../ids.mts';
import { findMoment, nameOf } from '../lookup.mts';
import {
	addComment,
	kindOf,
	like,
	NO_MOMENT,
	removeComment,
	requireMoment,
	requireOwn,
	styleOf,
	unlike,
} from '../momentRules.mts';
import { WRONG_PAGE } from '../paging.mts';
import { Refusal } from '../reply.mts';
import { newMoment } from '../seed/moments.mts';
import type { Audience, Job, Moment, MomentComment, World } from '../world.mts';
import { MOMENT_STYLES } from '../xml.mts';
import { jobStatus, startJob } from './jobs.mts';

const PAGE_SIZE = 3;

const momentOf = (call: Call): Moment => requireMoment(call.world, call.text('id'));

const ownMomentOf = (call: Call): Moment => requireOwn(momentOf(call), call.account.wcId);

function commentDetails(world: World, comment: MomentComment) {
	return {
		userName: comment.userName,
		nickName: nameOf(world, comment.userName),
		type: 2,
		createTime: comment.createTime,
		commentId: comment.commentId,
		replyCommentId: comment.replyCommentId,
		deleteFlag: 0,
		isNotRichText: 0,
		content: comment.content,
	};
}

const head = ({ id, author, createTime }: Moment) => ({ id, userName: author, createTime });

/** The short form, which the answers to posting carry: what is described is the text alone. */
const posted = (moment: Moment) => ({ ...head(moment), objectDesc: moment.text });

function details(call: Call, moment: Moment) {
	const { likes, comments, xml } = moment;
	return {
		...head(moment),
		objectDesc: { xml, len: Buffer.byteLength(xml) },
		nickName: nameOf(call.world, moment.author),
		likeFlag: likes.some(({ userName }) => userName === call.account.wcId) ? 1 : 0,
		likeCount: likes.length,
		commentCount: comments.length,
		snsComments: comments.map((comment) => commentDetails(call.world, comment)),
		snsLikes: likes.map(({ userName, createTime }) => ({
			userName,
			nickName: nameOf(call.world, userName),
			type: 1,
			createTime,
		})),
	};
}

/** Newest first; what others keep private is not to be seen. */
function visible(call: Call): Moment[] {
	return call.world.moments
		.filter((moment) => !moment.private || moment.author === call.account.wcId)
		.sort((a, b) => (BigInt(a.id) < BigInt(b.id) ? 1 : -1));
}

/**
 * A page of Moments. The first page (maxId 0) brings firstPageMd5; later pages want it back, along
 * with the id of the last item seen, and answer it with null: "when it is null use the last value".
 */
function page(call: Call, list: string, moments: Moment[]) {
	const maxId = call.long('maxId');
	const firstPageMd5 = md5('first page', list);
	const seen = moments.findIndex(({ id }) => BigInt(id) === maxId);
	if (maxId !== 0n && (seen < 0 || call.text('firstPageMd5') !== firstPageMd5)) {
		throw new Refusal(WRONG_PAGE);
	}
	return {
		sns: moments.slice(seen + 1, seen + 1 + PAGE_SIZE).map((moment) => details(call, moment)),
		firstPageMd5: maxId === 0n ? firstPageMd5 : null,
	};
}

/** A new Moment of the account, on top of all others. */
export function post(
	world: World,
	author: string,
	kind: Moment['kind'],
	text: string,
	urls: string[],
	audience?: Audience,
): Moment {
	const id = newMomentId(world.moments.map((moment) => moment.id));
	const moment = newMoment({ id, author, createTime: nowSeconds(), kind, text, urls });
	if (audience) moment.audience = audience;
	world.moments.unshift(moment);
	return moment;
}

/** The video of a finished upload. */
export function postVideo(world: World, { account, text, urls, audience }: Job): Moment {
	return post(world, account, 'video', text, urls, audience);
}

/** A new Moment of the account that calls, for those whom the request names. */
function publish(call: Call, kind: Moment['kind'], text: string, urls: string[]): Moment {
	return post(call.world, call.account.wcId, kind, text, urls, audienceOf(call));
}

/** A handler that changes one of the account's own Moments. */
function onOwn(change: (moment: Moment) => void): Handler {
	return (call) => change(ownMomentOf(call));
}

export const moment: Handlers = {
	'/getCircle': (call) => page(call, 'timeline', visible(call)),

	'/getFriendCircle': (call) =>
		page(
			call,
			call.text('wcId'),
			visible(call).filter(({ author }) => author === call.text('wcId')),
		),

	'/getSnsObject': (call) => {
		const found = momentOf(call);
		if (found.author !== call.text('wcId')) throw new Refusal(NO_MOMENT);
		return details(call, found);
	},

	// Flat here, nested under `object` in the two posts with media.
	'/snsSend': (call) => posted(publish(call, 'text', call.text('content'), [])),

	'/snsSendImage': (call) => ({
		object: posted(publish(call, 'image', call.text('content'), call.list('paths'))),
	}),

	'/snsSendUrl': (call) => ({
		object: posted(publish(call, 'link', call.text('content'), [call.text('url')])),
	}),

	// Everything can be forwarded except pictures.
	'/forwardSns': (call) => {
		const xml = call.text('content');
		const style = styleOf(xml);
		if (!xml.includes('<TimelineObject') || style === MOMENT_STYLES.image) throw new Refusal();
		const text = /<contentDesc>([^<]*)/.exec(xml)?.[1] ?? '';
		return details(call, publish(call, kindOf(style), text, []));
	},

	'/asynSnsSendVideo': (call) => {
		const job = startJob(call, 'momentVideo', call.text('content'), [call.text('videoPath')]);
		job.audience = audienceOf(call);
		return { asynId: job.id };
	},

	'/getAsynSnsSendVideoRes': (call) => {
		const { job, type, des } = jobStatus(call, 'momentVideo', call.text('asynId'));
		if (type === 1) {
			job.momentId ??= postVideo(call.world, job).id;
		}
		const done = job.momentId === null ? undefined : findMoment(call.world, job.momentId);
		const {
			id = null,
			userName = null,
			createTime = null,
			objectDesc = null,
		} = done ? posted(done) : {};
		return { asynId: job.id, type, id, userName, createTime, objectDesc, des };
	},

	'/downloadSnsVideo': (call) => {
		if (styleOf(call.text('content')) !== MOMENT_STYLES.video) throw new Refusal();
		return { videoUrl: call.download(`moment/${md5(call.text('content'))}.mp4`) };
	},

	'/deleteSns': (call) => {
		const gone = ownMomentOf(call);
		call.world.moments = call.world.moments.filter((other) => other !== gone);
	},

	'/snsPraise': (call) => like(momentOf(call), call.account.wcId),

	'/snsCancelPraise': (call) => unlike(momentOf(call), call.account.wcId),

	'/snsComment': (call) =>
		addComment(momentOf(call), call.account.wcId, call.text('content'), call.int('replyCommentId')),

	'/snsCommentDel': (call) =>
		removeComment(momentOf(call), call.account.wcId, call.int('commentId')),

	'/snsPrivacySettings': (call) => {
		call.world.privacy[`moments ${Math.floor(call.int('type') / 10)}`] = call.int('type');
	},

	'/snsSetAsPrivacy': onOwn((own) => {
		own.private = true;
	}),

	'/snsSetPublic': onOwn((own) => {
		own.private = false;
	}),
};
