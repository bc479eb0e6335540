import type { IDataObject } from 'n8n-workflow';

import { details, type Details } from '../../../events/details';
import type { EventName } from '../../../events/events';
import { appEvent, elementEvent, table } from '../../../events/kinds';
import type { XmlNode } from '../../../events/xml';

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

const withFamily = (family: string): Codes =>
	Object.fromEntries(Object.entries(messages).map(([end, event]) => [`${family}${end}`, event]));

const byCode = table({ ...old, ...notices, ...withFamily('60'), ...withFamily('80') });

/** Group events of both formats. */
export const isGroupCode = (code: string): boolean => /^8\d{4}$|^(2|9|10|11|12|14)$/.test(code);

/** What WeChat's own message types say where the gateway says "other". */
const byMessageType = table({
	42: 'message.contactCard',
	47: 'message.sticker',
	48: 'message.location',
	// The card of somebody in WeCom.
	66: 'message.contactCard',
});

const refine = (data: IDataObject, root: XmlNode): EventName =>
	appEvent(root) ??
	elementEvent(root) ??
	byMessageType.get(String(data.msgType)) ??
	'message.other';

/** The event behind a code of either format; a code that is not in the vendor's list is `unknown`. */
export function eventOf(code: string, data: IDataObject, root: XmlNode): EventName {
	const event = byCode.get(code);
	return event === 'message.other' ? refine(data, root) : (event ?? 'unknown');
}

/** Two codes tell how somebody has come into a group. */
const byJoin: ReadonlyMap<string, Details> = new Map([
	['85008', details.joinedByInvitation],
	['85009', details.joinedByQrCode],
]);

/** Reads the details of a code that says more than its event. */
export const readerOf = (code: string): Details | undefined => byJoin.get(code);
