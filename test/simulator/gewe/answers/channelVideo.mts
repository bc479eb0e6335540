/** Videos of Channels: finding, watching, liking, discussing and publishing them. */
import { upload } from '../../answers/tool.mts';
import type { Call, Handlers } from '../../call.mts';
import { hex, md5, newCommentId, newObjectId, nowSeconds } from '../../ids.mts';
import { videosMarked } from '../../lookup.mts';
import { pageAt, WRONG_PAGE } from '../../paging.mts';
import { Refusal } from '../../reply.mts';
import { newVideo } from '../../seed/channel.mts';
import type { Args } from '../../validate.mts';
import type { ChannelVideo } from '../../world.mts';
import { Failure } from '../reply.mts';
import {
	commentDetails,
	commentOf,
	HEART,
	objectDetails,
	THUMB,
	videoByQr,
	videoOf,
} from './channelDetails.mts';

function setFlag(video: ChannelVideo, flag: number, on: boolean): void {
	video.flags = [...video.flags.filter((other) => other !== flag), ...(on ? [flag] : [])];
	if (flag === HEART) video.hearts += on ? 1 : -1;
	else video.likes += on ? 1 : -1;
}

function addComment(call: Call, video: ChannelVideo, content: string, root: bigint): bigint {
	const { me, comments } = call.world.channel;
	if (root !== 0n) commentOf(call, video, root);
	const commentId = newCommentId();
	comments.push({
		...{ commentId, videoId: video.id, root, content, createTime: nowSeconds(), likes: 0 },
		userName: me.userName,
		nickName: me.nickName,
	});
	return commentId;
}

const longOf = (call: Call, name: string) => (call.has(name) ? call.long(name) : 0n);

function publish(call: Call, title: string, seconds: number): bigint {
	const { videos, me } = call.world.channel;
	const id = newObjectId();
	videos.unshift(newVideo({ id, author: me.userName, title, createTime: nowSeconds(), seconds }));
	return id;
}

const SEARCH_PAGE = 2;

function search(call: Call) {
	const { videos } = call.world.channel;
	const [query, offset, pageNumber] = [call.text('content'), call.int('offset'), call.int('page')];
	const searchID = md5(query, String(call.int('category')), String(call.int('filter')));
	const ticket = (at: number) => JSON.stringify({ box_offset: at, search: searchID });
	const handedBack = call.text('searchId') === searchID && call.text('cookie') === ticket(offset);
	if (pageNumber !== Math.ceil(offset / SEARCH_PAGE) || (pageNumber > 0 && !handedBack)) {
		throw new Refusal(WRONG_PAGE);
	}
	const found = videos.filter(({ title }) => title.toLowerCase().includes(query.toLowerCase()));
	const shown = found.slice(offset, offset + SEARCH_PAGE);
	const next = offset + shown.length;
	return {
		advanceSearch: { filters: [], isHold: 0, showType: 0 },
		continueFlag: next < found.length ? 1 : 0,
		cookies: ticket(next),
		data: [
			{
				...{ boxID: '0x80000000000', boxPos: 1, boxPosMerge: 1, count: shown.length },
				items: shown.map(({ id, title }) => ({
					desc: title,
					docID: String(id),
					jumpInfo: {},
					thumbUrl: call.media(`channel/${id}.jpg`),
					title,
				})),
				...{ moreInfo: {}, moreText: '', real_type: 1, totalCount: found.length, type: 84 },
				subBoxes: [],
			},
		],
		...{ direction: 2, experiment: [], feedback: { isFromMixerMainSwap: 0 } },
		...{ isBoxCardStyle: 1, isDivide: 0, isHomePage: 0, lang: 'zh_CN' },
		offset: next,
		...{ pageNumber: pageNumber + 1, query, resultType: 0, ret: 0, searchID },
		timeStamp: nowSeconds(),
	};
}

export const channelVideo: Handlers = {
	'/finder/likeFavList': (call) => {
		const wanted = call.int('flag');
		const page = pageAt(
			`liked ${wanted}`,
			videosMarked(call.world, wanted),
			call.text('lastBuffer'),
		);
		return {
			object: page.items.map((video) => objectDetails(call, video)),
			lastBuffer: page.next,
			continueFlag: page.more ? 1 : 0,
		};
	},

	'/finder/search': search,

	'/finder/browse': (call) => {
		videoOf(call).views++;
	},
	'/finder/scanBrowse': (call) => {
		videoByQr(call);
		videoOf(call).views++;
	},

	'/finder/idFav': (call) => setFlag(videoOf(call), THUMB, call.int('opType') === 1),
	'/finder/idLike': (call) => setFlag(videoOf(call), HEART, call.int('opType') === 3),
	'/finder/scanFav': (call) => {
		videoByQr(call);
		setFlag(videoOf(call), THUMB, true);
	},
	'/finder/scanLike': (call) => {
		videoByQr(call);
		setFlag(videoOf(call), HEART, true);
	},
	'/finder/finderOpt': (call) =>
		setFlag(videoOf(call, 'id'), call.int('opType') === 1 ? THUMB : HEART, true),

	'/finder/comment': (call) => {
		const video = videoOf(call);
		if (call.int('opType') === 1) {
			const gone = commentOf(call, video, BigInt(call.text('commentId') || '0'));
			const { channel: state } = call.world;
			state.comments = state.comments.filter((other) => other !== gone);
			return { commentId: null };
		}
		addComment(call, video, call.text('content'), longOf(call, 'rootCommentId'));
		// The documented answer does not tell the id.
		return { commentId: null };
	},

	'/finder/scanComment': (call) => {
		videoByQr(call);
		const root = longOf(call, 'rootCommentId');
		const commentId = addComment(call, videoOf(call), call.text('commentContent'), root);
		return { commentId, clientid: hex(32) };
	},

	'/finder/commentList': (call) => {
		const video = videoOf(call);
		const root = longOf(call, 'rootCommentId');
		if (root !== 0n) commentOf(call, video, root);
		const comments = call.world.channel.comments.filter(
			(comment) => comment.videoId === video.id && comment.root === root,
		);
		const page = pageAt(`comments ${video.id} ${root}`, comments, call.text('lastBuffer'));
		return {
			lastBuffer: page.next,
			commentInfo: page.items.map((comment) => commentDetails(call, comment)),
			countInfo: { commentCount: comments.length },
			upContinueFlag: 0,
			downContinueFlag: page.more ? 1 : 0,
			monotonicData: {},
		};
	},

	'/finder/scanQrCode': (call) => {
		const video = objectDetails(call, videoByQr(call));
		return { object: video, commentCount: video.commentCount, nextCheckObjectStatus: 0 };
	},

	'/finder/uploadFinderVideo': (call) => {
		const { url, key, length } = upload(call.world, 'channel', call.text('videoUrl'));
		return {
			fileUrl: url,
			thumbUrl: hex(140),
			mp4Identify: hex(32),
			fileSize: length,
			thumbMD5: hex(32),
			fileKey: key,
		};
	},

	'/finder/publishFinderCdn': (call) => {
		const cdn = call.args.videoCdn as Args;
		const uploaded = call.world.uploads.some(
			({ url, key }) => url === cdn.fileUrl && key === cdn.fileKey,
		);
		// The one documented failure of the paid service.
		if (!uploaded) throw new Failure('发布cdn视频失败', { code: '-4013', msg: null });
		publish(call, [call.text('description'), ...call.list('topic')].join(' '), 12);
		return { code: '0', msg: null };
	},

	'/finder/publishFinderWeb': (call) => ({ id: publish(call, call.text('title'), 12) }),
};
