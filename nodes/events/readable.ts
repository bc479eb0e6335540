import { noticeText } from './links';
import { otherText } from './notices';
import { nodeAt, textAt, type XmlNode } from './xml';

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

/** What WeChat calls a place that has no name. */
const NAMELESS = '[位置]';

/** The name of a place, or else its address. */
function placeOf(node: XmlNode): string {
	const name = textAt(node, 'location@poiname');
	return name === '' || name === NAMELESS ? textAt(node, 'location@label') : name;
}

/** Notices hold their text in the element that they are called after. */
const noticed: Read = (node) => textAt(node, `${textAt(node, '@type')}.text`);

/** Where everything else holds it, by the element or attribute that only such messages have. */
const readers: ReadonlyMap<string, Read> = new Map([
	['appmsg', at('appmsg.title')],
	['revokemsg', at('revokemsg.replacemsg')],
	['pat', at('pat.template')],
	['mmchatroombarannouncememt', at('mmchatroombarannouncememt.content')],
	['NewXmlChatRoomAccessVerifyApplication', at('NewXmlChatRoomAccessVerifyApplication.text')],
	['todo', at('todo.title')],
	['VoIPBubbleMsg', at('VoIPBubbleMsg.msg')],
	['location', placeOf],
	['sysmsgtemplate', noticeText],
	['delchatroommember', otherText],
	['@content', at('@content')],
	['@type', noticed],
]);

/** The first text that one of the readers finds. */
function firstIn(node: XmlNode, by: ReadonlyMap<string, Read>): string {
	const names = typeof node === 'object' ? Object.keys(node) : [];
	for (const name of names) {
		const text = by.get(name)?.(node);
		if (text) return text;
	}
	return '';
}

/**
 * What somebody would read in WeChat of a message that is XML.
 *
 * @param title as the gateway gives it, where it does
 */
export const readable = (root: XmlNode, title: string): string =>
	firstIn(nodeAt(root, 'appmsg'), beforeTitle) || title || firstIn(root, readers);
