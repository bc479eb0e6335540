/** Questions that wait for an answer in the chat, and messages that may be one. */
import type { WeChatEvent } from '../../../nodes/events/message';
import type { KeptQuestion } from '../../../nodes/questions/chat/kept';

export const ASKED_AT = Date.parse('2026-11-01T08:00:00.000Z');

let count = 0;

/** Li Lei was asked in the private chat; each has an ID of its own. */
export const question = (more: Partial<KeptQuestion> = {}): KeptQuestion => ({
	id: `question ${++count}`,
	developer: 'http://gateway developer',
	accountId: 'wxid_bot',
	chatId: 'wxid_lilei',
	senderId: 'wxid_lilei',
	messageId: `80000000000000${String(count).padStart(4, '0')}`,
	responseType: 'approval',
	choices: ['Approve', 'Decline'],
	takesWords: false,
	sealed: 'sealed',
	askedAt: ASKED_AT,
	expiresAt: ASKED_AT + 3_600_000,
	...more,
});

/** Li Lei writes. */
export const writes = (text: string, more: Partial<WeChatEvent> = {}): WeChatEvent => ({
	event: 'message.text',
	text,
	textWithoutMentions: text,
	chatId: 'wxid_lilei',
	chatType: 'private',
	senderId: 'wxid_lilei',
	isSelf: false,
	mentions: [],
	isAtMe: false,
	timestamp: '2026-11-01T08:00:30.000Z',
	accountId: 'wxid_bot',
	messageId: '9000000000000000001',
	localId: '1',
	session: 's',
	gateway: 'eyun',
	code: '60001',
	raw: {},
	...more,
});
