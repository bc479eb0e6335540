/** WeChat Channels ("Finder"). Ids of videos are unsigned, those of comments signed 64-bit. */
import type { Call, Handlers } from '../../call.mts';
import { hex, md5, newCommentId, newMessageId, newObjectId, nowSeconds } from '../../ids.mts';
import { pageAt } from '../../paging.mts';
import { Refusal } from '../../reply.mts';
import { newVideo } from '../../seed/channel.mts';
import type { Args } from '../../validate.mts';
import type { ChannelComment, ChannelUser, ChannelVideo } from '../../world.mts';
import { upload } from '../../answers/tool.mts';
import { Failure } from '../reply.mts';

const NO_VIDEO = '视频不存在';
const NO_USER = '视频号不存在';
const NO_COMMENT = '评论不存在';
const NO_SESSION = 'msgSessionId无效';
const TEXT_FIRST = '首条私信不能发送图片';
const WRONG_PAGE = '翻页参数无效';
const NOT_BY_QR = '二维码内容无效';

/** The flags of the list of liked videos. */
const HEART = 1;
const THUMB = 2;

function userOf(call: Call, userName: string): ChannelUser {
	const { me, users } = call.world.channel;
	const found = [me, ...users].find((user) => user.userName === userName);
	if (!found) throw new Refusal(NO_USER);
	return found;
}

function videoOf(call: Call, name = 'objectId'): ChannelVideo {
	const found = call.world.channel.videos.find(({ id }) => String(id) === call.text(name));
	if (!found) throw new Refusal(NO_VIDEO);
	return found;
}

/** The video behind a copied link; a link that names no id is taken for the first video. */
function videoByQr(call: Call): ChannelVideo {
	const { videos } = call.world.channel;
	const qrContent = call.text('qrContent');
	if (!/^https?:/.test(qrContent)) throw new Refusal(NOT_BY_QR);
	return videos.find(({ id }) => qrContent.includes(String(id))) ?? videos[0];
}

function commentOf(call: Call, video: ChannelVideo, id: bigint): ChannelComment {
	const found = call.world.channel.comments.find(
		({ commentId, videoId }) => commentId === id && videoId === video.id,
	);
	if (!found) throw new Refusal(NO_COMMENT);
	return found;
}

function authInfo(user: ChannelUser) {
	return { authIconType: 0, authProfession: user.signature };
}

function userDetails(call: Call, user: ChannelUser) {
	const { userName, nickName, headUrl, signature } = user;
	return {
		...{ username: userName, nickname: nickName, headUrl: call.media(headUrl), signature },
		followFlag: call.world.channel.followed.includes(userName) ? 1 : 0,
		authInfo: authInfo(user),
		coverImgUrl: '',
		...{ spamStatus: 0, extFlag: 262152 },
		extInfo: { country: 'CN', province: 'Zhejiang', city: 'Hangzhou', sex: 0 },
		...{ liveStatus: 2, liveCoverImgUrl: '', status: 0 },
		liveInfo: { anchorStatusFlag: 2048, switchFlag: 53727, lotterySetting: {} },
	};
}

/** What every video carries and nobody reads. */
const REST = {
	...{ deletetime: 0, objectStatus: 0, originalFlag: 0, secondaryShowFlag: 0, forwardStyle: 0 },
	...{ permissionFlag: 2147483648, objectType: 0, followFeedCount: 0, wxStatusRefCount: 0 },
	...{ adFlag: 0, ringtoneCount: 0, funcFlag: 288, sendShareFavWording: '', verifyInfoBuf: '' },
	...{ internalFeedbackUrl: '', attachmentList: {}, tipsInfo: {}, playhistoryInfo: {} },
	...{ finderPromotionJumpinfo: {}, flowCardRecommandReason: {} },
};

function objectDetails(call: Call, video: ChannelVideo) {
	const { id, title, createTime, objectNonceId, sessionBuffer, author, seconds } = video;
	const user = userOf(call, author);
	return {
		id,
		nickname: user.nickName,
		username: author,
		objectDesc: {
			description: title,
			media: [
				{
					url: call.media(`channel/${id}.mp4`),
					thumbUrl: call.media(`channel/${id}.jpg`),
					mediaType: 4,
					videoPlayLen: seconds,
				},
			],
			...{ mediaType: 4, location: {}, extReading: {}, topic: {}, followPostInfo: {} },
			draftObjectId: id,
		},
		createtime: createTime,
		likeFlag: video.flags.includes(HEART) ? 1 : 0,
		likeList: [],
		forwardCount: 0,
		contact: userDetails(call, user),
		displayid: id,
		likeCount: video.hearts,
		commentCount: call.world.channel.comments.filter(({ videoId }) => videoId === id).length,
		friendLikeCount: 0,
		objectNonceId,
		sessionBuffer,
		favCount: video.likes,
		favFlag: video.flags.includes(THUMB) ? 1 : 0,
		urlValidTime: 172800,
		...REST,
		ipRegionInfo: { regionText: ['Zhejiang'] },
	};
}

function commentDetails(call: Call, comment: ChannelComment) {
	const user = userOf(call, comment.userName);
	return {
		username: comment.userName,
		nickname: comment.nickName,
		content: comment.content,
		commentId: comment.commentId,
		replyCommentId: comment.root,
		headUrl: call.media(user.headUrl),
		createtime: comment.createTime,
		...{ likeFlag: 0, likeCount: comment.likes, expandCommentCount: 0, continueFlag: 0 },
		...{ displayFlag: 0, replyContent: '', upContinueFlag: 0, extFlag: 0, contentType: 0 },
		authorContact: { username: user.userName, nickname: user.nickName, headUrl: '' },
		reportJson: '',
		ipRegionInfo: { regionText: ['Zhejiang'] },
		levelTwoComment: [],
	};
}

function setFlag(video: ChannelVideo, flag: number, on: boolean): void {
	video.flags = [...video.flags.filter((other) => other !== flag), ...(on ? [flag] : [])];
	if (flag === HEART) video.hearts += on ? 1 : -1;
	else video.likes += on ? 1 : -1;
}

function setFollowed(call: Call, user: ChannelUser, on: boolean): void {
	const { channel: state } = call.world;
	state.followed = state.followed.filter((other) => other !== user.userName);
	if (on) state.followed.push(user.userName);
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

/** A DM session is known to whoever has asked for the contact. */
function reply(call: Call, kind: 'text' | 'image', content: string) {
	const session = call.world.channel.sessions.find(
		({ sessionId, toUserName }) =>
			sessionId === call.text('msgSessionId') && toUserName === call.text('toUserName'),
	);
	if (!session) throw new Refusal(NO_SESSION);
	if (kind === 'image' && !session.messages.length) throw new Refusal(TEXT_FIRST);
	const newMsgId = newMessageId();
	session.messages.push({ newMsgId, kind, content });
	return { newMsgId };
}

function publish(call: Call, title: string, seconds: number): bigint {
	const { videos, me } = call.world.channel;
	const id = newObjectId();
	videos.unshift(newVideo({ id, author: me.userName, title, createTime: nowSeconds(), seconds }));
	return id;
}

function mentions(call: Call) {
	const scene = call.int('reqScene');
	const notices = call.world.channel.notices.filter((notice) => notice.scene === scene);
	const page = pageAt(`notices ${scene}`, notices, call.text('lastBuff'));
	return {
		list: {
			mentions: page.items.map((notice, index) => ({
				headUrl: call.media(userOf(call, notice.userName).headUrl),
				nickname: notice.nickName,
				mentionType: scene === 3 ? 7 : scene,
				mentionContent: notice.content,
				createtime: notice.createTime,
				thumbUrl: call.media(`channel/${notice.videoId}.jpg`),
				mentionId: index + 1,
				refObjectId: notice.videoId,
				refCommentId: 0,
				...{ flag: 0, extflag: 0, refContent: '', mediaType: 4, description: '' },
				username: notice.userName,
			})),
		},
		lastBuff: page.next,
	};
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

/** Names an empty text leaves as they are. */
const PROFILE: Record<string, string> = { headImg: 'headUrl' };

export const channel: Handlers = {
	'/finder/createFinder': (call) => {
		const { me } = call.world.channel;
		Object.assign(me, { nickName: call.text('nickName'), headUrl: call.text('headImg') });
		if (call.has('signature')) me.signature = call.text('signature');
		const { username, nickname, headUrl, signature, followFlag } = userDetails(call, me);
		return { username, nickname, headUrl, signature, followFlag };
	},

	'/finder/updateProfile': (call) => {
		const { me } = call.world.channel;
		for (const name of ['nickName', 'signature', 'headImg', 'country', 'province', 'city']) {
			if (call.text(name)) Object.assign(me, { [PROFILE[name] ?? name]: call.text(name) });
		}
		if (call.has('sex')) me.sex = call.int('sex');
	},

	'/finder/getProfile': (call) => {
		const { userName, nickName, headUrl, roleType } = call.world.channel.me;
		return {
			...{ signatureMaxLength: 400, nicknameMinLength: 4, nicknameMaxLength: 40 },
			...{ userNoFinder: 0, purchasedTotalCount: 0 },
			privacySetting: { exportJumpLink: '' },
			aliasInfo: [{ nickname: nickName, headImgUrl: call.media(headUrl), roleType }],
			...{ currentAliasRoleType: roleType, nextAliasModAvailableTime: 0 },
			actionWording: {},
			userFlag: 0,
			mainFinderUsername: userName,
		};
	},

	'/finder/getQrCode': (call) => ({
		qrcodeUrl: `https://weixin.qq.com/sph/${md5(call.text('myUserName')).slice(0, 9)}`,
	}),

	'/finder/userPage': (call) => {
		const user = userOf(call, call.text('toUserName'));
		const videos = call.world.channel.videos.filter(({ author }) => author === user.userName);
		const page = pageAt(`videos of ${user.userName}`, videos, call.text('lastBuffer'));
		return {
			object: page.items.map((video) => objectDetails(call, video)),
			finderUserInfo: { coverImgUrl: '' },
			contact: userDetails(call, user),
			feedsCount: videos.length,
			continueFlag: page.more ? 1 : 0,
			lastBuffer: page.next,
			...{ friendFollowCount: 0, userTags: [], preloadInfo: {}, privateLock: 0 },
			...{ liveDurationHours: 0, justWatch: {}, ipRegionInfo: {}, mcnInfo: {}, productInfo: {} },
		};
	},

	'/finder/follow': (call) => {
		const user = userOf(call, call.text('toUserName'));
		setFollowed(call, user, call.int('opType') === 1);
		return userDetails(call, user);
	},

	'/finder/searchFollow': (call) => {
		const user = userOf(call, call.text('toUserName'));
		if (!user.nickName.toLowerCase().includes(call.text('keyword').toLowerCase())) {
			throw new Refusal(NO_USER);
		}
		setFollowed(call, user, true);
	},

	'/finder/scanFollow': (call) => {
		const named = call.world.channel.users.find(
			({ userName }) => userName === call.text('qrContent'),
		);
		// Named by the user name, a video of the user has to be named as well.
		if (named) videoOf(call);
		const user = named ?? userOf(call, videoByQr(call).author);
		setFollowed(call, user, true);
		return userDetails(call, user);
	},

	'/finder/followList': (call) => {
		const page = pageAt('followed', call.world.channel.followed, call.text('lastBuffer'));
		return {
			contactList: page.items.map((userName) => ({
				...userDetails(call, userOf(call, userName)),
				followTime: 1_760_000_000,
			})),
			lastBuffer: page.next,
			continueFlag: page.more ? 1 : 0,
			followCount: call.world.channel.followed.length,
		};
	},

	'/finder/likeFavList': (call) => {
		const wanted = call.int('flag');
		const videos = call.world.channel.videos.filter(({ flags }) =>
			flags.some((flag) => (flag & wanted) !== 0),
		);
		const page = pageAt(`liked ${wanted}`, videos, call.text('lastBuffer'));
		return {
			object: page.items.map((video) => objectDetails(call, video)),
			lastBuffer: page.next,
			continueFlag: page.more ? 1 : 0,
		};
	},

	'/finder/mentionList': mentions,
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

	'/finder/scanLoginChannels': (call) => {
		const { userName, nickName, headUrl } = call.world.channel.me;
		return {
			sessionId: hex(32),
			finderList: [
				{
					...{ finderUsername: userName, nickname: nickName, headImgUrl: call.media(headUrl) },
					...{ coverImgUrl: '', spamFlag: 0, acctType: 1, authIconType: 0 },
					ownerWxUin: call.account.uin,
					...{ adminNickname: call.account.nickName, categoryFlag: '0', uniqId: 'sphDemo' },
					isMasterFinder: true,
				},
			],
			acctStatus: 1,
		};
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

	'/finder/contactList': (call) => {
		const user = userOf(call, call.text('queryInfo'));
		const { sessions } = call.world.channel;
		const { userName } = user;
		const sessionId =
			sessions.find(({ toUserName }) => toUserName === userName)?.sessionId ??
			`${md5(userName, '1')}@findermsg`;
		if (!sessions.some((session) => session.sessionId === sessionId)) {
			sessions.push({ sessionId, toUserName: userName, messages: [] });
		}
		const { username, nickname, headUrl, signature, extInfo } = userDetails(call, user);
		return [
			{
				...{ username, nickname, headUrl, signature, extInfo },
				msgInfo: { msgUsername: userName, sessionId },
				wxUsernameV5: `v5_${md5(userName)}@finder`,
			},
		];
	},

	'/finder/postPrivateLetter': (call) => reply(call, 'text', call.text('content')),
	'/finder/postPrivateLetterImg': (call) => reply(call, 'image', call.text('imgUrl')),

	'/finder/syncPrivateLetterMsg': (call) => {
		const { sessions, me } = call.world.channel;
		const all = sessions.flatMap(({ sessionId, messages }) =>
			messages.map((message) => ({ ...message, sessionId })),
		);
		const page = pageAt('private letters', all, call.text('keyBuff'));
		return {
			list: page.items.map(({ newMsgId, content, sessionId }, index) => ({
				syncKeyType: 1,
				itemType: 1,
				content: {
					msg: {
						MsgId: index + 1,
						FromUserName: { string: me.userName },
						Content: { string: content },
						NewMsgId: newMsgId,
					},
					...{ msgSessionId: sessionId, seq: index + 1, extinfo: '', isSender: 1 },
				},
				subType: 1,
			})),
			keyBuff: page.next,
		};
	},
};
