import { noticeText } from './links';
import { otherText } from './notices';
import { nodeAt, textAt, type XmlNode } from './xml';

const namesIn = (node: XmlNode): string[] => (typeof node === 'object' ? Object.keys(node) : []);

/** Reads a text below a node that has the element that it is for. */
type Read = (node: XmlNode) => string;

const at =
	(...paths: string[]): Read =>
	(node) => {
		for (const path of paths) {
			const text = textAt(node, path);
			if (text !== '') return text;
		}
		return '';
	};

/**
 * Where app messages hold what somebody would read that old clients cannot show: WeChat writes into their
 * title that they cannot.
 */
const beforeTitle: ReadonlyMap<string, Read> = new Map([
	['finderFeed', at('finderFeed.desc', 'finderFeed.nickname')],
	['finderLive', at('finderLive.desc', 'finderLive.nickname')],
	['patMsg', at('patMsg.records.record.template', 'patMsg.records.record.templete')],
	['textannouncement', at('textannouncement')],
]);

/** What WeChat writes in place of a title that its old versions cannot show. */
const OUTDATED = /^当前(?:微信)?版本不支持展示该内容/;

const unlessOutdated = (title: string): string => (OUTDATED.test(title) ? '' : title);

/** All that belongs to Channels stands in elements that are called so. */
const OF_CHANNELS = /^finder/i;

/** What somebody would read of something from Channels, by the element that it stands in. */
const inChannels = at('desc', 'productTitle', 'title', 'nickname');

function textOfChannels(appmsg: XmlNode): string {
	const found = namesIn(appmsg)
		.filter((name) => OF_CHANNELS.test(name))
		.map((name) => inChannels(nodeAt(appmsg, name)));
	return found.find((text) => text !== '') ?? '';
}

/** What is left to read of an app message without a title. */
const behindTitle = at('des', 'sourcedisplayname');

/** What WeChat calls a place that has no name. */
const NAMELESS = '[位置]';

/** The name of a place, or else its address. */
function placeOf(node: XmlNode): string {
	const name = textAt(node, 'location@poiname');
	return name === '' || name === NAMELESS ? textAt(node, 'location@label') : name;
}

/** Where everything else holds it, by the element or attribute that only such messages have. */
const readers: ReadonlyMap<string, Read> = new Map([
	['revokemsg', at('revokemsg.replacemsg')],
	['pat', at('pat.template')],
	['mmchatroombarannouncememt', at('mmchatroombarannouncememt.content')],
	['NewXmlChatRoomAccessVerifyApplication', at('NewXmlChatRoomAccessVerifyApplication.text')],
	['todo', at('todo.title')],
	['VoIPBubbleMsg', at('VoIPBubbleMsg.msg')],
	['location', placeOf],
	['sysmsgtemplate', noticeText],
	['delchatroommember', otherText],
	// A letter, by its subject.
	['pushmail', at('pushmail.content.subject', 'pushmail.content.digest')],
	['mmreader', at('mmreader.category.item.title')],
	['category', at('category.item.title')],
	['@content', at('@content')],
	// A contact card.
	['@nickname', at('@nickname')],
]);

/** The first text that one of the readers finds. */
function firstIn(node: XmlNode, by: ReadonlyMap<string, Read>): string {
	for (const name of namesIn(node)) {
		const text = by.get(name)?.(node);
		if (text) return text;
	}
	return '';
}

/** Where notices of WeChat have their text that nobody knows by name, below the element of their type. */
const inNotice = at('text', 'plain', 'content', 'replacemsg', 'title', 'description');

function textOfNotice(root: XmlNode): string {
	const type = textAt(root, '@type');
	return type === '' || /[.@]/.test(type) ? '' : inNotice(nodeAt(root, type));
}

/** What somebody would read of an app message. */
const textOfApp = (appmsg: XmlNode, title: string): string =>
	firstIn(appmsg, beforeTitle) ||
	unlessOutdated(title) ||
	unlessOutdated(textAt(appmsg, 'title')) ||
	textOfChannels(appmsg) ||
	behindTitle(appmsg);

/**
 * What somebody would read in WeChat of a message that is XML.
 *
 * @param title as the gateway gives it, where it does
 */
export function readable(root: XmlNode, title: string): string {
	const appmsg = nodeAt(root, 'appmsg');
	if (appmsg !== undefined) return textOfApp(appmsg, title);
	return unlessOutdated(title) || firstIn(root, readers) || textOfNotice(root);
}
