/** What requests to Channels name, and how answers show it. */
import type { Call } from '../../call.mts';
import { Refusal } from '../../reply.mts';
import type { ChannelComment, ChannelUser, ChannelVideo } from '../../world.mts';

const NO_VIDEO = '视频不存在';
const NO_USER = '视频号不存在';
const NO_COMMENT = '评论不存在';
const NOT_BY_QR = '二维码内容无效';

/** The flags of the list of liked videos. */
export const HEART = 1;
export const THUMB = 2;

export function userOf(call: Call, userName: string): ChannelUser {
	const { me, users } = call.world.channel;
	const found = [me, ...users].find((user) => user.userName === userName);
	if (!found) throw new Refusal(NO_USER);
	return found;
}

export function videoOf(call: Call, name = 'objectId'): ChannelVideo {
	const found = call.world.channel.videos.find(({ id }) => String(id) === call.text(name));
	if (!found) throw new Refusal(NO_VIDEO);
	return found;
}

/** The video behind a copied link; a link that names no id is taken for the first video. */
export function videoByQr(call: Call): ChannelVideo {
	const { videos } = call.world.channel;
	const qrContent = call.text('qrContent');
	if (!/^https?:/.test(qrContent)) throw new Refusal(NOT_BY_QR);
	return videos.find(({ id }) => qrContent.includes(String(id))) ?? videos[0];
}

export function commentOf(call: Call, video: ChannelVideo, id: bigint): ChannelComment {
	const found = call.world.channel.comments.find(
		({ commentId, videoId }) => commentId === id && videoId === video.id,
	);
	if (!found) throw new Refusal(NO_COMMENT);
	return found;
}

function authInfo(user: ChannelUser) {
	return { authIconType: 0, authProfession: user.signature };
}

export function userDetails(call: Call, user: ChannelUser) {
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

export function objectDetails(call: Call, video: ChannelVideo) {
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

export function commentDetails(call: Call, comment: ChannelComment) {
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
