/** What is kept of events in the static data, which later versions and other processes read. */
import { identityOf, isNew } from '../../../nodes/events/dedupe';
import type { WeChatEvent } from '../../../nodes/events/message';
import { readCallback } from './readCallback.mts';

const read = (messageType: string, data: object): WeChatEvent => {
	const body = JSON.stringify({ wcId: 'bot', messageType, data });
	const callback = readCallback(Buffer.from(body));
	if (callback.kind !== 'event') throw new Error(`This is a ${callback.kind}`);
	return callback.event;
};

const NOW = 1_700_000_000_000;

it('an ID is kept as it is, and short text stands for what has none', () => {
	expect(identityOf(read('80001', { newMsgId: '123' }))).toBe('bot 123');
	expect(identityOf(read('85001', { userName: '1@chatroom' }))).toMatch(/^bot [\w-]{43}$/);
});

it('of a new trigger, the first event is all there is', () => {
	const kept: { seen?: string[] } = {};
	expect(isNew('identity 1', read('80001', { newMsgId: '123' }), kept, NOW)).toBe(true);
	expect(kept.seen).toEqual(['bot 123']);
});

it('what has no ID is kept with its time, what has one without', () => {
	const kept: { seen?: string[] } = {};
	const notice = read('85001', { userName: '1@chatroom' });
	isNew('identity 2', notice, kept, NOW);
	isNew('identity 2', read('80001', { newMsgId: '123' }), kept, NOW + 5);
	expect(kept.seen).toEqual([`${identityOf(notice)} seen ${NOW}`, 'bot 123']);
});

it('is told apart by trigger', () => {
	const event = read('80001', { newMsgId: '123' });
	expect(isNew('identity 5', event, {}, NOW)).toBe(true);
	expect(isNew('identity 6', event, {}, NOW)).toBe(true);
	expect(isNew('identity 5', event, {}, NOW)).toBe(false);
});

it('what was kept before this process began is known, also when another process has replaced it', () => {
	const kept = { seen: ['bot 123'] };
	expect(isNew('identity 7', read('80001', { newMsgId: '1' }), kept, NOW)).toBe(true);
	kept.seen = [];
	expect(isNew('identity 7', read('80001', { newMsgId: '123' }), kept, NOW)).toBe(false);
});

it('of more than is kept now, the latest stay', () => {
	const kept = { seen: Array.from({ length: 300 }, (_, index) => `bot ${index + 1}`) };
	isNew('identity 8', read('80001', { newMsgId: '301' }), kept, NOW);
	expect(kept.seen).toHaveLength(200);
	expect([kept.seen[0], kept.seen.at(-1)]).toEqual(['bot 102', 'bot 301']);
});
