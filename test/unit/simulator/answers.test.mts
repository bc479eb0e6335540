/**
 * The shape of every answer, against a table written from the documentation. Catches a simulator
 * whose answers are easier to handle than the real ones.
 */
import { operations, paths } from '../../simulator/catalog.mts';
import { sampleBody } from '../../simulator/samples.mts';
import { closeAll, post, start } from './client.mts';

afterEach(closeAll);

const MESSAGE = 'type msgId newMsgId createTime wcId';
const PROFILE =
	'wcId wId nickName wAccount deviceType uin headUrl smallHeadImgUrl sex mobilePhone country city ' +
	'signature status type username newDevice source deviceId mac';
const CONTACT =
	'userName nickName remark signature sex aliasName country province city bigHead smallHead ' +
	'labelList v1';
const WECOM = 'userName nickName remark sex bigHead smallHead wordingId';
const MOMENT =
	'id userName nickName createTime objectDesc likeFlag likeCount commentCount snsComments snsLikes';
const POST = 'id userName createTime objectDesc';
const CHANNEL_VIDEO = 'id objectNonceId sessionBuffer';

/** Keys of `data`; in brackets when it is an array of such objects. Every other answer is null. */
const shapes: Record<string, string | [string]> = {
	'/addContactLabel': 'labelId labelName',
	'/getContactLabelList': ['labelId labelName'],
	'/getAddressList': 'chatrooms friends ghs others',
	'/getIPadLoginInfo': PROFILE,
	'/simpleIPadLoginInfo': PROFILE,
	'/iPadLogin': 'wId qrCodeUrl url',
	'/loginByAccountAndPassword': 'wId base64',
	'/member/login': 'Authorization callbackUrl status',
	'/secondLogin': 'wId wcId nickName headUrl wAccount sex status',
	'/checkZombie': ['userName status'],
	'/getContact': [`${CONTACT} desc phoneNumList`],
	'/getContactPlus': [`${CONTACT} desc phoneNumList`],
	'/getImAddressList': [`${WECOM} appId`],
	'/getOpenImContact': `${WECOM} wording`,
	'/getQrCode': 'qrCodeUrl uuId',
	'/searchUser': 'userName nickName sex v1 v2 bigHead smallHead',
	'/asynSnsSendVideo': 'asynId',
	'/downloadSnsVideo': 'videoUrl',
	'/forwardSns': MOMENT,
	'/getAsynSnsSendVideoRes': `asynId type ${POST} des`,
	'/getCircle': 'sns firstPageMd5',
	'/getFriendCircle': 'sns firstPageMd5',
	'/getSnsObject': MOMENT,
	'/snsSend': POST,
	'/snsSendImage': 'object',
	'/snsSendUrl': 'object',
	'/createChatroom': 'chatRoomID base64 status',
	'/getChatRoomInfo': [
		'chatRoomId nickName chatRoomOwner smallHeadImgUrl v1 memberCount chatRoomMembers',
	],
	'/getChatRoomMember': [
		'userName nickName displayName bigHeadImgUrl smallHeadImgUrl chatRoomMemberFlag inviterUserName isManage',
	],
	'/getChatRoomMemberInfo': [`${CONTACT} v2`],
	'/getGroupQrCode': 'imgUrl',
	'/roomTodo': 'sign',
	'/roomAppTodo': 'sign',
	'/finder/getContactDetails': ['userName msgInfo'],
	'/finder/getFollowList': 'lastBuffer continueFlag list',
	'/finder/getLikeAndFavList': 'lastBuffer continueFlag list',
	'/finder/getMentionList': 'lastBuff list',
	'/finder/getQrCode': 'qrUrl',
	'/finderCommentDetails':
		'videoDetails commentList pageCode commentCount likeCount forwardCount favCount',
	'/finderFollow': 'userName nickName headUrl signature authInfo extInfo userMode bindInfo',
	'/finderHome': 'userName aliasInfo currentAliasRoleType finderList showInWxFinderUsername',
	'/finderUpload': 'fileUrl thumbUrl mp4Identify fileSize thumbMd5 fileKey',
	'/finderUserHome': 'videoList userInfo pageCode',
	'/getSessionId': 'sessionId enableAction toUsername',
	'/newSearchFinder': 'cookie searchId offset authInfos videoInfos',
	'/privateSend': 'newMsgId',
	'/privateSendImg': 'newMsgId',
	'/scanFinderHelper': 'sessionId finderList',
	'/weChatFavorites/favSync': 'ret favList keyBuf continueFlag',
	'/weChatFavorites/getFavItem': 'favId object updateTime',
	'/cdnDownFile': 'url',
	'/getReqTimes': ['account nickName wcId times wid'],
	'/getUserFlow': ['account nickName wcId flow size wid'],
	'/offlineReason': ['wcId reason'],
	'/sendCdnVideo': 'cdnUrl aesKey length',
	'/uploadCdnImage': 'cdnUrl aesKey hdLength',
	'/isOnline': 'isOnline',
	'/queryLoginWx': ['wcId wId'],
	'/asynGetMsgVideo': 'id',
	'/getMsgEmoji': 'url',
	'/getMsgFile': 'url',
	'/getMsgImg': 'url',
	'/getMsgVideoRes': 'url type des id',
	'/getMsgVoice': 'url',
	...Object.fromEntries(
		operations
			.filter(({ resource, operation }) => resource === 'message' && operation !== 'revoke')
			.map(({ path }) => [path, MESSAGE]),
	),
};

/** Answers that are a text, or have no data key. */
const others: Record<string, (answer: Record<string, unknown>) => void> = {
	'/addRoomMemberFriend': ({ data }) => expect(data).toMatch(/^v3_/),
	'/weChatFavorites/delFavItem': ({ data }) => expect(data).toBe('收藏删除成功'),
	'/userPrivacySettings': (answer) => expect(answer).not.toHaveProperty('data'),
};

it.each(paths)('%s answers as documented', async (path) => {
	const simulator = await start();
	const operation = operations.find((one) => one.path === path)!;
	const { text } = await post(simulator, path, sampleBody(operation, simulator.world, 'required'));
	const answer = JSON.parse(text) as { code: unknown; message: unknown; data: unknown };
	expect(answer).toMatchObject({ code: '1000', message: expect.any(String) });
	const shape = shapes[path];
	if (others[path]) return others[path](answer);
	if (!shape) return expect(answer.data).toBeNull();
	const isList = Array.isArray(shape);
	expect(Array.isArray(answer.data)).toBe(isList);
	const sample = isList ? (answer.data as unknown[])[0] : answer.data;
	const keys = (isList ? shape[0] : shape).split(' ');
	expect(Object.keys(sample as object)).toEqual(expect.arrayContaining(keys));
	return undefined;
});

it('nests the objects inside as documented: catches flattened answers', async () => {
	const simulator = await start();
	const answerOf = async (path: string) => {
		const operation = operations.find((one) => one.path === path)!;
		return (await post(simulator, path, sampleBody(operation, simulator.world, 'full'))).data;
	};
	const keysOf = (value: object) => expect.arrayContaining(Object.keys(value));
	expect(POST.split(' ')).toEqual(keysOf((await answerOf('/snsSendImage')).object));
	expect(MOMENT.split(' ')).toEqual(keysOf((await answerOf('/getCircle')).sns[0]));
	const { videoList } = await answerOf('/finderUserHome');
	expect(Object.keys(videoList[0])).toEqual(expect.arrayContaining(CHANNEL_VIDEO.split(' ')));
	expect((await answerOf('/finder/getContactDetails'))[0].msgInfo.sessionId).toMatch(/@findermsg$/);
	const [{ chatRoomMembers }] = await answerOf('/getChatRoomInfo');
	expect(chatRoomMembers[0]).toHaveProperty('nikeName');
});
