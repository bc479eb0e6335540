/**
 * Valid request bodies for every operation of the catalog, with ids of a given world. For tests that
 * go through all operations. Longs are `bigint`: write the body with `toJson`.
 */
import type { Operation, Param } from './catalog.mts';
import { newSession } from './ids.mts';
import { addMessage } from './messages.mts';
import type { Message, MessageKind, World } from './world.mts';
import { appFragment, fileXml, imageXml, linkXml, videoXml } from './xml.mts';

export type Body = Record<string, unknown>;
/** A value that the world makes valid. */
export type Value = (world: World) => unknown;

export const online = (world: World) =>
	world.accounts.find((account) => account.online) ?? world.accounts[0];
export const friends = (world: World) => world.contacts.filter(({ kind }) => kind === 'friend');
export const friend = (world: World) => friends(world)[0].wcId;
const twoFriends = (world: World) =>
	friends(world)
		.slice(0, 2)
		.map(({ wcId }) => wcId)
		.join(',');
/** The group the account is an admin of, and the one it owns. */
export const group = (world: World) => world.groups[0].chatRoomId;
export const ownGroup = (world: World) => world.groups[1].chatRoomId;
export const ownMember = (world: World) => world.groups[1].members[1].wcId;
const moment = (author: (world: World) => string) => (world: World) =>
	world.moments.find((one) => one.author === author(world))?.id;
export const ownMoment = moment((world) => online(world).wcId);
export const video = (world: World) => world.channel.videos[0];
const comment = (world: World) => world.channel.comments[0].commentId;
export const channelUser = (world: World) => world.channel.users[0].userName;
export const received = (world: World, kind: MessageKind): Message => {
	const found = world.messages.find((message) => message.kind === kind);
	if (!found) throw new Error(`The world has no message of kind ${kind}`);
	return found;
};
export const file = (name: string) => `https://files.example.com/${name}`;

/** A text the account has just sent, so that it can be revoked. */
export function sent(world: World): Message {
	const account = online(world).wcId;
	return addMessage(world, {
		account,
		chat: friend(world),
		from: account,
		kind: 'text',
		text: 'x',
	});
}

/** A DM session with a text in it already: the first DM must not be an image. */
export function dmSession(world: World): string {
	const session = { sessionId: `${newSession()}@findermsg`, toUserName: channelUser(world) };
	world.channel.sessions.push({
		...session,
		messages: [{ newMsgId: 1n, kind: 'text', content: 'hi' }],
	});
	return session.sessionId;
}

function channelUpload(world: World): Body {
	const [fileUrl, fileKey] = [newSession(), newSession()];
	world.uploads.push({ kind: 'channel', url: fileUrl, key: fileKey, length: 1, source: '' });
	return { fileUrl, thumbUrl: 't', mp4Identify: 'm', fileSize: 1, thumbMd5: 'md5', fileKey };
}

/** A started job: asked for the first time, it is still running. */
function job(kind: 'momentVideo' | 'messageVideo'): Value {
	return (world) => {
		const id = newSession();
		const account = online(world).wcId;
		const state = { polls: 0, fails: false, momentId: null };
		world.jobs.push({ id, kind, account, text: 'clip', urls: [], ...state });
		return id;
	};
}

/** A login whose QR code has not been scanned. */
function begunLogin(world: World): string {
	const wId = newSession();
	world.logins.push({ wId, wcId: online(world).wcId, deviceType: 'ipad', scanned: false });
	return wId;
}

const friendsAndGroup = (world: World) => `${twoFriends(world)},${group(world)}`;

/** Values by path, resource or name, the most special first; see `known.mts` for the same idea. */
const values: Record<string, Value> = {
	wId: (world) => online(world).wId,
	chatRoomId: group,
	content: () => 'hello',
	paths: () => `${file('1.png')};${file('2.png')}`,
	groupUser: twoFriends,
	blackList: twoFriends,
	withUserList: twoFriends,
	labelIdList: () => '1,2',
	groupUserLabelIds: () => '1,2',
	blackListLabelIds: () => '3',
	nameCardId: friend,
	memberWcId: (world) => world.groups[0].members[3].wcId,
	userList: twoFriends,
	sessionBuffer: (world) => video(world).sessionBuffer,
	objectNonceId: (world) => video(world).objectNonceId,
	nonceId: (world) => video(world).objectNonceId,
	toUserName: channelUser,
	contactUserName: channelUser,
	meUserName: (world) => world.channel.me.userName,
	myUserName: (world) => world.channel.me.userName,
	meRoleType: (world) => world.channel.me.roleType,
	myRoleType: (world) => world.channel.me.roleType,
	sessionId: dmSession,
	lastBuff: () => '',
	lastBuffer: () => '',
	pageCode: () => '',
	'/finderPublish topic': () => ['#tea', '#demo'],
	videoCdn: channelUpload,
	sign: () => 1,
	'label wcId': friend,
	'contact wcId': friend,
	'moment wcId': friend,
	'message wcId': friend,
	'login wcId': (world) => online(world).wcId,
	'tool wcId': (world) => online(world).wcId,
	'moment id': ownMoment,
	'channel id': (world) => video(world).id,

	'/getIPadLoginInfo wId': begunLogin,
	'/simpleIPadLoginInfo wId': begunLogin,
	'/loginByAccountAndPassword wId': () => '',
	'/loginByAccountAndPassword account': (world) => online(world).wAccount,
	'/loginByAccountAndPassword password': (world) => online(world).password,
	'/member/login account': (world) => world.developer.account,
	'/member/login password': (world) => world.developer.password,
	'/member/offline account': (world) => world.developer.account,
	'/member/offline wcIds': (world) => [online(world).wcId],
	'/acceptUser v1': (world) => world.friendRequests[0].v1,
	'/acceptUser v2': (world) => world.friendRequests[0].v2,
	'/acceptUser type': (world) => world.friendRequests[0].scene,
	'/addUser v1': (world) => world.strangers[0].v1,
	'/addUser v2': (world) => world.strangers[0].v2,
	'/checkZombie wcId': twoFriends,
	'/getContact wcId': friendsAndGroup,
	'/getContactPlus wcId': friendsAndGroup,
	'/getOpenImContact wcId': (world) => world.contacts.find(({ kind }) => kind === 'openim')?.wcId,
	'/searchUser wcId': (world) => world.strangers[0].alias,
	'/downloadSnsVideo content': (world) => world.moments.find(({ kind }) => kind === 'video')?.xml,
	'/forwardSns content': (world) => world.moments.find(({ kind }) => kind === 'link')?.xml,
	'/getAsynSnsSendVideoRes asynId': job('momentVideo'),
	'/getSnsObject id': moment(friend),
	'/snsCommentDel id': (world) => world.moments.find(({ comments }) => comments.length)?.id,
	'/snsCommentDel commentId': (world) =>
		world.moments.find(({ comments }) => comments.length)?.comments[0].commentId,
	'/acceptUrl url': (world) => world.invitations[0].url,
	'/scanJoinRoom url': (world) => world.invitations[0].url,
	'/addChatRoomMemberVerify userList': friend,
	'/agreeAddChatRoomMember chatRoomId': ownGroup,
	'/agreeAddChatRoomMember newMsgId': (world) => received(world, 'joinRequest').newMsgId,
	'/agreeAddChatRoomMember xml': (world) => received(world, 'joinRequest').content,
	'/deleteChatRoomMember chatRoomId': ownGroup,
	'/deleteChatRoomMember userList': ownMember,
	'/getChatRoomMemberInfo chatRoomId': ownGroup,
	'/getChatRoomMemberInfo userList': ownMember,
	'/operateChatRoom chatRoomId': ownGroup,
	'/operateChatRoom wcId': ownMember,
	'/roomAppTodo chatRoomId': ownGroup,
	'/roomAppTodo newMsgId': (world) => {
		const { newMsgId } = received(world, 'miniProgram');
		world.groups[1].todos.push({ newMsgId, sign: 1 });
		return newMsgId;
	},
	'/roomTodo chatRoomId': ownGroup,
	'/roomTodo newMsgId': (world) => received(world, 'announcement').newMsgId,
	'/finderBrowse objectId': (world) => video(world).id,
	'/finderIdLike commentId': comment,
	'/finderComment refCommentId': comment,
	'/finderFollow userName': channelUser,
	'/finderUserHome userName': channelUser,
	'/newSearchFinder content': () => 'demo',
	'/newSearchFinder cookie': () => '',
	'/newSearchFinder searchId': () => '',
	'/weChatFavorites/delFavItem favId': (world) => world.favorites[0].favId,
	'/weChatFavorites/getFavItem favId': (world) => world.favorites[0].favId,
	'/setHttpCallbackUrl httpUrl': () => 'http://127.0.0.1:9/nobody-listens',
	// With the space behind the name that WeChat wants.
	'/sendText content': (world) => `@${world.groups[0].members[0].nickName}\u2005hello`,
	'/sendImage2 content': () => file('tea.jpg'),
	'/sendVoice content': () => file('hello.silk'),
	'/uploadCdnImage content': () => file('cover.jpg'),
	'/sendText at': (world) => world.groups[0].members[0].wcId,
	'/sendApplet content': () => appFragment(33, 'Order form', ''),
	'/forwardUrl content': () => linkXml('Title', 'https://example.com/', 'Text'),
	'/sendFileBase64 base64': () => 'data:text/plain;base64,SGVsbG8=',
	'/sendRecvFile content': () => fileXml('a.pdf', 1000),
	'/sendRecvImage content': () => imageXml(),
	'/sendRecvVideo content': () => videoXml(),
	'/getMsgImg msgId': (world) => BigInt(received(world, 'image').msgId),
	'/getMsgImg content': (world) => received(world, 'image').content,
	'/getMsgFile msgId': (world) => BigInt(received(world, 'file').msgId),
	'/getMsgFile content': (world) => received(world, 'file').content,
	'/getMsgEmoji msgId': (world) => received(world, 'sticker').msgId,
	'/getMsgEmoji content': (world) => received(world, 'sticker').content,
	'/asynGetMsgVideo msgId': (world) => BigInt(received(world, 'video').msgId),
	'/asynGetMsgVideo content': (world) => received(world, 'video').content,
	'/getMsgVideoRes id': job('messageVideo'),
	'/getMsgVoice msgId': (world) => BigInt(received(world, 'voice').msgId),
	'/getMsgVoice bufId': (world) => received(world, 'voice').voice?.bufId,
	'/getMsgVoice length': (world) => received(world, 'voice').voice?.length,
	'/getMsgVoice fromUser': (world) => received(world, 'voice').from,
};

/** The default, the first of the allowed values, or any value of the parameter's type. */
export function plainValue({ name, type, values: allowed, default: usual }: Param): unknown {
	if (usual !== undefined) return type === 'long' ? BigInt(Number(usual)) : usual;
	if (allowed) return allowed[0];
	if (type === 'int') return 1;
	if (type === 'long') return 1n;
	if (type === 'boolean') return false;
	if (/url|path|img/i.test(name)) return file(`${name}.png`);
	return `some ${name}`;
}

function valueOf(operation: Operation, param: Param, world: World): unknown {
	const { path, resource } = operation;
	const { name } = param;
	const special = values[`${path} ${name}`] ?? values[`${resource} ${name}`] ?? values[name];
	return special ? special(world) : plainValue(param);
}

/**
 * A body that the simulator accepts: with all parameters, or with the required ones only. What the
 * operation needs to find (a message to revoke, a session to reply in) is put into the world.
 */
export function sampleBody(operation: Operation, world: World, parts: 'full' | 'required'): Body {
	const body: Body = {};
	for (const param of operation.params) {
		// Members of an object come with the object.
		if (param.name.includes('.') || (parts === 'required' && !param.required)) continue;
		body[param.name] = valueOf(operation, param, world);
		if (param.alias !== undefined) body[param.alias] = body[param.name];
	}
	if (operation.path === '/revokeMsg') {
		const { chat, msgId, newMsgId, createTime } = sent(world);
		Object.assign(body, {
			wcId: chat,
			newMsgId,
			msgId: BigInt(msgId),
			createTime: BigInt(createTime),
		});
	}
	// Mentions exist in groups only.
	if ('at' in body) body.wcId = group(world);
	return body;
}
