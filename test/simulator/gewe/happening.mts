/** What a callback of E Cloud says, taken apart into what both of GeWe's dialects are built from. */
import type { Callback } from '../callbacks.mts';
import { nameOf } from '../lookup.mts';
import type { Account, World } from '../world.mts';

/** A message or notice in a chat, a change of a contact or group, or the end of a login. */
export type Kind = 'message' | 'changed' | 'deleted' | 'offline';

export interface Happening {
	kind: Kind;
	/** The number of E Cloud. */
	code: string;
	/** WeChat's own number of the kind of message. */
	msgType: number;
	/** Who wrote it; the group itself for most of its notices. */
	from: string;
	/** The other side in a private chat. */
	to: string;
	group?: string;
	self: boolean;
	/** Without anything in front. */
	content: string;
	/** What stands in front of the content in a group; empty: nothing. */
	prefix: string;
	/** The notification on the phone; missing for notices and own messages. */
	push?: string;
	at: string[];
	msgId: number;
	newMsgId: bigint | number;
	/** Seconds. */
	time: number;
	/** A picture or a sound that comes along, as base64. */
	attached?: string;
	/** What E Cloud says besides. */
	facts: Record<string, unknown>;
}

/** WeChat's numbers for the codes that do not say one. */
const MESSAGE_TYPES: Record<string, number> = {
	'001': 1,
	'002': 3,
	'003': 43,
	'004': 34,
	'005': 42,
	'006': 47,
};
const FRIEND_REQUEST = 37;
const APPMSG = 49;
const PLAIN_NOTICE = 10000;
const XML_NOTICE = 10002;
/** The phone shows no notification for these, nor for an invitation into a group. */
const SILENT_TYPES = [FRIEND_REQUEST, PLAIN_NOTICE, XML_NOTICE];
const INVITATION = '60022';

const PUSHED: Record<number, string> = {
	3: '[图片]',
	34: '[语音]',
	42: '[名片]',
	43: '[视频]',
	47: '[动画表情]',
	48: '[位置]',
	49: '[链接]',
	50: '[通话]',
};

const KINDS: Record<string, Kind> = {
	'30000': 'offline',
	'65001': 'changed',
	'85001': 'changed',
	'65004': 'deleted',
	'85015': 'deleted',
	'95001': 'deleted',
};

/** Notices whose XML carries the member in front, and not the group. */
const BY_MEMBER = /<sysmsg type="(?:revokemsg|mmchatroombarannouncememt)"/;
const PREFIX = /^[\w@.-]+:\n/;

function typeOf(code: string, said: unknown): number {
	if (typeof said === 'number') return said;
	if (code === '30001') return FRIEND_REQUEST;
	return MESSAGE_TYPES[code.slice(2)] ?? APPMSG;
}

function pushOf(world: World, what: Omit<Happening, 'push' | 'prefix'>): string | undefined {
	const { self, msgType, from, at, content, group, code } = what;
	if (self || SILENT_TYPES.includes(msgType) || code === INVITATION) return undefined;
	const name = nameOf(world, from);
	if (group !== undefined && at.includes('notify@all')) return `${name}在群聊中@了所有人`;
	const me = world.accounts.find(({ wcId }) => at.includes(wcId));
	if (group !== undefined && me) return `${name}在群聊中@了你`;
	return `${name} : ${PUSHED[msgType] ?? content}`;
}

/** What stands in front of the content of a group. */
function prefixOf({ group, self, msgType, from, content }: Omit<Happening, 'prefix'>): string {
	if (group === undefined || self || msgType === PLAIN_NOTICE) return '';
	if (msgType === XML_NOTICE && !BY_MEMBER.test(content)) return `${group}:\n`;
	return `${from}:\n`;
}

/** The sound that somebody has put into a voice message. */
function recording({ messages }: World, newMsgId: unknown): string | undefined {
	const found = messages.findLast((message) => message.newMsgId === newMsgId);
	return found?.kind === 'voice' ? found.attached?.bytes.toString('base64') : undefined;
}

/** Takes a callback of E Cloud apart. */
export function happening(world: World, account: Account, callback: Callback): Happening {
	const { data } = callback;
	const code = String(callback.messageType);
	const text = (name: string) => (typeof data[name] === 'string' ? data[name] : '');
	const from = text('fromUser') || text('userName');
	const group = text('fromGroup') || undefined;
	const self = from === account.wcId;
	const what = {
		kind: KINDS[code] ?? 'message',
		code,
		msgType: typeOf(code, data.msgType),
		from,
		to: text('toUser') || account.wcId,
		group,
		self,
		content: group === undefined ? text('content') : text('content').replace(PREFIX, ''),
		at: Array.isArray(data.atlist) ? data.atlist.map(String) : [],
		msgId: Number(data.msgId ?? 0),
		newMsgId: typeof data.newMsgId === 'bigint' ? data.newMsgId : Number(data.newMsgId ?? 0),
		time: Number(data.timestamp ?? Math.floor(Date.now() / 1000)),
		attached: text('img') || recording(world, data.newMsgId),
		facts: data,
	};
	return { ...what, prefix: prefixOf(what), push: pushOf(world, what) };
}
