/** Sending, forwarding and revoking messages. */
import { XMLValidator } from 'fast-xml-parser';
import { notified } from '../../answers/message.mts';
import { upload } from '../../answers/tool.mts';
import type { Call, Handler, Handlers } from '../../call.mts';
import { md5, nowSeconds } from '../../ids.mts';
import { nameOf } from '../../lookup.mts';
import { addMessage } from '../../messages.mts';
import { quoteIn } from '../../quotes.mts';
import { Refusal } from '../../reply.mts';
import type { Message, MessageKind } from '../../world.mts';
import { announcesFile } from '../../xml.mts';
import { failureInDetail } from '../reply.mts';

/** Texts for what the sources leave open. */
const WRONG_XML = 'xml解析异常';
const WRONG_SECONDS = 'videoDuration单位为秒';
const WRONG_MILLISECONDS = 'voiceDuration单位为毫秒';
const NOT_SILK = '语音仅支持silk格式';
const WRONG_KEY = 'aeskey错误';
const NOT_A_NUMBER = 'createTime错误';

interface Sending {
	kind: MessageKind;
	/** `type` of the answer; null where the documented example says so. */
	type: number | null | ((call: Call) => number);
	/** `createTime` of the answer, when it is not that of the message. */
	createTime?: 0 | null;
	/** True: the answer has msgId 0, as the documented example. */
	withoutMsgId?: true;
	/** What a person would read. */
	text(call: Call): string;
	/** The parameter with the XML to send, and what it must hold. */
	xml?: { param: string; holds: RegExp };
	/** The parameters that must be addresses the gateway can fetch. */
	urls?: string[];
	/** Which of them is that of a file whose text is its name. */
	link?: string;
	/** Refuses what is wrong for another reason. */
	check?(call: Call): void;
	/** What the answer holds besides the message. */
	more?(call: Call): Record<string, unknown>;
}

const param = (name: string) => (call: Call) => call.text(name);
const always = (text: string) => () => text;
const titleOf = (xml: string) => /<title>(?:<!\[CDATA\[)?([^<\]]*)/.exec(xml)?.[1] || '[app]';
const titleIn = (name: string) => (call: Call) => titleOf(call.text(name));

/** An attribute of the first element that has it. */
const attribute = (xml: string, name: string) =>
	new RegExp(`\\s${name}\\s*=\\s*"([^"]*)"`).exec(xml)?.[1] ?? '';

/** The key and the file of an XML that is forwarded; an upload of this world needs its own key. */
function cdnOf(call: Call, fileAttribute: string) {
	const xml = call.text('xml');
	const [aesKey, fileId] = [attribute(xml, 'aeskey'), attribute(xml, fileAttribute)];
	const known = call.world.uploads.find(({ url }) => url === fileId);
	if (!fileId || (known && known.key !== aesKey)) throw new Refusal(WRONG_KEY);
	return { aesKey, fileId };
}

/** Width and height that the address tells ("/400x300"), or invented ones. */
function sizeIn(url: string) {
	const [, width = '64', height = '64'] = /\b(\d{2,4})x(\d{2,4})\b/.exec(url) ?? [];
	return { width: Number(width), height: Number(height) };
}

function uploadedImage(call: Call) {
	const source = call.text('imgUrl');
	const { key, url, length } = upload(call.world, 'image', source);
	return { aesKey: key, fileId: url, length, ...sizeIn(source), md5: md5(source) };
}

function uploadedVideo(call: Call) {
	const { key, url, length } = upload(call.world, 'video', call.text('videoUrl'));
	return { aesKey: key, fileId: url, length };
}

const CARD_MESSAGE = 42;
const STICKER = 47;
const LOCATION = 48;
const APPMSG_NODE = /^<appmsg[\s>][^]*<\/appmsg>$/;
const APPMSG = /<appmsg[\s>]/;

/** Every endpoint that puts a message into the chat `toWxid` and tells of it. */
const sendings: Record<string, Sending> = {
	'/message/postText': { kind: 'text', type: 1, withoutMsgId: true, text: param('content') },
	'/message/postImage': {
		kind: 'image',
		type: null,
		createTime: 0,
		text: param('imgUrl'),
		urls: ['imgUrl'],
		more: uploadedImage,
	},
	'/message/postVideo': {
		kind: 'video',
		type: null,
		createTime: null,
		text: param('videoUrl'),
		urls: ['videoUrl', 'thumbUrl'],
		// Longer than half an hour is no video message: somebody sent milliseconds.
		check: (call) => {
			if (call.int('videoDuration') > 1800) throw new Refusal(WRONG_SECONDS);
		},
		more: uploadedVideo,
	},
	'/message/postVoice': {
		kind: 'voice',
		type: null,
		text: param('voiceUrl'),
		urls: ['voiceUrl'],
		// Nothing is shorter than a tenth of a second: somebody sent seconds.
		check: (call) => {
			if (call.int('voiceDuration') < 100) throw new Refusal(WRONG_MILLISECONDS);
			const [, ending = 'silk'] = /\.(\w+)$/.exec(new URL(call.text('voiceUrl')).pathname) ?? [];
			if (ending.toLowerCase() !== 'silk') throw new Refusal(NOT_SILK);
		},
	},
	'/message/postFile': {
		kind: 'file',
		type: 6,
		text: param('fileName'),
		urls: ['fileUrl'],
		link: 'fileUrl',
	},
	'/message/postLink': {
		kind: 'link',
		type: 5,
		text: (call) => `${call.text('title')} ${call.text('linkUrl')}`,
		urls: ['thumbUrl'],
	},
	'/message/postNameCard': {
		kind: 'card',
		type: CARD_MESSAGE,
		text: (call) => nameOf(call.world, call.text('nameCardWxid')),
	},
	'/message/postEmoji': { kind: 'sticker', type: STICKER, text: always('[sticker]') },
	'/message/postMiniApp': {
		kind: 'miniProgram',
		type: 33,
		text: param('title'),
		urls: ['coverImgUrl'],
	},
	'/message/postAppMsg': {
		kind: 'app',
		type: (call) => Number(/<type>(?:<!\[CDATA\[)?(\d+)/.exec(call.text('appmsg'))?.[1] ?? 5),
		text: titleIn('appmsg'),
		xml: { param: 'appmsg', holds: APPMSG_NODE },
	},
	'/message/postLocation': {
		kind: 'location',
		type: LOCATION,
		text: (call) => attribute(call.text('content'), 'poiname') || '[location]',
		xml: { param: 'content', holds: /<location\s/ },
	},
	'/message/forwardUrl': {
		kind: 'link',
		type: 5,
		text: titleIn('xml'),
		xml: { param: 'xml', holds: APPMSG },
	},
	'/message/forwardMiniApp': {
		kind: 'miniProgram',
		type: 33,
		text: titleIn('xml'),
		xml: { param: 'xml', holds: APPMSG },
		urls: ['coverImgUrl'],
	},
	'/message/forwardFile': {
		kind: 'file',
		type: 6,
		text: titleIn('xml'),
		xml: { param: 'xml', holds: /<appmsg[\s>][^]*<type>(?:<!\[CDATA\[)?6\b/ },
	},
	'/message/forwardImage': {
		kind: 'image',
		type: null,
		createTime: 0,
		text: always('[image]'),
		xml: { param: 'xml', holds: /<img\s/ },
		more: (call) => ({
			...cdnOf(call, 'cdnmidimgurl'),
			...{ length: null, width: null, height: null, md5: null },
		}),
	},
	'/message/forwardVideo': {
		kind: 'video',
		type: null,
		createTime: null,
		text: always('[video]'),
		xml: { param: 'xml', holds: /<videomsg\s/ },
		more: (call) => ({ ...cdnOf(call, 'cdnvideourl'), length: null }),
	},
};

/** Whole, with every ampersand escaped. */
function isWellFormed(xml: string): boolean {
	const outside = xml.replace(/<!\[CDATA\[[^]*?\]\]>/g, '');
	return !/&(?!#?\w+;)/.test(outside) && XMLValidator.validate(xml) === true;
}

/** XML goes as it came in the callback, but without the sender in front of it. */
function checkXml(call: Call, { param: name, holds }: { param: string; holds: RegExp }): void {
	const xml = call.text(name).trim();
	if (!holds.test(xml) || announcesFile(xml) || !isWellFormed(xml)) throw new Refusal(WRONG_XML);
}

/** The gateway downloads what it sends; it names the address it did not get anything from. */
function checkUrl(call: Call, name: string): void {
	const url = call.text(name);
	if (/^https?:/i.test(url) && URL.canParse(url)) return;
	throw failureInDetail('发送消息失败', `下载文件失败: ${url}`);
}

/** What has been ordered for the answer to this send; nothing, as a rule. */
export function nextAnswer({ world }: Call): Record<string, unknown> {
	return world.gewe.next.shift() ?? {};
}

/** The id that an ordered answer gives the message. */
export function idOf({ newMsgId, NewMsgId = newMsgId }: Record<string, unknown>) {
	return NewMsgId === undefined ? {} : { newMsgId: BigInt(String(NewMsgId)) };
}

function send(sending: Sending): Handler {
	const { kind, type, text, createTime, withoutMsgId, xml, urls = [], link, check, more } = sending;
	return (call) => {
		if (xml) checkXml(call, xml);
		for (const name of urls) checkUrl(call, name);
		check?.(call);
		const additions = more?.(call);
		const quote =
			kind === 'app' ? quoteIn(call.world, call.text('toWxid'), call.text('appmsg')) : undefined;
		if (quote === 'wrong') throw new Refusal(WRONG_XML);
		const instead = nextAnswer(call);
		const chat = call.text('toWxid');
		const message = addMessage(call.world, {
			account: call.account.wcId,
			chat,
			from: call.account.wcId,
			kind,
			text: text(call),
			content: xml ? call.text(xml.param) : text(call),
			at: notified(call, chat, call.list('ats'), call.text('content')),
			...quote,
			...(link !== undefined && { link: call.text(link) }),
			...idOf(instead),
		});
		return {
			toWxid: chat,
			createTime: createTime === undefined ? message.createTime : createTime,
			msgId: withoutMsgId ? 0 : message.msgId,
			newMsgId: message.newMsgId,
			type: typeof type === 'function' ? type(call) : type,
			...additions,
			...instead,
		};
	};
}

/** Whether the three texts of a recall name this message; a rounded newMsgId names none. */
function isRecalled({ msgId, newMsgId, createTime }: Message, call: Call): boolean {
	const told = (name: string, ...values: Array<number | bigint>) =>
		values.some((value) => String(value) === call.text(name));
	return told('newMsgId', newMsgId) && told('msgId', msgId, 0) && told('createTime', createTime, 0);
}

export const message: Handlers = {
	...Object.fromEntries(Object.entries(sendings).map(([path, sending]) => [path, send(sending)])),

	// Answers success also when nothing is recalled; only the chat then tells.
	'/message/revokeMsg': (call) => {
		if (!/^\d+$/.test(call.text('createTime'))) throw new Refusal(NOT_A_NUMBER);
		const { messages, revokeWithinSeconds } = call.world;
		const found = messages.find(
			(one) =>
				one.direction === 'sent' && one.chat === call.text('toWxid') && isRecalled(one, call),
		);
		if (found && nowSeconds() - found.createTime <= revokeWithinSeconds) found.revoked = true;
	},

	'/message/sendFinderMsg': (call) => {
		const { videos } = call.world.channel;
		const video = videos.find(
			({ id, objectNonceId }) => id === call.long('id') && objectNonceId === call.text('nonceId'),
		);
		if (!video) throw new Refusal('视频不存在');
		addMessage(call.world, {
			account: call.account.wcId,
			chat: call.text('toWxid'),
			from: call.account.wcId,
			kind: 'channelVideo',
			text: video.title,
		});
	},
};
