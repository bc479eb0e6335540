/**
 * Everything the fake gateway knows. Tests read and change it directly.
 *
 * Ids are kept the way the gateway writes them: `bigint` where it writes a bare 64-bit number,
 * `string` where it writes a string. All accounts share one address book, to keep it simple.
 */

/** The customer of the gateway: owns the token and the one callback URL. */
export interface Developer {
	account: string;
	password: string;
	authorization: string;
	callbackUrl: string | null;
	/** True: callbacks come in the old format, with numbers as their codes, as far as it has any. */
	oldFormat: boolean;
	/** 0 normal, 1 frozen, 2 expired: reported by /member/login, with code 1000. */
	status: 0 | 1 | 2;
}

/** A WeChat account that is, or was, logged in through the gateway. */
export interface Account {
	wcId: string;
	/** The current (or, when offline, the last) login instance. Another one after every login. */
	wId: string;
	/** GeWe's id of the device that the account is logged in on; it stays the same. */
	appId: string;
	online: boolean;
	/** Null while online. */
	offlineReason: string | null;
	nickName: string;
	/** The WeChat number, also the name for a login with password. */
	wAccount: string;
	password: string;
	uin: number;
	sex: number;
	mobilePhone: string;
	country: string;
	city: string;
	signature: string;
	avatar: string;
	deviceType: string;
	proxyIp: string | null;
	/** False between a login and /initAddressList: /getAddressList then has nothing to list. */
	addressListReady: boolean;
	calls: number;
	bytes: number;
}

/** A login that waits for a scan of its QR code. */
export interface PendingLogin {
	wId: string;
	wcId: string;
	deviceType: string;
	/** True once the code was scanned; what may follow are verifications. */
	scanned: boolean;
	/** GeWe only: the device, and when the code was made (milliseconds since 1970). */
	appId?: string;
	since?: number;
}

/** How logins go; the default is that somebody scans at once and nothing else is asked. */
export interface LoginRules {
	/** False: the QR code stays unscanned, /getIPadLoginInfo fails. */
	autoScan: boolean;
	/** How long /getIPadLoginInfo waits for the scan; more than 250 seconds are a failure. */
	scanAfterMs: number;
	/** How often /getIPadLoginInfo asks (code 200) for a verification page to be opened. */
	verifyPages: number;
	/** A code that /getIPadLoginInfo wants to have as verifyCode; null: none. */
	verifyCode: string | null;
	/** True: /secondLogin hides a refusal inside its success. */
	refuseSecondLogin: boolean;
}

/** What is known of any person, friend or not. */
export interface Person {
	wcId: string;
	nickName: string;
	/** The WeChat number people search for. */
	alias: string;
	phone: string;
	/** 0 unknown, 1 male, 2 female. */
	sex: number;
	country: string;
	province: string;
	city: string;
	signature: string;
	avatar: string;
	/** The two credentials that adding a stranger takes. */
	v1: string;
	v2: string;
}

/** An entry of the address book. */
export interface Contact extends Person {
	kind: 'friend' | 'official' | 'openim' | 'system';
	remark: string;
	labelIds: number[];
	/** What /checkZombie finds: 0 friend, 1 deleted you, 2 blocked you. */
	zombie: 0 | 1 | 2;
	chatOnly: boolean;
	pinned: boolean;
	muted: boolean;
	/** WeCom contacts only. */
	company: string;
}

export interface Member {
	wcId: string;
	nickName: string;
	/** The name within the group; empty when the member has set none. */
	displayName: string;
	inviter: string;
	/** True: privacy settings forbid being added from a group. */
	private: boolean;
}

export interface Group {
	chatRoomId: string;
	nickName: string;
	remark: string;
	owner: string;
	admins: string[];
	members: Member[];
	announcement: string;
	/** Whether the group is in the address book, where /getAddressList finds it. */
	saved: boolean;
	pinned: boolean;
	muted: boolean;
	/** True: members can only be invited with a reason (/addChatRoomMemberVerify). */
	inviteConfirmation: boolean;
	avatar: string;
	v1: string;
	/** To-dos by the id of their message; `sign` is what revoking takes. */
	todos: Array<{ newMsgId: bigint; sign: number }>;
	/** Invitations sent and not yet accepted. */
	invited: Array<{ wcId: string; reason: string }>;
}

/** A group the account can join: by the URL of an invitation card or of a QR code. */
export interface Invitation {
	url: string;
	group: Group;
}

export interface Label {
	labelId: number;
	labelName: string;
}

export interface MomentComment {
	commentId: number;
	userName: string;
	replyCommentId: number;
	content: string;
	createTime: number;
}

/** Whom a Moment is for: ids of people and of labels; whom it is kept from; who is told of it. */
export interface Audience {
	only: string[];
	onlyLabels: string[];
	not: string[];
	notLabels: string[];
	reminded: string[];
}

export interface Moment {
	/** Unsigned 64-bit, a string on the wire. */
	id: string;
	author: string;
	createTime: number;
	kind: 'text' | 'image' | 'link' | 'video';
	text: string;
	xml: string;
	private: boolean;
	/** Missing: everybody. */
	audience?: Audience;
	likes: Array<{ userName: string; createTime: number }>;
	comments: MomentComment[];
}

export interface Favorite {
	favId: number;
	type: number;
	updateTime: number;
	xml: string;
}

export type MessageKind =
	| 'text'
	| 'image'
	| 'voice'
	| 'video'
	| 'file'
	| 'sticker'
	| 'link'
	| 'card'
	| 'miniProgram'
	| 'app'
	| 'announcement'
	| 'joinRequest'
	| 'chatHistory'
	| 'quote'
	| 'transfer'
	| 'redPacket'
	| 'channelVideo'
	| 'location'
	| 'music'
	| 'call'
	| 'notice';

/** One message of a chat, sent or received. */
export interface Message {
	msgId: number;
	newMsgId: bigint;
	createTime: number;
	/** The account that sent or received it. */
	account: string;
	/** The other side: a contact or a group. */
	chat: string;
	from: string;
	direction: 'sent' | 'received';
	kind: MessageKind;
	/** What a person reads. */
	text: string;
	/** What the callback carries: the text, or the XML (in groups with the sender in front). */
	content: string;
	/** Ids of the members that are really notified. */
	at: string[];
	revoked: boolean;
	/** Quotes only: what a phone shows below the text. */
	quotes?: { newMsgId: bigint; name: string; text: string };
	/** Voice messages only: what /getMsgVoice wants to have back. */
	voice?: { bufId: string; length: number };
	/** Files that came in as base64 only: byte for byte. */
	file?: { name: string; mimeType: string; bytes: Buffer };
	/** What somebody has put into a message that came in; missing: a small generated file. */
	attached?: Attached;
	/** Files that the gateway was to get from a link, under a name of their own: that link. */
	link?: string;
}

/** A file of the person who plays a contact. */
export interface Attached {
	name: string;
	mimeType: string;
	bytes: Buffer;
}

/** Something the gateway was asked to do and reports on later. */
export interface Job {
	id: string;
	kind: 'momentVideo' | 'messageVideo';
	account: string;
	text: string;
	/** The media it works with. */
	urls: string[];
	/** How often it was asked for; see `jobPolls` of the world. */
	polls: number;
	/** True: finished, however often it was asked for. */
	finished?: boolean;
	/** True, or the reason, when it ends with type 2 (failed). */
	fails: boolean | string;
	/** Of a Moment: who may see it, when it is there. */
	audience?: Audience;
	momentId: string | null;
}

/** A file the gateway put onto the CDN. */
export interface Upload {
	kind: 'image' | 'video' | 'channel';
	url: string;
	key: string;
	length: number;
	source: string;
}

/** Somebody asks to become a friend (callback 30001). */
export interface FriendRequest {
	wcId: string;
	v1: string;
	v2: string;
	scene: number;
	greeting: string;
}

/** A friend request the account has sent. */
export interface SentRequest {
	wcId: string;
	type: number;
	verify: string;
}

export interface ChannelUser {
	userName: string;
	nickName: string;
	headUrl: string;
	signature: string;
}

export interface ChannelVideo {
	/** Unsigned 64-bit, bare on the wire. */
	id: bigint;
	objectNonceId: string;
	sessionBuffer: string;
	author: string;
	title: string;
	createTime: number;
	seconds: number;
	likes: number;
	hearts: number;
	favorites: number;
	views: number;
	/** What the account did with it: 1 heart, 2 thumb, 4 favourite (the flags of the list). */
	flags: number[];
}

export interface ChannelComment {
	/** Signed 64-bit, bare on the wire, may be negative. */
	commentId: bigint;
	videoId: bigint;
	/** 0 for a comment on the video itself. */
	root: bigint;
	userName: string;
	nickName: string;
	content: string;
	createTime: number;
	likes: number;
}

export interface ChannelNotice {
	/** 3 like, 4 comment, 5 follow. */
	scene: number;
	userName: string;
	nickName: string;
	content: string;
	createTime: number;
	videoId: bigint;
}

export interface ChannelSession {
	sessionId: string;
	toUserName: string;
	messages: Array<{ newMsgId: bigint; kind: 'text' | 'image'; content: string }>;
}

/** WeChat Channels (视频号): the account's own channel and the public around it. */
export interface Channel {
	me: ChannelUser & {
		roleType: number;
		country: string;
		province: string;
		city: string;
		sex: number;
	};
	users: ChannelUser[];
	followed: string[];
	videos: ChannelVideo[];
	comments: ChannelComment[];
	notices: ChannelNotice[];
	sessions: ChannelSession[];
}

/** What only GeWe has. */
export interface GeweState {
	/** The way callbacks are written. */
	dialect: 'nested' | 'flat';
	/**
	 * How the flat dialect marks a group: by `fromGroup`, by nothing but the sender in front of the
	 * text, or by the group's id in the place of the sender (or of the receiver).
	 */
	groupMarking: 'fromGroup' | 'prefix' | 'chatroom';
	/** True: the flat dialect also says `private_msg_event` or `group_msg_event`. */
	eventCode: boolean;
	/** The header secret of the console; callbacks (and no probes) carry it as Authorization. */
	headerSecret: string | null;
	/** The uploaded phone numbers. */
	phones: string[];
	/** What the answers to the next sends tell instead of fresh ids and sizes, oldest first. */
	next: Array<Record<string, unknown>>;
}

export interface World {
	gewe: GeweState;
	developer: Developer;
	accounts: Account[];
	logins: PendingLogin[];
	loginRules: LoginRules;
	contacts: Contact[];
	strangers: Person[];
	groups: Group[];
	invitations: Invitation[];
	labels: Label[];
	moments: Moment[];
	favorites: Favorite[];
	messages: Message[];
	jobs: Job[];
	/** True, or a reason: asynchronous jobs that start from now on end with type 2 (failed). */
	jobsFail: boolean | string;
	/** The poll that finds a job finished; Infinity: none does. */
	jobPolls: number;
	/** The size of pictures, voice messages and videos to download; null: small real ones. */
	downloadBytes: number | null;
	uploads: Upload[];
	friendRequests: FriendRequest[];
	sentRequests: SentRequest[];
	channel: Channel;
	/** Privacy switches by their number, as last set. */
	privacy: Record<string, number>;
	/** WeChat revokes within about two minutes. */
	revokeWithinSeconds: number;
}
