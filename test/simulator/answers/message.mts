/** Sending, forwarding and revoking messages. */
import type { Call, Handler, Handlers } from '../call.mts';
import { readDataUri } from '../dataUri.mts';
import { nowSeconds } from '../ids.mts';
import { findGroup, findMember, findReceiver, nameOf } from '../lookup.mts';
import { addMessage } from '../messages.mts';
import { quoteIn } from '../quotes.mts';
import { Refusal } from '../reply.mts';
import type { Message, MessageKind } from '../world.mts';
import { announcesFile } from '../xml.mts';

const NO_MESSAGE = '消息不存在';
const TOO_LATE = '超过撤回时间';
const NOT_IN_GROUP = '只能在群聊中@成员';
const WRONG_CONTENT = 'content格式错误';
const WRONG_FILE = 'base64格式错误';

interface Sending {
	kind: MessageKind;
	/** `type` of the answer; null where the documentation says it may be. */
	type: number | null;
	/** False: the answer has createTime 0, as documented for pictures and forwarding. */
	timed?: boolean;
	/** What a person would read. */
	text(call: Call): string;
	/** What the content must look like; forwarded XML of the wrong kind is refused. */
	content?: RegExp;
	/** The file that came along. */
	file?(call: Call): Message['file'];
	/** Where the gateway gets the file from, when its text is another. */
	link?: string;
}

const APP_FRAGMENT = /^<appmsg[\s>][^]*<\/appmsg>$/;
const param = (name: string) => (call: Call) => call.text(name);
const always = (text: string) => () => text;
const titleIn = (call: Call) => /<title>([^<]*)/.exec(call.text('content'))?.[1] ?? '[app]';

/** Every endpoint that puts a message into a chat. */
const sendings: Record<string, Sending> = {
	'/sendText': { kind: 'text', type: 1, text: param('content') },
	'/sendImage2': { kind: 'image', type: 3, timed: false, text: param('content') },
	'/sendVideo': { kind: 'video', type: 43, text: param('path') },
	'/sendVoice': { kind: 'voice', type: 34, text: param('content') },
	'/sendFile': { kind: 'file', type: 6, text: param('fileName'), link: 'path' },
	'/sendFileBase64': { kind: 'file', type: 6, text: param('fileName'), file: embeddedFile },
	'/sendUrl': {
		kind: 'link',
		type: 5,
		text: (call) => `${call.text('title')} ${call.text('url')}`,
	},
	'/sendNameCard': {
		kind: 'card',
		type: 42,
		text: (call) => nameOf(call.world, call.text('nameCardId')),
	},
	'/sendEmoji': { kind: 'sticker', type: null, timed: false, text: always('[sticker]') },
	'/sendApplets': { kind: 'miniProgram', type: 33, text: param('title') },
	'/sendApplet': { kind: 'app', type: 5, text: titleIn, content: APP_FRAGMENT },
	'/forwardUrl': { kind: 'link', type: 5, timed: false, text: titleIn, content: /<appmsg[\s>]/ },
	'/sendRecvFile': {
		kind: 'file',
		type: 6,
		timed: false,
		text: titleIn,
		content: /<appmsg[\s>][^]*<type>6<\/type>/,
	},
	'/sendRecvImage': {
		kind: 'image',
		type: 3,
		timed: false,
		text: always('[image]'),
		content: /<img\s/,
	},
	'/sendRecvVideo': {
		kind: 'video',
		type: 43,
		timed: false,
		text: always('[video]'),
		content: /<videomsg\s/,
	},
};

/**
 * The members that a text with `at` really notifies: only those whose "@name" the text contains
 * ("otherwise it does not take effect"), and everybody only on behalf of an admin.
 */
export function notified(
	{ world, account }: Call,
	chat: string,
	wanted: string[],
	text: string,
): string[] {
	if (!wanted.length) return [];
	const group = findGroup(world, chat);
	if (!group) throw new Refusal(NOT_IN_GROUP);
	return wanted.filter((wcId) => {
		if (wcId === 'notify@all') return [group.owner, ...group.admins].includes(account.wcId);
		const member = findMember(group, wcId);
		if (!member) throw new Refusal(NOT_IN_GROUP);
		return [member.nickName, member.displayName].some((name) => name && text.includes(`@${name}`));
	});
}

/** Contacts can be addressed by their WeChat number as well; the history knows them by id. */
function chatOf(call: Call): string {
	return findReceiver(call.world, call.text('wcId'))?.wcId ?? call.text('wcId');
}

function embeddedFile(call: Call): Message['file'] {
	const file = readDataUri(call.text('base64'));
	if (!file) throw new Refusal(WRONG_FILE);
	return { name: call.text('fileName'), ...file };
}

function send({ kind, type, timed = true, text, content, file, link }: Sending): Handler {
	return (call) => {
		// A file that is still being uploaded cannot be forwarded.
		if (kind === 'file' && announcesFile(call.text('content'))) throw new Refusal();
		if (content && !content.test(call.text('content').trim())) throw new Refusal(WRONG_CONTENT);
		const quote =
			kind === 'app' ? quoteIn(call.world, chatOf(call), call.text('content')) : undefined;
		if (quote === 'wrong') throw new Refusal(WRONG_CONTENT);
		const { msgId, newMsgId, createTime } = addMessage(call.world, {
			account: call.account.wcId,
			chat: chatOf(call),
			from: call.account.wcId,
			kind,
			text: text(call),
			content: call.text('content'),
			at: notified(call, call.text('wcId'), call.list('at'), call.text('content')),
			...(file && { file: file(call) }),
			...(link !== undefined && { link: call.text(link) }),
			...quote,
		});
		if (type === null) return { type, msgId, newMsgId, createTime: null, wcId: null };
		return { type, msgId, newMsgId, createTime: timed ? createTime : 0, wcId: call.text('wcId') };
	};
}

export const message: Handlers = {
	...Object.fromEntries(Object.entries(sendings).map(([path, sending]) => [path, send(sending)])),

	// All of chat, msgId and newMsgId have to be right: a rounded newMsgId hits nothing.
	'/revokeMsg': (call) => {
		const found = call.world.messages.find(
			({ direction, chat, msgId, newMsgId, revoked }) =>
				direction === 'sent' &&
				!revoked &&
				chat === chatOf(call) &&
				BigInt(msgId) === call.long('msgId') &&
				newMsgId === call.long('newMsgId'),
		);
		if (!found) throw new Refusal(NO_MESSAGE);
		if (nowSeconds() - found.createTime > call.world.revokeWithinSeconds) {
			throw new Refusal(TOO_LATE);
		}
		found.revoked = true;
	},
};
