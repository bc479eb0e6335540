/** WeChat Channels (视频号, "Finder"). Video ids are unsigned, comment ids signed 64-bit. */
import type { Call, Handlers } from '../call.mts';
import { hex, md5, newCommentId, newMessageId, newObjectId, nowSeconds } from '../ids.mts';
import { videosMarked } from '../lookup.mts';
import { pageAt, WRONG_PAGE } from '../paging.mts';
import { Envelope, Refusal } from '../reply.mts';
import { newVideo } from '../seed/channel.mts';
import type { ChannelComment, ChannelSession, ChannelUser, ChannelVideo } from '../world.mts';
import { upload } from './tool.mts';

const NO_VIDEO = '视频不存在';
const NO_COMMENT = '评论不存在';
const NO_SESSION = 'sessionId无效';
const NO_UPLOAD = 'videoCdn无效';
const TEXT_FIRST = '首条私信不能发送图片';

/** Two endpoints answer a success with this message in the documentation. */
const successThatSoundsLikeFailure = () =>
	new Envelope({ code: '1000', message: '视频号小红心id失败', data: null });

const HEART = 1;
const THUMB = 2;

function videoOf(call: Call, name = 'id'): ChannelVideo {
	const found = call.world.channel.videos.find(({ id }) => id === call.long(name));
	if (!found) throw new Refusal(NO_VIDEO);
	return found;
}

function commentOf(call: Call, name: string): ChannelComment {
	const found = call.world.channel.comments.find(
		({ commentId, videoId }) => commentId === call.long(name) && videoId === call.long('id'),
	);
	if (!found) throw new Refusal(NO_COMMENT);
	return found;
}

function sessionOf(call: Call): ChannelSession {
	const found = call.world.channel.sessions.find(
		({ sessionId, toUserName }) =>
			sessionId === call.text('sessionId') && toUserName === call.text('toUserName'),
	);
	if (!found) throw new Refusal(NO_SESSION);
	return found;
}

function userOf(call: Call, userName: string): ChannelUser {
	const { me, users } = call.world.channel;
	return users.find((user) => user.userName === userName) ?? me;
}

function userDetails(call: Call, { userName, nickName, headUrl, signature }: ChannelUser) {
	return { userName, nickName, headUrl: call.media(headUrl), signature };
}

function videoDetails(call: Call, video: ChannelVideo) {
	const { id, objectNonceId, sessionBuffer, author, title, createTime } = video;
	return {
		...{ id, objectNonceId, sessionBuffer, createTime },
		userName: author,
		nickName: userOf(call, author).nickName,
		description: title,
		thumbUrl: call.media(`channel/${id}.jpg`),
		videoUrl: call.media(`channel/${id}.mp4`),
		videoPlayLen: video.seconds,
		likeCount: video.hearts,
		favCount: video.likes,
		readCount: video.views,
	};
}

function commentDetails(call: Call, comment: ChannelComment) {
	const { userName, nickName, content, commentId, createTime, likes } = comment;
	return {
		...{ userName, nickName, content, commentId, createTime },
		replyCommentId: comment.root,
		headUrl: call.media(userOf(call, userName).headUrl),
		likeCount: likes,
		ipRegion: 'Zhejiang',
		replyContent: '',
		replyUserName: '',
		finderAuthorVo: null,
	};
}

function setFlag(video: ChannelVideo, flag: number, on: boolean): void {
	video.flags = [...video.flags.filter((other) => other !== flag), ...(on ? [flag] : [])];
}

function reply(call: Call, kind: 'text' | 'image', content: string) {
	const newMsgId = newMessageId();
	sessionOf(call).messages.push({ newMsgId, kind, content });
	return { newMsgId };
}

/** The parts of a search that have to be handed back for the next page. */
function searchTicket(call: Call, offset: number) {
	const searchId = md5(call.text('content'), String(call.int('type')), String(call.int('filter')));
	return { offset, searchId, cookie: JSON.stringify({ box_offset: offset, search: searchId }) };
}

const SEARCH_PAGE = 2;

export const channel: Handlers = {
	'/createFinder': (call) => {
		Object.assign(call.world.channel.me, {
			nickName: call.text('nickName'),
			headUrl: call.text('headImgUrl'),
		});
	},

	// The source of myUserName/meUserName and the role type for the other endpoints.
	'/finderHome': (call) => {
		const { me } = call.world.channel;
		const { userName, nickName, headUrl, roleType } = me;
		return {
			userName,
			aliasInfo: [{ nickName, headImgUrl: call.media(headUrl), roleType }],
			currentAliasRoleType: roleType,
			finderList: [userDetails(call, me)],
			showInWxFinderUsername: userName,
		};
	},

	'/modFinderProfile': (call) => {
		const { me } = call.world.channel;
		const names = { headImgUrl: 'headUrl' } as Record<string, string>;
		// An empty text means: leave it as it is.
		for (const name of ['nickName', 'signature', 'headImgUrl', 'country', 'province', 'city']) {
			if (call.text(name)) Object.assign(me, { [names[name] ?? name]: call.text(name) });
		}
		me.sex = call.int('sex');
		return successThatSoundsLikeFailure();
	},

	'/finder/getQrCode': (call) => ({
		qrUrl: call.media(`qr/channel/${md5(call.text('meUserName'))}.png`),
	}),

	'/scanFinderHelper': (call) => ({
		sessionId: hex(32),
		finderList: [userDetails(call, call.world.channel.me)],
	}),

	'/finderUserHome': (call) => {
		const userName = call.text('userName');
		const videos = call.world.channel.videos.filter(({ author }) => author === userName);
		const page = pageAt(`videos of ${userName}`, videos, call.text('pageCode'));
		return {
			videoList: page.items.map((video) => videoDetails(call, video)),
			userInfo: userDetails(call, userOf(call, userName)),
			pageCode: page.next,
		};
	},

	'/finderFollow': (call) => {
		const { channel: state } = call.world;
		const userName = call.text('userName');
		state.followed = state.followed.filter((other) => other !== userName);
		if (call.int('type') === 1) state.followed.push(userName);
		const { headUrl, ...user } = userDetails(call, userOf(call, userName));
		return { ...user, headUrl, authInfo: null, extInfo: null, userMode: 0, bindInfo: null };
	},

	'/finder/getFollowList': (call) => {
		const { followed } = call.world.channel;
		const page = pageAt('followed', followed, call.text('lastBuff'));
		return {
			lastBuffer: page.next,
			continueFlag: page.more ? 1 : 0,
			list: page.items.map((userName) => userDetails(call, userOf(call, userName))),
		};
	},

	// Flags 1 heart, 2 thumb, 4 favourite add up to 7, everything.
	'/finder/getLikeAndFavList': (call) => {
		const wanted = call.int('flag');
		const page = pageAt(
			`liked ${wanted}`,
			videosMarked(call.world, wanted),
			call.text('lastBuffer'),
		);
		return {
			lastBuffer: page.next,
			continueFlag: page.more ? 1 : 0,
			list: page.items.map((video) => videoDetails(call, video)),
		};
	},

	'/finder/getMentionList': (call) => {
		const scene = call.int('reqScene');
		const notices = call.world.channel.notices.filter((notice) => notice.scene === scene);
		const page = pageAt(`notices ${scene}`, notices, call.text('lastBuff'));
		return {
			lastBuff: page.next,
			list: page.items.map(({ userName, nickName, content, createTime, videoId }) => ({
				...{ userName, nickName, content, createTime },
				headUrl: call.media(userOf(call, userName).headUrl),
				feedId: videoId,
			})),
		};
	},

	'/newSearchFinder': (call) => {
		const { users, videos } = call.world.channel;
		const [word, type] = [call.text('content').toLowerCase(), call.int('type')];
		const offset = call.int('offset');
		const first = call.int('page') === 1;
		// Pages are counted and not skipped.
		if (call.int('page') !== Math.ceil(offset / SEARCH_PAGE) + 1) throw new Refusal(WRONG_PAGE);
		const expected = searchTicket(call, offset);
		const handedBack =
			call.text('searchId') === expected.searchId && call.text('cookie') === expected.cookie;
		if (!first && !handedBack) throw new Refusal(WRONG_PAGE);
		const foundVideos = videos.filter(({ title }) => title.toLowerCase().includes(word));
		const page = foundVideos.slice(offset, offset + SEARCH_PAGE);
		const foundUsers = users.filter(({ nickName }) => nickName.toLowerCase().includes(word));
		const items = page.map(({ id, title, createTime, seconds, hearts, author }) => ({
			docId: id,
			title,
			dateTime: new Date(createTime * 1000).toISOString().slice(0, 10),
			duration: `00:${String(seconds).padStart(2, '0')}`,
			image: call.media(`channel/${id}.jpg`),
			likeNum: String(hearts),
			pubTime: createTime,
			videoUrl: call.media(`channel/${id}.mp4`),
			jumpInfo: null,
			source: { title: userOf(call, author).nickName },
		}));
		// Type 0 finds both, 1 users, 10 videos.
		return {
			...searchTicket(call, offset + page.length),
			authInfos: type !== 10 && first ? foundUsers.map((user) => userDetails(call, user)) : [],
			videoInfos:
				type !== 1 && items.length
					? [{ items, boxId: '', type: 10, subType: 0, totalCount: foundVideos.length }]
					: [],
		};
	},

	'/finderBrowse': (call) => {
		videoOf(call, 'objectId').views++;
	},

	'/finderIdFav': (call) => {
		const on = call.int('type') === 1;
		const video = videoOf(call);
		setFlag(video, THUMB, on);
		video.likes += on ? 1 : -1;
		return successThatSoundsLikeFailure();
	},

	// 3 and 4 are for the video, 1 and 2 for one of its comments.
	'/finderIdLike': (call) => {
		const video = videoOf(call);
		const on = call.int('type') % 2 === 1;
		if (call.int('type') >= 3) {
			setFlag(video, HEART, on);
			video.hearts += on ? 1 : -1;
		} else {
			commentOf(call, 'commentId').likes += on ? 1 : -1;
		}
	},

	// What it answers is not documented, nor which comment a deletion (1) takes: only one ID can be sent.
	'/finderComment': (call) => {
		const { channel } = call.world;
		const { me, comments } = channel;
		const video = videoOf(call);
		const named = call.has('refCommentId') ? commentOf(call, 'refCommentId') : undefined;
		if (call.int('type') === 1) {
			if (named?.userName !== me.userName) throw new Refusal();
			channel.comments = comments.filter((comment) => comment !== named);
			return;
		}
		comments.push({
			commentId: newCommentId(),
			videoId: video.id,
			// Answers stand below the comment that began it all.
			root: named ? named.root || named.commentId : 0n,
			userName: me.userName,
			nickName: me.nickName,
			content: call.text('content'),
			createTime: nowSeconds(),
			likes: 0,
		});
	},

	'/finderCommentDetails': (call) => {
		const video = videoOf(call);
		const root = call.long('rootCommentId');
		if (root !== 0n) commentOf(call, 'rootCommentId');
		const ofVideo = call.world.channel.comments.filter(({ videoId }) => videoId === video.id);
		const comments = ofVideo.filter((comment) => comment.root === root);
		const page = pageAt(`comments ${video.id} ${root}`, comments, call.text('pageCode'));
		return {
			videoDetails: videoDetails(call, video),
			commentList: page.items.map((comment) => commentDetails(call, comment)),
			pageCode: page.next,
			commentCount: ofVideo.length,
			likeCount: video.hearts,
			forwardCount: 0,
			favCount: video.likes,
		};
	},

	'/finderUpload': (call) => {
		const { url, key, length } = upload(call.world, 'channel', call.text('videoUrl'));
		return {
			fileUrl: url,
			thumbUrl: hex(140),
			mp4Identify: hex(32),
			fileSize: length,
			thumbMd5: hex(32),
			fileKey: key,
		};
	},

	'/finderPublish': (call) => {
		const { channel: state, uploads } = call.world;
		const cdn = call.args.videoCdn as Record<string, unknown> | undefined;
		const uploaded =
			cdn && uploads.some(({ url, key }) => url === cdn.fileUrl && key === cdn.fileKey);
		// Either an uploaded video or the address of one.
		if (cdn ? !uploaded : call.text('videoUrl') === '') throw new Refusal(NO_UPLOAD);
		state.videos.unshift(
			newVideo({
				id: newObjectId(),
				author: state.me.userName,
				title: [call.text('title'), ...call.list('topic')].join(' '),
				createTime: nowSeconds(),
				seconds: call.int('videoPlayLen'),
			}),
		);
	},

	'/getSessionId': (call) => {
		const toUserName = call.text('toUserName');
		const sessionId = `${md5(toUserName, String(call.int('type')))}@findermsg`;
		const { sessions } = call.world.channel;
		if (!sessions.some((session) => session.sessionId === sessionId)) {
			sessions.push({ sessionId, toUserName, messages: [] });
		}
		return { sessionId, enableAction: 1, toUsername: toUserName };
	},

	'/finder/getContactDetails': (call) => {
		const userName = call.text('contactUserName');
		const session = call.world.channel.sessions.find((other) => other.toUserName === userName);
		return [
			{
				...userDetails(call, userOf(call, userName)),
				msgInfo: { sessionId: session?.sessionId ?? `${md5(userName, '1')}@findermsg` },
			},
		];
	},

	'/privateSend': (call) => reply(call, 'text', call.text('content')),

	'/privateSendImg': (call) => {
		if (!sessionOf(call).messages.length) throw new Refusal(TEXT_FIRST);
		return reply(call, 'image', call.text('imgUrl'));
	},
};
