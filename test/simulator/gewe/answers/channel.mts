/** WeChat Channels ("Finder"): the own channel, those of others, and private letters. */
import type { Call, Handlers } from '../../call.mts';
import { hex, md5, newMessageId } from '../../ids.mts';
import { pageAt } from '../../paging.mts';
import { Refusal } from '../../reply.mts';
import type { ChannelUser } from '../../world.mts';
import { objectDetails, userDetails, userOf, videoByQr, videoOf } from './channelDetails.mts';

const NO_USER = '视频号不存在';
const NO_SESSION = 'msgSessionId无效';
const TEXT_FIRST = '首条私信不能发送图片';

function setFollowed(call: Call, user: ChannelUser, on: boolean): void {
	const { channel: state } = call.world;
	state.followed = state.followed.filter((other) => other !== user.userName);
	if (on) state.followed.push(user.userName);
}

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

	'/finder/mentionList': mentions,
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
