import { checkReachable } from '../../../nodes/engine/reachability';
import { callbackToken, sameToken, withToken } from '../../../nodes/callbacks/token';
import { identityOf, isNew } from '../../../nodes/events/dedupe';
import { passes, type Filters } from '../../../nodes/events/filters';
import { compile } from '../../../nodes/events/pattern';
import type { WeChatEvent } from '../../../nodes/events/message';

const open: Filters = {
	events: [],
	chatType: 'any',
	accounts: [],
	chats: [],
	senders: [],
	ignoreOwn: false,
	ignoreOfficial: false,
	onlyWhenMentioned: false,
	textContains: '',
	textPattern: '',
	maxAgeSeconds: 0,
};

const event = (more: Partial<WeChatEvent> = {}): WeChatEvent => ({
	event: 'message.text',
	gateway: 'eyun',
	code: '80001',
	accountId: 'bot',
	session: 'w1',
	messageId: '1',
	localId: '2',
	chatId: 'g@chatroom',
	chatType: 'group',
	senderId: 'lilei',
	isSelf: false,
	mentions: [],
	isAtMe: false,
	text: 'Order 12 please',
	textWithoutMentions: 'Order 12 please',
	timestamp: '2026-01-01T00:00:00.000Z',
	raw: {},
	...more,
});

const NOW = Date.parse('2026-01-01T00:01:00.000Z');
const OFFICIAL = { chatType: 'official', chatId: 'gh_1' } as const;
const filtered = (filters: Partial<Filters>, more?: Partial<WeChatEvent>) =>
	passes(event(more), { ...open, ...filters }, NOW);

describe('"Any Message"', () => {
	const any = { events: ['message.any'] };

	it.each(['message.text', 'message.image', 'message.pat', 'message.other'] as const)(
		'takes %s',
		(name) => expect(filtered(any, { event: name })).toBe(true),
	);

	it.each([
		// What comes itself afterwards, and what has come before.
		...(['message.fileAnnounced', 'message.revoke'] as const),
		...(['group.memberJoined', 'contact.request', 'officialAccount.article', 'unknown'] as const),
	])('does not take %s', (name) => expect(filtered(any, { event: name })).toBe(false));

	it('what is chosen beside it comes in addition', () => {
		const more = { events: ['message.any', 'message.revoke', 'group.renamed'] };
		for (const name of ['message.text', 'message.revoke', 'group.renamed'] as const) {
			expect(filtered(more, { event: name })).toBe(true);
		}
		for (const name of ['message.fileAnnounced', 'group.changed'] as const) {
			expect(filtered(more, { event: name })).toBe(false);
		}
	});

	it('the other filters hold as for any event', () => {
		expect(filtered({ ...any, ignoreOwn: true }, { isSelf: true })).toBe(false);
		expect(filtered({ ...any, ignoreOfficial: true }, OFFICIAL)).toBe(false);
		expect(filtered({ ...any, chatType: 'private' })).toBe(false);
	});
});

it.each<[string, Partial<Filters>, Partial<WeChatEvent>, Partial<WeChatEvent>]>([
	['events', { events: ['message.text'] }, {}, { event: 'message.image' }],
	['groups', { chatType: 'group' }, {}, { chatType: 'private' }],
	['accounts', { accounts: ['bot'] }, {}, { accountId: 'other' }],
	['chats', { chats: ['g@chatroom'] }, {}, { chatId: 'h@chatroom' }],
	['senders', { senders: ['lilei'] }, {}, { senderId: 'lucy' }],
	['own messages', { ignoreOwn: true }, {}, { isSelf: true }],
	['mentions', { onlyWhenMentioned: true }, { isAtMe: true }, {}],
	['Official Accounts', { chatType: 'official' }, OFFICIAL, { chatType: 'private' }],
	['people', { chatType: 'private' }, { chatType: 'private' }, OFFICIAL],
	['messages of Official Accounts', { ignoreOfficial: true }, {}, OFFICIAL],
	['text', { textContains: 'oRDER' }, {}, { textWithoutMentions: 'hello' }],
	['pattern', { textPattern: '^order \\d+' }, {}, { textWithoutMentions: 'an order 1' }],
	['age', { maxAgeSeconds: 60 }, {}, { timestamp: '2025-12-31T23:59:59.000Z' }],
])('the filter for %s lets the one through and stops the other', (_name, filters, yes, no) => {
	expect(filtered(filters, yes)).toBe(true);
	expect(filtered(filters, no)).toBe(false);
});

it('a message without a time is never too old', () => {
	expect(filtered({ maxAgeSeconds: 1 }, { timestamp: null })).toBe(true);
});

it('filters about messages do not stop notices, which have no text and no sender', () => {
	const strict = { ignoreOwn: true, onlyWhenMentioned: true, textContains: 'x', senders: ['y'] };
	expect(filtered(strict, { event: 'group.renamed' })).toBe(true);
	expect(
		filtered({ chatType: 'group', chats: ['g'] }, { event: 'account.offline', chatType: 'none' }),
	).toBe(true);
});

it('what is left out is as in a new trigger', () => {
	expect(passes(event(), {}, NOW)).toBe(true);
	expect(passes(event({ isSelf: true }), {}, NOW)).toBe(false);
	expect(passes(event(OFFICIAL), {}, NOW)).toBe(false);
	expect(passes(event({ event: 'group.renamed' }), {}, NOW)).toBe(true);
});

describe('events without a chat', () => {
	const NONE = { chatType: 'none', chatId: '' } as const;
	const wanted: Partial<Filters>[] = [
		{ chatType: 'group' },
		{ chatType: 'private' },
		{ chatType: 'official' },
		{ chats: ['g@chatroom'] },
	];

	it.each(wanted)('of messages, none pass %j', (filters) => {
		expect(filtered(filters, NONE)).toBe(false);
		expect(filtered({}, NONE)).toBe(true);
	});

	it.each(wanted)('notices of the account and friend requests pass %j', (filters) => {
		expect(filtered(filters, { ...NONE, event: 'account.offline' })).toBe(true);
		expect(filtered(filters, { ...NONE, event: 'contact.request' })).toBe(true);
	});

	it('a group message that does not say which group passes no list of groups', () => {
		const unknown = { chatType: 'group', chatId: '' } as const;
		expect(filtered({ chats: ['g@chatroom'] }, unknown)).toBe(false);
		expect(filtered({ chatType: 'group' }, unknown)).toBe(true);
	});
});

describe('Official Accounts', () => {
	const article = { ...OFFICIAL, event: 'officialAccount.article' } as const;

	it.each(['private', 'group'])('their events pass %s when they are chosen by name', (chatType) => {
		expect(filtered({ chatType, events: ['officialAccount.article'] }, article)).toBe(true);
		expect(filtered({ chatType, events: [] }, article)).toBe(false);
		const events = ['officialAccount.article'];
		expect(filtered({ chatType, events, chats: ['gh_2'] }, article)).toBe(false);
		expect(filtered({ chatType, events: ['message.text'] }, OFFICIAL)).toBe(false);
	});

	it('only their messages are ignored', () => {
		expect(filtered({ ignoreOfficial: true }, article)).toBe(true);
		expect(filtered({ ignoreOfficial: true }, { ...OFFICIAL, event: 'contact.changed' })).toBe(
			true,
		);
		expect(filtered({ ignoreOfficial: true }, { ...OFFICIAL, event: 'message.link' })).toBe(false);
	});

	it('who wants only their messages gets them', () => {
		expect(filtered({ ignoreOfficial: true, chatType: 'official' }, OFFICIAL)).toBe(true);
	});
});

it('texts are looked at without the mentions in front of them', () => {
	const behind = { text: '@Demo Shop\u2005order 5', textWithoutMentions: 'order 5' };
	expect(filtered({ textPattern: '^order \\d+' }, behind)).toBe(true);
	expect(filtered({ textContains: 'shop' }, behind)).toBe(false);
});

it.each(['(', '(?=a)', '(a)\\1', '[z-a]'])(
	'the pattern %s is refused with the reason',
	(pattern) => {
		expect(() => compile(pattern)).toThrow("'Text Matches Pattern' cannot be used");
	},
);

it.each(['(a+)+$', '(a|a)*b', '(.*)*x', '^(([a-z])+.)+[A-Z]([a-z])+$'])(
	'the pattern %s, which hangs other engines, is answered',
	(textPattern) => {
		expect(filtered({ textPattern }, { text: `${'a'.repeat(20_000)}!` })).toEqual(
			expect.any(Boolean),
		);
	},
);

describe('a pattern that is too large', () => {
	it.each([
		'(\\w{0,30},){30}(\\w{0,30},){30}(\\w{0,30},){30}',
		'a{1000}'.repeat(6),
		'ab|'.repeat(4000),
	])('one is refused with the reason', (pattern) => {
		expect(() => compile(pattern)).toThrow(
			/^'Text Matches Pattern' cannot be used: it (needs \d+ steps|has \d+ characters)/,
		);
	});

	it('a long list of words is not', () => {
		const words = Array.from({ length: 300 }, (_, index) => `word number ${index}`);
		const textPattern = words.join('|');
		expect(filtered({ textPattern }, { textWithoutMentions: 'a Word Number 299!' })).toBe(true);
	});

	it('a text that is too long for it does not match, a shorter one does', () => {
		const textPattern = 'a{0,1000}b';
		const before = (length: number) => ({ textWithoutMentions: `${'x'.repeat(length)}ab` });
		expect(filtered({ textPattern }, before(5_000))).toBe(true);
		expect(filtered({ textPattern }, before(50_000))).toBe(false);
		expect(filtered({ textPattern: 'a+b' }, before(500_000))).toBe(true);
	});
});

describe('duplicates', () => {
	it('are the same account and message, whatever else differs', () => {
		expect(isNew('t1', event(), {})).toBe(true);
		expect(isNew('t1', event({ text: 'again' }), {})).toBe(false);
		expect(isNew('t1', event({ messageId: '2' }), {})).toBe(true);
		expect(isNew('t1', event({ accountId: 'other' }), {})).toBe(true);
		expect(isNew('t2', event(), {})).toBe(true);
	});

	it('are known after a restart from what was kept, which stays small', () => {
		const kept: { seen?: string[] } = {};
		for (let id = 0; id < 500; id++) isNew('before', event({ messageId: String(id) }), kept);
		expect(kept.seen).toHaveLength(200);
		expect(isNew('after', event({ messageId: '499' }), kept)).toBe(false);
		expect(isNew('after', event({ messageId: '500' }), kept)).toBe(true);
	});

	it('of notices without an id are the same thing at the same time', () => {
		const notice = (data: object) =>
			identityOf(event({ messageId: '', code: '85001', raw: { data } as never }));
		expect(notice({ userName: 'g', timestamp: 5 })).toBe(notice({ userName: 'g', timestamp: 5 }));
		expect(notice({ userName: 'g', timestamp: 5 })).not.toBe(
			notice({ userName: 'g', timestamp: 6 }),
		);
		expect(notice({ userName: 'g' })).not.toBe(notice({ userName: 'h' }));
	});
});

describe('the token', () => {
	const token = callbackToken('secret', '');

	it('is the same every time, another for another version or account, and hides the secret', () => {
		expect(callbackToken('secret', '')).toBe(token);
		expect(callbackToken('secret', '2')).not.toBe(token);
		expect(callbackToken('other', '')).not.toBe(token);
		expect(token).toMatch(/^[\w-]{43}$/);
		expect(token).not.toContain('secret');
	});

	it.each([undefined, '', 'x', ['a'], { a: 1 }])('%j is not the token', (given) => {
		expect(sameToken(given, token)).toBe(false);
	});

	it('goes into the URL beside what is there', () => {
		expect(sameToken(token, token)).toBe(true);
		expect(withToken('https://a.example/webhook/x?y=1', 'T')).toBe(
			'https://a.example/webhook/x?y=1&token=T',
		);
	});
});

describe('an address that the gateway cannot reach', () => {
	const GATEWAY = 'http://198.51.100.9:9899';

	it.each([
		'http://localhost:5678/webhook/a',
		'http://127.0.0.1:5678/webhook/a',
		'http://192.168.1.5/webhook/a',
		'http://172.20.0.3/webhook/a',
		'http://[::1]:5678/webhook/a',
		'http://n8n:5678/webhook/a',
		'http://n8n.local/webhook/a',
	])('%s is explained', (url) => {
		expect(() => checkReachable(url, GATEWAY, 'go on')).toThrow(
			'The gateway cannot reach this n8n',
		);
	});

	it('is fine for a gateway in the same network, and a public one always', () => {
		expect(() =>
			checkReachable('http://127.0.0.1/a', 'http://127.0.0.1:9899', 'go on'),
		).not.toThrow();
		expect(() => checkReachable('https://n8n.example.com/a', GATEWAY, 'go on')).not.toThrow();
	});
});

describe('what nobody knows', () => {
	const unknown = { event: 'unknown', isSelf: true, senderId: 'bot' } as const;

	it('is filtered as a message where it comes from a chat', () => {
		expect(filtered({}, unknown)).toBe(true);
		expect(filtered({ ignoreOwn: true }, unknown)).toBe(false);
		expect(filtered({ senders: ['lilei'] }, unknown)).toBe(false);
		expect(filtered({ ignoreOfficial: true }, { ...unknown, ...OFFICIAL })).toBe(false);
	});

	it('passes as a notice does where it belongs to no chat', () => {
		const state = { ...unknown, chatId: '', chatType: 'none' } as const;
		expect(filtered({ ignoreOwn: true, senders: ['lilei'], chats: ['a'] }, state)).toBe(true);
	});
});
