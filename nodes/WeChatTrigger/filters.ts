import { RE2JS } from 're2js';

import { InputFault } from '../shared/fault';
import type { WeChatEvent } from './message';

/** What the workflow wants to see. Empty lists and texts let everything through. */
export interface Filters {
	events: string[];
	chatType: string;
	accounts: string[];
	chats: string[];
	senders: string[];
	ignoreOwn: boolean;
	onlyWhenMentioned: boolean;
	textContains: string;
	textPattern: string;
	/** Older messages are dropped; 0 lets every age through. */
	maxAgeSeconds: number;
}

const patterns = new Map<string, RE2JS>();

/**
 * Compiles a pattern of the user. RE2's engine takes a time that grows with the text only, so that
 * no pattern can stop n8n; what it does not know (look-around, back-references) is refused.
 *
 * @throws InputFault naming the pattern and the reason
 */
export function compile(pattern: string): RE2JS {
	const known = patterns.get(pattern);
	if (known) return known;
	let reason = '';
	try {
		const compiled = RE2JS.compile(pattern, RE2JS.CASE_INSENSITIVE);
		if (patterns.size > 100) patterns.clear();
		patterns.set(pattern, compiled);
		return compiled;
	} catch (error) {
		reason = (error as Error).message;
	}
	throw new InputFault(
		`'Text Matches Pattern' cannot be used: ${reason}`,
		'Check the pattern. Look-around such as (?=…) and back-references such as \\1 are not available, because they could stop n8n.',
	);
}

const among = (wanted: string[], value: string) => wanted.length === 0 || wanted.includes(value);

const age = ({ timestamp }: WeChatEvent, now: number) =>
	timestamp === null ? 0 : (now - Date.parse(timestamp)) / 1000;

/**
 * Whether an event passes. Filters about messages (own, mentioned, text, senders) concern messages
 * only: a notice of the account or a group has none of these.
 *
 * @param now milliseconds since 1970
 */
export function passes(event: WeChatEvent, filters: Filters, now: number): boolean {
	if (!among(filters.events, event.event)) return false;
	if (!among(filters.accounts, event.accountId)) return false;
	if (filters.maxAgeSeconds > 0 && age(event, now) > filters.maxAgeSeconds) return false;
	if (event.chatType !== 'none') {
		if (filters.chatType !== 'any' && filters.chatType !== event.chatType) return false;
		if (!among(filters.chats, event.chatId)) return false;
	}
	if (!event.event.startsWith('message.')) return true;
	if (filters.ignoreOwn && event.isSelf) return false;
	if (!among(filters.senders, event.senderId)) return false;
	if (filters.onlyWhenMentioned && !event.isAtMe) return false;
	const { textContains, textPattern } = filters;
	if (!event.text.toLowerCase().includes(textContains.toLowerCase())) return false;
	return textPattern === '' || compile(textPattern).matcher(event.text).find();
}
