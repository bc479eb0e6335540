/** Valid request bodies for every operation of GeWe's catalog, with ids of a given world. */
import type { Param } from '../catalog.mts';
import { hex, newSession } from '../ids.mts';
import {
	type Body,
	channelUser,
	dmSession,
	file,
	friend,
	friends,
	group,
	online,
	ownGroup,
	ownMember,
	ownMoment,
	plainValue,
	received,
	sent,
	type Value,
	video,
} from '../samples.mts';
import type { World } from '../world.mts';
import { appFragment, fileXml, linkXml, miniProgramXml } from '../xml.mts';
import type { GeweOperation } from './catalog.mts';

const twoFriends = (world: World) =>
	friends(world)
		.slice(0, 2)
		.map(({ wcId }) => wcId);
const commaList = (value: (world: World) => string[]) => (world: World) => value(world).join(',');
const offline = (world: World) => world.accounts.find((account) => !account.online)!;
const weCom = (world: World) => world.contacts.find(({ kind }) => kind === 'openim')!;
const PREFIX = /^[\w@.-]+:\n/;
/** The XML of a received message, as a download takes it. */
const xmlOf = (kind: Parameters<typeof received>[1]) => (world: World) =>
	received(world, kind).content.replace(PREFIX, '');
const commented = (world: World) => world.moments.find(({ comments }) => comments.length)!;
const momentXml = (kind: string) => (world: World) =>
	world.moments.find((moment) => moment.kind === kind)?.xml;

function login(world: World, appId: string): string {
	const wId = newSession();
	const { wcId } = online(world);
	world.logins.push({ wId, wcId, appId, deviceType: 'ipad', scanned: false, since: Date.now() });
	return wId;
}

function uploaded(world: World, kind: 'image' | 'video' | 'channel') {
	const file = { kind, url: `http://cdn.example.com/${hex(20)}`, key: hex(32), length: 1 };
	world.uploads.push({ ...file, source: '' });
	return file;
}

function forwardedImage(world: World): string {
	const { url, key } = uploaded(world, 'image');
	return `<?xml version="1.0"?>\n<msg>\n\t<img aeskey="${key}" cdnthumburl="${url}" cdnmidimgurl="${url}" length="4061" />\n</msg>`;
}

function forwardedVideo(world: World): string {
	const { url, key } = uploaded(world, 'video');
	return `<?xml version="1.0"?>\n<msg>\n\t<videomsg aeskey="${key}" cdnvideourl="${url}" cdnthumburl="${url}" length="4061" playlength="7" />\n</msg>`;
}

function momentFile(world: World, kind: 'image' | 'video') {
	const { url, key } = uploaded(world, kind);
	return { fileUrl: url, thumbUrl: url, fileMd5: key, length: 100 };
}

function channelUpload(world: World) {
	const { url, key } = uploaded(world, 'channel');
	return {
		...{ fileUrl: url, thumbUrl: 't', mp4Identify: 'm' },
		...{ fileSize: 1, thumbMD5: 'md5', fileKey: key },
	};
}

const qrContent = (world: World) => `https://weixin.qq.com/sph/demo?eid=${video(world).id}`;

/** By resource and operation, by path, or by name alone; the most special entry counts. */
const values: Record<string, Value> = {
	appId: (world) => online(world).appId,
	appid: (world) => online(world).appId,
	toWxid: friend,
	content: () => 'hello',
	chatroomId: group,
	wxid: friend,
	wxids: twoFriends,
	wxIds: twoFriends,
	memberWxid: (world) => world.groups[0].members[3].wcId,
	memberWxids: (world) => [world.groups[0].members[0].wcId],
	nameCardWxid: friend,
	labelIds: () => '1,2',
	allowWxIds: twoFriends,
	atWxIds: twoFriends,
	disableWxIds: twoFriends,
	allowTagIds: () => ['1', '2'],
	disableTagIds: () => ['3'],
	snsId: (world) => BigInt(ownMoment(world) ?? 0),
	maxId: () => 0n,
	firstPageMd5: () => '',
	imgUrls: () => [file('1.png'), file('2.png')],
	phones: () => ['13800000001', '13911112222'],
	id: (world) => video(world).id,
	objectId: (world) => video(world).id,
	objectNonceId: (world) => video(world).objectNonceId,
	nonceId: (world) => video(world).objectNonceId,
	sessionBuffer: (world) => video(world).sessionBuffer,
	myUserName: (world) => world.channel.me.userName,
	myRoleType: (world) => world.channel.me.roleType,
	toUserName: channelUser,
	msgSessionId: dmSession,
	replyUserName: channelUser,
	replyUsername: channelUser,
	lastBuffer: () => '',
	lastBuff: () => '',
	keyBuff: () => '',
	syncKey: () => '',
	refCommentId: () => 0n,
	rootCommentId: () => 0n,
	qrContent,
	topic: () => ['#tea', '#demo'],
	videoCdn: channelUpload,
	searchInfo: () => ({ cookies: '{"box_offset":2}', docId: '1', searchId: 'a1' }),
	proxyIp: () => 'socks5://user:secret@127.0.0.1:1080',

	'/login/getLoginQrCode appId': () => '',
	'/login/checkLogin appId': (world) => online(world).appId,
	'/login/checkLogin uuid': (world) => login(world, online(world).appId),
	'/login/dialogLogin appId': (world) => offline(world).appId,
	'/login/changeMacToIpad appId': (world) => offline(world).appId,
	'/login/reconnection appId': (world) => offline(world).appId,
	'/login/loginByAccount appId': () => '',
	'/login/loginByAccount account': (world) => online(world).wAccount,
	'/login/loginByAccount password': (world) => online(world).password,
	token: (world) => world.developer.authorization,
	// Whoever sends the body puts the URL of a receiver in.
	callbackUrl: () => 'http://127.0.0.1:9/nobody-listens',
	'contact.add v3': (world) => world.strangers[0].v1,
	'contact.add v4': (world) => world.strangers[0].v2,
	v3: (world) => world.friendRequests[0].v1,
	v4: (world) => world.friendRequests[0].v2,
	scene: (world) => world.friendRequests[0].scene,
	'contact.add scene': () => 3,
	'/im/search scene': () => 1,
	'/im/add v3': (world) => weCom(world).v1,
	'/im/add v4': (world) => weCom(world).v2,
	'/im/detail toUserName': (world) => weCom(world).wcId,
	'/im/search content': (world) => `https://work.weixin.qq.com/u/${weCom(world).wcId}`,
	'/contacts/search contactsInfo': (world) => world.strangers[0].alias,
	'/group/adminOperate chatroomId': ownGroup,
	'/group/adminOperate wxids': (world) => [ownMember(world)],
	'/group/disbandChatroom chatroomId': ownGroup,
	'/group/removeMember chatroomId': ownGroup,
	'/group/removeMember wxids': ownMember,
	'/group/inviteMember wxids': commaList(twoFriends),
	'/group/agreeJoinRoom url': (world) => world.invitations[0].url,
	'/group/joinRoomUsingQRCode qrUrl': (world) => world.invitations[0].url,
	'/group/roomAccessApplyCheckApprove chatroomId': ownGroup,
	'/group/roomAccessApplyCheckApprove newMsgId': (world) =>
		String(received(world, 'joinRequest').newMsgId),
	'/group/roomAccessApplyCheckApprove msgContent': xmlOf('joinRequest'),
	'message.sendMention toWxid': group,
	'message.sendMention content': (world) => `@${world.groups[0].members[0].nickName}\u2005hello`,
	'message.sendMention ats': (world) => world.groups[0].members[0].wcId,
	'/message/postVoice voiceUrl': () => file('hello.silk'),
	'/message/postVoice voiceDuration': () => 2000,
	'/message/postVideo videoDuration': () => 10,
	'/message/postAppMsg appmsg': () => appFragment(33, 'Order form', ''),
	'/message/postLocation content': () =>
		'<msg>\n\t<location x="30.25" y="120.21" scale="16" label="Hangzhou" poiname="Demo Tea House" />\n</msg>',
	'/message/forwardUrl xml': () => linkXml('Title', 'https://example.com/?a=1&b=2', 'Text'),
	'/message/forwardMiniApp xml': () =>
		miniProgramXml('Order form', 'gh_0123456demo@app', 'pages/order.html'),
	'/message/forwardFile xml': () => fileXml('a.pdf', 1000),
	'/message/forwardImage xml': forwardedImage,
	'/message/forwardVideo xml': forwardedVideo,
	'/message/downloadImage xml': xmlOf('image'),
	'/message/downloadVideo xml': xmlOf('video'),
	'/message/downloadFile xml': xmlOf('file'),
	'/message/downloadVoice xml': xmlOf('voice'),
	'/message/downloadVoice msgId': (world) => received(world, 'voice').msgId,
	'/message/downloadCdn totalSize': () => '1000',
	'/message/downloadCdn suffix': () => 'pdf',
	'/message/downloadEmojiMd5 emojiMd5': () => '91477636ba8eace476d1b94436cb2f2f',
	'moment.comment commentId': (world) => String(commented(world).comments[0].commentId),
	'/sns/commentSns snsId': (world) => BigInt(commented(world).id),
	'/sns/commentSns wxid': (world) => commented(world).comments[0].userName,
	'moment.deleteComment commentId': (world) => String(commented(world).comments[0].commentId),
	'/sns/likeSns wxid': (world) => online(world).wcId,
	'/sns/forwardSns snsXml': momentXml('link'),
	'/sns/downloadSnsVideo snsXml': momentXml('video'),
	'/sns/sendImgSns imgInfos': (world) => [{ ...momentFile(world, 'image'), width: 64, height: 64 }],
	'/sns/sendVideoSns videoInfo': (world) => momentFile(world, 'video'),
	'/finder/comment opType': () => 0,
	'/finder/comment commentId': () => '',
	'/finder/contactList queryInfo': channelUser,
	'/finder/finderOpt id': (world) => String(video(world).id),
	'/finder/scanFollow objectId': (world) => String(video(world).id),
	'/finder/search content': () => 'demo',
	'/finder/search page': () => 0,
	'/finder/search offset': () => 0,
	'/finder/search cookie': () => '',
	'/finder/search searchId': () => '',
	'/finder/searchFollow keyword': () => 'demo',
	'/finder/userPage searchInfo': () => ({ cookies: '{"box_offset":2}', searchId: 'a1' }),
	favId: (world) => world.favorites[0].favId,
	fav_id: (world) => world.favorites[0].favId,
	to_wxid: friend,
	'/api/message/sendapp xml': () => appFragment(33, 'Order form', ''),
	to_wxid_list: (world) => [
		{ at: [''], content: 'hhh', msg_type: 1, msg_source: '', to_wxid: friend(world) },
	],
	'/api/login/createapp regionid': () => '320000',
	'/api/contacts/listings current_wxcontact_seq': () => 0,
	'/api/contacts/listings current_chat_room_contact_seq': () => 0,
	'/api/contacts/search user_name': (world) => world.strangers[0].alias,
	'/api/group/invite group_id': group,
	'/api/group/invite to_wxid': twoFriends,
	'/api/favor/getinfo sync_key': () => '',
};

function valueOf(operation: GeweOperation, param: Param, world: World): unknown {
	const { resource, operation: name, path } = operation;
	const special =
		values[`${resource}.${name} ${param.name}`] ??
		values[`${path} ${param.name}`] ??
		values[param.name];
	// What an operation is about stands fast; a list of choices is open to the world.
	if (param.values?.length === 1) return param.values[0];
	return special ? special(world) : plainValue(param);
}

/** Every member of an object, or the required ones and those that are sent in any case. */
function parts(operation: GeweOperation, name: string, value: unknown, all: boolean): unknown {
	if (all) return value;
	const optional = operation.params
		.filter((param) => param.name.startsWith(`${name}.`))
		.filter(({ required, default: usual }) => !required && usual === undefined)
		.map((param) => param.name.slice(name.length + 1));
	const without = (object: Body) =>
		Object.fromEntries(Object.entries(object).filter(([key]) => !optional.includes(key)));
	return Array.isArray(value) ? value.map(without) : without(value as Body);
}

function body(
	operation: GeweOperation,
	world: World,
	names: (param: Param) => boolean,
	all: boolean,
) {
	const sample: Body = {};
	for (const param of operation.params) {
		// Members of an object come with the object.
		if (param.name.includes('.') || !names(param)) continue;
		const value = valueOf(operation, param, world);
		sample[param.name] = param.type.startsWith('object')
			? parts(operation, param.name, value, all)
			: value;
	}
	if (operation.path === '/message/revokeMsg') {
		const { chat, msgId, newMsgId, createTime } = sent(world);
		const ids = { msgId: String(msgId), newMsgId: String(newMsgId) };
		Object.assign(sample, { toWxid: chat, ...ids, createTime: String(createTime) });
	}
	return sample;
}

/**
 * Bodies that the simulator accepts, with all parameters between them: one, except where only one of
 * several groups of parameters may be sent in a call.
 */
export function fullBodies(operation: GeweOperation, world: World): Body[] {
	const { oneOf } = operation;
	if (!oneOf) return [body(operation, world, () => true, true)];
	const chosen = new Set(oneOf.flat());
	return oneOf.map((group) =>
		body(operation, world, ({ name }) => !chosen.has(name) || group.includes(name), true),
	);
}

/** A body with the required parameters only; with the first group where one must be chosen. */
export function requiredBody(operation: GeweOperation, world: World): Body {
	const first = operation.oneOf?.[0] ?? [];
	return body(operation, world, ({ name, required }) => required || first.includes(name), false);
}
