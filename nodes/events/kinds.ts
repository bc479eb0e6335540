import type { EventName } from './events';
import { noticeEvent } from './notices';
import { nodeAt, textAt, type XmlNode } from './xml';

/** What comes from outside may be called like a member of every object, for example `constructor`. */
export const table = (entries: Record<string, EventName>): ReadonlyMap<string, EventName> =>
	new Map(Object.entries(entries));

/** WeChat's numbers for what an app message holds. */
const byAppType = table({
	1: 'message.text',
	3: 'message.music',
	4: 'message.link',
	5: 'message.link',
	6: 'message.file',
	8: 'message.sticker',
	19: 'message.chatHistory',
	33: 'message.miniProgram',
	36: 'message.miniProgram',
	40: 'message.chatHistory',
	51: 'message.channelVideo',
	57: 'message.quote',
	62: 'message.pat',
	74: 'message.fileAnnounced',
	76: 'message.music',
	87: 'group.announcement',
	2000: 'message.transfer',
	2001: 'message.redPacket',
});

const LINK = '5';

/** What an app message is, by its own number; nothing for one that is not known. */
export function appEvent(root: XmlNode): EventName | undefined {
	const type = textAt(root, 'appmsg.type');
	if (type === LINK && textAt(root, 'appmsg.url').includes('addchatroombyinvite')) {
		return 'message.groupInvitation';
	}
	return byAppType.get(type);
}

const byElement = table({
	img: 'message.image',
	videomsg: 'message.video',
	voicemsg: 'message.voice',
	emoji: 'message.sticker',
	location: 'message.location',
	revokemsg: 'message.revoke',
	pat: 'message.pat',
	VoIPBubbleMsg: 'message.callEnded',
	voipinvitemsg: 'message.call',
});

/** What a message is by the element that holds it. */
export function elementEvent(root: XmlNode): EventName | undefined {
	const names = typeof root === 'object' ? Object.keys(root) : [];
	return byElement.get(names.find((name) => byElement.has(name)) ?? '');
}

/** The push of an Official Account; somebody who passes an article on sends a link. */
const isArticle = (root: XmlNode): boolean => nodeAt(root, 'appmsg.mmreader') !== undefined;

/** What a message is by what it holds, whatever the gateway calls it. */
export const contentEvent = (root: XmlNode): EventName | undefined =>
	isArticle(root)
		? 'officialAccount.article'
		: (appEvent(root) ?? noticeEvent(root) ?? elementEvent(root));
