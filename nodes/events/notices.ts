import type { EventName } from './events';
import { hasOtherForm, linksIn, templateOf } from './links';
import { nodeAt, textAt, type XmlNode } from './xml';

/** Icons and links in the text of a notice; what stands between them is what somebody reads. */
const MARKS = /<\/?(?:_wc_custom_link_|img|a)(?:\s[^<>]*)?>/g;

/** A notice without its marks. */
export const withoutMarks = (text: string): string =>
	text.includes('<') ? text.replace(MARKS, '').trim() : text;

/** What somebody has chosen, a name for example, stands in quotation marks. */
const QUOTED = /["“][^"“”]*["”]/g;

const withoutQuoted = (text: string): string => text.replace(QUOTED, '');

const REMOVED_ME =
	/^你已?被.*移[出除]|将你移[出除]|^you(?: were|'ve been| have been) removed|removed you\b/i;

/**
 * What a notice says that has words only, as they are in Chinese and in English; the first that fits. Where
 * there are links, they decide: their names are the same in every language.
 */
const WORDINGS: ReadonlyArray<[wording: RegExp, event: EventName]> = [
	[REMOVED_ME, 'group.removedMe'],
	[/解散|dismissed|disbanded/i, 'group.dismissed'],
	[/修改群(?:聊|组|組)?名|group name/i, 'group.renamed'],
	[/移[出除]了?群|^(?=[^]*\bremoved\b)[^]*\bfrom the group/i, 'group.memberRemoved'],
	[/邀请朋友进群|默认进群方式/, 'group.inviteConfirmation'],
	[/新群主|group owner/i, 'group.ownerChanged'],
	[/加入了?群|(?:joined|to) the group/i, 'group.memberJoined'],
];

/** What the words of a notice in a group say. */
export function eventInWords(text: string): EventName | undefined {
	const words = withoutQuoted(text);
	return WORDINGS.find(([wording]) => wording.test(words))?.[1];
}

/** The name behind the words for "to", in quotation marks; the last one, as who has renamed it stands before. */
const RENAMED_TO = /^[^]*(?:为|\bto )\s*["“]([^"“”]+)["”]/;

/** What a group is called now, by the words of a notice; empty where they do not say. */
export const newGroupName = (text: string): string => RENAMED_TO.exec(text)?.[1] ?? '';

/** What WeChat writes into a private chat when a message of the account has not been delivered. */
const UNDELIVERED: ReadonlyArray<[wording: RegExp, event: EventName]> = [
	[/开启了朋友验证/, 'contact.deletedMe'],
	[/被对方拒收/, 'contact.blockedMe'],
];

export const undeliveredInWords = (text: string): EventName | undefined =>
	UNDELIVERED.find(([wording]) => wording.test(text))?.[1];

/** The account itself stands in no link: the sentence says "you". */
const INVITED_ME = /邀请你|invited you\b/i;

/** Whether the words of a notice say that the account itself has been brought into a group. */
export const saysInvitedMe = (text: string): boolean => INVITED_ME.test(text);

const SCANNED = /扫描|QR code/i;

/** Whether somebody has come by a QR code: by the links, or else by the words. */
export function isByQrCode(root: XmlNode, content: string): boolean {
	const links = linksIn(root);
	return links.has('adder') || links.has('from') || SCANNED.test(templateOf(root) || content);
}

/** The names of the links that only one kind of notice has. */
const BY_LINK: ReadonlyArray<[link: string, event: EventName]> = [
	['kickoutname', 'group.memberRemoved'],
	['names', 'group.memberJoined'],
	['adder', 'group.memberJoined'],
	['from', 'group.memberJoined'],
	['others', 'group.memberJoined'],
	['identity', 'group.dismissed'],
];

/** Who leaves, or cannot be brought in, is linked in the same way as who has joined. */
const NOT_JOINED = /退出|无法|\bleft the group|\bcannot\b|\bunable\b/i;

function eventOfTemplate(root: XmlNode): EventName | undefined {
	const template = templateOf(root);
	// Of whom, no link says.
	if (REMOVED_ME.test(withoutQuoted(template))) return 'group.removedMe';
	const links = linksIn(root);
	const [, event] = BY_LINK.find(([link]) => links.has(link)) ?? [];
	const saysMore = event === 'group.memberJoined' && NOT_JOINED.test(template);
	return event === undefined || saysMore ? eventInWords(template) : event;
}

/** The elements of a notice that only one kind of it has. */
const BY_ELEMENT: ReadonlyArray<[element: string, event: EventName]> = [
	['revokemsg', 'message.revoke'],
	['pat', 'message.pat'],
	['mmchatroombarannouncememt', 'group.announcement'],
	['todo', 'group.todo'],
	['NewXmlChatRoomAccessVerifyApplication', 'group.joinRequest'],
];

/** What a notice that is XML says, whatever number or name the gateway gives it. */
export function noticeEvent(root: XmlNode): EventName | undefined {
	const [, event] = BY_ELEMENT.find(([element]) => nodeAt(root, element) !== undefined) ?? [];
	if (event) return event;
	if (hasOtherForm(root)) return 'group.memberJoined';
	return nodeAt(root, 'sysmsgtemplate') === undefined ? undefined : eventOfTemplate(root);
}

/** WeChat says of what the account itself has revoked that it comes from the other side. */
export const isOwnRevoke = (notice: string): boolean =>
	/^[你您][撤收]回|^you(?:'ve| have)? recalled/i.test(notice);

/** What a notice says about the other form of itself. */
export const otherText = (root: XmlNode): string =>
	textAt(root, 'delchatroommember.text') || textAt(root, 'delchatroommember.plain');
