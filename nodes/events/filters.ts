import { ANY_MESSAGE, isAnyMessage } from './anyMessage';
import type { EventName } from './events';
import type { WeChatEvent } from './message';
import { matches } from './pattern';

/** What the workflow wants to see. Empty lists and texts let everything through. */
export interface Filters {
	events: string[];
	chatType: string;
	accounts: string[];
	chats: string[];
	senders: string[];
	ignoreOwn: boolean;
	/** Leaves out the messages of Official Accounts and of WeChat's own accounts. */
	ignoreOfficial: boolean;
	onlyWhenMentioned: boolean;
	textContains: string;
	textPattern: string;
	/** Older messages are dropped; 0 lets every age through. */
	maxAgeSeconds: number;
}

const among = (wanted: string[], value: string) => wanted.length === 0 || wanted.includes(value);

/** What is chosen beside "Any Message" comes in addition. */
const isWanted = (wanted: string[], event: EventName): boolean =>
	among(wanted, event) || (wanted.includes(ANY_MESSAGE) && isAnyMessage(event));

const age = ({ timestamp }: WeChatEvent, now: number) =>
	timestamp === null ? 0 : (now - Date.parse(timestamp)) / 1000;

/** What nobody knows and comes from a chat may be one: an answer to an own one would never come to an end. */
const isMessage = ({ event, chatType }: WeChatEvent): boolean =>
	event.startsWith('message.') || (event === 'unknown' && chatType !== 'none');

/**
 * Whether an event happened in a chat that is wanted. Notices of the account and friend requests have
 * none and stay; a message without one does not, since a list of chats lets in only what is on it.
 * What is chosen by its name under Events need not be a chat of the kind as well: only an Official
 * Account can have its events.
 */
function isInChat(
	event: WeChatEvent,
	{ events = [], chatType = 'any', chats = [] }: Partial<Filters>,
) {
	if (event.chatType === 'none' && !isMessage(event)) return true;
	const isChosen = event.event.startsWith('officialAccount.') && events.includes(event.event);
	if (chatType !== 'any' && chatType !== event.chatType && !isChosen) return false;
	return among(chats, event.chatId);
}

function hasText(event: WeChatEvent, filters: Partial<Filters>): boolean {
	const { text, textWithoutMentions = text } = event;
	const { textContains = '', textPattern = '' } = filters;
	if (!textWithoutMentions.toLowerCase().includes(textContains.toLowerCase())) return false;
	return textPattern === '' || matches(textPattern, textWithoutMentions);
}

/**
 * Whether an event passes. Filters about messages (own, of Official Accounts, mentioned, text, senders)
 * concern messages only: a notice of the account or a group has none of these.
 *
 * @param filters what is left out is as in a new trigger, which has no further filters and takes every event
 * @param now milliseconds since 1970
 */
export function passes(event: WeChatEvent, filters: Partial<Filters>, now: number): boolean {
	const { events = [], accounts = [], senders = [], maxAgeSeconds = 0 } = filters;
	const { ignoreOwn = true, ignoreOfficial = true, onlyWhenMentioned = false } = filters;
	if (!isWanted(events, event.event)) return false;
	if (!among(accounts, event.accountId)) return false;
	if (maxAgeSeconds > 0 && age(event, now) > maxAgeSeconds) return false;
	if (!isInChat(event, filters)) return false;
	if (!isMessage(event)) return true;
	if (ignoreOwn && event.isSelf) return false;
	// Who wants them and nothing else has said so.
	if (ignoreOfficial && event.chatType === 'official' && filters.chatType !== 'official')
		return false;
	if (!among(senders, event.senderId)) return false;
	if (onlyWhenMentioned && !event.isAtMe) return false;
	return hasText(event, filters);
}
