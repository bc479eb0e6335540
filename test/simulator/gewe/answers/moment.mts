/** Moments (朋友圈). Ids are unsigned 64-bit, bare numbers in both directions. */
import { post } from '../../answers/moment.mts';
import { audienceOf } from '../../audience.mts';
import type { Call, Handler, Handlers } from '../../call.mts';
import { hex, md5, nowSeconds } from '../../ids.mts';
import { nameOf } from '../../lookup.mts';
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
} from '../../momentRules.mts';
import { WRONG_PAGE } from '../../paging.mts';
import { Refusal } from '../../reply.mts';
import type { Moment } from '../../world.mts';
import { MOMENT_STYLES } from '../../xml.mts';
import type { Args } from '../../validate.mts';

const NO_UPLOAD = '请先上传朋友圈文件';
const PAGE_SIZE = 3;

const momentOf = (call: Call): Moment => requireMoment(call.world, String(call.long('snsId')));

const ownMomentOf = (call: Call): Moment => requireOwn(momentOf(call), call.account.wcId);

function posted(call: Call, { id, author, createTime }: Moment) {
	return {
		id: BigInt(id),
		userName: author,
		nickName: nameOf(call.world, author),
		createTime,
	};
}

function details(call: Call, moment: Moment, complete: boolean) {
	const { likes, comments, xml } = moment;
	const { world } = call;
	return {
		...posted(call, moment),
		snsXml: xml,
		likeCount: likes.length,
		likeList: complete
			? likes.map(({ userName, createTime }) => ({
					...{ userName, nickName: nameOf(world, userName), source: 0, type: 1, createTime },
				}))
			: null,
		commentCount: comments.length,
		commentList: complete
			? comments.map((comment) => ({
					userName: comment.userName,
					nickName: nameOf(world, comment.userName),
					...{ source: 0, type: 2, content: comment.content, createTime: comment.createTime },
					commentId: comment.commentId,
					replyCommentId: comment.replyCommentId,
					isNotRichText: 1,
				}))
			: null,
		withUserCount: 0,
		withUserList: null,
	};
}

/**
 * A page of Moments of one author. The first page (maxId 0 or missing) brings firstPageMd5; later
 * ones want it back along with the maxId of the page before.
 */
function page(call: Call, author: string) {
	const own = author === call.account.wcId;
	const moments = call.world.moments
		.filter((moment) => moment.author === author && (own || !moment.private))
		.sort((a, b) => (BigInt(a.id) < BigInt(b.id) ? 1 : -1));
	const maxId = call.has('maxId') ? call.long('maxId') : 0n;
	const firstPageMd5 = md5('first page', author);
	const seen = moments.findIndex(({ id }) => BigInt(id) === maxId);
	if (maxId !== 0n && (seen < 0 || call.text('firstPageMd5') !== firstPageMd5)) {
		throw new Refusal(WRONG_PAGE);
	}
	const shown = moments.slice(seen + 1, seen + 1 + PAGE_SIZE);
	return {
		firstPageMd5,
		maxId: BigInt(shown.at(-1)?.id ?? 0),
		snsCount: shown.length,
		requestTime: nowSeconds(),
		snsList: shown.map((moment) => details(call, moment, false)),
	};
}

/** Puts a Moment of the account on top; `urls` come from uploads. */
function publish(kind: Moment['kind'], urlsOf: (call: Call) => string[]): Handler {
	return (call) => {
		const text = call.text('content');
		const { wcId } = call.account;
		const moment = post(call.world, wcId, kind, text, urlsOf(call), audienceOf(call));
		moment.private = call.args.privacy === true;
		return posted(call, moment);
	};
}

/** The uploaded file that an object names by address and checksum. */
function uploadedUrl(call: Call, { fileUrl, fileMd5 }: Args): string {
	const found = call.world.uploads.find(({ url }) => url === fileUrl);
	if (found?.key !== fileMd5) throw new Refusal(NO_UPLOAD);
	return String(fileUrl);
}

function upload(call: Call, kind: 'image' | 'video', source: string) {
	const url = `http://szmmsns.qpic.cn/mmsns/${hex(40)}/0`;
	const [key, length] = [md5(source), 20_000 + source.length];
	call.world.uploads.push({ kind, url, key, length, source });
	return { fileUrl: url, thumbUrl: url.replace(/0$/, '150'), fileMd5: key, length };
}

function likeOrNot(call: Call): void {
	const liked = momentOf(call);
	if (liked.author !== call.text('wxid')) throw new Refusal(NO_MOMENT);
	const change = call.int('operType') === 1 ? like : unlike;
	change(liked, call.account.wcId);
}

/** `commentId` names the comment that is answered, or the one that goes. */
function comment(call: Call): void {
	const { wcId } = call.account;
	const named = Number(call.text('commentId') || '0');
	if (call.int('operType') === 2) removeComment(momentOf(call), wcId, named);
	else addComment(momentOf(call), wcId, call.text('content'), named);
}

export const moment: Handlers = {
	'/sns/snsList': (call) => page(call, call.account.wcId),
	'/sns/contactsSnsList': (call) => page(call, call.text('wxid')),
	'/sns/snsDetails': (call) => details(call, momentOf(call), true),
	'/sns/sendTextSns': publish('text', () => []),
	'/sns/sendUrlSns': publish('link', (call) => [call.text('linkUrl')]),

	'/sns/sendImgSns': publish('image', (call) =>
		(call.args.imgInfos as Args[]).map((info) => uploadedUrl(call, info)),
	),

	'/sns/sendVideoSns': publish('video', (call) => [uploadedUrl(call, call.args.videoInfo as Args)]),

	'/sns/uploadSnsImage': (call) =>
		call.list('imgUrls').map((url) => ({ ...upload(call, 'image', url), width: 64, height: 64 })),

	'/sns/uploadSnsVideo': (call) => upload(call, 'video', call.text('videoUrl')),

	'/sns/forwardSns': (call) => {
		const xml = call.text('snsXml');
		if (!xml.includes('<TimelineObject')) throw new Refusal(NO_MOMENT);
		const text = /<contentDesc>([^<]*)/.exec(xml)?.[1] ?? '';
		const { wcId } = call.account;
		const kind = kindOf(styleOf(xml));
		const forwarded = post(call.world, wcId, kind, text, [], audienceOf(call));
		forwarded.private = call.args.privacy === true;
		return posted(call, forwarded);
	},

	'/sns/downloadSnsVideo': (call) => {
		const xml = call.text('snsXml');
		if (styleOf(xml) !== MOMENT_STYLES.video) throw new Refusal(NO_MOMENT);
		return { fileUrl: call.download(`moment/${md5(xml)}.mp4`) };
	},

	'/sns/delSns': (call) => {
		const gone = ownMomentOf(call);
		call.world.moments = call.world.moments.filter((other) => other !== gone);
	},

	'/sns/likeSns': likeOrNot,
	'/sns/commentSns': comment,

	'/sns/snsSetPrivacy': (call) => {
		ownMomentOf(call).private = call.args.open === false;
	},

	'/sns/snsVisibleScope': (call) => {
		call.world.privacy['moments scope'] = call.int('option');
	},

	'/sns/strangerVisibilityEnabled': (call) => {
		call.world.privacy['moments strangers'] = call.args.enabled === true ? 1 : 0;
	},

	'/sns/sendFinderSns': (call) => {
		const { wcId } = call.account;
		const urls = [call.text('url')];
		post(call.world, wcId, 'link', call.text('description'), urls, audienceOf(call));
	},
};
