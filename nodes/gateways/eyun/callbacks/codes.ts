import type { IDataObject } from 'n8n-workflow';

import { details } from '../../../events/details';
import type { EventName, Kind } from '../../../events/events';
import { textAt, type XmlNode } from '../../../events/xml';

type Codes = Record<string, EventName>;

/** Private messages are 60xyz, the same in groups 80xyz. */
const messages: Codes = {
	'001': 'message.text',
	'002': 'message.image',
	'003': 'message.video',
	'004': 'message.voice',
	'005': 'message.contactCard',
	'006': 'message.sticker',
	'007': 'message.link',
	'008': 'message.fileAnnounced',
	'009': 'message.file',
	'010': 'message.miniProgram',
	'011': 'message.chatHistory',
	'012': 'message.call',
	'013': 'message.callEnded',
	'014': 'message.quote',
	'015': 'message.transfer',
	'016': 'message.redPacket',
	'017': 'message.channelVideo',
	'018': 'message.revoke',
	'019': 'message.pat',
	'020': 'message.location',
	'021': 'message.music',
	'022': 'message.groupInvitation',
	'999': 'message.other',
};

const notices: Codes = {
	30000: 'account.offline',
	30001: 'contact.request',
	30002: 'account.videoDownloaded',
	30003: 'account.momentVideoPosted',
	65001: 'contact.changed',
	65002: 'contact.deletedMe',
	65003: 'contact.blockedMe',
	65004: 'contact.deleted',
	85001: 'group.changed',
	85002: 'group.removedMe',
	85003: 'group.memberRemoved',
	85004: 'group.dismissed',
	85005: 'group.renamed',
	85006: 'group.adminAdded',
	85007: 'group.adminRemoved',
	85008: 'group.memberJoined',
	85009: 'group.memberJoined',
	85010: 'group.ownerChanged',
	85011: 'group.announcement',
	85012: 'group.todo',
	85013: 'group.inviteConfirmation',
	85014: 'group.joinRequest',
	85015: 'group.leftByMe',
	90001: 'officialAccount.article',
	95001: 'officialAccount.unfollowed',
};

/** The old format counts from 0; 13 and 14 say no more than "other". */
const old: Codes = {
	0: 'contact.request',
	1: 'message.groupInvitation',
	2: 'message.contactCard',
	3: 'message.contactCard',
	4: 'account.offline',
	5: 'message.text',
	6: 'message.image',
	7: 'message.video',
	8: 'message.voice',
	9: 'message.text',
	10: 'message.image',
	11: 'message.video',
	12: 'message.voice',
	13: 'message.other',
	14: 'message.other',
	15: 'contact.changed',
	16: 'contact.changed',
	17: 'contact.deleted',
};

/** What comes from outside may be called like a member of every object, for example `constructor`. */
const table = (entries: Codes): ReadonlyMap<string, EventName> => new Map(Object.entries(entries));

const withFamily = (family: string): Codes =>
	Object.fromEntries(Object.entries(messages).map(([end, event]) => [`${family}${end}`, event]));

const byCode = table({ ...old, ...notices, ...withFamily('60'), ...withFamily('80') });

/** Group events of both formats. */
export const isGroupCode = (code: string): boolean => /^8\d{4}$|^(2|9|10|11|12|14)$/.test(code);

/** What WeChat's own message types say where the gateway says "other". */
const byMessageType = table({
	47: 'message.sticker',
	48: 'message.location',
});

const byAppType = table({
	3: 'message.music',
	5: 'message.link',
	6: 'message.file',
	19: 'message.chatHistory',
	33: 'message.miniProgram',
	36: 'message.miniProgram',
	51: 'message.channelVideo',
	57: 'message.quote',
	74: 'message.fileAnnounced',
	76: 'message.music',
	2000: 'message.transfer',
	2001: 'message.redPacket',
});

const byElement = table({
	img: 'message.image',
	videomsg: 'message.video',
	voicemsg: 'message.voice',
	emoji: 'message.sticker',
	location: 'message.location',
	revokemsg: 'message.revoke',
	pat: 'message.pat',
});

function refine(data: IDataObject, root: XmlNode): EventName {
	const appType = textAt(root, 'appmsg.type');
	if (appType === '5' && /addchatroombyinvite/.test(textAt(root, 'appmsg.url'))) {
		return 'message.groupInvitation';
	}
	const element =
		typeof root === 'object' ? Object.keys(root).find((key) => byElement.has(key)) : '';
	return (
		byAppType.get(appType) ??
		byElement.get(element ?? '') ??
		byMessageType.get(String(data.msgType)) ??
		'message.other'
	);
}

/** The event behind a code of either format; a code that is not in the vendor's list is `unknown`. */
export function eventOf(code: string, data: IDataObject, root: XmlNode): EventName {
	const event = byCode.get(code);
	return event === 'message.other' ? refine(data, root) : (event ?? 'unknown');
}

/** Code 85009 is 85008 for somebody who scanned a QR code. */
export const adjusted = (code: string, kind: Kind): Kind =>
	code === '85009' ? { ...kind, read: details.joinedByQrCode } : kind;
