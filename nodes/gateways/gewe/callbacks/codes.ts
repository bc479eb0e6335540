import type { EventName } from '../../../events/events';
import { contentEvent, table } from '../../../events/kinds';
import { eventInWords, undeliveredInWords } from '../../../events/notices';
import { isXml, type XmlNode } from '../../../events/xml';
import { plain } from './fields';

/** WeChat's own numbers of messages, where the number alone says what it is. */
const byType = table({
	1: 'message.text',
	3: 'message.image',
	34: 'message.voice',
	37: 'contact.request',
	42: 'message.contactCard',
	43: 'message.video',
	47: 'message.sticker',
	48: 'message.location',
	// What the phone tells other devices.
	51: 'message.other',
	56: 'message.call',
	62: 'message.video',
	// The card of somebody in WeCom.
	66: 'message.contactCard',
});

/** A call that has not ended. */
const CALL = '50';

const NOTICES = new Set(['10000', '10002']);

/** A name of the flat dialect: the number it stands for, and what it is where the content does not tell. */
export interface Name {
	type: string;
	otherwise?: EventName;
}

const APP = '49';
const NOTICE = '10002';

const names: Record<string, Name> = {
	TEXT: { type: '1' },
	IMAGE: { type: '3' },
	VOICE: { type: '34' },
	VIDEO: { type: '43' },
	EMOJI: { type: '47' },
	CARD: { type: '42' },
	LOCATION: { type: '48' },
	FRIEND_VERIFY: { type: '37' },
	FILE: { type: APP, otherwise: 'message.file' },
	LINK: { type: APP, otherwise: 'message.link' },
	MINI_PROGRAM: { type: APP, otherwise: 'message.miniProgram' },
	QUOTE: { type: APP, otherwise: 'message.quote' },
	CHAT_RECORD: { type: APP, otherwise: 'message.chatHistory' },
	TRANSFER: { type: APP, otherwise: 'message.transfer' },
	RED_PACKET: { type: APP, otherwise: 'message.redPacket' },
	FINDER_FEED: { type: APP, otherwise: 'message.channelVideo' },
	APP_MSG: { type: APP },
	SYSTEM: { type: NOTICE },
	REVOKE_MSG: { type: NOTICE, otherwise: 'message.revoke' },
	// Comes for much else as well.
	PAT_MSG: { type: NOTICE },
	REMOVE_FROM_GROUP: { type: NOTICE, otherwise: 'group.removedMe' },
	GROUP_NAME_CHANGE: { type: NOTICE, otherwise: 'group.renamed' },
	GROUP_DISMISS: { type: NOTICE, otherwise: 'group.dismissed' },
	GROUP_TODO: { type: NOTICE, otherwise: 'group.todo' },
	ANNOUNCEMENT: { type: NOTICE, otherwise: 'group.announcement' },
};

const byName: ReadonlyMap<string, Name> = new Map(
	Object.entries(names).map(([name, meant]) => [plain(name), meant]),
);

/** What the flat dialect calls a message, by name or by number. */
export const nameOf = (code: string): Name => byName.get(plain(code)) ?? { type: code };

/** What there is to see of a message, beside its XML. */
export interface Seen {
	/** Without the sender in front. */
	content: string;
	isInGroup: boolean;
	isFromSomebody: boolean;
}

/** What the words of a notice say that is no XML. */
function eventOfWords({ content, isInGroup }: Seen): EventName | undefined {
	if (isXml(content)) return undefined;
	return isInGroup ? eventInWords(content) : undeliveredInWords(content);
}

/** What a message is of which neither gateway nor content says more. */
function otherEvent(type: string, { isFromSomebody }: Seen): EventName {
	if (type === CALL) return 'message.call';
	return isFromSomebody ? 'message.other' : 'unknown';
}

/** The event behind a message of either dialect; the content decides where it says more than the gateway. */
export function messageEvent({ type, otherwise }: Name, seen: Seen, root: XmlNode): EventName {
	const known = byType.get(type);
	if (known) return known;
	const told = contentEvent(root) ?? (NOTICES.has(type) ? eventOfWords(seen) : undefined);
	return told ?? otherwise ?? otherEvent(type, seen);
}

/** What happens to an account, by the names of both dialects. A connection that is lost for seconds is no logout. */
const byState = table({
	offline: 'account.offline',
	logout: 'account.offline',
	loginerror: 'account.offline',
	reconnectfail: 'account.offline',
	reconnectfailed: 'account.offline',
	loginsuccess: 'unknown',
	reconnectstart: 'unknown',
	reconnectsuccess: 'unknown',
	longsuccess: 'unknown',
	longfail: 'unknown',
	longconnected: 'unknown',
	longdisconnected: 'unknown',
	systemmessages: 'unknown',
});

/** The event behind a state of the account or of its connection; nothing where a name is no state. */
export function stateEvent(code: string): EventName | undefined {
	const name = plain(code);
	return name.startsWith('longserve') ? 'unknown' : byState.get(name);
}

/** What has become of somebody in the address book: a person, a group, or an Official Account. */
export interface Change {
	person: EventName;
	group: EventName;
	official: EventName;
}

const CHANGED: Change = {
	person: 'contact.changed',
	group: 'group.changed',
	official: 'contact.changed',
};

const byChange: ReadonlyMap<string, Change> = new Map([
	['modcontacts', CHANGED],
	['friendconfirm', CHANGED],
	[
		'delcontacts',
		{
			person: 'contact.deleted',
			group: 'group.leftByMe',
			official: 'officialAccount.unfollowed',
		},
	],
]);

export const changeOf = (code: string): Change | undefined => byChange.get(plain(code));
