import { noticeText } from './links';
import { otherText } from './notices';
import { textAt, type XmlNode } from './xml';

/**
 * Where the XML holds what somebody would read of messages that old clients cannot show: WeChat writes into
 * their title that they cannot.
 */
const BEFORE_TITLE = [
	'appmsg.finderFeed.desc',
	'appmsg.finderLive.desc',
	'appmsg.patMsg.records.record.template',
	'appmsg.patMsg.records.record.templete',
	'appmsg.textannouncement',
];

/** Where everything else holds it. */
const READABLE = [
	'appmsg.title',
	'revokemsg.replacemsg',
	'pat.template',
	'mmchatroombarannouncememt.content',
	'NewXmlChatRoomAccessVerifyApplication.text',
	'todo.title',
	'VoIPBubbleMsg.msg',
	'location@poiname',
	'location@label',
	'@content',
];

const firstAt = (root: XmlNode, paths: string[]): string => {
	for (const path of paths) {
		const found = textAt(root, path);
		if (found !== '') return found;
	}
	return '';
};

/**
 * What somebody would read in WeChat of a message that is XML.
 *
 * @param title as the gateway gives it, where it does
 */
export const readable = (root: XmlNode, title: string): string =>
	firstAt(root, BEFORE_TITLE) ||
	title ||
	firstAt(root, READABLE) ||
	noticeText(root) ||
	otherText(root);
